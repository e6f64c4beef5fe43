/** Why somebody changed something, in their own words. */
import { maskText } from '../../evidence/mask.ts';
import { WHY_HEADER, why } from '../../wire/admin.schema.ts';
import type { Change } from '../change-object.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf } from '../http.ts';

/** The change a request makes: when, by whom and why. `given` is the body's reason where it has one. Throws `Refused` 400. */
export function changeOf(collector: Collector, c: Ctx, given?: string): Change {
  const reason = given ?? headerReason(c);
  return {
    at: nowOf(collector),
    by: c.get('caller').technician,
    ...(reason === undefined ? {} : { why: maskText(reason) }),
  };
}

function headerReason(c: Ctx): string | undefined {
  const header = c.req.header(WHY_HEADER);
  if (header === undefined || header.trim() === '') return undefined;
  const parsed = why.safeParse(decoded(header));
  if (!parsed.success || parsed.data.includes('\0')) throw new Refused('record.whyHeader');
  return parsed.data;
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw new Refused('record.whyHeader');
  }
}

import { checkConvention } from '../record/check-convention.ts';
import type { Client, Technician } from '../record/record.schema.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';

/** Enough to know whether a rule is of any use; the page beside the rules tries all of them. */
const TRIED = 200;

/**
 * Throws `Refused` 422 for the first naming rule that cannot be read, or by which nobody gets a login, with the technician it was tried on: told to whoever writes it, not
 * to whoever fills a form later. A rule that fails for some only is theirs to see in the preview.
 */
export async function checkRules(db: Database, client: Client): Promise<void> {
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'technicians')
    .orderBy('id')
    .limit(TRIED)
    .execute();
  const technicians = rows.map(({ body }) => JSON.parse(body) as Technician);
  const [problem] = checkConvention(client, technicians).filter(({ fatal }) => fatal);
  if (!problem) return;
  const { attribute, purpose, sentence } = problem;
  throw new Refused('record.rule', { attribute, purpose, why: sentence });
}

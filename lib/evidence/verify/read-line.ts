/** Reading one line of a pack by parsing it: the slow, plain way every kind of line can be read. */
import type { z } from 'zod';
import { canonical } from '../canonical.ts';
import { refuse } from './refuse.ts';

/** The value on the line. Refuses a line that is not UTF-8, not JSON or not in the one form RFC 8785 gives it. */
export function readJson(line: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    const value: unknown = JSON.parse(text);
    if (canonical(value) === text) return value;
  } catch {
    // Not UTF-8, not JSON, or a lone surrogate: refused below like a line that is only spelled otherwise.
  }
  return refuse('pack.line', 'The line is not canonical JSON (RFC 8785): it was changed after it was written.');
}

/** The value as the schema has it; `what` names it in the refusal. */
export function fitting<T>(value: unknown, schema: z.ZodType<T>, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') || 'its keys';
  return refuse('pack.line', `The line is no ${what} line: it does not fit at ${place}.`);
}

import { canonical } from '../../evidence/canonical.ts';
import type { EventField } from '../../evidence/event.schema.ts';

type Stored = object & { id: string; version: number };

/** These hold a person's particulars. */
const PERSONAL = new Set(['technician', 'account', 'exception']);

/**
 * Which parts of an object of the record a change touches, with their content before and after as JSON. Of a technician, an account or an exception only which: a
 * person's particulars are in the record, version by version, and the log repeats them where they are filled.
 */
export function changedFields(kind: string, before: Stored | null, after: Stored | null): EventField[] {
  const [old, next] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter((name) => name !== 'version' && old[name] !== next[name])
    .map((name) => ({
      attribute: name.slice(0, 64),
      ...(PERSONAL.has(kind) || old[name] === undefined ? {} : { from: old[name] }),
      ...(PERSONAL.has(kind) || next[name] === undefined ? {} : { to: next[name] }),
    }));
}

function parts(stored: Stored | null): Partial<Record<string, string>> {
  const filled = Object.entries(stored ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled.map(([name, value]) => [name, canonical(value)]));
}

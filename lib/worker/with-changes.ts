import type { Changes } from '../wire/api.schema.ts';
import { type HeldSnapshot, isHeld } from './held-accounts.ts';

/**
 * The record after changes. What did not change is the same object as before, so that what was worked out of it once (folded names) still holds. Pure.
 * Throws when the changes are not since the version held: the collector answers what it was asked, so that this is a fault.
 */
export function withChanges(held: HeldSnapshot | undefined, changes: Changes): HeldSnapshot {
  if (held?.version !== changes.since)
    throw new Error('The collector told changes since another version than was asked.');
  const { since: _, changed, removed, ...frame } = changes;
  // Of accounts all that changed is told; one that moved to a place that is not held here goes.
  const [kept, elsewhere] = apart(changed.accounts, (one) => isHeld({ ...held, ...frame }, one));
  const gone = [...(removed.accounts ?? []), ...elsewhere.map(({ id }) => id)];
  return {
    ...frame,
    ...(held.looked ? { looked: held.looked } : {}),
    technicians: merged(held.technicians, changed.technicians, removed.technicians),
    clients: merged(held.clients, changed.clients, removed.clients),
    consoles: merged(held.consoles, changed.consoles, removed.consoles),
    accounts: merged(held.accounts, kept, gone),
    templates: merged(held.templates, changed.templates, removed.templates),
    exceptions: merged(held.exceptions, changed.exceptions, removed.exceptions),
  };
}

function apart<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** In the order of their ids, as the collector lists them. */
function merged<T extends { id: string }>(held: T[], changed: T[], removed: readonly string[] = []): T[] {
  if (changed.length === 0 && removed.length === 0) return held;
  const all = new Map(held.map((one) => [one.id, one]));
  for (const id of removed) all.delete(id);
  for (const one of changed) all.set(one.id, one);
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

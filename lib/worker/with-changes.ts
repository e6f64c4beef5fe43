import type { Changes, Snapshot } from '../wire/api.schema.ts';

/**
 * The record after changes. What did not change is the same object as before, so that what was worked out of it once (folded names) still holds. Pure.
 * Throws when the changes are not since the version held: the collector answers what it was asked, so that this is a fault.
 */
export function withChanges(held: Snapshot | undefined, changes: Changes): Snapshot {
  if (held?.version !== changes.since)
    throw new Error('The collector told changes since another version than was asked.');
  const { since: _, changed, removed, ...frame } = changes;
  return {
    ...frame,
    technicians: merged(held.technicians, changed.technicians, removed.technicians),
    clients: merged(held.clients, changed.clients, removed.clients),
    consoles: merged(held.consoles, changed.consoles, removed.consoles),
    accounts: merged(held.accounts, changed.accounts, removed.accounts),
    templates: merged(held.templates, changed.templates, removed.templates),
    exceptions: merged(held.exceptions, changed.exceptions, removed.exceptions),
  };
}

/** In the order of their ids, as the collector lists them. */
function merged<T extends { id: string }>(held: T[], changed: T[], removed: readonly string[] = []): T[] {
  if (changed.length === 0 && removed.length === 0) return held;
  const all = new Map(held.map((one) => [one.id, one]));
  for (const id of removed) all.delete(id);
  for (const one of changed) all.set(one.id, one);
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

import type { OwnMessage } from '../../wire/own.schema.ts';
import type { NamesAnswer } from '../../wire/own.ts';
import type { Identity } from '../database.ts';
import { cachedRecord } from '../snapshot.ts';

type Wanted = Extract<OwnMessage, { type: 'own.names' }>['ids'];

/** Names for ids as this device holds them; an id that is not held, or not this person's to see, has none. */
export async function namesHeld(identity: Identity, wanted: Wanted): Promise<NamesAnswer> {
  const snapshot = (await cachedRecord(identity))?.snapshot;
  return {
    technicians: named(wanted.technicians, snapshot?.technicians, (one) => one.displayName),
    clients: named(wanted.clients, snapshot?.clients, (one) => one.name),
    consoles: named(wanted.consoles, snapshot?.consoles, (one) => one.label),
    templates: named(wanted.templates, snapshot?.templates, (one) => one.label),
  };
}

function named<T extends { id: string }>(
  ids: readonly string[] = [],
  held: readonly T[] = [],
  name: (one: T) => string,
): Record<string, string> {
  const wanted = new Set(ids);
  return Object.fromEntries(held.filter(({ id }) => wanted.has(id)).map((one) => [one.id, name(one)]));
}

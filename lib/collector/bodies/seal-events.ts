/** Events on their way into the log, with their bodies sealed: before they lie down in any table. */
import type { Arrival, ArrivingEvent } from '../arrival.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { type BodyKey, monthOf, openSealed, sealBody } from './body-key.ts';
import { bodyKeysOf, findKey, scopeKey } from './body-keys.ts';
import { usableKey } from './key-rows.ts';
import { scopeOf } from './scope-of.ts';

/** The events with those sealed that `keyFor` has a key for. */
export function sealWith(
  events: readonly ArrivingEvent[],
  keyFor: (scope: string) => BodyKey | undefined,
): ArrivingEvent[] {
  return events.map((event) => {
    const { salt, text, leafHash } = event;
    const key = salt === null || text === null ? undefined : keyFor(scopeOf(event.columns));
    if (!key || salt === null || text === null) return event;
    return { ...event, salt: null, text: null, sealed: { key: key.id, bytes: sealBody(key, leafHash, salt, text) } };
  });
}

/** An arrival with all of its bodies sealed; makes keys where there are none. Not within a transaction: what it remembers must be committed. */
export async function sealArrival(db: Database, arrival: Arrival): Promise<Arrival> {
  const scopes = unsealedScopes(arrival.events);
  if (scopes.size === 0) return arrival;
  const keys = bodyKeysOf(db);
  const month = monthOf(arrival.receivedAt);
  for (const scope of scopes) if (!keys.sealing.has(scopeKey(scope, month))) await askForKey(db, scope, month);
  const events = sealWith(arrival.events, (scope) => keys.sealing.get(scopeKey(scope, month)));
  // Where keys were taken out of use meanwhile, some are still to be sealed.
  return sealArrival(db, { ...arrival, events });
}

async function askForKey(db: Database, scope: string, month: string): Promise<void> {
  const keys = bodyKeysOf(db);
  const name = scopeKey(scope, month);
  const { turn } = keys;
  const asked = keys.asked.get(name) ?? usableKey(db, scope, month).finally(() => keys.asked.delete(name));
  keys.asked.set(name, asked);
  const key = await asked;
  // Keys went out of use while it was asked for: it may be one of them, and nothing would say so again.
  if (keys.turn !== turn || keys.sealing.get(name) === key) return;
  keys.sealing.set(name, key);
  keys.version += 1;
}

/** Within the transaction that stores them: seals what was not yet. Throws `Refused` 503 where what sealed one was destroyed meanwhile: whoever sends again is served. */
export async function sealForStore(
  trx: Writing,
  events: readonly ArrivingEvent[],
  month: string,
): Promise<ArrivingEvent[]> {
  const keys = bodyKeysOf(trx);
  const found = new Map<string, BodyKey>();
  for (const scope of unsealedScopes(events)) found.set(scope, await usableKey(trx, scope, month));
  for (const { sealed } of events)
    if (sealed && keys.read.get(sealed.key) === 'destroyed') throw new Refused('bodies.again');
  return found.size === 0 ? [...events] : sealWith(events, (scope) => found.get(scope));
}

/** As they came, for what is kept apart; what does not open any more stays sealed. */
export function unsealed(db: Database, events: readonly ArrivingEvent[]): ArrivingEvent[] {
  const keys = bodyKeysOf(db);
  return events.map((event) => {
    if (!event.sealed) return event;
    const key = findKey(keys, event.sealed.key);
    const plain = key && openSealed(key, event.leafHash, event.sealed.bytes);
    return plain ? { ...event, salt: plain.salt, text: plain.body, sealed: null } : event;
  });
}

function unsealedScopes(events: readonly ArrivingEvent[]): Set<string> {
  return new Set(events.filter(({ text }) => text !== null).map(({ columns }) => scopeOf(columns)));
}

/** Observations as stored. */
import type { HowShown, Observation } from '../../drift/observation.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { insertNamed } from '../insert-rows.ts';

const AT_ONCE = 500;

export async function readObservations(db: Database, places: readonly string[]): Promise<Map<string, Observation>> {
  const found = new Map<string, Observation>();
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('observations')
      .selectAll()
      .where('place', 'in', places.slice(at, at + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.place, fromRow(row));
  }
  return found;
}

const COLUMNS = [
  ...(['place', 'console', 'client', 'account', 'seen_at', 'received_at', 'how', 'asked', 'page'] as const),
  ...(['address', 'read', 'tenant', 'signed_in_as', 'device', 'by', 'shown'] as const),
];

export async function keepObservations(trx: Writing, observations: ReadonlyMap<string, Observation>): Promise<void> {
  const rows = Array.from(observations, ([place, one]) => toRow(place, one));
  await insertNamed(trx, 'observations', COLUMNS, rows, 'place');
}

const time = (at: number): string => new Date(at).toISOString();

function toRow(place: string, one: Observation): Tables['observations'] {
  const { console, client, account, how, page, address, read, tenant, device, by } = one;
  return {
    ...{ place, console, client, account, how, page, address, read, tenant, device, by },
    seen_at: time(one.seenAt),
    received_at: time(one.receivedAt),
    asked: one.asked ? 1 : 0,
    signed_in_as: one.signedInAs,
    shown: JSON.stringify(one.shown),
  };
}

function fromRow(row: Tables['observations']): Observation {
  const { console, client, account, page, address, read, tenant, device, by } = row;
  return {
    ...{ console, client, account, page, address, read, tenant, device, by },
    how: row.how as HowShown,
    seenAt: Date.parse(row.seen_at),
    receivedAt: Date.parse(row.received_at),
    asked: row.asked === 1,
    signedInAs: row.signed_in_as,
    shown: JSON.parse(row.shown) as Observation['shown'],
  };
}

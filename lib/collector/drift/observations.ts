/** Observations as stored. */
import type { HowShown, Observation } from '../../drift/observation.ts';
import type { Database, Tables, Writing } from '../database.ts';

const AT_ONCE = 500;
const ROWS = 40;

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

export async function keepObservations(trx: Writing, observations: ReadonlyMap<string, Observation>): Promise<void> {
  const rows = Array.from(observations, ([place, one]) => toRow(place, one));
  for (let at = 0; at < rows.length; at += ROWS)
    await trx
      .insertInto('observations')
      .values(rows.slice(at, at + ROWS))
      .onConflict((conflict) =>
        conflict.column('place').doUpdateSet((e) => ({
          account: e.ref('excluded.account'),
          seen_at: e.ref('excluded.seen_at'),
          received_at: e.ref('excluded.received_at'),
          how: e.ref('excluded.how'),
          asked: e.ref('excluded.asked'),
          page: e.ref('excluded.page'),
          address: e.ref('excluded.address'),
          read: e.ref('excluded.read'),
          tenant: e.ref('excluded.tenant'),
          signed_in_as: e.ref('excluded.signed_in_as'),
          device: e.ref('excluded.device'),
          by: e.ref('excluded.by'),
          shown: e.ref('excluded.shown'),
        })),
      )
      .execute();
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

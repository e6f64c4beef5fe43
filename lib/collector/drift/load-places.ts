/** Everything that looking at some places again needs, read at once. */

import type { Observation, SeenValue } from '../../drift/observation.ts';
import { placeId } from '../../drift/place.ts';
import type { Exception } from '../../record/access.schema.ts';
import type { Account, Technician } from '../../record/record.schema.ts';
import { BODY_COLUMNS, opened } from '../bodies/open-body.ts';
import type { Tables, Writing } from '../database.ts';
import { objectsOf } from '../objects.ts';
import { objectsNaming } from '../references.ts';
import { ANY_ACCOUNT } from './follow-log.ts';
import { readObservations } from './observations.ts';

export interface Loaded {
  observations: Map<string, Observation>;
  /** by place */
  accounts: Map<string, { row: Tables['drift_accounts']; account: Account }>;
  technicians: Map<string, Technician>;
  exceptions: Exception[];
  /** `technician part` → when it last changed */
  changedAt: Map<string, number>;
  deeds: Map<string, number[]>;
  uses: Map<string, Tables['drift_uses'][]>;
  /** `client console` */
  looks: Map<string, Tables['drift_looks']>;
  salts: Map<number, string>;
}

export async function loadPlaces(trx: Writing, places: readonly string[]): Promise<Loaded> {
  const observations = await readObservations(trx, places);
  const rows = await trx.selectFrom('drift_accounts').selectAll().where('place', 'in', places).execute();
  const accounts = await objectsOf(
    trx,
    'accounts',
    rows.map(({ id }) => id),
  );
  const uses = await trx.selectFrom('drift_uses').selectAll().where('place', 'in', places).execute();
  const people = new Set([...accounts.values()].map(({ technician }) => technician));
  const technicians = await objectsOf(trx, 'technicians', [...people]);
  const clients = [...new Set([...rows, ...observations.values()].map(({ client }) => client))];
  const anywhere = new Map(
    [...observations.values(), ...rows].map(({ console, client }) => [
      `${client} ${console}`,
      placeId(console, client, ANY_ACCOUNT),
    ]),
  );
  return {
    observations,
    accounts: new Map(
      rows.flatMap((row) =>
        accounts.has(row.id) ? [[row.place, { row, account: accounts.get(row.id) as Account }]] : [],
      ),
    ),
    technicians,
    exceptions: await objectsNaming(trx, 'exceptions', 'clients', clients),
    changedAt: await changesOf(trx, [...technicians.keys()]),
    deeds: await deedsAt(trx, places, anywhere),
    uses: Map.groupBy(uses, ({ place }) => place),
    looks: await looksAt(trx, clients),
    salts: await saltsOf(trx, observations.values()),
  };
}

async function changesOf(trx: Writing, technicians: readonly string[]): Promise<Map<string, number>> {
  if (technicians.length === 0) return new Map();
  const rows = await trx
    .selectFrom('attribute_sources')
    .select(['technician', 'attribute', 'at'])
    .where('technician', 'in', technicians)
    .execute();
  return new Map(rows.map(({ technician, attribute, at }) => [`${technician} ${attribute}`, Date.parse(at)]));
}

/** A deed that does not say about whom counts for every account of its console. */
async function deedsAt(
  trx: Writing,
  places: readonly string[],
  anywhere: ReadonlyMap<string, string>,
): Promise<Map<string, number[]>> {
  const rows = await trx
    .selectFrom('drift_deeds')
    .selectAll()
    .where('place', 'in', [...places, ...anywhere.values(), ''])
    .execute();
  const found = new Map<string, number[]>();
  for (const { place, at } of rows) found.set(place, [...(found.get(place) ?? []), Date.parse(at)]);
  for (const [where, place] of anywhere) found.set(where, found.get(place) ?? []);
  return found;
}

async function looksAt(trx: Writing, clients: readonly string[]): Promise<Loaded['looks']> {
  if (clients.length === 0) return new Map();
  const rows = await trx.selectFrom('drift_looks').selectAll().where('client', 'in', clients).execute();
  return new Map(rows.map((row) => [`${row.client} ${row.console}`, row]));
}

/** Salt and body are erased together: then nothing tells any more which value it was. */
async function saltsOf(trx: Writing, observations: Iterable<Observation>): Promise<Map<number, string>> {
  const entries = new Set<number>();
  for (const { shown } of observations)
    for (const seen of Object.values(shown) as SeenValue[][])
      for (const { entry } of seen) if (entry !== undefined) entries.add(entry);
  const all = [...entries];
  const found = new Map<number, string>();
  for (let at = 0; at < all.length; at += 500) {
    const rows = await trx
      .selectFrom('event_bodies as b')
      .innerJoin('log_entries as e', 'e.idx', 'b.idx')
      .select('b.idx')
      .select(BODY_COLUMNS)
      .where('b.idx', 'in', all.slice(at, at + 500))
      .execute();
    for (const { idx, salt } of opened(trx, rows)) if (salt !== null) found.set(Number(idx), salt);
  }
  return found;
}

/** The record as stored: the current objects, and every version they ever had. */
import { askedOften } from './asked-often.ts';
import type { Database, Writing } from './database.ts';
import type { Kind, Kinds } from './kinds.ts';
import { OWN_KEY } from './object-keys.ts';

/** The object as it is now, or undefined. */
export async function findObject<K extends Kind>(db: Database, kind: K, id: string): Promise<Kinds[K] | undefined> {
  const [row] = await bodyOf(db, kind, id);
  return row && (JSON.parse(row.body) as Kinds[K]);
}

const bodyOf = askedOften((db, kind: Kind, id: string) =>
  db.selectFrom('objects').select('body').where('kind', '=', kind).where('id', '=', id),
);

/** The object as it was in one version (promise 6: decisions can be replayed), or undefined when there is none or it was removed there. */
export async function objectAt<K extends Kind>(
  db: Database,
  kind: K,
  id: string,
  version: number,
): Promise<Kinds[K] | undefined> {
  return (await versionAt(db, kind, id, version)) ?? undefined;
}

/** As `objectAt`, but null where the object was removed in this version, or its content erased. */
export async function versionAt<K extends Kind>(
  db: Database,
  kind: K,
  id: string,
  version: number,
): Promise<Kinds[K] | null | undefined> {
  const row = await db
    .selectFrom('object_versions')
    .select('body')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && (row.body === null ? null : (JSON.parse(row.body) as Kinds[K]));
}

/** All current objects of a kind, by id. */
export async function listObjects<K extends Kind>(db: Database, kind: K): Promise<Kinds[K][]> {
  const rows = await db.selectFrom('objects').select('body').where('kind', '=', kind).orderBy('id').execute();
  return rows.map((row) => JSON.parse(row.body) as Kinds[K]);
}

/** Those of these ids that are there, by id; asked for in one question. */
export async function objectsOf<K extends Kind>(
  db: Database,
  kind: K,
  ids: readonly string[],
): Promise<Map<string, Kinds[K]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('objects')
    .select(['id', 'body'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as Kinds[K]]));
}

/** The id of whose key this is (object-keys.ts), or undefined. */
export async function keyHolder(db: Database, kind: Kind, scope: string, value: string): Promise<string | undefined> {
  const [row] = await holderOf(db, kind, scope, value);
  return row?.id;
}

const holderOf = askedOften((db, kind: Kind, scope: string, value: string) =>
  db
    .selectFrom('object_keys')
    .select('id')
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('value', '=', value),
);

/** The id of the client that is the MSP itself, if there is one; unique by its key. */
export async function ownClient(db: Database): Promise<string | undefined> {
  const [row] = await keyHolders(db, 'clients', OWN_KEY);
  return row?.id;
}

const keyHolders = askedOften((db, kind: Kind, scope: string) =>
  db.selectFrom('object_keys').select('id').where('kind', '=', kind).where('scope', '=', scope),
);

/** Whether the object was loaded by `sample add`. */
export async function isSample(db: Database, kind: Kind, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('objects')
    .select('sample')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sample === 1;
}

/** The version the next change of this object gets; an id that was removed goes on counting, so that a version names one content for ever. */
export async function nextVersion(db: Writing, kind: Kind, id: string): Promise<number> {
  const row = await db
    .selectFrom('object_versions')
    .select((e) => e.fn.max('version').as('last'))
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/** How many changes the record has seen. Within a transaction that began with `lockRecord`: the number of this one. */
export async function recordSerial(db: Database): Promise<number> {
  const [row] = await serialOf(db, 'record');
  return Number(row?.value ?? 0);
}

const serialOf = askedOften((db, name: string) => db.selectFrom('serials').select('value').where('name', '=', name));

/** Serialises the record's writers. The first statement of every transaction that decides from what it read there. */
export async function lockRecord(db: Writing): Promise<void> {
  await db
    .updateTable('serials')
    .set((e) => ({ value: e('value', '+', 1) }))
    .where('name', '=', 'record')
    .execute();
}

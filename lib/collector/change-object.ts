/** Writing the record: one version after another, each kept, keys held unique, references whole. */
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '../record/record.schema.ts';
import type { Writing } from './database.ts';
import { REVOCABLE } from './devices.ts';
import { Refused } from './errors.ts';
import { foundBy } from './found-by.ts';
import { insertRows } from './insert-rows.ts';
import { type Kind, type Kinds, WORD } from './kinds.ts';
import { keysOf } from './object-keys.ts';
import { findObject, nextVersion, recordSerial } from './objects.ts';
import { checkReferences, checkUnused, type Reference, referencesOf } from './references.ts';

export interface Change {
  /** RFC 3339, UTC */
  at: string;
  /** technician id, `command line`, or `source:<id>` */
  by: string;
  /** in the person's own words */
  why?: string | undefined;
  sample?: boolean;
}

/**
 * Stores the object as its next version and gives it back so. `object.version` is ignored: the collector counts.
 * Throws `Refused` 409 when one of its keys is another's, 422 when it names something that is not there.
 */
export async function putObject<K extends Kind>(
  db: Writing,
  kind: K,
  object: Kinds[K],
  change: Change,
): Promise<Kinds[K]> {
  const references = referencesOf(kind, object);
  await checkReferences(
    db,
    // One's own id is there as soon as this is done.
    references.filter((one) => one.kind !== kind || one.id !== object.id),
  );
  const before = await findObject(db, kind, object.id);
  const stored = { ...countConvention(kind, object, before), version: await nextVersion(db, kind, object.id) };
  await takeKeys(db, kind, stored);
  const row = { kind, id: stored.id, version: stored.version, body: JSON.stringify(stored) };
  const found = { serial: await recordSerial(db), ...foundBy(kind, stored) };
  await db
    .insertInto('objects')
    .values({ ...row, ...found, sample: change.sample ? 1 : 0 })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet({ version: row.version, body: row.body, ...found }),
    )
    .execute();
  await keepReferences(db, kind, stored.id, references);
  if (!before) await db.deleteFrom('removed_objects').where('kind', '=', kind).where('id', '=', stored.id).execute();
  await keepVersion(db, row, change);
  return stored;
}

/** Removes the object; its versions stay. Throws `Refused` 409 while something still names it. */
export async function removeObject(db: Writing, kind: Kind, id: string, change: Change): Promise<void> {
  await checkUnused(db, kind, id);
  const version = await nextVersion(db, kind, id);
  await db.deleteFrom('objects').where('kind', '=', kind).where('id', '=', id).execute();
  await db.deleteFrom('object_keys').where('kind', '=', kind).where('id', '=', id).execute();
  await keepReferences(db, kind, id, []);
  await db
    .insertInto('removed_objects')
    .values({ kind, id, serial: await recordSerial(db) })
    .execute();
  await keepVersion(db, { kind, id, version, body: null }, change);
  if (kind === 'technicians') await endAccess(db, id, change.at);
}

/** Somebody else may get the same id one day: nothing the first one had may come back to life with it. Their devices can still deliver what they recorded. */
async function endAccess(db: Writing, technician: string, at: string): Promise<void> {
  await db
    .updateTable('devices')
    .set({ state: 'revoked' })
    .where('technician', '=', technician)
    .where('state', 'in', REVOCABLE)
    .execute();
  await db.deleteFrom('grants').where('technician', '=', technician).execute();
  await db.deleteFrom('enrolments').where('technician', '=', technician).where('used_at', 'is', null).execute();
  await db
    .updateTable('covers')
    .set({ until_at: at })
    .where('technician', '=', technician)
    .where('until_at', '>', at)
    .execute();
}

/** A naming convention has its own version in every provenance: it moves when, and only when, the convention does. */
function countConvention<K extends Kind>(kind: K, object: Kinds[K], before: Kinds[K] | undefined): Kinds[K] {
  if (kind !== 'clients') return object;
  const now = (object as Client).convention;
  const then = (before as Client | undefined)?.convention;
  const same = then && isDeepStrictEqual({ ...now, version: 0 }, { ...then, version: 0 });
  const version = then ? then.version + (same ? 0 : 1) : now.version;
  return { ...object, convention: { ...now, version } };
}

/** Throws `Refused` 409 when one of the object's keys is another's. */
export async function takeKeys<K extends Kind>(db: Writing, kind: K, object: Kinds[K]): Promise<void> {
  const keys = keysOf(kind, object);
  await db.deleteFrom('object_keys').where('kind', '=', kind).where('id', '=', object.id).execute();
  for (const { scope, value, shown } of keys) {
    const owner = await db
      .selectFrom('object_keys')
      .select('id')
      .where('kind', '=', kind)
      .where('scope', '=', scope)
      .where('value', '=', value)
      .executeTakeFirst();
    if (owner)
      throw new Refused('record.taken', { value: shown, scope, owner: `${WORD[kind]} ${owner.id}`, id: object.id });
  }
  if (keys.length === 0) return;
  const rows = keys.map(({ scope, value }) => ({ kind, scope, value, id: object.id }));
  await db.insertInto('object_keys').values(rows).execute();
}

/** Only what changed is written: a group of thousands gains one member at a time. */
export async function keepReferences(db: Writing, kind: Kind, id: string, references: Reference[]): Promise<void> {
  const name = (toKind: string, toId: string) => `${toKind} ${toId}`;
  const mine = db.selectFrom('object_refs').select(['to_kind', 'to_id']).where('kind', '=', kind).where('id', '=', id);
  const before = await mine.execute();
  const after = new Set(references.map((one) => name(one.kind, one.id)));
  const there = new Set(before.map((one) => name(one.to_kind, one.to_id)));
  for (const { to_kind, to_id } of before)
    if (!after.has(name(to_kind, to_id)))
      await db
        .deleteFrom('object_refs')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('to_kind', '=', to_kind)
        .where('to_id', '=', to_id)
        .execute();
  const added = references.filter((one) => !there.has(name(one.kind, one.id)));
  await insertRows(
    db,
    'object_refs',
    ['kind', 'id', 'to_kind', 'to_id'],
    added.map((one) => [kind, id, one.kind, one.id]),
  );
}

async function keepVersion(
  db: Writing,
  row: { kind: string; id: string; version: number; body: string | null },
  { at, by, why }: Change,
): Promise<void> {
  await db
    .insertInto('object_versions')
    .values({ ...row, changed_at: at, changed_by: by, why: why ?? null })
    .execute();
}

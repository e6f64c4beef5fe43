/** Objects stored before they were found by text or named in `object_refs` are brought up to date once, when the database is opened. */
import { keepReferences } from './change-object.ts';
import type { Database, Writing } from './database.ts';
import { foundBy } from './found-by.ts';
import type { Kind, Kinds } from './kinds.ts';
import { keysOf } from './object-keys.ts';
import { keyHolder, lockRecord, recordSerial } from './objects.ts';
import { referencesOf } from './references.ts';

/** Does nothing where everything is indexed, which is always but once. */
export async function indexObjects(db: Database): Promise<void> {
  const [first] = await db.selectFrom('objects').select('id').where('search', 'is', null).limit(1).execute();
  if (!first) return;
  await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const serial = await recordSerial(trx);
    const rows = await trx.selectFrom('objects').select(['kind', 'id', 'body']).where('search', 'is', null).execute();
    for (const { kind, id, body } of rows) {
      const object = JSON.parse(body) as Kinds[Kind];
      const found = { serial, ...foundBy(kind as Kind, object) };
      await trx.updateTable('objects').set(found).where('kind', '=', kind).where('id', '=', id).execute();
      await keepReferences(trx, kind as Kind, id, referencesOf(kind as Kind, object));
      await addKeys(trx, kind as Kind, object);
    }
  });
}

/** Keys that earlier versions did not hold. One that two objects share is left with the first: nothing may keep the database from opening. */
async function addKeys<K extends Kind>(trx: Writing, kind: K, object: Kinds[K]): Promise<void> {
  for (const { scope, value } of keysOf(kind, object))
    if ((await keyHolder(trx, kind, scope, value)) === undefined)
      await trx.insertInto('object_keys').values({ kind, scope, value, id: object.id }).execute();
}

/** Whom a source knows, and by what id of its own. */
import type { Selectable } from 'kysely';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';

export type Person = Selectable<Tables['source_people']>;

export async function findPerson(db: Database, source: string, technician: string): Promise<Person | undefined> {
  return people(db, source).where('technician', '=', technician).executeTakeFirst();
}

export async function personByExternal(db: Database, source: string, externalId: string): Promise<Person | undefined> {
  return people(db, source).where('external_id', '=', externalId).executeTakeFirst();
}

/** Those of these technicians the source has said anything about, by technician; at most some hundred. */
export async function findPeople(db: Database, source: string, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await people(db, source).where('technician', 'in', ids).execute();
  return new Map(rows.map((row) => [row.technician, row]));
}

const people = (db: Database, source: string) =>
  db.selectFrom('source_people').selectAll().where('source', '=', source);

/** Keeps what the source calls somebody and whom it named as their manager in vain. Throws `Refused` 409 when the id is another's. */
export async function keepPerson(
  trx: Writing,
  source: string,
  technician: string,
  now: { externalId: string | null; manager: string | null; gone?: 0 | 1 },
): Promise<Person> {
  const before = await findPerson(trx, source, technician);
  const { externalId, manager, gone = 0 } = now;
  if (externalId !== null && externalId !== before?.external_id) {
    const other = await personByExternal(trx, source, externalId);
    if (other) throw new Refused('scim.taken', { type: 'user', attribute: 'externalId' });
  }
  const changed = before?.external_id !== externalId || before?.manager !== manager || before?.gone !== gone;
  const revision = (before?.revision ?? 0) + (before && changed ? 1 : 0);
  const row = { source, technician, external_id: externalId, manager, revision, gone };
  if (!before) await trx.insertInto('source_people').values(row).execute();
  else if (changed)
    await trx
      .updateTable('source_people')
      .set(row)
      .where('source', '=', source)
      .where('technician', '=', technician)
      .execute();
  return row;
}

/** A technician who was removed from the record leaves the id they had at the source to others. */
export async function forgetPerson(trx: Writing, { source, technician }: Person): Promise<void> {
  await trx.deleteFrom('source_people').where('source', '=', source).where('technician', '=', technician).execute();
}

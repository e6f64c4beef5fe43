/** Who at the provider is which technician, where an administrator says so. */
import { sql } from 'kysely';
import type { SignInLink } from '../../wire/sign-in.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, lockRecord } from '../objects.ts';
import { first } from '../open-first.ts';

const LISTED = 500;
const WAITING_FIRST = first(sql`technician is null`);

/** Those who wait first, then the newest. */
export async function listLinks(db: Database): Promise<SignInLink[]> {
  return db
    .selectFrom('sign_in_links')
    .select(['id', 'issuer', 'subject', 'technician', 'shown', 'at'])
    .orderBy(WAITING_FIRST)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(LISTED)
    .execute();
}

/** From their next sign-in on this person is that technician. Throws `Refused` 404. */
export async function linkPerson(db: Database, id: string, technician: string, by: string, at: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    if (!(await findObject(trx, 'technicians', technician)))
      throw new Refused('record.unknown', { kind: 'technician', id: technician });
    const done = await trx
      .updateTable('sign_in_links')
      .set({ technician, linked_by: by, at })
      .where('id', '=', id)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Refused('signIn.link');
  });
}

/** The link goes, or the person who waits. What they are signed in to runs to its end; sign them out for that. Throws `Refused` 404. */
export async function unlinkPerson(db: Database, id: string): Promise<void> {
  const done = await db.deleteFrom('sign_in_links').where('id', '=', id).executeTakeFirst();
  if (done.numDeletedRows === 0n) throw new Refused('signIn.link');
}

/** Somebody else may get the same id one day: no token and no link of the first one may come back to life with it. */
import type { Writing } from '../database.ts';

/** With a source that is removed end its tokens, and what it called people. */
export async function endSource(trx: Writing, source: string, at: string): Promise<void> {
  await revokeAll(trx, 'source', source, at);
  await trx.deleteFrom('source_people').where('source', '=', source).execute();
}

/** With a technician who is removed from the record end the tokens they answer for, and who they were at a provider. */
export async function endTechnician(trx: Writing, technician: string, at: string): Promise<void> {
  await revokeAll(trx, 'owner', technician, at);
  await trx.deleteFrom('sign_in_links').where('technician', '=', technician).execute();
  await trx.deleteFrom('source_people').where('technician', '=', technician).execute();
}

async function revokeAll(trx: Writing, whose: 'source' | 'owner', id: string, at: string): Promise<void> {
  await trx
    .updateTable('tokens')
    .set({ revoked_at: at })
    .where(whose, '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

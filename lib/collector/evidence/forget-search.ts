import type { Writing } from '../database.ts';

/** Empties what searches look into; it is made again from what the log still says (follow-log.ts). For bodies whose names cannot be told any more. */
export async function forgetSearch(trx: Writing): Promise<void> {
  for (const table of ['evidence_postings', 'evidence_terms', 'evidence_rows', 'evidence_hours'] as const)
    await trx.deleteFrom(table).execute();
  await trx.updateTable('evidence_cursor').set({ next: 0 }).where('name', '=', 'search').execute();
  await trx
    .insertInto('evidence_cursor')
    .values({ name: 'forgotten', next: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((e) => ({ next: e('evidence_cursor.next', '+', 1) })))
    .execute();
}

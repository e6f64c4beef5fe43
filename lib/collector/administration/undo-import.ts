/** The way back from an import: everybody as they were before it, but for those somebody changed since. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { ImportJob } from '../../wire/admin.schema.ts';
import { type Change, removeObject } from '../change-object.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant } from '../grants.ts';
import { findObject, objectAt } from '../objects.ts';
import { ITSELF } from '../own-events.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { writeTechnician } from '../write-technician.ts';
import { findImport, type TellImport, tellImport } from './import-jobs.ts';

const AT_ONCE = 50;
/** As many as are listed of those who stay as they are. */
const LEFT = 1000;
/** An import that has not gone on for so long has lost its collector. */
const BROKEN_MS = 120_000;

type Row = Selectable<Tables['import_rows']>;
type End = { state: 'undone' | 'failed'; sentence: string | null };

/** Begins to undo an import that was applied. Throws `Refused` 404, 409. */
export async function beginUndo(db: Database, id: string, at: string): Promise<ImportJob> {
  const job = await findImport(db, id);
  const begun = await db
    .updateTable('imports')
    .set({ state: 'undoing', beat: at })
    .where('id', '=', id)
    .where('state', '=', 'applied')
    .executeTakeFirst();
  if (begun.numUpdatedRows === 0n) throw new Refused('import.state', { state: job.state });
  return findImport(db, id);
}

/** Takes back what the import wrote, and what cannot be is listed in `left`. Can be begun again after it broke off. */
export async function takeBack(
  saying: Saying,
  { id, source }: Pick<ImportJob, 'id' | 'source'>,
  end: End,
  change: Change,
  tell: TellImport,
): Promise<ImportJob> {
  await saying.db.updateTable('imports').set({ state: 'undoing' }).where('id', '=', id).execute();
  while (await changeRecord(saying, (trx, at) => takeSomeBack(trx, id, source, { ...change, at }))) await nextTurn();
  return changeRecord(saying, async (trx) => {
    await trx.updateTable('imports').set(end).where('id', '=', id).execute();
    const job = await findImport(trx, id);
    await tell(trx, end.state === 'failed' ? 'failed' : 'success', { left: job.left.length });
    return job;
  });
}

/** Imports whose collector ended while it wrote. */
export async function takeBackBroken(saying: Saying): Promise<void> {
  const { db, now } = saying;
  const broken = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .where('beat', '<', new Date(now().getTime() - BROKEN_MS).toISOString())
    .execute();
  for (const { id } of broken) {
    const job = await findImport(db, id);
    const sentence = 'The collector ended while this was written, so it was taken back. Bring the file in again.';
    const change = { at: now().toISOString(), by: 'collector', why: `Import ${id} broke off` };
    await takeBack(
      saying,
      job,
      { state: 'failed', sentence },
      change,
      tellImport(ITSELF, id, { change: 'taken back' }),
    );
  }
}

/** Whether anything was left to do. */
async function takeSomeBack(trx: Writing, id: string, source: string, change: Change): Promise<boolean> {
  // Who was made last goes first: they may name somebody made before.
  const rows = await trx
    .selectFrom('import_rows')
    .selectAll()
    .where('import', '=', id)
    .orderBy('place', 'desc')
    .limit(AT_ONCE)
    .execute();
  if (rows.length === 0) return false;
  const left: ImportJob['left'] = [];
  for (const row of rows) {
    const sentence = await takeOneBack(trx, row, source, change);
    if (sentence) left.push({ technician: row.technician, sentence });
    await trx.deleteFrom('import_rows').where('import', '=', id).where('technician', '=', row.technician).execute();
  }
  const { left: before } = await findImport(trx, id);
  const left_alone = JSON.stringify([...before, ...left].slice(0, LEFT));
  await trx.updateTable('imports').set({ beat: change.at, left_alone }).where('id', '=', id).execute();
  return true;
}

/** A sentence why somebody stays as they are. */
async function takeOneBack(trx: Writing, row: Row, source: string, change: Change): Promise<string | null> {
  const { technician, before, after } = row;
  const now = await findObject(trx, 'technicians', technician);
  if (now?.version !== after) return 'Somebody changed this person since. Look at their history.';
  const then = before > 0 ? await objectAt(trx, 'technicians', technician, before) : undefined;
  const { roles } = await readGrant(trx, technician);
  if (roles.includes('administrator') && !then?.active) return 'They are an administrator now. Take the role first.';
  try {
    if (then) await writeTechnician(trx, source, then, change);
    else await removeObject(trx, 'technicians', technician, change);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

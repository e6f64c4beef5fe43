/** The way back from an import: everybody as they were before it, but for those somebody changed since. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { ImportJob } from '../../wire/admin.schema.ts';
import { type Change, removeObject } from '../change-object.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant } from '../grants.ts';
import type { Collector } from '../http.ts';
import { findObject, lockRecord, objectAt } from '../objects.ts';
import { ITSELF } from '../own-events.ts';
import { writeTechnician } from '../write-technician.ts';
import { findImport } from './import-jobs.ts';

const AT_ONCE = 50;
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
  db: Database,
  { id, source }: Pick<ImportJob, 'id' | 'source'>,
  end: End,
  change: Change,
  now: () => Date,
): Promise<ImportJob> {
  await db.updateTable('imports').set({ state: 'undoing' }).where('id', '=', id).execute();
  for (;;) {
    const left = await takeSomeBack(db, id, source, change, now().toISOString());
    if (left === null) break;
    await nextTurn();
  }
  await db.updateTable('imports').set(end).where('id', '=', id).execute();
  return findImport(db, id);
}

/** Imports whose collector ended while it wrote. */
export async function takeBackBroken(collector: Collector): Promise<void> {
  const { db, now, appender } = collector;
  const before = new Date(now().getTime() - BROKEN_MS).toISOString();
  const broken = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .where('beat', '<', before)
    .execute();
  for (const { id } of broken) {
    const job = await findImport(db, id);
    const sentence = 'The collector ended while it was written, so it was taken back. Bring the file in again.';
    const change = { at: now().toISOString(), by: 'collector', why: `Import ${id} broke off` };
    const { left } = await takeBack(db, job, { state: 'failed', sentence }, change, now);
    await appender.say({
      ...{ verb: 'record.changed', outcome: 'failed', code: 'import.broken', actor: ITSELF },
      object: { type: 'import', key: id },
      detail: { change: 'taken back', left: left.length },
    });
  }
}

/** Null when nothing is left to do. */
async function takeSomeBack(
  db: Database,
  id: string,
  source: string,
  change: Change,
  at: string,
): Promise<true | null> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    // Who was made last goes first: they may name somebody made before.
    const rows = await trx
      .selectFrom('import_rows')
      .selectAll()
      .where('import', '=', id)
      .orderBy('place', 'desc')
      .limit(AT_ONCE)
      .execute();
    if (rows.length === 0) return null;
    const left: ImportJob['left'] = [];
    for (const row of rows) {
      const sentence = await takeOneBack(trx, row, source, { ...change, at });
      if (sentence) left.push({ technician: row.technician, sentence });
      await trx.deleteFrom('import_rows').where('import', '=', id).where('technician', '=', row.technician).execute();
    }
    const { left: before } = await findImport(trx, id);
    const left_alone = JSON.stringify([...before, ...left].slice(0, 1000));
    await trx.updateTable('imports').set({ beat: at, left_alone }).where('id', '=', id).execute();
    return true;
  });
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

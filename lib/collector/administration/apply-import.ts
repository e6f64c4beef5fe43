/**
 * Writing what a file of people changes. A large file is written in small transactions, so that nobody waits for it; should one fail, or the collector end meanwhile, what
 * was written is taken back (undo-import.ts): in the end all of it holds or none.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportJob } from '../../wire/admin.schema.ts';
import type { Change } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { writeTechnician } from '../write-technician.ts';
import { findImport, type TellImport } from './import-jobs.ts';
import type { PlannedRow } from './plan-row.ts';
import { takeBack } from './undo-import.ts';

/** Rows in one transaction: some tens of milliseconds. */
const AT_ONCE = 50;

/** Notes the import before its first row is written. Throws `Refused` 409 while another one is written. */
export async function beginImport(
  saying: Saying,
  { id, source, total }: { id: string; source: string; total: number },
  change: Change,
  tell: TellImport,
): Promise<ImportJob> {
  const { at, by, why } = change;
  return changeRecord(saying, async (trx) => {
    const busy = await trx
      .selectFrom('imports')
      .select('id')
      .where('state', 'in', ['running', 'undoing'])
      .executeTakeFirst();
    if (busy) throw new Refused('import.running');
    const state = { state: 'running', beat: at, done: 0, total, sentence: null, left_alone: '[]' };
    await trx
      .insertInto('imports')
      .values({ id, source, by, at, why: why ?? null, ...state })
      .execute();
    await tell(trx, 'intended');
    return findImport(trx, id);
  });
}

/** Writes the rows and gives the job as it ended: `applied`, or `failed` with everything taken back. */
export async function applyImport(
  saying: Saying,
  job: ImportJob,
  rows: PlannedRow[],
  tell: TellImport,
): Promise<ImportJob> {
  try {
    // A sponsor is there before whom they answer for; nobody is deactivated before those who come are there.
    const ordered = [...rows].sort((a, b) => rank(a) - rank(b));
    for (let first = 0; first < ordered.length; first += AT_ONCE) {
      await changeRecord(saying, (trx, at) => writeSome(trx, job, ordered.slice(first, first + AT_ONCE), first, at));
      await nextTurn();
    }
    return await changeRecord(saying, async (trx) => {
      await trx.updateTable('imports').set({ state: 'applied' }).where('id', '=', job.id).execute();
      await tell(trx, 'success');
      return findImport(trx, job.id);
    });
  } catch (error) {
    const sentence = error instanceof Refused ? error.message : 'The collector could not write it. Try again.';
    const end = { state: 'failed', sentence } as const;
    const back = await takeBack(saying, job, end, { at: saying.now().toISOString(), by: job.by }, tell);
    if (!(error instanceof Refused)) throw error;
    return back;
  }
}

const rank = ({ what, next }: PlannedRow): number => (what === 'deactivate' ? 2 : next?.contract ? 1 : 0);

async function writeSome(trx: Writing, job: ImportJob, rows: PlannedRow[], first: number, at: string): Promise<void> {
  for (const [index, row] of rows.entries()) await writeRow(trx, job, row, first + index, at);
  await trx
    .updateTable('imports')
    .set((e) => ({ done: e('done', '+', rows.length), beat: at }))
    .where('id', '=', job.id)
    .execute();
}

async function writeRow(
  trx: Writing,
  job: ImportJob,
  { before, next }: PlannedRow,
  place: number,
  at: string,
): Promise<void> {
  if (!next) return;
  const current = await findObject(trx, 'technicians', next.id);
  if ((current?.version ?? 0) !== (before?.version ?? 0))
    throw new Refused('record.stale', { version: current?.version ?? 'none (removed)' });
  const change: Change = { at, by: job.by, why: job.why ?? `Import ${job.id}` };
  const { stored } = await writeTechnician(trx, job.source, next, change);
  await trx
    .insertInto('import_rows')
    .values({ import: job.id, technician: stored.id, before: before?.version ?? 0, after: stored.version, place })
    .execute();
}

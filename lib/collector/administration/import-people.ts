/** A file of people, from its text to the record and back. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { ImportJob, ImportRequest, importAnswerSchema } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import type { Change } from '../change-object.ts';
import { Refused } from '../errors.ts';
import type { Collector } from '../http.ts';
import { placesOf } from '../log.ts';
import { actorOf } from '../own-events.ts';
import { applyImport, beginImport } from './apply-import.ts';
import { findImport, tellImport } from './import-jobs.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import type { PlannedRow } from './plan-row.ts';
import { beginUndo, takeBack } from './undo-import.ts';

type Answer = z.input<typeof importAnswerSchema>;

const LISTED = 2000;
/** A small file is done before anybody has to ask how far it is. */
const PATIENCE_MS = 1000;

/** What the file would change; without `dryRun` it is written, in the background where it takes longer than a second. Throws `Refused`. */
export async function importPeople(
  collector: Collector,
  caller: Caller,
  request: ImportRequest,
  change: Change,
): Promise<Answer> {
  const plan = await planImport(collector.db, request);
  if (request.dryRun) return answerOf(plan, null);
  const problems = plan.rows.filter(({ what }) => what === 'problem').length;
  if (problems > 0 && !request.skipProblems) throw new Refused('csv.problems', { count: problems });
  const rows = plan.rows.filter(({ what }) => what === 'create' || what === 'update' || what === 'deactivate');
  const id = `imp-${randomUUID()}`;
  const about = {
    change: 'imported',
    source: plan.source,
    ...countsOf(plan),
    ...(change.why ? { why: change.why } : {}),
  };
  const tell = tellImport(actorOf(caller), id, about);
  const job = await beginImport(collector, { id, source: plan.source, total: rows.length }, change, tell);
  return answerOf(plan, await inPatience(collector, job, applyImport(collector, job, rows, tell)));
}

/** Everybody as they were before the import. Throws `Refused` 404, 409. */
export async function undoPeople(collector: Collector, caller: Caller, id: string, change: Change): Promise<ImportJob> {
  const job = await beginUndo(collector.db, id, change.at);
  const reason = { ...change, why: change.why ?? `Undid import ${id}` };
  const tell = tellImport(actorOf(caller), id, { change: 'import undone', why: reason.why });
  const undo = takeBack(collector, job, { state: 'undone', sentence: null }, reason, tell);
  return inPatience(collector, job, undo);
}

/** The job as it ended, or how far it is after a second; what fails later stands in the job. */
async function inPatience(collector: Collector, job: ImportJob, work: Promise<ImportJob>): Promise<ImportJob> {
  const written = work.catch((error: unknown) => {
    collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) });
    return findImport(collector.db, job.id);
  });
  const ended = await Promise.race([written, wait(PATIENCE_MS, null)]);
  return ended ?? findImport(collector.db, job.id);
}

function countsOf({ rows }: ImportPlan): Answer['counts'] {
  const counts = { create: 0, update: 0, unchanged: 0, deactivate: 0, problem: 0 };
  for (const { what } of rows) counts[what] += 1;
  return counts;
}

function answerOf(plan: ImportPlan, job: ImportJob | null): Answer {
  const first = (row: PlannedRow) => (row.what === 'problem' ? 0 : row.what === 'unchanged' ? 2 : 1);
  const rows = [...plan.rows].sort((a, b) => first(a) - first(b)).slice(0, LISTED);
  return {
    ...{ delimiter: plan.file.delimiter, columns: plan.columns, counts: countsOf(plan) },
    rows: rows.map(({ before: _, next: __, ...row }) => row),
    job,
  };
}

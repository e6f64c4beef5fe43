/** What a file of people would change, and what is wrong with it. Nothing is written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { guessColumns } from '../../record/csv-columns.ts';
import type { CsvTarget } from '../../record/csv-targets.ts';
import type { Cells } from '../../record/csv-technician.ts';
import type { ImportRequest } from '../../wire/admin.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, listObjects } from '../objects.ts';
import { BY_HAND, ownersOf } from '../write-technician.ts';
import { changedParts } from './changed-parts.ts';
import { type CsvFile, parseCsv } from './parse-csv.ts';
import { createPeople, type People, type Subject } from './people.ts';
import { createRowPlan, foreignParts, type Owners, type PlannedRow } from './plan-row.ts';

export interface ImportPlan {
  file: CsvFile;
  source: string;
  columns: { header: string; target: CsvTarget; guessed: boolean }[];
  rows: PlannedRow[];
}

/** Rows that are looked at before anybody else has a turn. */
const AT_ONCE = 100;

/** Throws `Refused` 400, 413, 422 for a file or a mapping that says nothing usable; what is wrong with single rows stands there. */
export async function planImport(db: Database, request: ImportRequest): Promise<ImportPlan> {
  const source = await sourceOf(db, request);
  const file = parseCsv(request.text);
  const columns = columnsOf(file.headers, request.mapping);
  if (!columns.some(({ target }) => target === request.key)) throw new Refused('csv.key', { key: request.key });
  const people = createPeople(await listObjects(db, 'technicians'), await idsEverUsed(db), request.key);
  const read = file.rows.map(({ line, cells }) => ({ line, cells, values: valuesOf(columns, cells) }));
  // First who the rows are about, so that a manager further down the file is found.
  const subjects = read.map(({ values }) => people.claim(values));
  const owners = await ownersOf(db);
  const plan = createRowPlan({ people, columns, owners, source, key: request.key });
  const rows: PlannedRow[] = [];
  for (const [at, row] of read.entries()) {
    rows.push(plan(row, subjects[at] as Subject));
    if (rows.length % AT_ONCE === 0) await nextTurn();
  }
  if (request.absent === 'deactivate') rows.push(...(await absentRows(db, source, people, owners)));
  return { file, source, columns, rows };
}

async function sourceOf(db: Database, { source, absent }: ImportRequest): Promise<string> {
  if (source === undefined && absent === 'deactivate') throw new Refused('import.absent');
  if (source === undefined) return BY_HAND;
  if ((await findObject(db, 'sources', source))?.kind !== 'csv') throw new Refused('import.source', { source });
  return source;
}

function columnsOf(headers: string[], mapping: ImportRequest['mapping']): ImportPlan['columns'] {
  const unknown = Object.keys(mapping ?? {}).find((header) => !headers.includes(header));
  if (unknown) throw new Refused('csv.column', { header: unknown.slice(0, 64) });
  const guessed = guessColumns(headers);
  const columns = headers.map((header, at) => ({
    ...{ header, guessed: mapping === undefined },
    target: mapping ? (mapping[header] ?? 'ignore') : (guessed[at] as CsvTarget),
  }));
  for (const [at, { header, target }] of columns.entries()) {
    const other = target === 'ignore' ? undefined : columns.slice(at + 1).find((one) => one.target === target);
    if (other) throw new Refused('csv.twice', { target, one: header.slice(0, 64), other: other.header.slice(0, 64) });
  }
  return columns;
}

const valuesOf = (columns: ImportPlan['columns'], cells: string[]): Cells =>
  new Map(columns.flatMap(({ target }, at) => (target === 'ignore' ? [] : [[target, cells[at] ?? '']])));

/** An id that was somebody's once is never given to somebody else. */
async function idsEverUsed(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectFrom('object_versions')
    .select('id')
    .distinct()
    .where('kind', '=', 'technicians')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function absentRows(db: Database, source: string, people: People, owners: Owners): Promise<PlannedRow[]> {
  const rows = await db
    .selectFrom('source_people')
    .select('technician')
    .where('source', '=', source)
    .orderBy('technician')
    .execute();
  return rows.flatMap(({ technician }): PlannedRow[] => {
    const before = people.unnamed(technician);
    if (!before?.active) return [];
    const next = { ...before, active: false };
    const problems = foreignParts(before, next, source, owners).map(({ sentence }) => ({ column: null, sentence }));
    const fields = changedParts(before, next);
    const what = problems.length > 0 ? 'problem' : 'deactivate';
    return [{ line: 0, what, technician, name: before.displayName, fields, problems, before, next }];
  });
}

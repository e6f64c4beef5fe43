/** What a file of people would change, row by row, and what is wrong with it. Nothing is written. */
import { isDeepStrictEqual } from 'node:util';
import { OWNABLE } from '../../record/access.schema.ts';
import { guessColumns } from '../../record/csv-columns.ts';
import type { CsvTarget } from '../../record/csv-targets.ts';
import { type Cells, type Problem, technicianOf } from '../../record/csv-technician.ts';
import { ownablePart } from '../../record/ownable.ts';
import { type Technician, technicianSchema } from '../../record/record.schema.ts';
import type { ImportRequest } from '../../wire/admin.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, listObjects } from '../objects.ts';
import { BY_HAND, ownersOf } from '../write-technician.ts';
import { type ChangedPart, changedParts } from './changed-parts.ts';
import { type CsvFile, parseCsv } from './parse-csv.ts';
import { createPeople, type People } from './people.ts';

export interface PlannedRow {
  /** 0: somebody the file does not name */
  line: number;
  what: 'create' | 'update' | 'unchanged' | 'deactivate' | 'problem';
  technician: string | null;
  name: string;
  fields: ChangedPart[];
  problems: { column: string | null; sentence: string }[];
  before: Technician | undefined;
  next: Technician | undefined;
}

export interface ImportPlan {
  file: CsvFile;
  source: string;
  columns: { header: string; target: CsvTarget; guessed: boolean }[];
  rows: PlannedRow[];
}

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
  const headerOf = new Map(columns.map(({ header, target }) => [target, header]));
  const rows = read.map(({ line, cells, values }, at): PlannedRow => {
    const subject = subjects[at] as ReturnType<People['claim']>;
    const row = { line, name: nameIn(values), fields: [], before: subject.before, next: undefined };
    const wrong = (problems: PlannedRow['problems']): PlannedRow => ({
      ...{ ...row, what: 'problem', technician: subject.before?.id ?? null, problems },
    });
    if (subject.problem) return wrong([{ column: headerOf.get(request.key) ?? null, sentence: subject.problem }]);
    const { next, problems } = technicianOf(values, subject.before, subject.id, people.find);
    const all = [
      ...tooMany(cells, columns),
      ...problems,
      ...misfits(next, problems),
      ...owned(subject.before, next, source, owners),
    ];
    const taken = people.takes(next);
    if (taken) all.push({ target: 'userName', sentence: taken });
    if (all.length > 0)
      return wrong(all.map(({ target, sentence }) => ({ column: (target && headerOf.get(target)) ?? null, sentence })));
    const parsed = technicianSchema.parse(next);
    const fields = changedParts(subject.before ?? null, parsed);
    const what = !subject.before ? 'create' : fields.length > 0 ? 'update' : 'unchanged';
    return { ...row, what, technician: subject.id, name: parsed.displayName, fields, problems: [], next: parsed };
  });
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

const nameIn = (values: Cells): string =>
  values.get('displayName') ||
  [values.get('name.givenName'), values.get('name.familyName')].filter(Boolean).join(' ') ||
  (values.get('userName') ?? '');

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

function tooMany(cells: string[], columns: ImportPlan['columns']): Problem[] {
  const over = cells.slice(columns.length).some(Boolean);
  if (!over) return [];
  const sentence = `The row has ${cells.length} cells and the first line ${columns.length} columns. Put text that holds the separator into quotation marks.`;
  return [{ target: null, sentence }];
}

/** What the record does not take: too long, not a code. */
function misfits(next: Technician, told: Problem[]): Problem[] {
  const parsed = technicianSchema.safeParse(next);
  if (parsed.success || told.length > 0) return [];
  return parsed.error.issues.slice(0, 5).map(({ path, message }) => ({
    target: null,
    sentence: `${path.filter((one) => !String(one).startsWith('urn:')).join(' ')} does not fit: ${message}.`,
  }));
}

/** What this source may not change. The writing gate (write-technician.ts) refuses the same; here it is told before. */
function owned(
  before: Technician | undefined,
  next: Technician,
  source: string,
  owners: Map<string, { id: string; label: string }>,
): Problem[] {
  return OWNABLE.flatMap((part): Problem[] => {
    const owner = owners.get(part);
    const same = isDeepStrictEqual(before && ownablePart(before, part), ownablePart(next, part));
    if (same || (owner?.id ?? BY_HAND) === source || (!owner && !before)) return [];
    const refused = new Refused('record.owned', { attribute: part, owner: owner?.label ?? 'the options page' });
    return [{ target: null, sentence: refused.message }];
  });
}

async function absentRows(
  db: Database,
  source: string,
  people: People,
  owners: Map<string, { id: string; label: string }>,
): Promise<PlannedRow[]> {
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
    const problems = owned(before, next, source, owners).map(({ sentence }) => ({ column: null, sentence }));
    const fields = changedParts(before, next);
    const what = problems.length > 0 ? 'problem' : 'deactivate';
    return [{ line: 0, what, technician, name: before.displayName, fields, problems, before, next }];
  });
}

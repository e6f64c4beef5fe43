/** What one row of a file of people would change, and what is wrong with it. */
import { isDeepStrictEqual } from 'node:util';
import { OWNABLE } from '../../record/access.schema.ts';
import type { CsvTarget } from '../../record/csv-targets.ts';
import { type Cells, type Problem, technicianOf } from '../../record/csv-technician.ts';
import { ownablePart } from '../../record/ownable.ts';
import { type Technician, technicianSchema } from '../../record/record.schema.ts';
import { Refused } from '../errors.ts';
import { BY_HAND } from '../write-technician.ts';
import { type ChangedPart, changedParts } from './changed-parts.ts';
import type { People, Subject } from './people.ts';

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

export type Owners = ReadonlyMap<string, { id: string; label: string }>;

interface Given {
  people: People;
  columns: { header: string; target: CsvTarget }[];
  owners: Owners;
  source: string;
  /** what tells people apart */
  key: CsvTarget;
}

export interface Row {
  line: number;
  cells: string[];
  values: Cells;
}

/** Gives what looks at the rows one after another; each knows the user names of those before. */
export function createRowPlan({
  people,
  columns,
  owners,
  source,
  key,
}: Given): (row: Row, subject: Subject) => PlannedRow {
  const headerOf = new Map(columns.map(({ header, target }) => [target, header]));

  return ({ line, cells, values }, { id, before, problem }) => {
    const row = { line, name: nameIn(values), fields: [], before, next: undefined };
    const wrong = (problems: Problem[]): PlannedRow => ({
      ...{ ...row, what: 'problem', technician: before?.id ?? null },
      problems: problems.map(({ target, sentence }) => ({
        column: (target && headerOf.get(target)) ?? null,
        sentence,
      })),
    });
    if (problem) return wrong([{ target: key, sentence: problem }]);
    const { next, problems } = technicianOf(values, before, id, people.find);
    const parsed = technicianSchema.safeParse(next);
    const all = [...tooMany(cells, columns), ...problems, ...foreignParts(before, next, source, owners)];
    if (!parsed.success && problems.length === 0) all.push(...misfits(parsed.error.issues));
    const taken = people.takes(next);
    if (taken) all.push({ target: 'userName', sentence: taken });
    if (all.length > 0 || !parsed.success) return wrong(all);
    const { data } = parsed;
    const fields = changedParts(before ?? null, data);
    const what = !before ? 'create' : fields.length > 0 ? 'update' : 'unchanged';
    return { ...row, what, technician: id, name: data.displayName, fields, problems: [], next: data };
  };
}

const nameIn = (values: Cells): string =>
  values.get('displayName') ||
  [values.get('name.givenName'), values.get('name.familyName')].filter(Boolean).join(' ') ||
  (values.get('userName') ?? '');

function tooMany(cells: string[], columns: Given['columns']): Problem[] {
  const over = cells.slice(columns.length).some(Boolean);
  if (!over) return [];
  const sentence = `The row has ${cells.length} cells and the first line ${columns.length} columns. Put text that holds the separator into quotation marks.`;
  return [{ target: null, sentence }];
}

/** What the record does not take: too long, not a code. */
const misfits = (issues: { path: PropertyKey[]; message: string }[]): Problem[] =>
  issues.slice(0, 5).map(({ path, message }) => ({
    target: null,
    sentence: `${path.filter((one) => !String(one).startsWith('urn:')).join(' ')} does not fit: ${message}.`,
  }));

/** What this source may not change. The writing gate (write-technician.ts) refuses the same; here it is told before. */
export function foreignParts(
  before: Technician | undefined,
  next: Technician,
  source: string,
  owners: Owners,
): Problem[] {
  return OWNABLE.flatMap((part): Problem[] => {
    const owner = owners.get(part);
    const same = isDeepStrictEqual(before && ownablePart(before, part), ownablePart(next, part));
    if (same || (owner?.id ?? BY_HAND) === source || (!owner && !before)) return [];
    const refused = new Refused('record.owned', { attribute: part, owner: owner?.label ?? 'the options page' });
    return [{ target: null, sentence: refused.message }];
  });
}

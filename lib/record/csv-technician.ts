/** A row of a file of people, as the record of the person it is about. A column the file does not have leaves its part as it was; an empty cell takes it away. */
import { type FindPerson, SET_CELL } from './csv-cells.ts';
import type { CsvTarget } from './csv-targets.ts';
import { deceptive } from './deceptive-name.ts';
import { ENTERPRISE_URN } from './enterprise.ts';
import type { Technician } from './record.schema.ts';

export type Cells = ReadonlyMap<CsvTarget, string>;

export interface Problem {
  target: CsvTarget | null;
  sentence: string;
}

const NAMES: readonly CsvTarget[] = [
  ...(['name.givenName', 'name.middleName', 'name.familyName', 'displayName', 'nickName', 'userName'] as const),
];

/** `before` is the record as it is, or undefined for somebody new, whose record gets `id`. The record may still not fit its schema. */
export function technicianOf(
  cells: Cells,
  before: Technician | undefined,
  id: string,
  find: FindPerson,
): { next: Technician; problems: Problem[] } {
  const problems: Problem[] = [];
  const next = structuredClone(before) ?? blank(id);
  for (const target of NAMES) {
    const fault = cells.get(target) && deceptive(cells.get(target) as string);
    if (fault) problems.push({ target, sentence: fault });
  }
  for (const [target, text] of cells) {
    const why = SET_CELL[target]?.(next, text, find);
    if (why) problems.push({ target, sentence: why });
  }
  if (!next.displayName) next.displayName = [next.name.givenName, next.name.familyName].filter(Boolean).join(' ');
  if (!next.userName && !cells.has('userName')) next.userName = next.emails[0]?.value ?? '';
  return { next, problems: [...problems, ...lacking(next)] };
}

const blank = (id: string): Technician => ({
  ...{ id, version: 1, userName: '', name: { givenName: '', familyName: '' }, displayName: '' },
  ...{ emails: [], phoneNumbers: [], addresses: [], active: true, [ENTERPRISE_URN]: {} },
});

function lacking({ userName, name, userType, contract }: Technician): Problem[] {
  const problems: Problem[] = [];
  const lacks = (target: CsvTarget, what: string) =>
    problems.push({ target, sentence: `${what} is missing. Fill it in, or leave the row out.` });
  if (!userName) lacks('userName', 'The user name');
  if (!name.givenName) lacks('name.givenName', 'The given name');
  if (!name.familyName) lacks('name.familyName', 'The family name');
  if (contract && !(contract.sponsor && contract.ends))
    problems.push({
      target: contract.sponsor ? 'contract.ends' : 'contract.sponsor',
      sentence: 'A contract has a sponsor and an end date. One of them is missing.',
    });
  if (userType?.toLowerCase() === 'contractor' && !contract)
    problems.push({
      target: 'contract.ends',
      sentence: 'A contractor has a sponsor and an end date. Add columns for both, or name another type.',
    });
  return problems;
}

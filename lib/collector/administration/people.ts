/** Who the rows of a file are about: people who are there already, told by one key, and new ones, who get an id. */
import { toAscii } from '../../record/ascii.ts';
import type { Cells } from '../../record/csv-technician.ts';
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { ImportRequest } from '../../wire/admin.schema.ts';
import { sameName } from '../object-keys.ts';

export interface Subject {
  id: string;
  before: Technician | undefined;
  /** why the row is about nobody */
  problem?: string;
}

export interface People {
  /** whom a row is about; each person once */
  claim(values: Cells): Subject;
  /** a manager or sponsor, by any of their keys */
  find(text: string): string | null;
  /** a sentence where the user name is somebody else's, in the record or further up the file; else it is this person's from now on */
  takes(next: Technician): string | null;
  /** the record of somebody no row is about */
  unnamed(id: string): Technician | undefined;
}

type Key = ImportRequest['key'];

const KEY: Record<Key, (one: Technician) => string[]> = {
  employeeNumber: (one) => [one[ENTERPRISE_URN].employeeNumber ?? ''],
  userName: ({ userName }) => [userName],
  email: ({ emails }) => emails.map(({ value }) => value),
};

export function createPeople(there: Technician[], everUsed: Set<string>, key: Key): People {
  const byKey = new Map<string, Set<string>>();
  const byAny = new Map<string, Set<string>>();
  const byId = new Map(there.map((one) => [one.id, one]));
  const userNames = new Map(there.map((one) => [sameName(one.userName), one.id]));
  const claimed = new Set<string>();
  const ids = new Set(everUsed);
  for (const one of there) {
    for (const value of KEY[key](one)) add(byKey, value, one.id);
    for (const value of [one.id, ...Object.values(KEY).flatMap((of) => of(one))]) add(byAny, value, one.id);
  }

  function claim(values: Cells): Subject {
    const value = values.get(key) ?? '';
    const nobody = (problem: string): Subject => ({ id: '', before: undefined, problem });
    if (!value) return nobody('The cell is empty, so it is not said whom the row is about.');
    const found = [...(byKey.get(sameName(value)) ?? [])];
    if (found.length > 1) return nobody(`“${value}” is ${found.length} people: ${found.slice(0, 3).join(', ')}.`);
    const before = byId.get(found[0] ?? '');
    const id = found[0] ?? freeId(values, ids);
    if (claimed.has(id)) return nobody(`“${value}” stands further up in the file already. Leave one of the rows out.`);
    claimed.add(id);
    ids.add(id);
    add(byKey, value, id);
    if (!before)
      for (const name of ['userName', 'email', 'employeeNumber'] as const) add(byAny, values.get(name) ?? '', id);
    return { id, before };
  }

  return {
    claim,
    find: (text) => {
      const found = byAny.get(sameName(text));
      return found?.size === 1 ? ([...found][0] as string) : null;
    },
    takes: ({ id, userName }) => {
      const holder = userNames.get(sameName(userName));
      if (holder !== undefined && holder !== id)
        return `The user name “${userName}” is ${byId.get(holder)?.displayName ?? holder}’s. Two people cannot have one.`;
      userNames.set(sameName(userName), id);
      return null;
    },
    unnamed: (id) => (claimed.has(id) ? undefined : byId.get(id)),
  };
}

function add(map: Map<string, Set<string>>, value: string, id: string): void {
  const name = sameName(value);
  if (name) map.set(name, (map.get(name) ?? new Set()).add(id));
}

/** Readable, from the user name or address; never one that was somebody's before. */
function freeId(values: Cells, used: ReadonlySet<string>): string {
  const from = values.get('userName') || values.get('email') || values.get('employeeNumber') || '';
  const plain = (toAscii(from.split('@')[0] as string) ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const base = plain.replace(/^-+|-+$/g, '').slice(0, 56) || 'technician';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!used.has(id)) return id;
  }
}

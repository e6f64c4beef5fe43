/** Objects name each other by id; nothing may name what is not there, and nothing that is named may be removed. */
import { clientsServed } from '../record/tenancy.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { type Kind, type Kinds, WORD } from './kinds.ts';

export interface Reference {
  kind: Kind;
  id: string;
}

const REFERENCES: { [K in Kind]: (object: Kinds[K]) => Reference[] } = {
  technicians: ({ contract, templates = [] }) => [
    ...(contract ? [{ kind: 'technicians' as const, id: contract.sponsor }] : []),
    ...templates.map((id) => ({ kind: 'templates' as const, id })),
  ],
  clients: ({ owner, lifecycle }) =>
    [owner, lifecycle?.owner].flatMap((id) => (id ? [{ kind: 'technicians', id }] : [])),
  consoles: (console) => (clientsServed(console) ?? []).map((id) => ({ kind: 'clients', id })),
  accounts: ({ technician, client, console, usedBy = [] }) => [
    { kind: 'technicians', id: technician },
    { kind: 'clients', id: client },
    { kind: 'consoles', id: console },
    ...usedBy.map((id) => ({ kind: 'technicians' as const, id })),
  ],
  templates: ({ grants, owner }) => [
    ...(owner ? [{ kind: 'technicians' as const, id: owner }] : []),
    ...grants.flatMap(({ client }) => (client ? [{ kind: 'clients' as const, id: client }] : [])),
  ],
  exceptions: ({ client, technician, console, owner, approvedBy }) => [
    { kind: 'clients', id: client },
    { kind: 'technicians', id: owner },
    ...(technician ? [{ kind: 'technicians' as const, id: technician }] : []),
    ...(approvedBy ? [{ kind: 'technicians' as const, id: approvedBy }] : []),
    ...(console ? [{ kind: 'consoles' as const, id: console }] : []),
  ],
  sources: () => [],
  groups: ({ source, members, template }) => [
    { kind: 'sources', id: source },
    ...members.map((id) => ({ kind: 'technicians' as const, id })),
    ...(template ? [{ kind: 'templates' as const, id: template }] : []),
  ],
  machines: ({ owner, client, console }) => [
    { kind: 'technicians', id: owner },
    { kind: 'clients', id: client },
    ...(console ? [{ kind: 'consoles' as const, id: console }] : []),
  ],
};

/** What the object names, each once. */
export function referencesOf<K extends Kind>(kind: K, object: Kinds[K]): Reference[] {
  const all = REFERENCES[kind](object);
  return [...new Map(all.map((one) => [`${one.kind} ${one.id}`, one])).values()];
}

/** As many ids as an engine takes in one question. */
export const AT_ONCE = 500;

/** Throws `Refused` 422 for the first object named that does not exist. */
export async function checkReferences(db: Database, references: Reference[]): Promise<void> {
  for (const [kind, named] of Map.groupBy(references, (one) => one.kind)) {
    const there = new Set<string>();
    for (let at = 0; at < named.length; at += AT_ONCE) {
      const ids = named.slice(at, at + AT_ONCE).map((one) => one.id);
      const rows = await db
        .selectFrom('objects')
        .select('id')
        .where('kind', '=', kind)
        .where('id', 'in', ids)
        .execute();
      for (const { id } of rows) there.add(id);
    }
    const absent = named.find(({ id }) => !there.has(id));
    if (absent) throw new Refused('record.reference', { kind: WORD[kind], id: absent.id });
  }
}

/** Throws `Refused` 409 when something still names the object. */
export async function checkUnused(db: Database, kind: Kind, id: string): Promise<void> {
  const user = await db
    .selectFrom('object_refs')
    .select(['kind', 'id'])
    .where('to_kind', '=', kind)
    .where('to_id', '=', id)
    .orderBy('kind')
    .orderBy('id')
    .limit(2)
    .execute();
  const other = user.find((one) => one.kind !== kind || one.id !== id);
  if (other) throw new Refused('record.inUse', { kind: WORD[other.kind as Kind], by: other.id });
}

/** Ids of the objects of a kind that name one of these, as a part of another question. */
export function naming(db: Database, of: Kind, kind: Kind, ids: readonly string[]) {
  return db
    .selectFrom('object_refs')
    .select('id')
    .where('kind', '=', of)
    .where('to_kind', '=', kind)
    .where('to_id', 'in', ids);
}

/** The objects of a kind that name one of these, by id. At most `AT_ONCE` ids. */
export async function objectsNaming<K extends Kind>(
  db: Database,
  of: K,
  kind: Kind,
  ids: readonly string[],
): Promise<Kinds[K][]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', of)
    .where('id', 'in', naming(db, of, kind, ids))
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Kinds[K]);
}

/** Objects name each other by id; nothing may name what is not there, and nothing that is named may be removed. */
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { type Kind, type Kinds, WORD } from './kinds.ts';
import { listObjects } from './objects.ts';

interface Reference {
  kind: Kind;
  id: string;
}

const REFERENCES: { [K in Kind]: (object: Kinds[K]) => Reference[] } = {
  technicians: () => [],
  clients: () => [],
  consoles: ({ tenancy }) => {
    if (tenancy.mode === 'ours') return [];
    const clients = tenancy.mode === 'client' ? [tenancy.client] : Object.values(tenancy.tenants);
    return clients.map((id) => ({ kind: 'clients', id }));
  },
  accounts: ({ technician, client, console }) => [
    { kind: 'technicians', id: technician },
    { kind: 'clients', id: client },
    { kind: 'consoles', id: console },
  ],
};

/** Throws `Refused` 422 for the first object named that does not exist. */
export async function checkReferences<K extends Kind>(db: Database, kind: K, object: Kinds[K]): Promise<void> {
  for (const { kind: other, id } of REFERENCES[kind](object)) {
    const found = await db
      .selectFrom('objects')
      .select('id')
      .where('kind', '=', other)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found) throw new Refused('record.reference', { kind: WORD[other], id });
  }
}

/** Throws `Refused` 409 when a console or account still names the object. */
export async function checkUnused(db: Database, kind: Kind, id: string): Promise<void> {
  for (const from of ['consoles', 'accounts'] as const) {
    const objects = await listObjects(db, from);
    const user = objects.find((object) => refersTo(from, object, kind, id));
    if (user) throw new Refused('record.inUse', { kind: WORD[from], by: user.id });
  }
}

function refersTo<K extends Kind>(from: K, object: Kinds[K], kind: Kind, id: string): boolean {
  return REFERENCES[from](object).some((reference) => reference.kind === kind && reference.id === id);
}

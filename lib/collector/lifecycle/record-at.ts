/** What requests are made of, read at once: the client with its consoles, templates and exceptions. */
import type { RoleTemplate } from '../../record/access.schema.ts';
import type { Client, Console } from '../../record/record.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { WORD } from '../kinds.ts';
import { findObject, listObjects } from '../objects.ts';

export interface RecordAt {
  clients: Map<string, Client>;
  consoles: Console[];
  templates: Map<string, RoleTemplate>;
  own: Client | undefined;
}

export async function recordAt(db: Database): Promise<RecordAt> {
  const clients = await listObjects(db, 'clients');
  const templates = await listObjects(db, 'templates');
  return {
    clients: new Map(clients.map((one) => [one.id, one])),
    consoles: await listObjects(db, 'consoles'),
    templates: new Map(templates.map((one) => [one.id, one])),
    own: clients.find(({ own }) => own),
  };
}

/** The object, or `Refused` 422 naming it. */
export async function needed<K extends Kind>(db: Database, kind: K, id: string): Promise<Kinds[K]> {
  const object = await findObject(db, kind, id);
  if (!object) throw new Refused('record.reference', { kind: WORD[kind], id });
  return object;
}

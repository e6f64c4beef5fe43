/** What of the record drift has at hand: few objects that everything asks for, read again when the record changed. */

import { type People, peopleOf } from '../../drift/resembles.ts';
import type { Ownable, RoleTemplate } from '../../record/access.schema.ts';
import type { Client, Console } from '../../record/record.schema.ts';
import type { Database } from '../database.ts';
import { listObjects, recordSerial } from '../objects.ts';
import { ownersOf } from '../write-technician.ts';

export interface RecordView {
  serial: number;
  consoles: ReadonlyMap<string, Console>;
  clients: ReadonlyMap<string, Client>;
  own: Client | undefined;
  templates: readonly RoleTemplate[];
  owners: ReadonlyMap<Ownable, { id: string; label: string }>;
  /** everybody, by what gives them away; read when it is first asked for */
  people(db: Database): Promise<People>;
}

/** `known` as long as the record has not changed since. */
export async function recordView(db: Database, known: RecordView | undefined): Promise<RecordView> {
  const serial = await recordSerial(db);
  if (known?.serial === serial) return known;
  const consoles = await listObjects(db, 'consoles');
  const clients = await listObjects(db, 'clients');
  const own = clients.find((client) => client.own);
  let people: People | undefined;
  return {
    serial,
    consoles: new Map(consoles.map((one) => [one.id, one])),
    clients: new Map(clients.map((one) => [one.id, one])),
    own,
    templates: await listObjects(db, 'templates'),
    owners: await ownersOf(db),
    people: async (now) => {
      people ??= peopleOf(await listObjects(now, 'technicians'), own);
      return people;
    },
  };
}

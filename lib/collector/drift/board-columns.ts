/** The board's columns: every console of every client, grouped by client. */
import type { z } from 'zod';
import type { Client, Console } from '../../record/record.schema.ts';
import { clientsServed } from '../../record/tenancy.ts';
import type { boardAnswerSchema } from '../../wire/drift.schema.ts';
import type { Database } from '../database.ts';
import { listObjects, recordSerial } from '../objects.ts';

export type Column = NonNullable<z.infer<typeof boardAnswerSchema>['consoles']>[number];

const made = new WeakMap<Database, { serial: number; columns: Column[] }>();

/** All of them, made again when the record changed: hundreds are read from it for every page otherwise. */
export async function everyColumn(db: Database): Promise<Column[]> {
  const serial = await recordSerial(db);
  const known = made.get(db);
  if (known?.serial === serial) return known.columns;
  const columns = await makeColumns(db);
  made.set(db, { serial, columns });
  return columns;
}

async function makeColumns(db: Database): Promise<Column[]> {
  const clients = new Map((await listObjects(db, 'clients')).map((one) => [one.id, one]));
  const all: Column[] = [];
  for (const console of await listObjects(db, 'consoles'))
    for (const client of clientsOf(console, clients)) {
      const { id, label, kind } = console;
      all.push({ console: id, label, kind, client: client.id, clientName: client.name });
    }
  return all.sort(
    (a, b) =>
      compare(a.clientName, b.clientName) ||
      compare(a.client, b.client) ||
      compare(a.label, b.label) ||
      compare(a.console, b.console),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whose accounts a console holds. */
export function clientsOf(console: Console, clients: ReadonlyMap<string, Client>): Client[] {
  const served = clientsServed(console);
  if (served === null) return [...clients.values()].filter(({ own }) => own);
  return [...new Set(served)].flatMap((id) => clients.get(id) ?? []);
}

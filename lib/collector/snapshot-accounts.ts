/** Which accounts a device caches: all that its person sees, as long as a browser holds them without effort. A lead of a large MSP sees a million, and works with few of them. */
import { MOST_ACCOUNTS } from '../wire/accounts.schema.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import { AT_ONCE, naming } from './references.ts';
import { seesEveryClient } from './roles.ts';

interface Row {
  kind: string;
  id: string;
  body: string;
}

/**
 * The clients whose accounts come with the record; null: those of all the caller sees. Where these are too many, those of the clients they serve by name; where those are too many as
 * well, of none. The others are asked for where they are needed.
 */
export async function clientsHeld(db: Database, caller: Caller, most = MOST_ACCOUNTS): Promise<string[] | null> {
  const { serves } = caller;
  const everything = seesEveryClient(caller);
  if (await areAtMost(db, everything ? null : serves, most)) return null;
  const named = serves.filter((client) => client !== '*').sort();
  return everything && named.length > 0 && (await areAtMost(db, named, most)) ? named : [];
}

/** Counted no further than it takes to know. */
async function areAtMost(db: Database, clients: readonly string[] | null, most: number): Promise<boolean> {
  let left = most;
  for (const some of clients === null ? [null] : pieces(clients)) {
    const found = some
      ? naming(db, 'accounts', 'clients', some).limit(left + 1)
      : db
          .selectFrom('objects')
          .select('id')
          .where('kind', '=', 'accounts')
          .limit(left + 1);
    const { count } = await db
      .selectFrom(found.as('found'))
      .select((e) => e.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    left -= Number(count);
    if (left < 0) return false;
  }
  return true;
}

const accounts = (db: Database) =>
  db.selectFrom('objects').select(['kind', 'id', 'body']).where('kind', '=', 'accounts');

/** The accounts of these clients, and the caller's own wherever they are. */
export async function accountsHeld(db: Database, caller: Caller, clients: readonly string[]): Promise<Row[]> {
  const found = new Map<string, Row>();
  const wanted = [naming(db, 'accounts', 'technicians', [caller.technician])];
  for (const some of pieces(clients)) wanted.push(naming(db, 'accounts', 'clients', some));
  for (const ids of wanted) {
    for (const row of await accounts(db).where('id', 'in', ids).execute()) found.set(row.id, row);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All accounts of one client in one console, by id. Read piece by piece: a planner that does not know the tables yet would compare every reference with every other. */
export async function accountsAt(
  db: Database,
  { client, console }: { client: string; console: string },
): Promise<Row[]> {
  const ofClient = await naming(db, 'accounts', 'clients', [client]).orderBy('id').execute();
  const found: Row[] = [];
  for (const some of pieces(ofClient.map(({ id }) => id))) {
    const here = await naming(db, 'accounts', 'consoles', [console]).where('id', 'in', some).execute();
    if (here.length === 0) continue;
    const ids = here.map(({ id }) => id);
    found.push(...(await accounts(db).where('id', 'in', ids).orderBy('id').execute()));
    if (found.length >= MOST_ACCOUNTS) break;
  }
  return found.slice(0, MOST_ACCOUNTS);
}

const pieces = (all: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) => all.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

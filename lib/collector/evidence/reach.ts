/** Who of the MSP can reach a client, and why: by an account there or on a console of the MSP's own that reaches every client, by a machine identity they answer for, by serving it, by cover that runs now. As the record stands at this moment. */
import type { z } from 'zod';
import { placeId } from '../../drift/place.ts';
import type { Account, Role } from '../../record/record.schema.ts';
import type { reachAnswerSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { readObservations } from '../drift/observations.ts';
import { listObjects, ownClient } from '../objects.ts';
import { objectsNaming } from '../references.ts';
import { mayActFor, seesEveryClient } from '../roles.ts';
import { heldKey, heldSince, holdersOf } from './held-since.ts';

type Reach = z.input<typeof reachAnswerSchema>;
type Why = Reach['people'][number]['why'][number];

/** Accounts that are planned or gone open nothing; a disabled one may be opened again and is told. Sorted by name. */
export async function reachOf(db: Database, client: string, now: Date): Promise<Reach> {
  const reasons = new Map<string, Why[]>();
  const add = (technician: string, why: Why) => reasons.set(technician, [...(reasons.get(technician) ?? []), why]);
  const there = await accountsAt(db, client);
  const ours = await accountsOnOurs(db, client);
  const accounts = [...there, ...ours];
  const since = await heldSince(db, accounts);
  const seen = await lastSeen(db, accounts);
  for (const account of accounts) {
    const { id, console, purpose, status, name, roles } = account;
    const about = { account: id, name, console, purpose, status, roles, ours: ours.includes(account) };
    const shown = seen.get(placeId(console, account.client, name)) ?? null;
    for (const holder of holdersOf(account))
      add(holder, { how: 'account', ...about, since: since.get(heldKey(id, holder)) ?? null, lastSeen: shown });
  }
  const at = now.toISOString();
  for (const machine of await objectsNaming(db, 'machines', 'clients', [client])) {
    const { id, kind, name, console, purpose, created, expires } = machine;
    const about = {
      machine: id,
      kind,
      name,
      purpose,
      ...(console ? { console } : {}),
      ...(expires ? { expires } : {}),
    };
    if (!expires || expires > at) add(machine.owner, { how: 'machine', ...about, since: created });
  }
  for (const { technician, ...row } of await db.selectFrom('grants').selectAll().execute()) {
    const grant = { roles: JSON.parse(row.roles) as Role[], serves: JSON.parse(row.serves) as string[] };
    if (mayActFor(grant, client)) add(technician, { how: 'serves', all: seesEveryClient(grant) });
  }
  const covers = await db
    .selectFrom('covers')
    .select(['technician', 'reason', 'from_at', 'until_at'])
    .where('client', '=', client)
    .where('from_at', '<=', at)
    .where('until_at', '>', at)
    .execute();
  for (const { technician, reason, from_at, until_at } of covers)
    add(technician, { how: 'cover', reason, until: until_at, since: from_at });
  const technicians = new Map((await listObjects(db, 'technicians')).map((one) => [one.id, one]));
  const people = [...reasons].map(([technician, why]) => {
    const known = technicians.get(technician);
    return {
      technician,
      name: known?.displayName ?? technician,
      active: known?.active ?? false,
      templates: known?.templates ?? [],
      why,
    };
  });
  return { client, at, people: people.sort((a, b) => a.name.localeCompare(b.name)) };
}

async function accountsAt(db: Database, client: string): Promise<Account[]> {
  return (await objectsNaming(db, 'accounts', 'clients', [client])).filter(
    ({ status }) => status === 'active' || status === 'disabled',
  );
}

/** The MSP's own accounts on consoles through which it reaches every client. A ticketing system tells of clients, and opens nothing there. */
async function accountsOnOurs(db: Database, client: string): Promise<Account[]> {
  const own = await ownClient(db);
  if (own === undefined || own === client) return [];
  const consoles = (await listObjects(db, 'consoles')).filter(
    ({ tenancy, kind }) => tenancy.mode === 'ours' && kind !== 'psa',
  );
  const reaching = new Set(consoles.map(({ id }) => id));
  return (await accountsAt(db, own)).filter(({ console }) => reaching.has(console));
}

/** By place: when a console last showed it. */
async function lastSeen(db: Database, accounts: readonly Account[]): Promise<Map<string, string>> {
  const places = accounts.map(({ console, client, name }) => placeId(console, client, name));
  const found = await readObservations(db, places);
  return new Map(Array.from(found, ([place, { seenAt }]) => [place, new Date(seenAt).toISOString()]));
}

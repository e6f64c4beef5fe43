/** Who of the MSP can reach a client, and why: by an account there, by serving it, by cover that runs now. As the record stands at this moment. */
import type { z } from 'zod';
import { placeId } from '../../drift/place.ts';
import type { Account } from '../../record/record.schema.ts';
import type { reachAnswerSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { readObservations } from '../drift/observations.ts';
import { listObjects } from '../objects.ts';
import { objectsNaming } from '../references.ts';
import { heldKey, heldSince, holdersOf } from './held-since.ts';

type Reach = z.input<typeof reachAnswerSchema>;
type Why = Reach['people'][number]['why'][number];

/** Accounts that are planned or gone open nothing; a disabled one may be opened again and is told. Sorted by name. */
export async function reachOf(db: Database, client: string, now: Date): Promise<Reach> {
  const reasons = new Map<string, Why[]>();
  const add = (technician: string, why: Why) => reasons.set(technician, [...(reasons.get(technician) ?? []), why]);
  const accounts = await accountsAt(db, client);
  const since = await heldSince(db, accounts);
  const seen = await lastSeen(db, accounts);
  for (const account of accounts) {
    const { id, console, purpose, status, name, roles } = account;
    const about = { account: id, name, console, purpose, status, roles };
    const shown = seen.get(placeId(console, client, name)) ?? null;
    for (const holder of holdersOf(account))
      add(holder, { how: 'account', ...about, since: since.get(heldKey(id, holder)) ?? null, lastSeen: shown });
  }
  for (const { technician, serves } of await db.selectFrom('grants').select(['technician', 'serves']).execute()) {
    const clients = JSON.parse(serves) as string[];
    if (clients.includes('*') || clients.includes(client))
      add(technician, { how: 'serves', all: clients.includes('*') });
  }
  const at = now.toISOString();
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

/** By place: when a console last showed it. */
async function lastSeen(db: Database, accounts: readonly Account[]): Promise<Map<string, string>> {
  const places = accounts.map(({ console, client, name }) => placeId(console, client, name));
  const found = await readObservations(db, places);
  return new Map(Array.from(found, ([place, { seenAt }]) => [place, new Date(seenAt).toISOString()]));
}

import { allotName, NameTaken } from '../record/allot.ts';
import type { Purpose } from '../record/attributes.ts';
import { type DeriveInput, derive } from '../record/derive.ts';
import { inForce } from '../record/exceptions.ts';
import type { Account, Client, Console } from '../record/record.schema.ts';
import { maxLength } from '../record/rule-value.ts';
import { clientsServed } from '../record/tenancy.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database, Writing } from './database.ts';
import { Refused } from './errors.ts';
import type { Kind, Kinds } from './kinds.ts';
import { WORD } from './kinds.ts';
import { ACCOUNT_OF, accountOfKey } from './object-keys.ts';
import { findObject, isSample, keyHolder, lockRecord, ownClient } from './objects.ts';
import { naming, objectsNaming } from './references.ts';

export interface AllotRequest {
  technician: string;
  client: string;
  console: string;
  purpose: Purpose;
}

/**
 * The technician's account in this console for this client and purpose; made when there is none. In a console that serves every client the account is the
 * MSP's own, whichever client the work is for. Throws `Refused` 404, 409 (a person must choose, or its time is over), 422 (no login can be derived; the console is another client's).
 */
export async function allotAccount(db: Database, request: AllotRequest, change: Change): Promise<Account> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    return allotIn(trx, request, change);
  });
}

/** As `allotAccount`, as a part of something else. After `lockRecord`. */
export async function allotIn(trx: Writing, request: AllotRequest, change: Change): Promise<Account> {
  const console = await need(trx, 'consoles', request.console);
  const client = await clientFor(trx, console, request.client);
  const mine = await keyHolder(trx, 'accounts', ACCOUNT_OF, accountOfKey({ ...request, client: client.id }));
  if (mine) return stillUsable(await need(trx, 'accounts', mine), change.at);
  const technician = await need(trx, 'technicians', request.technician);
  if (!technician.active) throw new Refused('record.unknown', { kind: 'active technician', id: technician.id });
  const exceptions = inForce(await objectsNaming(trx, 'exceptions', 'clients', [client.id]), Date.parse(change.at));
  const base = baseName({ technician, client, console, purpose: request.purpose, exceptions });
  const name = freeName(base, client, await namesTaken(trx, console.id, client.id));
  const account: Account = {
    id: `acc-${crypto.randomUUID()}`,
    version: 1,
    technician: technician.id,
    client: client.id,
    console: console.id,
    purpose: request.purpose,
    path: 'member',
    name,
    roles: [],
    mfa: 'unknown',
    status: 'planned',
  };
  return putObject(trx, 'accounts', account, { ...change, sample: await ofSample(trx, account) });
}

/** Of the accounts at this client in this console; the others are never looked at. */
async function namesTaken(trx: Writing, console: string, client: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'accounts')
    .where('id', 'in', naming(trx, 'accounts', 'consoles', [console]))
    .where('id', 'in', naming(trx, 'accounts', 'clients', [client]))
    .execute();
  return new Set(rows.map(({ body }) => (JSON.parse(body) as Account).name));
}

/** By the collector's clock, whatever a device's says (attack 35). */
function stillUsable(account: Account, at: string): Account {
  const { until, purpose, name } = account;
  if (until !== undefined && purpose !== 'break-glass' && Date.parse(until) <= Date.parse(at))
    throw new Refused('allot.ended', { name, until });
  return account;
}

async function need<K extends Kind>(trx: Writing, kind: K, id: string): Promise<Kinds[K]> {
  const object = await findObject(trx, kind, id);
  if (!object) throw new Refused('record.unknown', { kind: WORD[kind], id });
  return object;
}

async function clientFor(trx: Writing, console: Console, asked: string): Promise<Client> {
  const served = clientsServed(console);
  if (served === null) {
    const own = await ownClient(trx);
    if (!own) throw new Refused('allot.noOwnClient');
    return need(trx, 'clients', own);
  }
  if (!served.includes(asked)) throw new Refused('record.tenancy', { client: asked, console: console.id });
  return need(trx, 'clients', asked);
}

function baseName(input: DeriveInput): string {
  const { values, missing } = derive(input);
  const base = values.find((value) => value.attribute === 'userName')?.value;
  if (base === undefined) {
    const { why, mend } = missing.find((one) => one.attribute === 'userName') ?? {
      why: 'The record gives no user name.',
      mend: 'An administrator adds one.',
    };
    throw new Refused('allot.underived', { why, mend });
  }
  return base;
}

function freeName(base: string, client: Client, taken: ReadonlySet<string>): string {
  try {
    return allotName(base, taken, client.convention.collision, maxLength(client, 'userName'));
  } catch (error) {
    if (error instanceof NameTaken) throw new Refused('allot.taken', { why: error.sentence });
    throw error;
  }
}

/** An account made while trying the sample out goes with the sample. */
async function ofSample(trx: Writing, { technician, client, console }: Account): Promise<boolean> {
  return (
    (await isSample(trx, 'technicians', technician)) ||
    (await isSample(trx, 'clients', client)) ||
    (await isSample(trx, 'consoles', console))
  );
}

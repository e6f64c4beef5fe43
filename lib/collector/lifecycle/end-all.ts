/** Ending much at once, in one piece: the most dangerous first. What is asked for already goes its own path, and is told to end; what was only asked for is taken back. */
import { v7 as uuid } from 'uuid';
import { leaverRank } from '../../lifecycle/leaver-order.ts';
import { ITSELF } from '../../lifecycle/may-do.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { riskOf } from '../../lifecycle/risk.ts';
import { OPEN } from '../../lifecycle/states.ts';
import { leadsFrom } from '../../lifecycle/transitions.ts';
import type { Account } from '../../record/record.schema.ts';
import type { Caller } from '../caller.ts';
import type { Tables, Writing } from '../database.ts';
import { insertRows } from '../insert-rows.ts';
import { actorOf } from '../own-events.ts';
import { take, type Work } from './act.ts';
import { personsAt } from './person.ts';
import type { RecordAt } from './record-at.ts';
import { type Ending, objectOf, removalOf } from './remove.ts';
import { insertRequests } from './requests.ts';

export interface EndAll {
  trx: Writing;
  caller: Caller;
  record: RecordAt;
  movement: string;
  at: string;
  why: string;
  /** whose open requests are told to end too */
  of: { technician: string } | { client: string } | null;
}

export async function endAll(all: EndAll, endings: readonly Ending[]): Promise<void> {
  const { trx, caller, movement, at, why } = all;
  const going = await endAsked(all);
  const there = await setOff(trx, movement);
  const given = { by: ITSELF, actor: actorOf(caller), evidence: { why }, at, owner: caller.technician, movement };
  const made = endings
    .filter((one) => !there.has(`${one.change} ${keyOfEnding(one)}`))
    .filter((one) => one.change === 'rotation' || !going.has(keyOfEnding(one)))
    .map((ending) => ({ ...removalOf(ending, given), rank: rankOf(ending) }))
    .sort((a, b) => a.rank - b.rank);
  await insertRequests(trx, made);
  await insertRows(
    trx,
    'unsaid',
    ['id', 'event'],
    made.map(({ event }) => [uuid(), JSON.stringify(event)]),
  );
}

const keyOf = (...parts: [console: string, client: string, account: string]): string => JSON.stringify(parts);

const keyOfEnding = ({ console, client, account }: Ending): string => keyOf(console.id, client.id, account.name);

/** What the movement set off already: asked for again, only what was found since is added. */
async function setOff(trx: Writing, movement: string): Promise<Set<string>> {
  const rows = await trx.selectFrom('requests').select('body').where('movement', '=', movement).execute();
  return new Set(
    rows.map(({ body }) => {
      const { object } = JSON.parse(body) as AccessRequest;
      return `${object.change} ${keyOf(object.console.id, object.client, object.account.name)}`;
    }),
  );
}

/** Accounts whose end is asked for by a request that is there. */
async function endAsked({ trx, caller, record, at, why, of }: EndAll): Promise<Set<string>> {
  const going = new Set<string>();
  if (of === null) return going;
  const [column, id] = 'technician' in of ? (['technician', of.technician] as const) : (['client', of.client] as const);
  const rows: Pick<Tables['requests'], 'body'>[] = await trx
    .selectFrom('requests')
    .select('body')
    .where(column, '=', id)
    .where('state', 'in', OPEN)
    .execute();
  const persons = await personsAt(trx, caller, [...record.clients.values()]);
  for (const { body } of rows) {
    const request = JSON.parse(body) as AccessRequest;
    const client = record.clients.get(request.object.client);
    const person = persons.get(request.object.client);
    if (!client || !person) continue;
    const work: Work = { trx, at, request, client, person, actor: actorOf(caller) };
    if (leadsFrom('cancel', request.state)) {
      await take(work, 'cancel', { why });
      continue;
    }
    if (request.object.change === 'rotation') continue;
    if (request.ending === null && leadsFrom('ask-revocation', request.state))
      await take(work, 'ask-revocation', { why }, {}, 'collector');
    if (work.request.ending !== null)
      going.add(keyOf(request.object.console.id, client.id, request.object.account.name));
  }
  return going;
}

function rankOf(ending: Ending): number {
  const { change, console, account } = ending;
  return leaverRank({
    ...{ change, kind: console.kind, purpose: account.purpose, recorded: account.id !== null },
    path: (ending as { path?: Account['path'] }).path ?? 'member',
    high: riskOf(objectOf(ending), ending.client.lifecycle?.highRisk) === 'high',
  });
}

/** Ending much at once, in one piece: the most dangerous first. What is asked for already goes its own path, and is told to end; what was only asked for is taken back. */
import { v7 as uuid } from 'uuid';
import { leaverRank } from '../../lifecycle/leaver-order.ts';
import { ITSELF } from '../../lifecycle/may-do.ts';

import { riskOf } from '../../lifecycle/risk.ts';
import { OPEN } from '../../lifecycle/states.ts';
import { leadsOn } from '../../lifecycle/transitions.ts';
import type { Writing } from '../database.ts';
import { insertRows } from '../insert-rows.ts';
import type { OwnEvent } from '../own-events.ts';
import { take, type Work } from './act.ts';
import type { RecordAt } from './record-at.ts';
import { accountOf, type Ending, objectOf, removalOf } from './remove.ts';
import { findRequests, insertRequests } from './requests.ts';

/** Who sets much off at once: whose step the log says it is, who answers for what comes of it, and on whose behalf the collector asks. */
export interface SetOffBy {
  actor: OwnEvent['actor'];
  owner: string;
  behalf?: string | undefined;
}

export interface EndAll {
  trx: Writing;
  by: SetOffBy;
  record: RecordAt;
  movement: string;
  at: string;
  why: string;
  /** whose open requests are told to end too */
  of: { technician: string } | { client: string } | null;
}

export async function endAll(all: EndAll, endings: readonly Ending[]): Promise<void> {
  const { trx, by, movement, at, why } = all;
  const going = await endAsked(all);
  const there = await setOff(trx, movement);
  const given = { by: ITSELF, actor: by.actor, behalf: by.behalf, evidence: { why }, at, owner: by.owner, movement };
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
  const requests = await findRequests(trx, (all) => all.where('movement', '=', movement));
  return new Set(
    requests.map(({ object }) => `${object.change} ${keyOf(object.console.id, object.client, object.account.name)}`),
  );
}

/** Accounts whose end is asked for by a request that is there. */
async function endAsked({ trx, by, record, at, why, of, movement }: EndAll): Promise<Set<string>> {
  const going = new Set<string>();
  if (of === null) return going;
  const [column, id] = 'technician' in of ? (['technician', of.technician] as const) : (['client', of.client] as const);
  for (const request of await findRequests(trx, (all) => all.where(column, '=', id).where('state', 'in', OPEN))) {
    const client = record.clients.get(request.object.client);
    if (!client) continue;
    const work: Work = { trx, at, request, client, person: ITSELF, actor: by.actor };
    if (leadsOn('cancel', request)) {
      await take(work, 'cancel', { why }, {}, 'collector');
      continue;
    }
    if (request.object.change === 'rotation') continue;
    if (leadsOn('ask-revocation', request)) await take(work, 'ask-revocation', { why }, { movement }, 'collector');
    if (work.request.ending !== null)
      going.add(keyOf(request.object.console.id, client.id, request.object.account.name));
  }
  return going;
}

function rankOf(ending: Ending): number {
  const { account } = ending;
  return leaverRank({
    ...{ ...accountOf(ending), purpose: account.purpose, recorded: account.id !== null },
    high: riskOf(objectOf(ending), ending.client.lifecycle?.highRisk) === 'high',
  });
}

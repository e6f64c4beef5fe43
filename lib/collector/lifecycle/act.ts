/** A person takes a step: read, judged and written with its event in one transaction, or not at all. */

import type { Evidence } from '../../lifecycle/evidence.ts';
import { ITSELF, mayNot, type Person, type Why } from '../../lifecycle/may-do.ts';
import { repeatAfter } from '../../lifecycle/policy.schema.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { type SetBy, takeStep } from '../../lifecycle/take-step.ts';
import { leadsOn, type TransitionName } from '../../lifecycle/transitions.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { type ErrorCode, Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { actorOf, ITSELF as ITS_ACTOR, type OwnEvent } from '../own-events.ts';
import { mayActFor } from '../roles.ts';
import { changeRecord, type Saying, sayWith } from '../sources/say-with.ts';
import { personOf } from './person.ts';
import { findRequest, moveRequest } from './requests.ts';
import { type Detail, stepEvent } from './say-step.ts';

/** A request being worked on. `refusal`: what is to be answered although something was written down. */
export interface Work {
  trx: Writing;
  at: string;
  request: AccessRequest;
  client: Client;
  person: Person;
  actor: OwnEvent['actor'];
  refusal?: Refused;
}

/** What the collector does by itself; undefined where the record has the client no more. */
export async function itsWork(trx: Writing, request: AccessRequest, at: string): Promise<Work | undefined> {
  const client = await findObject(trx, 'clients', request.object.client);
  return client && { trx, at, request, client, person: ITSELF, actor: ITS_ACTOR };
}

export const refusedBy = ({ code, detail }: Why): Refused => new Refused(code as ErrorCode, detail);

/** Takes one step within the transaction; by the person, or by the collector itself. Throws `Refused`. */
export async function take(
  work: Work,
  name: TransitionName,
  evidence: Evidence = {},
  set: SetBy = {},
  by: 'person' | 'collector' = 'person',
): Promise<void> {
  const { trx, at, request, client } = work;
  const person = by === 'person' ? work.person : ITSELF;
  const policy = client.lifecycle ?? {};
  const taken = takeStep(
    request,
    { name, by: person, evidence, at },
    { repeatMinutes: repeatAfter(policy, request.object.console.id), waitDays: policy.waitDays, ...set },
  );
  if ('refused' in taken) throw refusedBy(taken.refused);
  const event = stepEvent(name, taken.next, evidence, by === 'person' ? work.actor : ITS_ACTOR, client);
  await moveRequest(trx, request, taken.next, { step: name, by: person.id, at, detail: event.detail as Detail });
  await sayWith(trx, event);
  work.request = taken.next;
}

/** Throws `Refused` where the person may not take this step at all: said before anything else is looked at. */
export function checkMay({ request, person }: Work, name: TransitionName): void {
  if (!leadsOn(name, request)) throw new Refused('lifecycle.state', { state: request.state });
  const why = mayNot(name, request, person);
  if (why) throw refusedBy(why);
}

/** Whoever only passes on what another decided serves the client, and has no part in it. Throws `Refused`. */
export function checkApart({ request, person }: Work): void {
  if (!person.serves) throw new Refused('lifecycle.role', { who: 'technician' });
  const held = (['requester', 'subject', 'doer'] as const).find((part) => request.parts[part]?.includes(person.id));
  if (held) throw new Refused('lifecycle.twoParts', { part: held });
}

/** Works on the request as the caller. Throws `Refused`; what was refused of a request the caller can see leaves its own event. */
export async function actOn(
  saying: Saying,
  caller: Caller,
  id: string,
  what: string,
  work: (work: Work) => Promise<void>,
): Promise<AccessRequest> {
  try {
    const done = await changeRecord(saying, async (trx, at) => {
      const opened = await open(trx, caller, id, at);
      await work(opened);
      return opened;
    });
    if (done.refusal) throw done.refusal;
    return done.request;
  } catch (error) {
    if (error instanceof Refused && error.code.startsWith('lifecycle.') && error.code !== 'lifecycle.unknown')
      await sayRefused(saying, caller, id, what, error.code);
    throw error;
  }
}

async function open(trx: Writing, caller: Caller, id: string, at: string): Promise<Work> {
  const request = await findRequest(trx, id);
  const client = request && (await findObject(trx, 'clients', request.object.client));
  if (!request || !client) throw new Refused('lifecycle.unknown');
  const person = await personOf(trx, caller, client);
  if (!mayActFor(caller, client.id) && !person.approves) throw new Refused('lifecycle.unknown');
  return { trx, at, request, client, person, actor: actorOf(caller) };
}

/** Denied leaves a record too: which request, which step, why. */
async function sayRefused(saying: Saying, caller: Caller, id: string, what: string, code: string): Promise<void> {
  await changeRecord(saying, async (trx) => {
    const request = await findRequest(trx, id);
    const client = request && (await findObject(trx, 'clients', request.object.client));
    await sayWith(trx, {
      ...{ verb: 'request.refused', outcome: 'refused', actor: actorOf(caller), code },
      ...(client ? { client: { id: client.id, version: client.version } } : {}),
      object: { type: 'request', key: id },
      detail: { asked: what },
    });
  });
}

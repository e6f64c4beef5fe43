/** Doing it, seeing it, ending it, and seeing that it ended. */
import { maskText } from '../../evidence/mask.ts';
import { isDeed } from '../../lifecycle/deed.ts';
import type { Done } from '../../lifecycle/request.ts';
import { putObject } from '../change-object.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { checkMay, take, type Work } from './act.ts';
import { checkAbout, checkBy, checkPlace, eventsShown, plain } from './events-shown.ts';
import { sightOf } from './look.ts';
import { checkStillSo } from './still-so.ts';

export interface Named {
  events: string[];
  elsewhere: boolean;
}

/** It was carried out, or ended: by these events, or past us and then seen. */
export async function carryOut(work: Work, named: Named, name: 'implement' | 'revoke'): Promise<void> {
  checkMay(work, name);
  if (name === 'implement' && !(await checkStillSo(work))) return;
  await take(work, name, { done: await doneBy(work, named, name === 'revoke') });
}

async function doneBy(work: Work, { events, elsewhere }: Named, ends: boolean): Promise<Done> {
  const { trx, request, person, at } = work;
  const shown = await eventsShown(trx, events);
  for (const event of shown) {
    checkBy(event, person.id);
    await checkPlace(trx, event, request.object);
    if (elsewhere) {
      // No look tells that a secret was replaced past us.
      if (request.object.change === 'rotation')
        throw new Refused('lifecycle.eventOther', { event: event.event, why: 'it shows no new secret' });
      const sight = await sightOf(trx, event.event, request);
      if (sight.as !== 'wanted') throw new Refused('lifecycle.eventOther', { event: event.event, why: sight.why });
      continue;
    }
    checkAbout(event, request.object);
    if (!isDeed(event.body, request.object.change, ends))
      throw new Refused('lifecycle.eventOther', { event: event.event, why: 'nothing was carried out with it' });
  }
  return { at, by: person.id, elsewhere, events: shown.map(plain) };
}

/** A look shows it, or shows otherwise, or nothing: what it shows is written down in every case. */
export async function verify(work: Work, event: string): Promise<void> {
  const ends = work.request.ending !== null;
  checkMay(work, ends ? 'verify-revocation' : 'verify');
  const sight = await sightOf(work.trx, event, work.request);
  if (sight.by !== work.person.id) throw new Refused('lifecycle.eventOther', { event, why: 'somebody else saw it' });
  if (sight.as === 'wanted') {
    await take(work, ends ? 'verify-revocation' : 'verify', { sight });
    await keepStatus(work, ends ? (sight.gone ? 'gone' : 'disabled') : 'active');
    return settle(work);
  }
  if (sight.as === 'otherwise') {
    await take(work, ends ? 'doubt-revocation' : 'doubt', { sight });
    work.refusal = new Refused('lifecycle.notShown', { why: sight.why });
  } else {
    if (!work.request.escalated) await take(work, 'escalate', { why: sight.why }, {}, 'collector');
    work.refusal = new Refused('lifecycle.unread', { why: sight.why });
  }
}

/** The collector goes on by itself where nothing is left to be seen: into use, and, of what a movement set off, to its close. */
export async function settle(work: Work): Promise<void> {
  const { state, repeatAt, movement } = work.request;
  if (repeatAt !== null) return;
  if (state === 'verified') await take(work, 'use', {}, {}, 'collector');
  if (state === 'revocation-verified' && movement !== null && (await ownerIsHere(work)))
    await take(work, 'close', {}, {}, 'collector');
}

/** The record says of an account what was seen of it. */
async function keepStatus({ trx, request, at, person }: Work, status: 'active' | 'disabled' | 'gone'): Promise<void> {
  const { account: about, change } = request.object;
  if (about.id === null || change === 'rotation' || (change === 'change' && status !== 'active')) return;
  const account = await findObject(trx, 'accounts', about.id);
  if (!account || account.status === status || account.status === 'gone') return;
  await putObject(trx, 'accounts', { ...account, status }, { at, by: person.id, why: `Seen so for ${request.id}.` });
}

export async function close(work: Work): Promise<void> {
  if (!(await ownerIsHere(work))) throw new Refused('lifecycle.owner', { owner: work.request.owner });
  await take(work, 'close');
}

async function ownerIsHere({ trx, request }: Work): Promise<boolean> {
  if (request.owner === 'collector') return false;
  return (await findObject(trx, 'technicians', request.owner))?.active ?? false;
}

const YEAR_MS = 366 * 86_400_000;

export async function acceptRisk(work: Work, { why, recheckAt }: { why: string; recheckAt: string }): Promise<void> {
  const ahead = Date.parse(recheckAt) - Date.parse(work.at);
  if (ahead <= 0 || ahead > YEAR_MS) throw new Refused('lifecycle.recheck');
  await take(work, 'accept-risk', { why: maskText(why) }, { recheckAt: new Date(recheckAt).toISOString() });
}

export async function handOver(work: Work, { owner, why }: { owner: string; why: string }): Promise<void> {
  const technician = await findObject(work.trx, 'technicians', owner);
  if (!technician?.active) throw new Refused('record.reference', { kind: 'active technician', id: owner });
  await take(work, 'hand-over', { why: maskText(why) }, { owner });
}

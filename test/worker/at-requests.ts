import { vi } from 'vitest';
import { issueCode } from '../../lib/collector/enrolment.ts';
import type { Role } from '../../lib/record/record.schema.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import type { Identity } from '../../lib/worker/database.ts';
import { deliverAll } from '../../lib/worker/delivery.ts';
import { currentIdentity } from '../../lib/worker/identity.ts';
import { enrolDevice } from '../../lib/worker/own/device.ts';
import { askWaiting } from '../../lib/worker/requests/ask-waiting.ts';
import { takeSteps } from '../../lib/worker/requests/take-steps.ts';
import { syncRecord } from '../../lib/worker/snapshot.ts';
import { type LifecycleWorld, startLifecycleWorld } from '../collector/lifecycle/lifecycle-world.ts';
import { startCollector } from '../collector/start-collector.ts';
import { type Fakes, freshBrowser } from './fake-browser.ts';
import { type Talk, talkFrom } from './page-talk.ts';

export const LAM = 'http://127.0.0.1:9003';
export const NEW = `${LAM}/templates/account/edit.php?type=user&suffix=ou=People,dc=client,dc=example`;
export const LIST = `${LAM}/templates/lists/list.php?type=user`;
export const EDIT = (name: string) =>
  `${LAM}/templates/account/edit.php?type=user&DN='uid%3D${name}%2Cou%3DPeople%2Cdc%3Dclient%2Cdc%3Dexample'`;

/** The worker's own device beside the people of the lifecycle's world: one real collector, asked without a network. */
export interface RequestsWorld {
  world: LifecycleWorld;
  /** the collector is away, or back */
  online(is: boolean): void;
  /** how often a step was asked for */
  posts(): string[];
  stop(): Promise<void>;
}

export async function startRequestsWorld(): Promise<RequestsWorld> {
  const collector = await startCollector({ patient: true });
  Object.defineProperty(collector.clock, 'now', { get: () => new Date(), set: () => undefined });
  const world = await startLifecycleWorld(collector);
  await world.put('clients', 'northwind', { lifecycle: { standard: true }, ticketRequired: false });
  await world.put('technicians', 'zmueller', { templates: ['desk'] });
  let away = false;
  const posts: string[] = [];
  const fetched = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (away) throw new TypeError('offline');
    const { pathname, search } = new URL(url);
    if (init.method === 'POST' && pathname.startsWith('/v1/requests')) posts.push(pathname);
    const { method, body, headers } = init;
    return collector.app.request(pathname + search, { ...{ method, body, headers } } as RequestInit);
  };
  vi.stubGlobal('fetch', fetched);
  return {
    world,
    online: (is) => {
      away = !is;
    },
    posts: () => posts.splice(0),
    stop: async () => {
      vi.unstubAllGlobals();
      await world.stop();
    },
  };
}

/** A fresh browser enrolled as somebody who may work in the client's directory. */
export async function enrolHere(
  { world }: RequestsWorld,
  technician: string,
  roles: Role[] = ['technician'],
): Promise<{ identity: Identity; fakes: Fakes }> {
  const fakes = await freshBrowser();
  fakes.granted.add(`${LAM}/*`).add('http://127.0.0.1/*');
  const { db, clock } = world.collector;
  const { code } = await issueCode(db, { technician, minutes: 60, roles, serves: ['northwind'] }, clock.now, 'test');
  await enrolDevice({ type: 'own.enrol', collector: 'http://127.0.0.1:8600', code, device: 'Browser' });
  const identity = (await currentIdentity()) as Identity;
  await syncRecord(identity);
  return { identity, fakes };
}

/** Delivery, and what follows it, as the worker does by itself a moment later. */
export async function settle(identity: Identity): Promise<void> {
  await deliverAll({ now: true });
  await takeSteps(identity);
}

export async function asks(identity: Identity): Promise<void> {
  await askWaiting(identity, { now: true });
}

/** One page of the directory in a tab: what it shows is read at once. */
export async function page(
  url: string,
  shows: { account?: object[]; list?: object } = {},
  where: { tab?: number; document?: string } = {},
): Promise<{ talk: Talk; state: OverlayState }> {
  const talk = talkFrom(url, { document: `document ${Math.random()}`, ...where });
  const opened = await talk.open();
  const answer = await talk.say({ type: 'read', page: opened.page?.id ?? '', ...shows });
  return { talk, state: answer.state };
}

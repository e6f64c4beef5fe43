import type { Profile, ProfilePage } from '../consoles/profile.schema.ts';
import type { Console } from '../record/record.schema.ts';
import { clientAtPage, namingClient } from '../record/tenancy.ts';
import { consoleFor, profileOf } from './consoles.ts';
import type { Identity } from './database.ts';
import { Refused } from './errors.ts';
import { type FrameVisit, requireVisit } from './frame-visit.ts';
import { requireIdentity } from './identity.ts';
import { withAccountsAt } from './look-up-accounts.ts';
import { consoleOf, type Place } from './sender.ts';
import { type CachedRecord, cachedRecord } from './snapshot.ts';
import { type TabWork, tabWork } from './tab-work.ts';

/** Who is at work: the enrolment and the record it may use. */
export interface Desk {
  identity: Identity;
  record: CachedRecord;
}

/** Everything a message from an overlay is judged by; nothing in it comes from the message. */
export interface Scene extends Desk {
  console: Console;
  profile: Profile | null;
  page: ProfilePage | null;
  visit: FrameVisit;
  work: TabWork;
  /** the scene before it was said that the page shows another tenant now: whoever is refused sees no more than this (overlay-state.ts) */
  opened?: Scene;
}

/** Throws `Refused`: `device.not-enrolled`, `record.absent`. */
export async function openDesk(): Promise<Desk> {
  const identity = await requireIdentity();
  const record = await cachedRecord(identity);
  if (!record && identity.signedOut) throw new Refused(identity.signedOut.code, identity.signedOut.sentence);
  if (!record)
    throw new Refused('record.absent', 'This device has not received the record yet. Connect to the collector once.');
  return { identity, record };
}

/** The scene for a message that carries a nonce. Throws `Refused` as `openDesk`, `consoleOf` and `requireVisit` do. */
export async function openScene(place: Place, nonce: string): Promise<Scene> {
  const desk = await openDesk();
  const visit = await requireVisit(place, nonce);
  const console = await consoleOf(place, visit.url, desk.record.snapshot);
  if (console.id !== visit.console)
    throw new Refused('stale', 'The console at this address was changed. Look again, then repeat.');
  return sceneOf(desk, console, visit);
}

/** The scene with the tenant the page shows at this moment, or shows no more: what was read when it opened may be another client's by now. */
export function showing(scene: Scene, tenant: string | undefined): Scene {
  const { visit, page } = scene;
  if (visit.reading?.tenant === tenant) return scene;
  const { tenant: _, ...rest } = visit.reading ?? { page: page?.id ?? '', problems: [] };
  const reading = { ...rest, ...(tenant === undefined ? {} : { tenant }) };
  return { ...scene, visit: { ...visit, reading }, opened: scene };
}

/** The scene of a visit known from elsewhere: a push, or one of our own pages asking about a tab. Null when its console is gone. */
export async function sceneOfVisit(desk: Desk, visit: FrameVisit): Promise<Scene | null> {
  const console = consoleFor(visit.url, desk.record.snapshot);
  return console ? sceneOf(desk, console, visit) : null;
}

export async function sceneOf({ identity, record }: Desk, console: Console, visit: FrameVisit): Promise<Scene> {
  const profile = profileOf(console, record.snapshot);
  const page = profile?.pages.find((one) => one.id === visit.page) ?? null;
  const client = namingClient(clientAtPage(console, visit.reading?.tenant), record.snapshot.clients);
  const held = client ? await withAccountsAt(identity, record, client, console) : record;
  return { identity, record: held, console, profile, page, visit, work: await tabWork(visit.tab) };
}

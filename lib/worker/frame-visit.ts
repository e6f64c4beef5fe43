import type { Attribute } from '../record/attributes.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import type { OverlayState } from '../wire/state.ts';
import { Refused } from './errors.ts';
import type { Place } from './sender.ts';
import { changeSession, readSession, withSession } from './session-store.ts';

/** What the overlay last read on the page in view. */
export interface PageReading {
  page: string;
  tenant?: string;
  signedInAs?: string;
  /** "this looks like a ticket, but …" */
  doubt?: string;
  account?: Partial<Record<Attribute, string>>;
  /** number of the ticket the page shows */
  ticket?: string;
}

/** One overlay in one document: the nonce it was given, and where it may use it. */
export interface FrameVisit {
  nonce: string;
  tab: number;
  frame: number;
  document: string;
  origin: string;
  url: string;
  console: string;
  page: string | null;
  params: Record<string, string>;
  /** number of the ticket whose reply form this page was given: it is filled with the note */
  answers?: string;
  reading?: PageReading;
  seen?: SeenAccount;
  last: OverlayState['last'];
  /** what fills left in this document's controls, so that a later fill knows our own values from the person's */
  wrote?: WroteValue[];
  /** the other person this form holds and the subject, once the person said that filling it is meant */
  meant?: string;
}

/** The one account the page showed when it was last read, and what the collector said of it (lib/worker/drift). */
export interface SeenAccount {
  /** as the console names it */
  record: string;
  values: Partial<Record<string, string>>;
  /** ms since 1970 */
  at: number;
  known?: KnownFinding[];
}

/** A finding as the collector has it. Of `hidden` ones no mark is made: somebody called them a false alarm, or their profile is suspected. */
export interface KnownFinding {
  attribute: string;
  item: string;
  place: string;
  since: string;
  lastRight: string | null;
  decidedBy?: string;
  authority: string | null;
  hidden: boolean;
}

export interface WroteValue {
  attribute: FormAttribute;
  control: string;
  value: string;
}

const frameKey = (place: Pick<Place, 'tab' | 'frame'>) => `frame:${place.tab}:${place.frame}`;

export async function frameVisit(place: Pick<Place, 'tab' | 'frame'>): Promise<FrameVisit | undefined> {
  return readSession<FrameVisit>(frameKey(place));
}

/**
 * Opens a visit for the overlay in this document. The nonce stays while the document does, so that an answer under way survives a change of route; a new document
 * gets a new one. Without a document id (old Firefox) every opening gets a new one.
 */
export async function openVisit(
  place: Place,
  at: Pick<FrameVisit, 'url' | 'console' | 'page' | 'params' | 'answers'>,
): Promise<FrameVisit> {
  return changeSession<FrameVisit>(frameKey(place), (held) => {
    const same =
      held !== undefined && place.document !== '' && held.document === place.document && held.origin === place.origin;
    const { tab, frame, document, origin } = place;
    const samePage = same && held.url === at.url;
    return {
      ...at,
      tab,
      frame,
      document,
      origin,
      nonce: same ? held.nonce : crypto.randomUUID(),
      last: samePage ? held.last : null,
      ...(samePage && held.reading ? { reading: held.reading } : {}),
      ...(samePage && held.seen ? { seen: held.seen } : {}),
      ...(samePage && held.wrote ? { wrote: held.wrote } : {}),
    };
  });
}

/** Changes the visit if it is still the one with this nonce; one that ended meanwhile stays ended. */
export async function changeVisit(visit: FrameVisit, change: (visit: FrameVisit) => FrameVisit): Promise<FrameVisit> {
  let result = visit;
  await changeSession<FrameVisit | undefined>(frameKey(visit), (held) => {
    if (held?.nonce !== visit.nonce) return held;
    result = change(held);
    return result;
  });
  return result;
}

/** Works with the visit as it stands now, while it does not change; nothing is done for a frame that has none. */
export async function withVisit(
  place: Pick<Place, 'tab' | 'frame'>,
  work: (visit: FrameVisit) => Promise<void>,
): Promise<void> {
  await withSession<FrameVisit>(frameKey(place), async (visit) => {
    if (visit) await work(visit);
  });
}

/**
 * The visit a message belongs to, by the browser's own tab, frame, document and origin. Throws `Refused`: `stale` for a nonce of another document or one that
 * ended (attack 20).
 */
export async function requireVisit(place: Place, nonce: string): Promise<FrameVisit> {
  const visit = await frameVisit(place);
  const own = visit?.nonce === nonce && visit.document === place.document && visit.origin === place.origin;
  if (!visit || !own)
    throw new Refused('stale', 'This page changed since Unswivel looked at it. Look again, then repeat.');
  return visit;
}

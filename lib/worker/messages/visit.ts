import { matchPage } from '../../consoles/match.ts';
import type { ProfilePage } from '../../consoles/profile.schema.ts';
import type { Console } from '../../record/record.schema.ts';
import type { VisitAnswer } from '../../wire/state.ts';
import { profileOf } from '../consoles.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { frameVisit } from '../frame-visit.ts';
import { injectOverlay } from '../inject-overlay.ts';
import { push } from '../push.ts';
import { keptRequests } from '../requests/kept.ts';
import { runIn } from '../rounds/run.ts';
import { openDesk } from '../scene.ts';
import { consoleOf, type Place } from '../sender.ts';
import { tabWork } from '../tab-work.ts';

/** First stage: an address was reached. Says whether to stay, and which page to wait for. A site that is no console of ours is told to stop, and no more. */
export async function answerVisit(place: Place, message: { url: string }): Promise<VisitAnswer> {
  let at: Recognised;
  try {
    at = await recognise(place, message.url);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The address left the console while its document stayed: the overlay asks again, is refused and shows nothing any more. It may come back, so that it is watched on.
    const left = await refreshOverlay(place, message.url);
    return left && error.code === 'sender.not-a-console' ? { watch: true, page: null } : { watch: false };
  }
  // A round reads what is there, also where the console asks to sign in and nothing that is waited for ever comes.
  const round = await isRound(place);
  if (round) await injectOverlay(place);
  else await refreshOverlay(place, message.url);
  const { page: seen } = at;
  if (seen && seen.shows !== 'other')
    return { watch: true, page: seen.id, ...(seen.ready ? { ready: seen.ready } : {}) };
  // A tab that carries a ticket shows it wherever it goes, also before the page that is filled; what ends an account is often on a page that shows nothing else.
  if (place.frame === 0 && !round && (await isAtWork(place, at))) await injectOverlay(place);
  return { watch: true, page: null };
}

/** First stage: the page is there, or a form is. Brings the overlay to the top frame where there is something to do. */
export async function answerReady(place: Place, message: { url: string }): Promise<{ ok: true }> {
  const { page: seen } = await recognise(place, message.url);
  if (place.frame === 0 && seen?.shows !== 'other' && !(await isRound(place))) await injectOverlay(place);
  return { ok: true };
}

const isRound = async ({ tab, frame }: Place): Promise<boolean> => frame === 0 && (await runIn(tab)) !== undefined;

/** The tab carries a ticket, or something waits to be done at the console. */
async function isAtWork({ tab }: Place, { identity, console }: Recognised): Promise<boolean> {
  if ((await tabWork(tab)).ticket) return true;
  return (await keptRequests(identity)).waiting.some(({ view }) => view.object.console.id === console.id);
}

interface Recognised {
  identity: Identity;
  console: Console;
  /** of its profile */
  page: ProfilePage | null;
}

async function recognise(place: Place, url: string): Promise<Recognised> {
  const { identity, record } = await openDesk();
  const console = await consoleOf(place, url, record.snapshot);
  const profile = profileOf(console, record.snapshot);
  return { identity, console, page: profile ? (matchPage(profile, console, url)?.page ?? null) : null };
}

/** The overlay already stands in this document and the address changed under it: it looks again. False where there is none. */
async function refreshOverlay(place: Place, url: string): Promise<boolean> {
  const visit = await frameVisit(place);
  if (!visit || visit.document !== place.document || place.document === '' || visit.url === url) return false;
  return push(visit, { type: 'revisit' });
}

import { LOOKUP, lookupPage } from '../../consoles/lookup-page.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { alarmSignedIn } from '../alarm.ts';
import { Refused } from '../errors.ts';
import { changeVisit, type PageReading } from '../frame-visit.ts';
import { noteAccounts } from '../observing/note-accounts.ts';
import { overlayState } from '../overlay-state.ts';
import { noteTaken } from '../requests/note-taken.ts';
import { takeRoundReading } from '../rounds/drive.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { factsOf } from '../tab-work.ts';
import { takeTicket } from '../take-ticket.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** What the overlay read. From a page that does not validate nothing is taken but the doubt itself. */
export async function answerRead(scene: Scene, message: Read): Promise<Answer> {
  if (message.lookup !== undefined) return answerLookup(scene, message);
  if (message.page !== (scene.visit.page ?? ''))
    throw new Refused('stale', 'The page changed while it was read. It is read again.');
  const visit = await changeVisit(scene.visit, (held) => ({ ...held, reading: readingOf(message, scene) }));
  // Whose accounts the page shows may only be known now.
  let now = await sceneOf(scene, scene.console, visit);
  await alarmSignedIn(now);
  if (message.problems.length === 0) {
    if (message.ticket?.number && scene.page?.shows === 'ticket') {
      // The page of a reply form says less of its ticket than the ticket's own page.
      const known = scene.page.reply ? await factsOf({ key: `${scene.console.id}:${message.ticket.number}` }) : {};
      await takeTicket(now, { ...known, ...message.ticket });
      now = await sceneOf(now, now.console, visit);
      if (scene.visit.frame === 0) await noteTaken(now);
    }
    if (!(await takeRoundReading(now, message))) await noteAccounts(now, message);
  } else await takeRoundReading(now, message);
  return { ok: true, state: await overlayState(now) };
}

/** What a round looked up is of no page: nothing of it is shown, and nobody fills by it. */
async function answerLookup(scene: Scene, message: Read): Promise<Answer> {
  const { tenant, signedInAs } = message;
  const page = scene.profile && lookupPage(scene.profile);
  const reading = { page: LOOKUP, ...(tenant ? { tenant } : {}), ...(signedInAs ? { signedInAs } : {}) };
  const seen = await sceneOf(scene, scene.console, { ...scene.visit, reading });
  await takeRoundReading({ ...seen, page }, message);
  return { ok: true, state: await overlayState(scene) };
}

function readingOf(message: Read, { page }: Scene): PageReading {
  const [first] = message.problems;
  const [account, ...more] = message.account ?? [];
  return {
    page: message.page,
    ...(message.tenant ? { tenant: message.tenant } : {}),
    ...(message.signedInAs ? { signedInAs: message.signedInAs } : {}),
    ...(message.ticket?.number && !first && page?.shows === 'ticket' ? { ticket: message.ticket.number } : {}),
    ...(first
      ? {
          doubt: `This looks like ${page?.shows === 'ticket' ? 'a ticket' : 'a page this profile knows'}, but ${first.field}: ${first.why}`,
        }
      : {}),
    ...(account && more.length === 0 && !first && page?.shows !== 'accounts' ? { account: account.values } : {}),
  };
}

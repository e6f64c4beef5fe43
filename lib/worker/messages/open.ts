import { matchPage } from '../../consoles/match.ts';
import { replyForm, ticketToAnswer } from '../../consoles/reply-form.ts';
import type { OpenAnswer } from '../../wire/state.ts';
import { assess } from '../assess.ts';
import { profileOf } from '../consoles.ts';
import { openVisit } from '../frame-visit.ts';
import { tellHandoff } from '../handoff.ts';
import { closeLostIntents } from '../open-intents.ts';
import { overlayState } from '../overlay-state.ts';
import { noteTaken } from '../requests/note-taken.ts';
import { toNote } from '../requests/ticket-note.ts';
import { runIn } from '../rounds/run.ts';
import { openDesk, sceneOf } from '../scene.ts';
import { consoleOf, type Place } from '../sender.ts';
import { lessonsAt } from '../taught.ts';

/** The overlay mounted, or the address changed under it: gives its nonce, the page's definition and the state to show. */
export async function answerOpen(place: Place, message: { url: string }): Promise<OpenAnswer> {
  const desk = await openDesk();
  const { snapshot } = desk.record;
  const console = await consoleOf(place, message.url, snapshot);
  const profile = profileOf(console, snapshot);
  const match = profile ? matchPage(profile, console, message.url) : null;
  const number = place.frame === 0 ? ticketToAnswer(match?.page, match?.params ?? {}) : undefined;
  const reply = match?.page.reply && number ? replyForm(match.page.reply, number) : undefined;
  // A reply that has nothing of ours to say is the technician's own, and none of ours to look into.
  const answers = reply && number && (await toNote(desk.identity, { console: console.id, number })).length > 0;
  const visit = await openVisit(place, {
    ...{ url: message.url, console: console.id, page: match?.page.id ?? null, params: match?.params ?? {} },
    ...(answers ? { answers: number } : {}),
  });
  await closeLostIntents();
  const scene = await sceneOf(desk, console, visit);
  const found = await assess(scene);
  await tellHandoff(scene, found);
  if (place.frame === 0 && match?.page.shows !== 'ticket') await noteTaken(scene);
  const taught = await lessonsAt(desk.identity, console, message.url);
  return {
    nonce: visit.nonce,
    page: match ? { ...match.page, ...(answers ? { form: reply } : {}) } : null,
    params: visit.params,
    ...(profile?.tenant ? { tenant: profile.tenant } : {}),
    ...(profile?.signedInAs ? { signedInAs: profile.signedInAs } : {}),
    actions: profile?.actions.filter((action) => match && action.pages.includes(match.page.id)) ?? [],
    ...(taught.length > 0 ? { taught: taught.map(({ from: _, ...lesson }) => lesson) } : {}),
    ...((await runIn(place.tab)) && place.frame === 0 ? { round: true as const } : {}),
    state: await overlayState(scene, found),
  };
}

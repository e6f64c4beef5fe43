import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer, OverlayState } from '../../wire/state.ts';
import { bringScript } from '../bring-script.ts';
import { frameVisit } from '../frame-visit.ts';
import { overlayState } from '../overlay-state.ts';
import { runIn } from '../rounds/run.ts';
import { type Scene, sceneOf } from '../scene.ts';
import type { Place } from '../sender.ts';
import { noteSeen } from './note-seen.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** The answer to a reading, with what it says of drift; marks come to the page where there is something to mark. */
export async function withDrift(place: Place, scene: Scene, message: Read, answer: Answer): Promise<Answer> {
  // What a round looks up, or opens one after the other, nobody looks at.
  if (!answer.ok || message.lookup !== undefined || (await runIn(place.tab))) return answer;
  await noteSeen(scene, message);
  const visit = await frameVisit(scene.visit);
  if (visit?.nonce !== scene.visit.nonce || !(visit.seen || answer.state.drift)) return answer;
  const state = await overlayState(await sceneOf(scene, scene.console, visit));
  return withMarks(place, { ...answer, state });
}

/** Brings the script that draws marks to a page that has some; there already, it follows the overlay by itself. */
export async function withMarks<A extends { state: OverlayState }>({ tab, frame }: Place, answer: A): Promise<A> {
  // Without them the panel lists what differs all the same.
  if (answer.state.drift && frame === 0) await bringScript(tab, '/marks.js');
  return answer;
}

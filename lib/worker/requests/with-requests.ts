import type { Answer } from '../../wire/state.ts';
import type { Identity } from '../database.ts';
import type { Scene } from '../scene.ts';
import type { Place } from '../sender.ts';
import { askWaiting } from './ask-waiting.ts';
import { askDecisions } from './decisions.ts';
import { showSteps, withSteps } from './tell-overlays.ts';
import { ticketInView } from './ticket-in-view.ts';

/** The answer to a reading with its steps. What waits is asked for meanwhile where it was not just now: nobody waits for it, its overlay is told. */
export async function withRequests(place: Place, scene: Scene, answer: Answer): Promise<Answer> {
  if (place.frame !== 0 || !answer.ok) return answer;
  const { identity } = scene;
  if (ticketInView(scene)) void decide(place, identity).catch(noted);
  void askWaiting(identity).catch(noted);
  return withSteps(place, answer);
}

/** What waits for a decision is shown in the ticket's page as soon as it is known. */
async function decide({ tab }: Place, identity: Identity): Promise<void> {
  if (await askDecisions(identity)) await showSteps(tab);
}

const noted = (error: unknown) => console.warn('Unswivel: requests could not be asked for', error);

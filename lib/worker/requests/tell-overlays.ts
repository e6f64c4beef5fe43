/** Shows in the open overlays what changed of the requests at their consoles. */
import type { OverlayState } from '../../wire/state.ts';
import { bringScript } from '../bring-script.ts';
import { openVisits, pushState } from '../push.ts';
import type { Place } from '../sender.ts';
import type { Kept } from './kept.ts';

/** Brings the script that draws the steps to a page that has some; there already, it follows the overlay by itself. */
export async function withSteps<A extends { state: OverlayState }>({ tab, frame }: Place, answer: A): Promise<A> {
  // Without them the side panel lists what waits all the same.
  if (answer.state.requests && frame === 0) await bringScript(tab, STEPS);
  return answer;
}

/** Shows what waits now in the overlays of one tab. */
export async function showSteps(tab: number): Promise<void> {
  const states = await pushState(tab);
  if (states.some(({ requests }) => requests)) await bringScript(tab, STEPS);
}

const STEPS = '/steps.js';

/** Where nothing changed, nobody is told. A ticket's page shows what belongs to it, wherever that is done. */
export async function tellOverlays(before: Kept, after: Kept): Promise<void> {
  if (shownOf(before) === shownOf(after)) return;
  const tabs = (await openVisits()).filter(({ frame }) => frame === 0).map(({ tab }) => tab);
  for (const tab of new Set(tabs)) await showSteps(tab);
}

const shownOf = ({ waiting, said, away }: Kept): string =>
  JSON.stringify([
    waiting.map(({ view, said: of, deeds, looks }) => [view.id, view.version, of, deeds.length, looks.length]),
    ...[said, away],
  ]);

import { browser } from 'wxt/browser';
import type { OverlayState, Push } from '../wire/state.ts';
import { type FrameVisit, withVisit } from './frame-visit.ts';
import { overlayState } from './overlay-state.ts';
import { openDesk, sceneOfVisit } from './scene.ts';

/** Sends to the overlay of one frame; false when none listens there. */
export async function push(to: Pick<FrameVisit, 'tab' | 'frame'>, message: Push): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(to.tab, message, { frameId: to.frame });
    return true;
  } catch {
    // The tab closed, navigated away, or its overlay is of an older version: there is nobody to tell.
    return false;
  }
}

/** Every overlay open in a tab, or in any tab. */
export async function openVisits(tab?: number): Promise<FrameVisit[]> {
  const prefix = tab === undefined ? 'frame:' : `frame:${tab}:`;
  const held = await browser.storage.session.get(null);
  return Object.entries(held).flatMap(([key, visit]) => (key.startsWith(prefix) && visit ? [visit as FrameVisit] : []));
}

/**
 * Shows the present state in the overlays of one tab, after something changed that they did not ask for. The visit stands still meanwhile: a reading that comes
 * in just then is answered after this push, never undone by it. Gives what they show.
 */
export async function pushState(tab: number): Promise<OverlayState[]> {
  const visits = await openVisits(tab);
  if (visits.length === 0) return [];
  const desk = await openDesk();
  const states: OverlayState[] = [];
  for (const place of visits) {
    await withVisit(place, async (visit) => {
      const scene = await sceneOfVisit(desk, visit);
      if (!scene) return;
      const state = await overlayState(scene);
      states.push(state);
      await push(visit, { type: 'state', state });
    });
  }
  return states;
}

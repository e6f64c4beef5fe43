import type { Page } from 'playwright-core';
import { type Overlay, overlayOf } from '../drive/overlay.ts';

/** What a person does in the open panel. */
export interface PanelHands {
  overlay: Overlay;
  page: Page;
  /** presses Fill and waits for its result */
  fill(): Promise<string>;
  overwrite(): Promise<string>;
  undo(): Promise<string>;
}

/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;
const RESULT = /(\d+ of )?\d+ fields? filled and kept/;

/** Opens the panel of a page where it is not open yet. */
export async function openPanel(page: Page): Promise<PanelHands> {
  const overlay = await overlayOf(page);
  await overlay.waitFor(/Open the Unswivel panel|Signed in as/);
  if (!(await overlay.text()).includes('Signed in as')) {
    await overlay.click('Open the Unswivel panel');
    await overlay.waitFor('Signed in as');
  }
  const press = async (what: string | RegExp, result: string | RegExp) => {
    await overlay.waitFor(what);
    await page.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
    return overlay.waitFor(result);
  };
  return {
    overlay,
    page,
    fill: () => press(/\bFill( again)?\b(?! stays)/, RESULT),
    overwrite: () => press(/Overwrite (the field|\d+ fields) that/, RESULT),
    undo: () => press(/\bUndo\b/, 'Undone.'),
  };
}

import type { Page } from 'playwright-core';
import { type Overlay, overlayOf } from '../drive/overlay.ts';

/** What a person does in the panel. After a fill it folds to a line with its result; asking for more opens it again. */
export interface PanelHands {
  overlay: Overlay;
  page: Page;
  /** opens the panel where it is closed or folded; gives what it shows */
  open(): Promise<string>;
  /** presses Fill; gives the line that says what came of it */
  fill(): Promise<string>;
  overwrite(): Promise<string>;
  undo(): Promise<string>;
}

/** A button must have been in view for half a second before a press on it counts. */
export const IN_VIEW_MS = 700;
/** the folded panel: the result of a fill before stays in the open one until then */
const RESULT = /fields? filled and kept Open the Unswivel panel/;
const OPEN = 'Signed in as';
const CLOSED = 'Open the Unswivel panel';

/** Opens the panel of a page where it is not open yet. */
export async function openPanel(page: Page): Promise<PanelHands> {
  const overlay = await overlayOf(page);

  async function open(): Promise<string> {
    await overlay.waitFor(new RegExp(`${OPEN}|${CLOSED}`));
    if (!(await overlay.text()).includes(OPEN)) await overlay.click(CLOSED);
    return overlay.waitFor(OPEN);
  }
  async function press(what: RegExp, result: string | RegExp): Promise<string> {
    await open();
    await overlay.waitFor(what);
    await page.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
    return overlay.waitFor(result);
  }
  await open();
  return {
    overlay,
    page,
    open,
    fill: () => press(/\bFill( again)?\b(?! stays)/, RESULT),
    overwrite: () => press(/Overwrite (the field|\d+ fields) that/, RESULT),
    undo: () => press(/\bUndo\b/, /Undone[.,]/),
  };
}

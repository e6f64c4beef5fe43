import type { Page } from 'playwright-core';
import { openPanel } from '../e2e/panel.ts';
import { scanned, traced } from './trace.ts';

/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;

export interface Fill {
  /** all script from the press on Fill until the result is shown: guard, scan, writing, the page's own handlers, reading back, the panel's own drawing */
  ms: number;
  /** of it what is ours: without the browser's style, layout and hit tests, and without the page's own handlers */
  ownMs: number;
  /** the scan in it */
  scanMs: number;
  /** the stretch in it that writes the fields, with the style and layout the browser does between them to know that each is in view */
  writeMs: number;
  /** what the panel says came of it */
  said: string;
}

/** Fills the form of twenty identity fields on the page that is open, by a real click, for the ticket its tab carries. */
export async function fillTwenty(page: Page): Promise<Fill> {
  const panel = await openPanel(page);
  await panel.overlay.waitFor(/\bFill\b(?! (is|stays) off)/);
  await page.waitForTimeout(IN_VIEW_MS);
  const trace = await traced(page, async () => {
    await panel.overlay.click(/^ ?Fill\b/);
    await panel.overlay.waitFor(/filled and kept Open the Unswivel panel/);
  });
  const said = /[\w ]+ fields? filled and kept/.exec(await panel.overlay.text())?.[0] ?? 'nothing';
  const writeMs = Math.max(...trace.script.map(({ ms }) => ms));
  return {
    ms: trace.scriptMs,
    ownMs: trace.scriptMs - trace.browserMs,
    scanMs: scanned(trace),
    writeMs,
    said: said.trim(),
  };
}

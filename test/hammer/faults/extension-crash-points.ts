import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'webextension-polyfill';
import type { CrashPoint } from '../../../lib/worker/crash-point.ts';
import { endWorker, type Fault } from '../fault.ts';
import type { Stage, Work } from '../stage.ts';

/** in the extension's own pages */
declare const chrome: Browser;

const POINTS: Record<CrashPoint, Work> = {
  'intent-written': 'fill',
  'action-done': 'fill',
  'outcome-written': 'fill',
  sent: 'read',
  acknowledged: 'read',
  marked: 'read',
};
const REACHED_MS = 8_000;
/** a browser is started again in a second, a worker at once */
const WHOLE_BROWSER = 0.5;

/** The browser or its worker ends exactly between two steps. */
export const faults: Fault[] = Object.entries(POINTS).map(([point, work]) => ({
  name: `ended at ${point}`,
  point,
  run: (stage) => endAt(stage, point, work),
}));

async function endAt(stage: Stage, point: string, kind: Work): Promise<void> {
  const { browser } = stage;
  await browser.page.evaluate((name) => chrome.storage.session.set({ 'crash-point': name }), point);
  const late = new AbortController();
  const reached = browser.reached().catch(() => null);
  const worked = stage.work(kind, late.signal);
  const name = await Promise.race([reached, wait(REACHED_MS, null, { ref: false })]);
  if (name === point) {
    stage.fired.set(point, (stage.fired.get(point) ?? 0) + 1);
    if (stage.chance.yes(WHOLE_BROWSER)) await browser.kill9();
    else await endWorker(stage);
  } else await browser.page.evaluate(() => chrome.storage.session.remove('crash-point')).catch(() => undefined);
  late.abort();
  await worked;
}

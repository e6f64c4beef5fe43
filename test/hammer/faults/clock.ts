import type { Fault } from '../fault.ts';
import type { Stage } from '../stage.ts';

const DAY = 86_400_000;
const OFF: Record<string, number> = {
  'a day ahead': DAY,
  'a day behind': -DAY,
  'ten years ahead': 3653 * DAY,
  'ten years behind': -3653 * DAY,
};
/** The longest pause between two tries, and what the run itself takes. */
const LONGEST_PAUSE_MS = 20 * 60_000;

/** The clock jumps while the worker runs and is right again when it next starts. */
async function onDevice(stage: Stage, offMs: number): Promise<void> {
  const { browser, proxy, chance } = stage;
  await browser.status();
  const workers = browser.driven.context.serviceWorkers();
  await workers.at(-1)?.evaluate((off) => {
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(RealDate.now() + off);
        else super(...(given as [number]));
      }
      static override now(): number {
        return RealDate.now() + off;
      }
    } as DateConstructor;
  }, offMs);
  // A failure now makes the worker note when to try again by this clock.
  if (chance.yes(0.7)) proxy.next({ is: 'cut-before' });
  await stage.work('read');
  await browser.driven.killWorker();
  // The record's lease ran out by that clock, or will not for years: it is asked for anew.
  await browser.own({ type: 'own.sync' }).catch(() => undefined);
  await lookAtPause(stage);
}

/** What was noted by a wrong clock must not keep a device silent for years. */
async function lookAtPause(stage: Stage): Promise<void> {
  const alarms = await stage.browser.page.evaluate(
    () =>
      (globalThis as unknown as Alarming).chrome.alarms.getAll() as Promise<{ name: string; scheduledTime: number }[]>,
  );
  for (const { name, scheduledTime } of alarms)
    if (scheduledTime - Date.now() > LONGEST_PAUSE_MS)
      stage.problems.push(
        `After the clock was right again the alarm “${name}” stands in ${new Date(scheduledTime).getUTCFullYear()}.`,
      );
}

interface Alarming {
  chrome: { alarms: { getAll(): Promise<unknown> } };
}

export const faults: Fault[] = Object.entries(OFF).flatMap(([name, off]) => [
  { name: `device clock ${name}`, run: (stage) => onDevice(stage, off) },
  {
    name: `collector clock ${name}`,
    async run(stage) {
      await stage.collector.kill9();
      await stage.collector.start({ clockMs: off });
      await stage.work('read');
      await stage.deliver();
      await stage.collector.kill9();
      await stage.collector.start();
      await stage.browser.own({ type: 'own.sync' }).catch(() => undefined);
    },
  },
]);

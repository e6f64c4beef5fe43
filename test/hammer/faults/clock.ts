import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { shiftClock } from '../shift-clock.ts';
import type { Stage } from '../stage.ts';

const DAY = 86_400_000;
const OFF: Record<string, number> = {
  'a day ahead': DAY,
  'a day behind': -DAY,
  'ten years ahead': 3653 * DAY,
  'ten years behind': -3653 * DAY,
};

/** The clock jumps while the worker runs and is right again when it next starts. */
async function onDevice(stage: Stage, offMs: number): Promise<void> {
  const { browser, proxy, chance } = stage;
  await stage.deliver();
  const workers = browser.driven.context.serviceWorkers();
  await workers.at(-1)?.evaluate(shiftClock, offMs);
  // A failure now makes the worker note when to try again by this clock.
  if (chance.yes(0.7)) proxy.next(...Array.from({ length: 9 }, () => ({ is: 'cut-before' as const })));
  await stage.work('read');
  await stage.deliver();
  proxy.clear();
  await browser.driven.killWorker();
  // The record's lease ran out by that clock, or will not for years: it is asked for anew.
  await browser.own({ type: 'own.sync' }).catch(() => undefined);
  await lookAtPause(stage);
}

/** What was noted by a wrong clock must not keep a device silent for years: the next event's own delivery goes out as ever. */
async function lookAtPause(stage: Stage): Promise<void> {
  const { browser } = stage;
  await stage.work('read');
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await browser.status()).evidence.waiting === 0) return;
    await wait(250);
  }
  stage.problems.push('After the clock was right again the device did not deliver by itself.');
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

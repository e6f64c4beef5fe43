import { setTimeout as wait } from 'node:timers/promises';
import { endWorker, type Fault } from '../fault.ts';
import type { Stage } from '../stage.ts';

/** Something ends in the middle of whatever is under way. */
export const faults: Fault[] = [
  midWork('browser killed', 0.6, 2200, (stage) => stage.browser.kill9()),
  {
    name: 'worker ended',
    async run(stage) {
      const working = stage.work(stage.chance.yes(0.6) ? 'fill' : 'read');
      for (let times = stage.chance.between(1, 3); times > 0; times -= 1) {
        await wait(stage.chance.between(0, 800));
        await endWorker(stage);
      }
      await working;
    },
  },
  midWork('collector killed', 0.4, 1200, (stage) => stage.collector.kill9()),
  {
    name: 'worker and collector ended in a delivery',
    async run(stage) {
      await stage.collector.kill9();
      await stage.work('read');
      await stage.collector.start();
      const delivering = stage.deliver();
      await wait(stage.chance.between(0, 60));
      await Promise.all([stage.collector.kill9(), endWorker(stage)]);
      await Promise.race([delivering, wait(500)]);
    },
  },
];

/** `fills` = how often the work is a fill; it ends at a chance moment of the first `withinMs`. */
function midWork(name: string, fills: number, withinMs: number, end: (stage: Stage) => Promise<unknown>): Fault {
  return {
    name,
    async run(stage) {
      const working = stage.work(stage.chance.yes(fills) ? 'fill' : 'read');
      await wait(stage.chance.between(0, withinMs));
      await end(stage);
      await working;
    },
  };
}

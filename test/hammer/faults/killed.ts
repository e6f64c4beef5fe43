import { setTimeout as wait } from 'node:timers/promises';
import { endWorker, type Fault } from '../fault.ts';

/** Something ends in the middle of whatever is under way. */
export const faults: Fault[] = [
  {
    name: 'browser killed',
    async run(stage) {
      const working = stage.work(stage.chance.yes(0.6) ? 'fill' : 'read');
      await wait(stage.chance.between(0, 2200));
      await stage.browser.kill9();
      await working;
    },
  },
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
  {
    name: 'collector killed',
    async run(stage) {
      const working = stage.work(stage.chance.yes(0.4) ? 'fill' : 'read');
      await wait(stage.chance.between(0, 1200));
      await stage.collector.kill9();
      await working;
    },
  },
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

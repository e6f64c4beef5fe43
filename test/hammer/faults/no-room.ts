import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const faults: Fault[] = [
  {
    name: 'collector without room on its disk',
    async run(stage) {
      const { collector, chance } = stage;
      const { disk } = stage.database;
      if (disk.mounted) disk.fill(chance.pick([0, 0, 4096, 65_536]));
      else {
        // Ended in order, its write-ahead log is empty: there is room for some of it, then none.
        await collector.stop();
        await collector.start({ fileLimit: chance.between(64, 256) * 1024 });
      }
      await stage.work('read');
      await stage.deliver();
      await wait(chance.between(0, 300));
      disk.free();
      if (!disk.mounted || chance.yes(0.3)) await collector.kill9();
      else await stage.deliver();
    },
  },
  {
    name: 'browser without room for evidence',
    async run(stage) {
      const { browser, chance } = stage;
      const session = await browser.driven.context.newCDPSession(browser.page);
      const origin = `chrome-extension://${browser.driven.id}`;
      const working = stage.work('fill');
      await wait(chance.between(0, 2000));
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await working;
      await stage.work('read', AbortSignal.timeout(1000));
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await session.detach();
    },
  },
];

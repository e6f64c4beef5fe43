import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const faults: Fault[] = [
  {
    name: 'database stopped',
    engine: 'postgres',
    async run(stage) {
      const working = stage.work('read');
      await wait(stage.chance.between(0, 900));
      await stage.database.crash?.();
      await working;
      await stage.deliver();
      await stage.database.mend();
      if (stage.chance.yes(0.5)) await stage.deliver();
    },
  },
];

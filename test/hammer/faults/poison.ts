import type { Fault } from '../fault.ts';
import { POISONS } from '../sender.ts';

export const faults: Fault[] = [
  {
    name: 'poisoned events from another device',
    async run(stage) {
      const { sender, chance } = stage;
      const working = stage.work('read');
      const status = await sender.send(...chance.shuffled(POISONS), 'good');
      if (![0, 200, 503].includes(status))
        stage.problems.push(`Authentic events with bad bodies were answered ${status}.`);
      await working;
    },
  },
  {
    name: 'what is not authentic',
    async run(stage) {
      const { sender, chance } = stage;
      const working = stage.work('read');
      for (const how of chance.shuffled(['not json', 'bad signature', 'gap', 'huge'] as const)) {
        const status = await sender.attack(how);
        if (status !== 0 && (status < 400 || status >= 500)) stage.problems.push(`“${how}” was answered ${status}.`);
      }
      await working;
    },
  },
];

import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { Mishap } from '../proxy.ts';
import type { Stage } from '../stage.ts';

const once = (name: string, mishaps: (stage: Stage) => Mishap[]): Fault => ({
  name,
  async run(stage) {
    stage.proxy.next(...mishaps(stage));
    await stage.work('read');
    await stage.deliver();
  },
});

export const faults: Fault[] = [
  once('cut before the collector had it', () => [{ is: 'cut-before' }]),
  once('cut in the middle of a request', () => [{ is: 'cut-within' }]),
  once('cut after the commit, before the answer', ({ chance }) =>
    Array.from({ length: chance.between(1, 3) }, () => ({ is: 'cut-after' })),
  ),
  once('delivered twice at once', () => [{ is: 'twice' }, { is: 'twice' }]),
  once('delivered late, behind what came after', ({ chance }) => [{ is: 'late', ms: chance.between(300, 3000) }]),
  once('busy or broken in between', ({ chance }) => [
    { is: 'answer', status: chance.pick([429, 500, 502, 503]), retryAfter: chance.between(0, 1) },
    { is: 'answer', status: chance.pick([408, 413, 504]) },
    { is: 'answer', status: 200 },
  ]),
  once('garbled on the way', ({ chance }) => [{ is: 'garbled', change: chance.pick(GARBLINGS) }]),
  {
    name: 'old requests sent again, out of order',
    async run(stage) {
      const { proxy, chance } = stage;
      const working = stage.work('read');
      await wait(chance.between(0, 600));
      const statuses = await proxy.replay(chance.shuffled(proxy.recorded).slice(0, 12));
      // 401: of an enrolment that ended; what the collector took, it knows.
      const odd = statuses.filter((status) => ![0, 200, 401, 409].includes(status));
      if (odd.length > 0) stage.problems.push(`A request sent again was answered ${odd.join()}.`);
      await working;
    },
  },
];

/** Anything but a body: bodies are guarded by https on the way, and one that is not the signed one enters as its leaf with that reason. */
const GARBLINGS: ((text: string) => string)[] = [
  (text) => text.slice(0, -20),
  (text) => text.replace(/"signature":"../, '"signature":"AA'),
  (text) => text.replace(/"seq":(\d+)/, (_, seq) => `"seq":${Number(seq) + 1}`),
  (text) => text.replace(/"prev":"../, '"prev":"00'),
  (text) => `${text}${text}`,
  () => '',
];

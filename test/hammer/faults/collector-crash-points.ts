import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

const POINTS = ['received', 'sequenced', 'committed', 'answered'];
const REACHED_MS = 5_000;

/** The collector ends itself, as `kill -9` would, exactly between two steps of taking a batch. */
export const faults: Fault[] = POINTS.map((point) => ({
  name: `collector ended at ${point}`,
  point,
  async run(stage) {
    const { collector, chance } = stage;
    await collector.kill9();
    // What an earlier end left in an inbox is given its place at the start: the point may be passed before the first request.
    await collector.start({ crashAt: point }).catch(() => undefined);
    await stage.work(chance.yes(0.3) ? 'fill' : 'read');
    // Where the worker has not sent it by itself yet, or waits after an earlier failure.
    await Promise.race([stage.deliver(), wait(REACHED_MS)]);
    await Promise.race([collector.gone(), wait(REACHED_MS)]);
    if (collector.endedBy() === 'SIGKILL') stage.fired.set(point, (stage.fired.get(point) ?? 0) + 1);
    await collector.kill9();
  },
}));

/** What the collector does by the clock, whether or not anybody asks. */
import { callForExceptions } from './administration/end-exceptions.ts';
import { takeBackBroken } from './administration/undo-import.ts';
import type { Collector } from './http.ts';
import { moveByClock } from './lifecycle/clock.ts';
import { takeEmergencies } from './lifecycle/emergencies.ts';
import { setOffMovements } from './lifecycle/set-off.ts';
import { placesOf } from './log.ts';
import { endContracts } from './sources/end-contracts.ts';
import { sayUnsaid } from './sources/say-with.ts';

const MINUTE_MS = 60_000;

const WORK: ((collector: Collector) => Promise<void>)[] = [
  endContracts,
  sayUnsaid,
  callForExceptions,
  takeBackBroken,
  takeEmergencies,
  setOffMovements,
  moveByClock,
];

/** Begins at once and goes on every minute until the function given back is called, which waits for what runs. What fails is written down and tried again. */
export function workEachMinute(collector: Collector): () => Promise<void> {
  let running = workOnce(collector);
  const timer = setInterval(() => {
    running = running.then(() => workOnce(collector));
  }, MINUTE_MS);
  return () => {
    clearInterval(timer);
    return running;
  };
}

async function workOnce(collector: Collector): Promise<void> {
  for (const work of WORK)
    await work(collector).catch((error: unknown) =>
      collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) }),
    );
}

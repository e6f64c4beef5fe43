import type { Engine } from './options.ts';
import type { Stage } from './stage.ts';

/** One way in which a day can go wrong. A module in faults/ exports one or more; nothing else names them. */
export interface Fault {
  name: string;
  /** absent = on every engine */
  engine?: Engine;
  /** set where this fault must fire a crash point: it is dealt again until it did */
  point?: string;
  /** Works and lets the fault fall into it. What ended may stay ended: the next cycle mends it. */
  run(stage: Stage): Promise<void>;
}

/** The worker ends at once; a message under way to it is never answered. */
export async function endWorker({ browser, chance }: Stage): Promise<void> {
  if (chance.yes(0.5)) await browser.driven.killWorker();
  else await browser.driven.stopWorker();
}

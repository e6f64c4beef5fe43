import { setTimeout as wait } from 'node:timers/promises';
import type { SeenRows } from './device-store.ts';
import type { Fault } from './fault.ts';
import { fsck, packProblems } from './outside-checks.ts';
import { readLog } from './read-log.ts';
import type { Stage } from './stage.ts';
import { countSyncs } from './syncs.ts';
import { judge, type Verdict } from './verdict.ts';

const DRAIN_MS = 60_000;

export interface Conclusion {
  /** everything that is not as it should be; none = the run passed */
  sentences: string[];
  /** what else is worth a line */
  notes: string[];
  result: Omit<Verdict, 'told'> & { fsck: string; crashPoints: Record<string, number> };
}

/** Lets the devices deliver what they still hold, then compares what everybody holds. Closes the stage. */
export async function conclude(stage: Stage, seen: SeenRows, faults: Fault[]): Promise<Conclusion> {
  await stage.mend();
  await drain(stage);
  if (!(await stage.sender.finish())) stage.problems.push('The other device could not deliver its last events.');
  const syncs = await countSyncs(stage);
  const { rows, gone } = await seen.all(stage.browser.page);
  if (gone.length > 0)
    stage.problems.push(`The device removed its copies of ${gone.length} events before their 30 days.`);
  const log = await readLog(stage.reader);
  const { told, ...counts } = judge({ ledger: stage.ledger, rows, log, senders: [stage.sender] });
  const clean = await fsck(stage.collector);
  const pack = await packProblems(stage.collector);
  await stage.close();
  const silent = faults.flatMap(({ point }) => (point && !stage.fired.has(point) ? [point] : []));
  return {
    sentences: [
      ...told,
      ...stage.problems,
      ...syncs.problems,
      ...pack,
      ...(clean === 'clean' ? [] : [`fsck: ${clean}`]),
      ...silent.map((point) => `The crash point ${point} never fired.`),
    ],
    notes: [syncs.line],
    result: { ...counts, fsck: clean, crashPoints: Object.fromEntries(stage.fired) },
  };
}

async function drain(stage: Stage): Promise<void> {
  for (const end = Date.now() + DRAIN_MS; Date.now() < end; await wait(200)) {
    await stage.deliver();
    const { evidence } = await stage.browser.status();
    if (evidence.waiting === 0) return;
  }
  const { evidence } = await stage.browser.status();
  stage.problems.push(`${evidence.waiting} events still wait: ${evidence.problem ?? 'no reason given'}`);
}

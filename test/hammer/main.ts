/**
 * `npm run hammer -- --cycles N [--engine sqlite|postgres]`: a technician works in a real browser against a real collector while everything that can end ends.
 * Afterwards the page's word, the device's store and the log are compared. The last line is JSON.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createStopping } from '../../lib/start/stopping.ts';
import { createChance } from './chance.ts';
import { createDeck, findFaults } from './deck.ts';
import { storedRows } from './device-store.ts';
import { lax, watchDurability } from './durability.ts';
import type { Fault } from './fault.ts';
import { clearFolder, clearLeftovers, ownFolder } from './leftovers.ts';
import { type HammerOptions, hammerOptions } from './options.ts';
import { readLog } from './read-log.ts';
import { openStage, type Stage } from './stage.ts';
import { judge } from './verdict.ts';

const LONGEST_CYCLE_MS = 60_000;
const DRAIN_MS = 60_000;
const TICKETS_PER_CYCLE = 4;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(options: HammerOptions): Promise<boolean> {
  const { cycles, engine, seed } = options;
  say(`seed ${seed}, ${cycles} cycles, ${engine}`);
  clearLeftovers();
  const folder = ownFolder();
  process.on('exit', () => options.keep || clearFolder(folder));
  const stopping = createStopping();
  void stopping.asked.then(() => process.exit(130));

  const chance = createChance(seed);
  const parts = { folder, chance, engine, tickets: cycles * TICKETS_PER_CYCLE + 100, said: say };
  const stage = await openStage(parts);
  await assertStrict(stage);
  const deck = createDeck(await findFaults(engine), chance, stage.fired);
  const began = Date.now();
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await perform(stage, deck.deal(cycles - cycle + 1), cycle);
    if (cycle % 10 === 0) {
      const seconds = (Date.now() - began) / 1000;
      say(`${cycle} cycles, ${(seconds / cycle).toFixed(1)} s each, ${stage.ledger.confirmed.size} deeds confirmed`);
    }
  }
  return conclude(stage, options);
}

async function perform(stage: Stage, fault: Fault, cycle: number): Promise<void> {
  const began = Date.now();
  const before = await heldUpTo(stage);
  let ended = 'done';
  try {
    await Promise.race([fault.run(stage), tooLong()]);
  } catch (error) {
    ended = `broke off: ${(error as Error).message.split('\n')[0]}`;
  }
  await stage.mend();
  const after = await heldUpTo(stage);
  if (after < before)
    stage.problems.push(
      `In cycle ${cycle} (${fault.name}) the device's store went back from event ${before} to ${after}.`,
    );
  say(`${cycle} ${fault.name}: ${ended}, ${Date.now() - began} ms`);
}

/** Once, on an undisturbed deed: evidence is written with strict durability. */
async function assertStrict(stage: Stage): Promise<void> {
  const asked = await watchDurability(stage.browser);
  await stage.work('read');
  stage.problems.push(...lax(await asked()));
}

/** Number of the newest event the device holds. */
async function heldUpTo({ browser }: Stage): Promise<number> {
  return (await storedRows(browser.page, 'tail'))[0]?.seq ?? 0;
}

async function tooLong(): Promise<never> {
  await wait(LONGEST_CYCLE_MS, undefined, { ref: false });
  throw new Error(`it took longer than ${LONGEST_CYCLE_MS / 1000} s`);
}

async function conclude(stage: Stage, { engine }: HammerOptions): Promise<boolean> {
  await stage.mend();
  await drain(stage);
  if (!(await stage.sender.finish())) stage.problems.push('The other device could not deliver its last events.');
  const rows = await storedRows(stage.browser.page, 'all');
  const log = await readLog(stage.reader);
  const { told, ...counts } = judge({ ledger: stage.ledger, rows, log, senders: [stage.sender] });
  await stage.close();
  const fsck = 'none';
  const silent = (await findFaults(engine)).flatMap(({ point }) => (point && !stage.fired.has(point) ? [point] : []));
  for (const line of [...told, ...stage.problems]) say(`✗ ${line}`);
  for (const point of silent) say(`✗ The crash point ${point} never fired.`);
  const bad = counts.lost + counts.doubled + counts.unexpected + counts.gaps + stage.problems.length + silent.length;
  say(JSON.stringify({ cycles: 0, ...counts, fsck, crashPoints: Object.fromEntries(stage.fired) }));
  return bad === 0;
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

main(hammerOptions(process.argv.slice(2))).then(
  (fine) => process.exit(fine ? 0 : 1),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);

/**
 * `npm run hammer -- --cycles N [--engine sqlite|postgres]`: a technician works in a real browser against a real collector while everything that can end ends.
 * Afterwards the page's word, the device's store and the log are held against each other. The last line is JSON.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createStopping } from '../../lib/start/stopping.ts';
import { createChance } from './chance.ts';
import { conclude } from './conclude.ts';
import { createDeck, findFaults } from './deck.ts';
import { rememberRows, type SeenRows } from './device-store.ts';
import { lax, watchDurability } from './durability.ts';
import type { Fault } from './fault.ts';
import { clearFolder, clearLeftovers, ownFolder } from './leftovers.ts';
import { type HammerOptions, hammerOptions } from './options.ts';
import { openStage, type Stage } from './stage.ts';

const LONGEST_CYCLE_MS = 60_000;
const TICKETS_PER_CYCLE = 4;
const TOLD_EVERY = 10;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(options: HammerOptions): Promise<boolean> {
  const { cycles, engine, seed, verbose } = options;
  say(`seed ${seed}, ${cycles} cycles, ${engine}`);
  clearLeftovers();
  const folder = ownFolder();
  // Whatever ends this run, its processes, disks and files go with it.
  process.on('exit', () => clearFolder(folder, options.keep));
  void createStopping().asked.then(() => process.exit(130));

  const chance = createChance(seed);
  const tickets = cycles * TICKETS_PER_CYCLE + 100;
  const stage = await openStage({ folder, chance, engine, tickets, said: verbose ? say : () => {} });
  const seen = rememberRows();
  await assertStrict(stage);
  const faults = (await findFaults(engine)).filter(({ name }) => name.includes(options.only));
  const deck = createDeck(faults, chance, stage.fired);
  const began = Date.now();
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const fault = deck.deal(cycles - cycle + 1);
    const told = await perform(stage, seen, fault);
    if (verbose) say(`${cycle} ${fault.name}: ${told}`);
    if (cycle % TOLD_EVERY === 0) {
      const seconds = (Date.now() - began) / 1000;
      say(`${cycle} cycles, ${(seconds / cycle).toFixed(1)} s each, ${stage.ledger.confirmed.size} deeds confirmed`);
    }
  }
  const { sentences, notes, result } = await conclude(stage, seen, faults);
  for (const note of notes) say(note);
  for (const sentence of sentences) say(`✗ ${sentence}`);
  say(JSON.stringify({ cycles, ...result }));
  return sentences.length === 0;
}

/** Once, on an undisturbed deed: evidence is written with strict durability. */
async function assertStrict(stage: Stage): Promise<void> {
  const written = await watchDurability(stage.browser);
  await stage.work('read');
  stage.problems.push(...lax(await written()));
}

async function perform(stage: Stage, seen: SeenRows, fault: Fault): Promise<string> {
  const began = Date.now();
  let ended = 'done';
  try {
    await Promise.race([fault.run(stage), tooLong()]);
  } catch (error) {
    ended = `broke off: ${(error as Error).message.split('\n')[0]}`;
  }
  await stage.mend();
  const wrong = await seen.look(stage.browser.page);
  wrong.push(...(await filledUnseen(stage, seen)));
  stage.problems.push(...wrong.map((sentence) => `After “${fault.name}”: ${sentence}`));
  return `${ended}, ${Date.now() - began} ms`;
}

/** Promise 1: where the form holds what a fill writes, the intent to fill it is on the device. */
async function filledUnseen({ browser, ledger }: Stage, seen: SeenRows): Promise<string[]> {
  const first = browser.tab.locator('#new-user [name="firstName"]');
  if ((await first.count()) === 0 || (await first.inputValue()) === '') return [];
  const ticket = ledger.lastFilled();
  const stored = seen
    .rows()
    .some(({ body }) => body.verb === 'fill.intended' && body.ticket?.number === String(ticket));
  return stored ? [] : [`The form was filled for ticket ${ticket}, and no intent is stored.`];
}

async function tooLong(): Promise<never> {
  await wait(LONGEST_CYCLE_MS, undefined, { ref: false });
  throw new Error(`it took longer than ${LONGEST_CYCLE_MS / 1000} s`);
}

main(hammerOptions(process.argv.slice(2))).then(
  (fine) => process.exit(fine ? 0 : 1),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);

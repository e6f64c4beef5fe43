/**
 * `npm test`: sets up what the tests need and runs all of them: unit and browser tests on the practice pair and the three real consoles (Vitest), a Firefox
 * smoke, the attacks, a short run of the hammer and the tour. What failed is named at the end, what passed only at a second look as well. The last line counts them all.
 */
import { join } from 'node:path';
import { print, printFailure } from '../lib/start/progress.ts';
import { createStopping } from '../lib/start/stopping.ts';
import { type Count, countClosingLine, countWhole } from './suite/count.ts';
import { runAttacks } from './suite/run-attacks.ts';
import { runPart } from './suite/run-part.ts';
import { runVitest } from './suite/run-vitest.ts';
import { type Ready, setUp } from './suite/set-up.ts';

const stopping = createStopping();
const root = join(import.meta.dirname, '..');

interface Part {
  name: string;
  needs?: 'firefox' | 'consoles';
  run(ready: Ready): Promise<Count & { told?: string[] }>;
}

const PARTS: Part[] = [
  {
    name: 'unit, browser and console tests',
    run: ({ env }) => runVitest(root, { env, asked: stopping.asked }),
  },
  {
    name: 'Firefox smoke',
    needs: 'firefox',
    run: (ready) => twice('Firefox smoke', () => part(ready, 'test/firefox/smoke.ts', 5, countClosingLine)),
  },
  { name: 'attacks', run: ({ env }) => runAttacks(root, { env, asked: stopping.asked }) },
  {
    // Never once more: one event lost in forty cycles is one too many.
    name: 'hammer, 40 cycles',
    run: (ready) => part(ready, 'test/hammer/main.ts', 15, countWhole, ['--cycles', '40']),
  },
  {
    name: 'tour',
    needs: 'consoles',
    run: (ready) => twice('tour', () => part(ready, 'test/tour/main.ts', 12, countWhole, ['--keep'])),
  },
];

/** What drives whole browsers through whole consoles may be hurt by a machine that stood still; what fails twice has failed. */
async function twice(name: string, run: () => Promise<Count>): Promise<Count & { told: string[] }> {
  const first = await run();
  if (first.failed === 0 || stopping.begun()) return { ...first, told: [] };
  const second = await run();
  const told =
    second.failed === 0 ? [`unsteady: ${name} failed at first (${first.why ?? `${first.failed} of it`})`] : [];
  return { ...second, told };
}

async function part(
  { env }: Ready,
  script: string,
  minutes: number,
  count: (output: string, code: number | null) => Count,
  words: string[] = [],
): Promise<Count> {
  const { code, output } = await runPart(root, [join(root, script), ...words], { minutes, env, asked: stopping.asked });
  return count(output, code);
}

async function main(): Promise<number> {
  const ready = await setUp(root);
  const sum = { passed: 0, failed: 0 };
  const told: string[] = [];
  const named: string[] = [];
  try {
    for (const { name, needs, run } of PARTS) {
      if (needs && !ready[needs]) continue;
      if (stopping.begun()) {
        sum.failed += 1;
        told.push(`✗ ${name}: not run, somebody ended the tests`);
        continue;
      }
      print(`\n${name}`);
      const began = Date.now();
      const { passed, failed, why, told: lines = [] } = await run(ready);
      named.push(...lines);
      sum.passed += passed;
      sum.failed += failed;
      const seconds = Math.round((Date.now() - began) / 1000);
      told.push(
        `${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s${why ? ` (${why})` : ''}`,
      );
    }
  } finally {
    await ready.stop();
  }
  print(`\n${told.join('\n')}`);
  for (const line of named) print(line);
  for (const one of ready.skipped) print(`skipped: ${one}`);
  print(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    printFailure(error);
    print('0 passed, 1 failed');
    process.exit(1);
  },
);

/**
 * `npm test`: sets up what the tests need and runs all of them: unit and browser tests on the practice pair and the three real consoles (Vitest), a Firefox
 * smoke, the attacks, a short run of the hammer and the tour. The last line counts them all.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { print, printFailure } from '../lib/start/progress.ts';
import { createStopping } from '../lib/start/stopping.ts';
import { type Count, countAttacks, countClosingLine, countVitest, countWhole } from './suite/count.ts';
import { runPart } from './suite/run-part.ts';
import { type Ready, setUp } from './suite/set-up.ts';

const stopping = createStopping();
const root = join(import.meta.dirname, '..');
const report = join(root, '.data', 'test', 'vitest.json');

interface Part {
  name: string;
  needs?: 'firefox' | 'consoles';
  run(ready: Ready): Promise<Count>;
}

const PARTS: Part[] = [
  {
    name: 'unit, browser and console tests',
    async run({ env }) {
      mkdirSync(join(report, '..'), { recursive: true });
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...reporters];
      const { code } = await runPart(root, vitest, { minutes: 50, env, asked: stopping.asked });
      return countVitest(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code);
    },
  },
  {
    name: 'Firefox smoke',
    needs: 'firefox',
    run: (ready) => part(ready, 'test/firefox/smoke.ts', 5, countClosingLine),
  },
  { name: 'attacks', run: (ready) => part(ready, 'test/attacks/main.ts', 10, countAttacks) },
  {
    name: 'hammer, 40 cycles',
    run: (ready) => part(ready, 'test/hammer/main.ts', 15, countWhole, ['--cycles', '40']),
  },
  { name: 'tour', needs: 'consoles', run: (ready) => part(ready, 'test/tour/main.ts', 10, countWhole, ['--keep']) },
];

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
      const { passed, failed, why } = await run(ready);
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

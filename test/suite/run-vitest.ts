import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Count, countVitest } from './count.ts';
import { runPart } from './run-part.ts';
import { afterSecondLook, filesToRunAgain } from './second-look.ts';
import { type Failure, failuresIn, readReport } from './vitest-report.ts';

type How = Pick<Parameters<typeof runPart>[2], 'env' | 'asked'>;

/** Runs all of Vitest's tests, and what failed once more by itself. `told`: each failure in a line, to stand at the end, where it is found. */
export async function runVitest(root: string, how: How): Promise<Count & { told: string[] }> {
  const first = await once(root, 'vitest.json', [], { ...how, minutes: 70 });
  const count = countVitest(first.report, first.code);
  if (count.failed === 0 || first.report === undefined) return { ...count, told: [] };
  const read = readReport(first.report);
  const files = filesToRunAgain(read);
  if (files.length === 0) return { ...count, told: lines(root, 'failed', failuresIn(read)) };
  process.stdout.write(`\nonce more, alone: ${files.map((file) => relative(root, file)).join(', ')}\n`);
  const again = await once(root, 'vitest-again.json', files, { ...how, minutes: 10 });
  if (again.report === undefined) return { ...count, told: lines(root, 'failed', failuresIn(read)) };
  const { passed, failed, unsteady, failures } = afterSecondLook(read, readReport(again.report));
  const ended = failed === 0 && again.code !== 0 ? { failed: 1, why: `Vitest ended with ${again.code}.` } : { failed };
  return { passed, ...ended, told: [...lines(root, 'failed twice', failures), ...lines(root, 'unsteady', unsteady)] };
}

async function once(root: string, name: string, files: string[], how: Parameters<typeof runPart>[2]) {
  const path = join(root, '.data', 'test', name);
  mkdirSync(join(path, '..'), { recursive: true });
  rmSync(path, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const { code } = await runPart(root, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...files], how);
  return { code, report: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
}

const lines = (root: string, word: string, failures: Failure[]): string[] =>
  failures.map(({ file, sentence }) => `${word}: ${relative(root, file)}: ${sentence}`);

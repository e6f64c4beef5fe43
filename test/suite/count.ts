import { didNotBegin, readReport } from './vitest-report.ts';

/** What a part of the tests came to. `why` says what went wrong where the numbers alone do not. */
export interface Count {
  passed: number;
  failed: number;
  why?: string;
}

/** Counts a Vitest run. `code` is its exit code. */
export function countVitest(report: string | undefined, code: number | null): Count {
  if (report === undefined) return { passed: 0, failed: 1, why: 'Vitest ended before it wrote its report.' };
  const read = readReport(report);
  const { numPassedTests, numFailedTests } = read;
  const broken = read.testResults.filter(didNotBegin);
  const failed = numFailedTests + broken.length;
  if (failed === 0 && code !== 0) return { passed: numPassedTests, failed: 1, why: `Vitest ended with ${code}.` };
  const why = broken.length > 0 ? `did not begin: ${broken.map(({ name }) => name).join(', ')}` : undefined;
  return { passed: numPassedTests, failed, ...(why ? { why } : {}) };
}

/** Counts a program whose last line is `N passed, N failed`. */
export function countClosingLine(output: string, code: number | null): Count {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(lastLine(output)) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1, why: `it ended with ${code} and without a closing line.` };
  return agree({ passed: Number(passed), failed: Number(failed) }, code);
}

export interface RanAttacks {
  passed: number[];
  failed: number[];
}

/** The numbers in the last line of `npm run attacks`; undefined: it did not come to it. */
export const ranAttacks = (output: string): RanAttacks | undefined => jsonLine<RanAttacks>(output);

/** Counts `npm run attacks`, whose last line is `{"passed":[numbers],"failed":[numbers],"absent":[numbers]}`. */
export function countAttacks(output: string, code: number | null): Count {
  const answer = ranAttacks(output);
  if (!answer) return { passed: 0, failed: 1, why: `it ended with ${code} and without its last line.` };
  const why = answer.failed.length > 0 ? `attacks that got through: ${answer.failed.join(', ')}` : undefined;
  return agree({ passed: answer.passed.length, failed: answer.failed.length, ...(why ? { why } : {}) }, code);
}

/** Counts a program that is one test: it passes when it ends with 0 and a last line of JSON. */
export function countWhole(output: string, code: number | null): Count {
  const answer = jsonLine<object>(output);
  if (code === 0 && answer) return { passed: 1, failed: 0 };
  return { passed: 0, failed: 1, why: `it ended with ${code}.` };
}

/** A program that says all passed and ends with an error has failed. */
function agree(count: Count, code: number | null): Count {
  return count.failed === 0 && code !== 0 ? { ...count, failed: 1, why: `it ended with ${code}.` } : count;
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

function jsonLine<T>(output: string): T | undefined {
  try {
    return JSON.parse(lastLine(output)) as T;
  } catch {
    return undefined;
  }
}

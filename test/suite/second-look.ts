/**
 * A test that fails among thousands on a busy machine is looked at once more, alone. What passes then counts as passed and is named as unsteady: a defect of the test or of what it
 * tests, which is to be found, but no verdict on the whole.
 */
import type { Count } from './count.ts';
import { type Failure, failuresIn, type VitestReport } from './vitest-report.ts';

/** More than this is no chance. */
const MOST_FILES = 6;

/** The files to be run again; none where too many failed, or nothing did. */
export function filesToRunAgain(first: VitestReport): string[] {
  const files = [...new Set(failuresIn(first).map(({ file }) => file))];
  return files.length <= MOST_FILES ? files : [];
}

export interface SecondLook extends Count {
  /** failed at first, passed alone */
  unsteady: Failure[];
  /** failed both times */
  failures: Failure[];
}

/** What both runs come to: the second one's word on the files it ran, the first one's on the others. Pure. */
export function afterSecondLook(first: VitestReport, second: VitestReport): SecondLook {
  const again = new Set(filesToRunAgain(first));
  const elsewhere = first.testResults
    .filter(({ name }) => !again.has(name))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  const failures = failuresIn(second);
  const still = new Set(failures.map(({ file }) => file));
  const unsteady = failuresIn(first).filter(({ file }) => !still.has(file));
  const ran = new Set(second.testResults.map(({ name }) => name));
  const missing = [...again].filter((file) => !ran.has(file));
  for (const file of missing) failures.push({ file, sentence: 'was to run once more and did not' });
  return { passed: elsewhere + second.numPassedTests, failed: failures.length, unsteady, failures };
}

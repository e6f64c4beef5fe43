import { describe, expect, it } from 'vitest';
import { afterSecondLook, filesToRunAgain } from './second-look.ts';
import type { VitestReport } from './vitest-report.ts';

const file = (name: string, ...tests: string[]) => ({
  name,
  status: tests.includes('failed') || tests.length === 0 ? 'failed' : 'passed',
  assertionResults: tests.map((status, at) => ({ status, fullName: `test ${at}`, failureMessages: ['why\n  at …'] })),
});
const report = (...testResults: VitestReport['testResults']): VitestReport => {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const of = (wanted: string) => all.filter((status) => status === wanted).length;
  return { numPassedTests: of('passed'), numFailedTests: of('failed'), testResults };
};
const first = report(file('a', 'passed', 'failed'), file('b', 'passed', 'passed'), file('c'));

describe('a second look at what failed', () => {
  it('runs each file that failed or did not begin once more, and no other', () => {
    expect(filesToRunAgain(first)).toEqual(['a', 'c']);
  });

  it('runs nothing again where much failed: that is no chance', () => {
    expect(filesToRunAgain(report(...'abcdefg'.split('').map((name) => file(name, 'failed'))))).toEqual([]);
  });

  it('counts what passes alone, and names it as unsteady', () => {
    const look = afterSecondLook(first, report(file('a', 'passed', 'passed'), file('c', 'passed')));
    expect(look).toMatchObject({ passed: 5, failed: 0, failures: [] });
    expect(look.unsteady.map(({ file: name, sentence }) => [name, sentence])).toEqual([
      ['a', 'test 1: why'],
      ['c', 'did not begin: without a word'],
    ]);
  });

  it('lets what fails twice fail', () => {
    const look = afterSecondLook(first, report(file('a', 'passed', 'failed'), file('c', 'passed')));
    expect(look).toMatchObject({ passed: 4, failed: 1, failures: [{ file: 'a' }], unsteady: [{ file: 'c' }] });
  });

  it('never takes a file that did not run again for mended', () => {
    expect(afterSecondLook(first, report(file('a', 'passed', 'passed')))).toMatchObject({ failed: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { countAttacks, countClosingLine, countVitest, countWhole } from './count.ts';

const report = (change: object) =>
  JSON.stringify({ numPassedTests: 5, numFailedTests: 0, success: true, testResults: [], ...change });

describe('counting', () => {
  it('takes the numbers of Vitest', () => {
    expect(countVitest(report({}), 0)).toEqual({ passed: 5, failed: 0 });
    expect(countVitest(report({ numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a test file that could not be loaded as failed', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
    expect(countVitest(report({ success: false, testResults }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('counts a test file whose set-up failed, and with it all its tests, as failed', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'skipped' }] }];
    expect(countVitest(report({ success: false, testResults }), 1)).toEqual({
      passed: 5,
      failed: 1,
      why: 'did not begin: a.test.ts',
    });
  });

  it('never takes silence or an error at the end for success', () => {
    expect(countVitest(undefined, 1).failed).toBe(1);
    expect(countVitest(report({}), 1).failed).toBe(1);
    expect(countClosingLine('', 0).failed).toBe(1);
    expect(countClosingLine('3 passed, 0 failed\n', 1).failed).toBe(1);
    expect(countAttacks('nothing', 0).failed).toBe(1);
    expect(countWhole('no json', 0).failed).toBe(1);
    expect(countWhole('{"consoles":3}', 1).failed).toBe(1);
  });

  it('reads the last lines of the other parts', () => {
    expect(countClosingLine('✓ a\n✗ b\n3 passed, 1 failed\n', 1)).toEqual({ passed: 3, failed: 1 });
    expect(countAttacks('✓ 1\n{"passed":[1,2],"failed":[3],"absent":[]}\n', 1)).toMatchObject({ passed: 2, failed: 1 });
    expect(countWhole('a\n{"consoles":3}\n', 0)).toEqual({ passed: 1, failed: 0 });
  });
});

/** What is read of the JSON that Vitest's reporter writes. A file stands in it once for each project it ran in. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: TestFile[];
}

interface TestFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] | null }[];
}

export const readReport = (json: string): VitestReport => JSON.parse(json) as VitestReport;

/** A file that could not be loaded or set up has no test that failed, and fails all the same. */
export const didNotBegin = ({ status, assertionResults }: TestFile): boolean =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

export interface Failure {
  file: string;
  /** the test, or that the file did not begin, and the first line of what went wrong */
  sentence: string;
}

export function failuresIn({ testResults }: VitestReport): Failure[] {
  return testResults.flatMap((file) => {
    if (didNotBegin(file)) return [{ file: file.name, sentence: `did not begin: ${firstLine(file.message)}` }];
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        file: file.name,
        sentence: `${fullName}: ${firstLine(failureMessages?.[0])}`,
      }));
  });
}

const firstLine = (text = 'without a word'): string => text.split('\n', 1)[0]?.slice(0, 300) ?? '';

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CollectorProcess } from '../drive/collector.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;

/** What the collector noticed as an attempt, newest first, as its own command line tells an administrator. */
export async function noticesOf(collector: CollectorProcess): Promise<{ kind: string; device?: string }[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'security', '--data', collector.data]);
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

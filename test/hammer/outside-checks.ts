import { join } from 'node:path';
import type { CollectorProcess } from './collector-process.ts';

/** `clean`, or the first thing that is wrong with the database. */
export async function fsck(collector: CollectorProcess): Promise<string> {
  const found = await finding(() => collector.command('fsck'));
  return found.fsck === 'clean' ? 'clean' : JSON.stringify(found);
}

/** Exports the whole log and verifies the file as an outsider does; gives what is wrong. */
export async function packProblems(collector: CollectorProcess): Promise<string[]> {
  const file = join(collector.data, '..', 'hammered.pack');
  const exported = await finding(() => collector.command('export', '--out', file));
  if (exported.exported !== file) return [`The log could not be exported: ${JSON.stringify(exported)}`];
  const { ok, ...found } = await finding(() => collector.tool('verify', file));
  return ok === true ? [] : [`The exported pack does not verify: ${JSON.stringify(found)}`];
}

/** A command that finds something wrong ends with an error, and says on its output what. */
async function finding(command: () => Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    return (await command()) as Record<string, unknown>;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    try {
      return JSON.parse(stdout) as Record<string, unknown>;
    } catch {
      return { said: stderr.trim().split('\n')[0] || String(error) };
    }
  }
}

/** The tour's evidence, handed over: one client's pack is fetched, the collector stopped, and the pack checked by `npm run verify`'s own command as an auditor runs it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectorProcess } from '../drive/collector.ts';
import { createReader } from '../drive/reader.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;

/** What the verifier says of the pack with the collector stopped; it is started again afterwards. `events`: what the pack holds. Also written: the same evidence as a page to print. */
export async function handOver(
  collector: CollectorProcess,
  client: string,
  folder: string,
): Promise<{ ok: boolean; said: string; events: number }> {
  const { token } = await createReader(collector, 'mkruse', ['compliance']);
  const fetched = async (format: 'pack' | 'html', file: string) => {
    const answer = await fetch(`${collector.url}/v1/evidence/export?client=${client}&format=${format}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.status !== 200) throw new Error(`The ${format} answered ${answer.status}: ${await answer.text()}`);
    writeFileSync(join(folder, file), await answer.text());
    return Number(answer.headers.get('unswivel-events'));
  };
  await fetched('html', 'pack.html');
  const events = await fetched('pack', 'pack.jsonl');
  await collector.kill9();
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'verify', join(folder, 'pack.jsonl')], {
    encoding: 'utf8',
  });
  await collector.start();
  return { ok: status === 0, said: (stdout + stderr).trim(), events };
}

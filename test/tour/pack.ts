/** The tour's evidence, handed over: each client's pack is fetched, the collector stopped, and the packs checked, and made into pages, by `npm run verify`'s own command as an auditor runs it. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectorProcess } from '../drive/collector.ts';
import { createReader } from '../drive/reader.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;

export interface HandedOver<Client> {
  client: Client;
  ok: boolean;
  /** what the verifier says of it */
  said: string;
  /** the page made from the pack, and nothing else */
  page: string;
}

/** What the verifier says of each client's pack with the collector stopped; it is started again afterwards. */
export async function handOver<Client extends string>(
  collector: CollectorProcess,
  clients: readonly Client[],
  folder: string,
): Promise<HandedOver<Client>[]> {
  const { token } = await createReader(collector, 'mkruse', ['compliance']);
  for (const client of clients) {
    const answer = await fetch(`${collector.url}/v1/evidence/export?client=${client}&format=pack`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (answer.status !== 200) throw new Error(`The pack answered ${answer.status}: ${await answer.text()}`);
    writeFileSync(join(folder, `pack-${client}.jsonl`), await answer.text());
  }
  await collector.kill9();
  const handed = clients.map((client) => {
    const [pack, page] = [join(folder, `pack-${client}.jsonl`), join(folder, `pack-${client}.html`)];
    rmSync(page, { force: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'verify', pack, '--html', page], {
      encoding: 'utf8',
    });
    return { client, ok: status === 0, said: (stdout + stderr).trim(), page };
  });
  await collector.start();
  return handed;
}

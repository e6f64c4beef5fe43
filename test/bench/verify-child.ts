/** One measurement in a process of its own, so that its memory is its own: `verify` a pack, or `hash` its bytes. Prints one line of JSON. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { verifyPack } from '../../lib/evidence/verify/verify-pack.ts';

const [what, file] = process.argv.slice(2) as [string, string];
const chunks = createReadStream(file, { highWaterMark: 2 ** 16 });

async function bareHash(): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

const before = process.cpuUsage();
const began = performance.now();
const result = what === 'hash' ? { ok: true, sha256: await bareHash() } : await verifyPack(chunks);
const { user, system } = process.cpuUsage(before);
if (!result.ok) throw new Error(`The pack does not verify: ${JSON.stringify(result)}`);
const peakMB = process.resourceUsage().maxRSS / 1024;
const measured = { cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - began) / 1e3, peakMB };
process.stdout.write(`${JSON.stringify({ ...measured, size: 'size' in result ? result.size : undefined })}\n`);

/**
 * What verifying a pack costs: every check on, against SHA-256 (OpenSSL) of the same bytes and nothing else, per core. Seconds are processor seconds of the whole
 * process, WebCrypto's threads included, so that a second core is no help. EVENTS=n shortens; the last line is JSON.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packLines } from '../../lib/evidence/pack.ts';
import { sampleRows } from '../evidence/sample-pack.ts';

interface Measured {
  cpuSeconds: number;
  seconds: number;
  peakMB: number;
  size?: number;
}

const EVENTS = Number(process.env.EVENTS ?? 1_000_000);
/** V8 lets its nursery grow while there is room, to some 100 MB: held small, what grows is what is kept. */
const NURSERY = '--max-semi-space-size=8';
/** Verification is the slower by far: hashing is measured around it, so that a busy machine slows both. */
const ROUNDS = 3;

/** Writes a pack of so many events: 50 devices in turn, batches of 100, one body in a hundred erased. */
async function writePack(file: string, events: number): Promise<void> {
  const fate = (index: number) => (index % 100 === 99 ? 'erased' : 'kept');
  const out = openSync(file, 'w');
  let lines: string[] = [];
  for await (const line of packLines(sampleRows({ events, devices: 50, batch: 100, fate }))) {
    lines.push(line);
    if (lines.length < 1_000) continue;
    writeSync(out, lines.join(''));
    lines = [];
  }
  writeSync(out, lines.join(''));
  closeSync(out);
}

function measure(what: 'verify' | 'hash', file: string): Measured {
  const script = join(import.meta.dirname, 'verify-child.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [NURSERY, script, what, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;
const tell = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unswivel-bench-'));
  try {
    const [small, whole] = [join(folder, 'small'), join(folder, 'whole')];
    await writePack(small, Math.ceil(EVENTS / 10));
    await writePack(whole, EVENTS);
    const bytes = statSync(whole).size;
    tell(`${EVENTS} events, ${(bytes / EVENTS).toFixed(0)} bytes each in the pack, ${(bytes / 2 ** 20).toFixed(0)} MB`);
    const tenth = measure('verify', small);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      hash: measure('hash', whole),
      verify: measure('verify', whole),
    }));
    for (const { hash, verify } of rounds) {
      tell(
        `bare SHA-256 ${hash.cpuSeconds.toFixed(2)} s, verify ${verify.cpuSeconds.toFixed(2)} s of one core (${verify.seconds.toFixed(2)} s by the clock)`,
      );
    }
    const bareMB = Math.max(...rounds.map(({ hash }) => hash.peakMB));
    const peakMB = Math.max(...rounds.map(({ verify }) => verify.peakMB));
    tell(
      `peak memory ${tenth.peakMB.toFixed(0)} MB for a tenth, ${peakMB.toFixed(0)} MB for all, ${bareMB.toFixed(0)} MB for hashing alone`,
    );
    const ratio = median(rounds.map(({ hash, verify }) => hash.cpuSeconds / verify.cpuSeconds));
    const perSecond = Math.round(EVENTS / median(rounds.map(({ verify }) => verify.cpuSeconds)));
    const figures = { events: EVENTS, ratio: Number(ratio.toFixed(3)), peakMB: Math.round(peakMB) };
    tell(
      JSON.stringify({
        ...figures,
        peakMBAtTenth: Math.round(tenth.peakMB),
        peakMBBare: Math.round(bareMB),
        eventsPerCoreSecond: perSecond,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();

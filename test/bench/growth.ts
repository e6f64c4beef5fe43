/**
 * What grows with the log: a batch of 100 appended (committed and synced), an inclusion proof made by a collector that has just started, and `fsck` of the whole, at
 * 10^4, 10^5, 10^6 events on the embedded database; GROWTH=1e7 goes on to 10^7 (about 30 GB). Batches are real: chained, signed, with bodies of about 1 KB,
 * made by a thread beside (growth-sender.ts). Last line: JSON.
 *
 *   npm run bench:growth           GROWTH=1e5 npm run bench:growth
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppender } from '../../lib/collector/appender.ts';
import type { Arrival } from '../../lib/collector/arrival.ts';
import { type Caller, findCaller } from '../../lib/collector/caller.ts';
import type { Database } from '../../lib/collector/database.ts';
import { enrolDevice, issueCode } from '../../lib/collector/enrolment.ts';
import { fsck } from '../../lib/collector/fsck/fsck.ts';
import { inSnapshot } from '../../lib/collector/in-snapshot.ts';
import { openLogBook } from '../../lib/collector/log-book.ts';
import { createLogKey, logKeyFile, writeLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { addSample } from '../../lib/collector/sample.ts';
import { SAMPLE_TECHNICIANS } from '../../lib/collector/sample-technicians.ts';
import { readLogId, setUp } from '../../lib/collector/set-up.ts';
import { createThread } from '../../lib/collector/thread.ts';
import { createTreeNodes } from '../../lib/collector/tree-nodes.ts';
import { enrolBytes } from '../../lib/evidence/batch.ts';
import { besideRanges } from '../../lib/evidence/merkle.ts';
import type { Technician } from '../../lib/record/record.schema.ts';
import type { Asked } from './growth-sender.ts';

const MOST = Number(process.env.GROWTH ?? 1e6);
const BATCH = 100;
/** devices that send at once while the log is filled: their batches share a commit */
const DEVICES = 16;
const SAMPLES = 30;
const PROOFS = 200;

const folder = mkdtempSync(join(tmpdir(), 'unswivel-growth-'));
const now = () => new Date();
const db = await openDatabase(folder);
const keyFile = logKeyFile(folder);
const logKey = createLogKey();
writeLogKey(keyFile, logKey);
const change = { at: now().toISOString(), by: 'bench' };
await setUp(
  db,
  { technician: { ...(SAMPLE_TECHNICIANS[0] as Technician), id: 'root', userName: 'root' } },
  logKey,
  change,
);
await addSample(db, new Map(), change);
const log = (await readLogId(db)) as string;
const appender = createAppender(db, openLogBook(log, keyFile), now);
const senders: Asked[] = [];
while (senders.length < DEVICES) senders.push(await enrol(db, log));
const maker = createThread<Asked[], Arrival[]>(new URL('./growth-sender.ts', import.meta.url), {});

const figures: Record<
  string,
  { appendMs: number; proofMs: number; fsckSeconds: number; fsckEventsPerSecond: number; bytesPerEvent: number }
> = {};
let size = 0;
try {
  for (let target = 1e4; target <= MOST; target *= 10) {
    const began = performance.now();
    await fill(target - SAMPLES * BATCH);
    const filled = (performance.now() - began) / 1000;
    const appendMs: number[] = [];
    while (size < target) appendMs.push(await append(await maker.ask(senders.slice(0, 1))));
    const proofMs = await proofs(db, size);
    const check = performance.now();
    const verdict = await inSnapshot(db, (snapshot) => fsck(snapshot, log));
    const fsckSeconds = (performance.now() - check) / 1000;
    if (!verdict.ok) throw new Error(`fsck: ${verdict.sentence}`);
    figures[target] = {
      appendMs: median(appendMs),
      proofMs: median(proofMs),
      fsckSeconds: round(fsckSeconds),
      fsckEventsPerSecond: Math.round(size / fsckSeconds),
      bytesPerEvent: Math.round(statSync(join(folder, 'collector.sqlite')).size / size),
    };
    console.log(
      `${target} events (filled in ${Math.round(filled)} s, load ${loadavg()[0]?.toFixed(1)}): ${JSON.stringify(figures[target])}`,
    );
  }
} finally {
  await maker.end();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(figures));

async function enrol(from: Database, logId: string): Promise<Asked> {
  const { code } = await issueCode(from, { technician: 'mkruse', minutes: 5, serves: ['*'] }, now(), 'bench');
  const key = generateKeyPairSync('ed25519');
  const publicKey = key.publicKey.export({ format: 'jwk' }).x as string;
  const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
  const { token } = await enrolDevice(from, { code, device: { name: 'Bench', publicKey, proof } }, now().toISOString());
  const caller = (await findCaller(from, token, now().toISOString())) as Caller;
  return { log: logId, caller, key: key.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string };
}

/** Appends until the log has about `target` events; the next batches are made meanwhile. */
async function fill(target: number): Promise<void> {
  const left = () => Math.ceil((target - size) / BATCH);
  let next = maker.ask(senders.slice(0, Math.max(0, left())));
  for (let batches = await next; batches.length > 0; batches = await next) {
    next = maker.ask(senders.slice(0, Math.max(0, left() - batches.length)));
    await append(batches);
  }
}

/** Gives the milliseconds until all were committed. */
async function append(arrivals: Arrival[]): Promise<number> {
  const began = performance.now();
  await Promise.all(arrivals.map((arrival) => appender.append(arrival)));
  size += arrivals.length * BATCH;
  return performance.now() - began;
}

/** Each by a collector that holds nothing of the tree in memory yet. */
async function proofs(from: Database, treeSize: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    const index = Math.floor((treeSize / PROOFS) * (i + 0.5));
    const began = performance.now();
    await createTreeNodes(from).roots(besideRanges(index, index + 1, treeSize));
    times.push(performance.now() - began);
  }
  return times;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)] as number);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * How fast evidence gets in, on both engines: a real collector process, real HTTP, batches of 100 signed beforehand by several devices, every commit synced;
 * against the same rows inserted bare (ingest-bare.ts): `ratio` in transactions of the batches sent, `groupedRatio` in the larger ones the collector made of them. One run each. Then the wait for an answer
 * at a steady 200 events a second. Last line: JSON.
 *
 *   npm run bench:ingest [-- --events 40000] [--engine sqlite|postgres] [--seconds 20]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startCollector } from '../drive/collector.ts';
import { startPostgres } from '../drive/postgres.ts';
import { bareRowsPerSecond, type Together } from './ingest-bare.ts';
import { type Answered, type BenchDevice, bodyBytes, call, prepareDevice, send } from './ingest-device.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '40000' },
    engine: { type: 'string' },
    seconds: { type: 'string', default: '20' },
  },
});
const DEVICES = 16;
const BATCH = 100;
const TECHNICIAN = 'mkruse';
/** of the throughput run, sent before the clock runs: a process that has just started compiles as it goes */
const WARM_BATCHES = 30;
/** 200 events a second: each device sends a batch of 5 every 400 ms */
const STEADY = { batch: 5, everyMs: 400 };

type Figures = Record<
  'eventsPerSecond' | 'bareRowsPerSecond' | 'ratio' | 'groupedRatio' | 'ackP99Ms' | 'checkpointP99Ms',
  number
>;
const perDevice = Math.ceil(Number(values.events) / DEVICES / BATCH);
const steadyBatches = Math.ceil((Number(values.seconds) * 1000) / STEADY.everyMs);

async function measure(engine: string, folder: string, newDatabase?: () => Promise<string>): Promise<Figures> {
  const place = async (name: string) => {
    const at = join(folder, name);
    return { folder: at, file: join(at, 'collector.sqlite'), url: await newDatabase?.() };
  };
  const collected = await place('collector');
  process.env.DATABASE_URL = collected.url ?? '';
  const collector = await startCollector(collected.folder, {});
  const devices: BenchDevice[] = [];
  // twice the throughput batches: once alone, once beside a reader
  const sizes = [...Array(WARM_BATCHES + 2 * perDevice).fill(BATCH), ...Array(steadyBatches).fill(STEADY.batch)];
  for (let i = 0; i < DEVICES; i++) {
    const code = await collector.code(TECHNICIAN, ['technician', 'compliance'], ['*']);
    devices.push(await prepareDevice(collector.url, code, TECHNICIAN, sizes));
  }
  await sendAll(collector.url, devices, WARM_BATCHES);

  const before = loadavg()[0]?.toFixed(1);
  const cpuBefore = cpuSeconds(collector.pid());
  const alone = await sendAll(collector.url, devices, perDevice);
  const cpu = (cpuSeconds(collector.pid()) - cpuBefore) / (perDevice * DEVICES * BATCH);
  console.log(
    `${engine}: ${whole(alone.rate)} events/s, ${DEVICES} devices, batches of ${BATCH} (load before ${before}; the collector used ${whole(cpu * 1e6)} µs of processor time per event)`,
  );
  const reader = readOver(collector.url, devices[0] as BenchDevice);
  const beside = await sendAll(collector.url, devices, perDevice);
  const pages = await reader.stop();
  console.log(
    `${engine}: ${whole(beside.rate)} events/s while one reader lists the log, ${whole(pages.events / beside.seconds)} events/s read`,
  );
  const steady = await sendSteadily(collector.url, devices);
  await collector.stop();

  const inserted = async (together: Together) => {
    const bare = await bareRowsPerSecond(collected, await place(`bare-${together}`), together);
    console.log(
      `${engine}: ${whole(bare.rowsPerSecond)} bare rows/s, a transaction for each ${together} (${bare.commits}; ${whole(bare.cpuSecondsPerRow * 1e6)} µs of our processor time per row)`,
    );
    return bare.rowsPerSecond;
  };
  const bare = await inserted('batch');
  const grouped = await inserted('commit');
  return {
    eventsPerSecond: whole(alone.rate),
    bareRowsPerSecond: whole(bare),
    ratio: hundredths(alone.rate / bare),
    groupedRatio: hundredths(alone.rate / grouped),
    ackP99Ms: p99(steady.map(({ ms }) => ms)),
    checkpointP99Ms: p99(steady.map(({ checkpointMs }) => checkpointMs)),
  };
}

/** Each device sends its next `count` batches, one after the other, as its outbox would. */
async function sendAll(url: string, devices: BenchDevice[], count: number): Promise<{ rate: number; seconds: number }> {
  const began = performance.now();
  await Promise.all(
    devices.map(async (device) => {
      for (let i = 0; i < count; i++) taken(await sendNext(url, device));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return { rate: (devices.length * count * BATCH) / seconds, seconds };
}

/** Each device sends at its own moments, whether or not the answer before has come in time. */
async function sendSteadily(url: string, devices: BenchDevice[]): Promise<Answered[]> {
  const all = await Promise.all(
    devices.map(async (device, at) => {
      await wait((at * STEADY.everyMs) / devices.length);
      const began = performance.now();
      const answers: Answered[] = [];
      for (let i = 0; i < steadyBatches; i++) {
        const due = began + i * STEADY.everyMs;
        if (performance.now() < due) await wait(due - performance.now());
        const late = Math.max(0, performance.now() - due);
        const answer = taken(await sendNext(url, device));
        // an answer that comes late delays the next batch: that wait counts too
        answers.push({ ...answer, ms: answer.ms + late, checkpointMs: answer.checkpointMs + late });
      }
      return answers;
    }),
  );
  return all.flat();
}

function sendNext(url: string, device: BenchDevice): Promise<Answered> {
  const batch = device.batches.shift();
  if (!batch) throw new Error('The device has nothing left to send.');
  return send(url, device, batch);
}

function taken(answer: Answered): Answered {
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.json).slice(0, 300)}`);
  return answer;
}

/** Lists the whole log again and again, as an export or a search does. */
function readOver(url: string, device: BenchDevice): { stop(): Promise<{ events: number }> } {
  let going = true;
  const done = (async () => {
    let events = 0;
    let after = -1;
    while (going) {
      const { text } = await call(`${url}/v1/events?after=${after}&limit=500`, device.token);
      const page = JSON.parse(text) as { events: unknown[]; next: number | null };
      events += page.events.length;
      after = page.next ?? -1;
    }
    return { events };
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

function p99(times: number[]): number {
  const sorted = times.sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * 0.99)] as number) * 10) / 10;
}

/** Processor time a process has used with all its threads; what else ran on the machine does not change it. NaN where there is no /proc. */
function cpuSeconds(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const whole = (value: number): number => Math.round(value);
const hundredths = (value: number): number => Math.round(value * 100) / 100;

const folder = mkdtempSync(join(tmpdir(), 'unswivel-ingest-'));
console.log(`bodies of ${bodyBytes()} bytes, ${2 * perDevice * DEVICES * BATCH} events to each engine`);
const figures: Record<string, Figures> = {};
try {
  if (values.engine !== 'postgres') figures.sqlite = await measure('sqlite', join(folder, 'sqlite'));
  if (values.engine !== 'sqlite') {
    const server = await startPostgres();
    try {
      figures.postgres = await measure('postgres', join(folder, 'postgres'), server.newDatabase);
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(figures));

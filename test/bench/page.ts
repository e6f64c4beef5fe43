/**
 * What Unswivel costs in a console's page: bytes, evaluation, cold scan, fill, what 1,000 added nodes cause, the longest task, and the worker's memory. The built
 * extension runs on generated pages as a console without a profile; times are processor time of the page's main thread, read from the browser's own trace,
 * medians of cold runs, each in a new tab where nothing of ours is compiled yet. Beside them stands how fast the machine was in that minute. Last line: JSON.
 *
 * `evaluateMs`: compiling and running a script file. `scanMs`: all slices of the scan, compiling what it uses included; asking the worker, mounting, guarding and
 * drawing the panel is printed beside it. `fill20Ms`: everything from the press to the result; `fill20OwnMs`: of
 * it what is ours, without the browser's own work and the page's.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { EXTENSION } from '../drive/browser.ts';
import { openBenchWorld } from './bench-world.ts';
import { classified } from './classified.ts';
import { type Fill, fillTwenty } from './fill-twenty.ts';
import { machine } from './machine.ts';
import { addNodes } from './mutation.ts';
import { besideScan, evaluated, scanned, type Trace, traced } from './trace.ts';
import { workerHeap } from './worker-heap.ts';

const RUNS = Math.max(7, Number(process.env.RUNS ?? 7));
const EVENTS = 10_000;
const SIZES = [
  [2, 30],
  [20, 250],
  [300, 10_000],
  [1000, 50_000],
] as const;
/** from the browser's `load` until everything the page causes has run */
const REST_MS = { small: 1500, large: 3500 };

const gzip = (file: string): number => gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length;
const round = (value: number): number => Math.round(value * 100) / 100;

function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length < values.length / 2) throw new Error('In most runs our scripts did not run in the page at all.');
  return round(sorted[Math.floor(sorted.length / 2)] as number);
}

/** As often as asked, each in a tab of its own. */
async function inTabs<T>(context: BrowserContext, measure: (page: Page) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await context.newPage();
    results.push(await measure(page));
    await page.close();
  }
  return results;
}

const world = await openBenchWorld();
const { context } = world.practice.world.driven;

/** Opens an address and traces until the overlay has come and looked. */
const opening = (page: Page, inputs: number, nodes: number): Promise<Trace> =>
  traced(page, async () => {
    await page.goto(world.page(inputs, nodes));
    await page.waitForTimeout(nodes > 1000 ? REST_MS.large : REST_MS.small);
  });

const ticket = await world.practice.ticket(1041);
const first: number[] = [];
const overlay: number[] = [];
const tasks: number[] = [];
const scanMs: Record<string, number> = {};
for (const [inputs, nodes] of SIZES) {
  const runs = await inTabs(context, async (page) => {
    const trace = await opening(page, inputs, nodes);
    return { trace, speed: await machine(page) };
  });
  const bare = await inTabs(world.bare, (page) => opening(page, inputs, nodes));
  first.push(...runs.map(({ trace }) => evaluated(trace, 'console.js')));
  overlay.push(...runs.map(({ trace }) => evaluated(trace, 'overlay.js')));
  scanMs[inputs] = median(runs.map(({ trace }) => scanned(trace)));
  const beside = median(runs.map(({ trace }) => besideScan(trace, 'overlay.js')));
  const longest = median(runs.map(({ trace }) => trace.longestTaskMs));
  tasks.push(longest);
  const hash = median(runs.map(({ speed }) => speed.hashMs));
  const walk = median(runs.map(({ speed }) => speed.walkMs));
  console.log(
    `${inputs} inputs on ${nodes} nodes: scan ${scanMs[inputs]} ms in ${median(runs.map(({ trace }) => trace.scan.length))} slices, asking the worker, mounting, guarding and drawing ${beside} ms, longest task with script of ours ${longest} ms, the page's own script without us ${median(bare.map(({ scriptMs }) => scriptMs))} ms; this machine: 2 M hash rounds ${hash} ms, a walk over the page's elements ${walk} ms`,
  );
}

const fills: Fill[] = [];
for (let run = 0; run < RUNS; run++) {
  await ticket.goto(world.page(20, 250));
  fills.push(await fillTwenty(ticket));
}
const fill20Ms = median(fills.map(({ ms }) => ms));
const fill20OwnMs = median(fills.map(({ ownMs }) => ownMs));
console.log(
  `fill: ${fills.at(-1)?.said}, script ${fill20Ms} ms from the press to the result, ${fill20OwnMs} of them ours (the rest is the browser's style, layout and hit tests, and the page's own handlers); in it the scan ${median(fills.map(({ scanMs }) => scanMs))} ms, writing ${median(fills.map(({ writeMs }) => writeMs))} ms`,
);

const settled = async (page: Page): Promise<number> => {
  await page.goto(world.page(20, 250));
  await page.waitForTimeout(REST_MS.small);
  return addNodes(page);
};
const nodesAdded = median(await inTabs(context, settled));
const nodesAddedBare = median(await inTabs(world.bare, settled));
console.log(`1,000 nodes added: ${nodesAdded} ms of script, ${nodesAddedBare} ms without the extension`);

const counts = await classified(SIZES.slice(2));
const started = performance.now();
const each = (stored: number) => round((performance.now() - started) / stored);
const heap = await workerHeap(world.practice.world, ticket, EVENTS, (stored) =>
  console.log(`${stored} of ${EVENTS} events stored, ${each(stored)} ms of the clock for each so far`),
);
console.log(`${EVENTS} events stored: worker heap ${round(heap)} MB`);
await world.close();

console.log(
  JSON.stringify({
    gzip: { first: gzip('console.js'), total: gzip('console.js') + gzip('overlay.js') },
    evaluateMs: { first: median(first), overlay: median(overlay) },
    scanMs,
    classified: { '300': counts[0], '1000': counts[1] },
    fill20Ms,
    fill20OwnMs,
    mutation1000Ms: Math.max(0, round(nodesAdded - nodesAddedBare)),
    longestTaskMs: Math.max(...tasks),
    workerHeapMB: round(heap),
  }),
);

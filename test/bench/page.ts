/**
 * What Unswivel costs in a console's page: bytes, evaluation, cold scan, fill, what 1,000 added nodes cause, the longest task, and the worker's memory. The built
 * extension runs on generated pages as a console without a profile; times are processor time of the page's main thread, read from the browser's own trace,
 * medians of cold runs, each in a new document. Beside them stands how fast the machine was in that minute. Last line: JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { EXTENSION } from '../drive/browser.ts';
import { openBenchWorld } from './bench-world.ts';
import { classified } from './classified.ts';
import { fillTwenty } from './fill-twenty.ts';
import { machine } from './machine.ts';
import { addNodes } from './mutation.ts';
import { costliestAfter, evaluated, type Trace, traced } from './trace.ts';
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

// A tab with a ticket shows the overlay on every page of a console: on one without fields, what is left is the drawing.
const ticket = await world.practice.ticket(1041);
const drawing: number[] = [];
for (let run = 0; run < RUNS; run++) drawing.push(costliestAfter(await opening(ticket, 0, 30), 'overlay.js'));
const drawingMs = median(drawing);
console.log(`the overlay drawn on a page without fields: ${drawingMs} ms, taken off each scan`);

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
  scanMs[inputs] = Math.max(0, round(median(runs.map(({ trace }) => costliestAfter(trace, 'overlay.js'))) - drawingMs));
  const longest = median(runs.map(({ trace }) => trace.longestTaskMs));
  tasks.push(longest);
  const hash = median(runs.map(({ speed }) => speed.hashMs));
  const walk = median(runs.map(({ speed }) => speed.walkMs));
  console.log(
    `${inputs} inputs on ${nodes} nodes: scan ${scanMs[inputs]} ms, longest task with script of ours ${longest} ms, the page's own script without us ${median(bare.map(({ scriptMs }) => scriptMs))} ms; this machine: 2 M hash rounds ${hash} ms, a walk over the page's elements ${walk} ms`,
  );
}

const fills: number[] = [];
let said = '';
for (let run = 0; run < RUNS; run++) {
  await ticket.goto(world.page(20, 250));
  const fill = await fillTwenty(ticket);
  fills.push(fill.ms);
  said = fill.said;
}
console.log(`fill: ${said}, script ${median(fills)} ms from the press to the result, its drawing included`);

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
const heap = await workerHeap(world.practice.world, ticket, EVENTS);
const perEvent = round((performance.now() - started) / EVENTS);
console.log(`${EVENTS} events stored: worker heap ${round(heap)} MB, ${perEvent} ms of the clock for each message`);
await world.close();

console.log(
  JSON.stringify({
    gzip: { first: gzip('console.js'), total: gzip('console.js') + gzip('overlay.js') },
    evaluateMs: { first: median(first), overlay: median(overlay) },
    scanMs,
    classified: { '300': counts[0], '1000': counts[1] },
    fill20Ms: median(fills),
    mutation1000Ms: Math.max(0, round(nodesAdded - nodesAddedBare)),
    longestTaskMs: Math.max(...tasks),
    workerHeapMB: round(heap),
  }),
);

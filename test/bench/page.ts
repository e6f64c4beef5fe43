/**
 * What Unswivel costs in a page: bytes, evaluation, cold scan, fill, and what 1,000 added nodes cause. Each figure is the median of cold runs, each on a new
 * page in a new isolated world, in processor time of the page's main thread as the browser counts it, so that a busy machine does not decide. Bytes and evaluation are of the built extension's own scripts; without a build they are left out, and that is said.
 * Last line: JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openStage, type Stage, type World } from '../page/world.ts';
import { generatedPage } from './generated-page.ts';

const RUNS = 7;
const BUILD = new URL('../../.output/chrome-mv3/', import.meta.url);
const SIZES = [
  [2, 30],
  [20, 250],
  [300, 10_000],
  [1000, 50_000],
] as const;

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(2));
};

async function repeat(stage: Stage, body: string, measure: (world: World) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const world = await stage.open(body);
    times.push(await measure(world));
    await world.close();
  }
  return median(times);
}

function built(name: string): string | null {
  const file = new URL(name, BUILD);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.error(`SKIPPED: ${name} is not built (npm run build), so its bytes and evaluation are not measured.`);
  return null;
}

const gzip = (...scripts: (string | null)[]): number | null =>
  scripts.includes(null)
    ? null
    : scripts.reduce((sum, script) => sum + gzipSync(script as string, { level: 9 }).length, 0);

/** Processor time of some work, less what asking for nothing takes. */
async function cost<A>(
  world: World,
  work: Parameters<typeof world.timed<unknown, A>>[0],
  argument?: A,
): Promise<number> {
  await world.page.waitForTimeout(200); // the page's own first layout and paint are not ours
  const nothing = await world.timed(() => 0);
  const { ms } = await world.timed(work, argument);
  return Math.max(0, ms - nothing.ms);
}

/** Compiles and runs a built script in a world whose runtime never answers, so that nothing but its own evaluation is timed. */
const evaluate = (world: World, script: string): Promise<number> =>
  cost(
    world,
    (_, script) => {
      const runtime = {
        id: 'bench',
        sendMessage: () => new Promise(() => {}),
        onMessage: { addListener() {}, removeListener() {} },
      };
      Object.assign(globalThis, { chrome: { runtime }, browser: { runtime } });
      new Function(script)();
    },
    script,
  );

const scan = (world: World): Promise<number> =>
  cost(world, (unswivel) => {
    unswivel.candidates({ root: document });
  });

/** Inputs given a type, or a reason why they have none. */
async function classified(stage: Stage, inputs: number, nodes: number): Promise<number> {
  const world = await stage.open(generatedPage(inputs, nodes));
  const count = await world.run(
    (unswivel) => unswivel.classify(unswivel.collectControls(document)).filter(({ about }) => about !== null).length,
  );
  await world.close();
  return count;
}

/** The whole fill of twenty fields, read-back included. */
async function fill20(world: World): Promise<number> {
  await world.run((unswivel) => {
    Object.assign(globalThis, {
      plan: unswivel.candidates({ root: document }).map((field) => ({ field, value: 'value' })),
    });
  });
  return cost(world, async (unswivel) => {
    const { plan } = globalThis as unknown as { plan: never[] };
    await unswivel.fillFields(plan, { signal: new AbortController().signal });
  });
}

/** With everything that watches switched on, the time a page needs to take up 1,000 nodes beyond what it needs without. */
async function mutation1000(stage: Stage): Promise<number> {
  const add = () => {
    for (let index = 0; index < 1000; index++) document.body.append(document.createElement('p'));
    return new Promise((done) => setTimeout(done, 100));
  };
  const bare = await repeat(stage, generatedPage(20, 250), (world) => cost(world, add));
  const watched = await repeat(stage, generatedPage(20, 250), async (world) => {
    await world.run((unswivel) => {
      const { signal } = new AbortController();
      const { host, shadow } = unswivel.mount(document, '', signal);
      unswivel.createGuard(host, shadow, { signal });
      unswivel.trackSubmit({
        document,
        scan: () => unswivel.candidates({ root: document }),
        filled: () => [],
        signal,
        report() {},
      });
      unswivel.countIgnored(document, { signal, report() {} });
    });
    return cost(world, add);
  });
  return Number(Math.max(0, watched - bare).toFixed(2));
}

const first = built('console.js');
const overlay = built('overlay.js');
const stage = await openStage();
const scanMs: Record<string, number> = {};
for (const [inputs, nodes] of SIZES) {
  scanMs[inputs] = await repeat(stage, generatedPage(inputs, nodes), scan);
  console.log(`scan of ${inputs} inputs on ${nodes} nodes: ${scanMs[inputs]} ms`);
}
const small = generatedPage(2, 30);
const result = {
  gzip: { first: gzip(first), total: gzip(first, overlay) },
  evaluateMs: {
    first: first === null ? null : await repeat(stage, small, (world) => evaluate(world, first)),
    overlay: overlay === null ? null : await repeat(stage, small, (world) => evaluate(world, overlay)),
  },
  scanMs,
  classified: { '300': await classified(stage, 300, 10_000), '1000': await classified(stage, 1000, 50_000) },
  fill20Ms: await repeat(stage, generatedPage(20, 250), fill20),
  mutation1000Ms: await mutation1000(stage),
  longestTaskMs: 0,
  workerHeapMB: null,
};
result.longestTaskMs = Math.max(...Object.values(scanMs), result.fill20Ms, result.evaluateMs.overlay ?? 0);
console.error('SKIPPED: workerHeapMB needs the extension loaded with 10,000 events; not measured here.');
await stage.close();
console.log(JSON.stringify(result));

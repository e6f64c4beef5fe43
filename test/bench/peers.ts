/**
 * The same pages with other extensions, in the same minute: what a budget in milliseconds means on this machine. First the least there can be, a content script that only
 * sends its background a message; then, where named, unpacked extensions of others. Times as in page.ts. Last line: JSON.
 *
 *   npm run bench:peers [-- <folder of an unpacked extension> …]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { launchWithExtension } from '../drive/browser.ts';
import { openBenchWorld } from './bench-world.ts';
import { evaluated, type Trace, traced } from './trace.ts';

const RUNS = Math.max(7, Number(process.env.RUNS ?? 7));
const REST_MS = 1500;
const PAGES = [
  [2, 30],
  [20, 250],
] as const;

/** What one extension costs a page: milliseconds to evaluate all its scripts, and milliseconds of script in all beyond the page's own. */
interface Cost {
  evaluateMs: number;
  scriptMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'unswivel-peers-'));
const world = await openBenchWorld();
const figures: Record<string, Record<string, Cost>> = {};
try {
  const traces = await over(world.practice.world.driven.context);
  figures.unswivel = costs(traces);
  const stage = (file: string) => median(traces.flat().map((trace) => evaluated(trace, file)));
  console.log(
    `unswivel: ${JSON.stringify(figures.unswivel)}, first stage ${stage('console.js')} ms, overlay ${stage('overlay.js')} ms`,
  );
  for (const extension of [leastExtension(), ...process.argv.slice(2).map((one) => resolve(one))]) {
    const driven = await launchWithExtension(join(folder, `profile ${basename(extension)}`), { extension });
    figures[basename(extension)] = costs(await over(driven.context));
    console.log(`${basename(extension)}: ${JSON.stringify(figures[basename(extension)])}`);
    await driven.close();
  }
} finally {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(figures));

/** Each page cold, as often as asked, in tabs of their own. */
async function over(context: Awaited<ReturnType<typeof openBenchWorld>>['bare']): Promise<Trace[][]> {
  const all: Trace[][] = [];
  for (const [inputs, nodes] of PAGES) {
    const traces: Trace[] = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await context.newPage();
      traces.push(
        await traced(page, async () => {
          await page.goto(world.page(inputs, nodes));
          await page.waitForTimeout(REST_MS);
        }),
      );
      await page.close();
    }
    all.push(traces);
  }
  return all;
}

function costs(traces: Trace[][]): Record<string, Cost> {
  return Object.fromEntries(
    traces.map((runs, at) => [
      PAGES[at]?.[0] as number,
      { evaluateMs: median(runs.map(evaluation)), scriptMs: median(runs.map(({ scriptMs }) => scriptMs)) },
    ]),
  );
}

/** Of every script that is an extension's own. */
function evaluation({ script }: Trace): number {
  const own = script.filter(({ name, url }) => name === 'EvaluateScript' && url.startsWith('chrome-extension://'));
  return own.reduce((sum, { ms }) => sum + ms, 0);
}

function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 100) / 100;
}

/** Nothing can be less and still talk to its background. */
function leastExtension(): string {
  const at = join(folder, 'least');
  const manifest = {
    manifest_version: 3,
    name: 'The least there can be',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['least.js'], run_at: 'document_idle' }],
  };
  mkdirSync(at);
  writeFileSync(join(at, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(at, 'worker.js'), 'chrome.runtime.onMessage.addListener((_, __, answer) => answer({}));');
  writeFileSync(join(at, 'least.js'), 'chrome.runtime.sendMessage({ type: "visit", url: location.href });');
  return at;
}

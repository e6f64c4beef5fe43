import type { Page } from 'playwright-core';

/** One entry of the browser's own trace; times in microseconds. */
interface Entry {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** processor time of the thread: what else the machine does is not in it */
  tdur?: number;
  args?: { name?: string; data?: Shown & { functionName?: string; frames?: Shown[] } };
}

interface Shown {
  url?: string;
  processId?: number;
}

/** A stretch of script on a page's main thread, with the style and layout it asked for. */
interface Stretch {
  name: string;
  url: string;
  /** on the trace's clock */
  at: number;
  endsAt: number;
  ms: number;
}

/** What the main thread of a page did while it was traced, in milliseconds of its processor time. */
export interface Trace {
  /** outermost stretches of script, oldest first */
  script: Stretch[];
  scriptMs: number;
  /** of it, what the browser itself did meanwhile: style, layout and hit tests, and the page's own handlers */
  browserMs: number;
  /** slices of our scan: from the first look at the page until every control is classified and those to fill are known to be in view */
  scan: Stretch[];
  /** script of the task with most of it, with the style and layout it asked for; what the browser paints afterwards is not in it */
  longestTaskMs: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', '__metadata'];
const SCRIPT =
  /^(EvaluateScript|FunctionCall|RunMicrotasks|v8\.callFunction|BlinkScheduler_PerformMicrotaskCheckpoint)$/;
const TASK = /^RunTask$/;
const BROWSER = /^(UpdateLayoutTree|Layout|PrePaint|HitTest)$/;
/** lib/page/slices.ts */
const SLICE = 'scanSlice';
const DRAWN_US = 100_000;

/** Runs `work` and reads from the browser's trace what it cost the page. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<Trace> {
  const cdp = await page.context().newCDPSession(page);
  const entries: Entry[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const entry of value as unknown as Entry[]) entries.push(entry);
  });
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  await work();
  const complete = new Promise<void>((done) => cdp.once('Tracing.tracingComplete', () => done()));
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return read(entries, new URL(page.url()).origin);
}

/** Milliseconds it took to compile and run a script file the first time; NaN when it did not run. */
export function evaluated({ script }: Trace, file: string): number {
  return script.find(({ name, url }) => name === 'EvaluateScript' && url.endsWith(`/${file}`))?.ms ?? Number.NaN;
}

/** All slices of the scan; NaN when none was made. */
export function scanned({ scan }: Trace): number {
  return scan.length > 0 ? sum(scan) : Number.NaN;
}

/** Script that is neither evaluation nor scan, from a file's evaluation until its first view stands (µs on the trace's clock: a tenth of a second after the scan). */
export function besideScan({ script, scan }: Trace, file: string): number {
  const start = script.findIndex(({ name, url }) => name === 'EvaluateScript' && url.endsWith(`/${file}`));
  const until = Math.max(...scan.map(({ at }) => at)) + DRAWN_US;
  return start < 0 ? Number.NaN : sum(script.slice(start + 1).filter(({ at }) => at < until)) - sum(scan);
}

function read(entries: Entry[], origin: string): Trace {
  const threads = threadsOf(entries, origin);
  const whole = entries.filter(({ ph, pid, tid }) => ph === 'X' && threads.has(`${pid} ${tid}`));
  const script = outermost(whole.filter(({ name }) => SCRIPT.test(name)));
  const tasks = outermost(whole.filter(({ name }) => TASK.test(name)));
  const stretches = script.map(stretchOf);
  const inTask = ({ ts, dur = 0 }: Entry) => stretches.filter(({ at }) => at >= ts && at <= ts + dur);
  return {
    script: stretches,
    scriptMs: sum(stretches),
    browserMs: sum(
      outermost(
        whole.filter(
          (entry) =>
            (BROWSER.test(entry.name) || (SCRIPT.test(entry.name) && stretchOf(entry).url.startsWith(origin))) &&
            stretches.some(({ at, endsAt }) => entry.ts >= at && entry.ts < endsAt),
        ),
      ).map(stretchOf),
    ),
    scan: whole
      .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.functionName === SLICE)
      .map(stretchOf),
    longestTaskMs: Math.max(0, ...tasks.map((task) => sum(inTask(task)))),
  };
}

const sum = (stretches: Stretch[]): number => stretches.reduce((total, { ms }) => total + ms, 0);

/** The main threads of the processes that showed pages of this origin. */
function threadsOf(entries: Entry[], origin: string): Set<string> {
  const frames = entries.flatMap(({ args }) => [args?.data ?? [], args?.data?.frames ?? []].flat());
  const processes = new Set(frames.filter(({ url }) => url?.startsWith(origin)).map(({ processId }) => processId));
  const threads = entries.filter(
    ({ name, pid, args }) => name === 'thread_name' && args?.name === 'CrRendererMain' && processes.has(pid),
  );
  if (threads.length === 0) throw new Error(`The trace does not say which thread showed ${origin}.`);
  return new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`));
}

function outermost(entries: Entry[]): Entry[] {
  const sorted = [...entries].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const found: Entry[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const entry of sorted) {
    if (entry.ts < end) continue;
    found.push(entry);
    end = entry.ts + (entry.dur ?? 0);
  }
  return found;
}

const stretchOf = ({ name, args, ts, dur, tdur }: Entry): Stretch => ({
  name,
  url: args?.data?.url ?? '',
  at: ts,
  endsAt: ts + (dur ?? 0),
  ms: (tdur ?? 0) / 1000,
});

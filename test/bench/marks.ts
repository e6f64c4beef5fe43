/**
 * What marks cost a console's page: bytes, the main thread while the page changes a thousand times a second and draws the marked field anew, and how far they shift its layout. The
 * built extension in the practice portal, on an account that has drifted. Times are processor time of the page's main thread from the browser's own trace; `ours` counts the stretches
 * that run our scripts, with the layout they asked for. Last line: JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { EXTENSION } from '../drive/browser.ts';
import { overlayOf } from '../drive/overlay.ts';
import { openPractice } from '../e2e/practice-world.ts';
import { recordDrifted } from '../e2e/recorded-account.ts';
import { traced } from './trace.ts';

const SECONDS = Number(process.env.SECONDS ?? 10);
const RUNS = Number(process.env.RUNS ?? 3);
const MARK = /^E-mail address differs from the record/;
const gzip = (file: string): number => gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length;
const round = (value: number): number => Math.round(value * 1000) / 1000;
const median = (values: number[]): number =>
  round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number);

const practice = await openPractice();
await recordDrifted(practice);

/** Changes the page `perSecond` times a second, in tens, and draws the marked field anew four times a second; gives how many changes were made. */
function change(page: Page, perSecond: number, seconds: number): Promise<number> {
  return page.evaluate(
    async ([perSecond, seconds]) => {
      const list = document.createElement('ul');
      list.style.cssText = 'height:80px;overflow:hidden';
      document.body.append(list);
      let made = 0;
      const started = performance.now();
      while (performance.now() - started < seconds * 1000) {
        const due = ((performance.now() - started) / 1000) * perSecond;
        for (; made < due; made++) {
          if (list.childElementCount > 200) list.firstElementChild?.remove();
          else list.append(document.createElement('li'));
          if (made % 250 === 0) {
            const field = document.querySelector('[name="mail"]') as HTMLInputElement;
            field.replaceWith(field.cloneNode(true));
          }
        }
        await new Promise((done) => setTimeout(done, 10));
      }
      list.remove();
      return made;
    },
    [perSecond, seconds] as const,
  );
}

interface Run {
  ours: number;
  script: number;
  changes: number;
  still: number;
}

async function run(): Promise<Run> {
  const page = await practice.world.driven.context.newPage();
  await page.goto(`${practice.pair.portal.url}/users/jadeyemi/edit`);
  const overlay = await overlayOf(page);
  await overlay.waitFor('E-mail address differs from the record');
  await page.waitForTimeout(1500);
  const ours = ({ script }: Awaited<ReturnType<typeof traced>>) =>
    script.filter(({ url }) => url.startsWith('chrome-extension:')).reduce((sum, { ms }) => sum + ms, 0);
  const quiet = await traced(page, () => page.waitForTimeout(SECONDS * 1000));
  let changes = 0;
  const busy = await traced(page, async () => {
    changes = await change(page, 1000, SECONDS);
  });
  await overlay.waitFor('E-mail address differs from the record');
  await overlay.box(MARK);
  await page.close();
  return { ours: ours(busy), script: busy.scriptMs, changes, still: ours(quiet) };
}

/** What the browser counts as layout shifts, from the page's beginning until marks, scrolling and a card are over; our own pill, which grows, aside. */
async function shifts(): Promise<number> {
  const page = await practice.world.driven.context.newPage();
  await page.goto(`${practice.pair.portal.url}/users/jadeyemi`);
  await page.evaluate(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { currentRect: DOMRect }[];
      })[])
        if (entry.sources.some(({ currentRect }) => currentRect.left < innerWidth - 330))
          Object.assign(window, { shifted: (window as unknown as { shifted: number }).shifted + entry.value });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const overlay = await overlayOf(page);
  await overlay.waitFor('E-mail address differs from the record');
  await page.evaluate(() => {
    document.body.style.paddingBottom = '2000px';
  });
  for (let at = 0; at < 10; at++) {
    await page.mouse.wheel(0, at < 5 ? 30 : -30);
    await page.waitForTimeout(60);
  }
  await overlay.click(MARK);
  await page.waitForTimeout(800);
  const value = await page.evaluate(() => (window as unknown as { shifted: number }).shifted);
  await page.close();
  return value;
}

const runs: Run[] = [];
for (let at = 0; at < RUNS; at++) runs.push(await run());
const perSecond = median(runs.map(({ changes }) => changes / SECONDS));
const percent = median(runs.map(({ ours }) => ours / (SECONDS * 10)));
const quietPercent = median(runs.map(({ still }) => still / (SECONDS * 10)));
console.log(
  `${perSecond} changes a second: our scripts take ${percent} % of the main thread, the page’s and ours together ${median(runs.map(({ script }) => script / (SECONDS * 10)))} %; on a page at rest ${quietPercent} %`,
);
const layoutShift = await shifts();
await practice.close();
console.log(
  JSON.stringify({
    gzip: { marks: gzip('marks.js') },
    changesPerSecond: perSecond,
    marksPercent: percent,
    quietPercent,
    layoutShift,
  }),
);

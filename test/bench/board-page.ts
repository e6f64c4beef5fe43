/** The drift page as a lead uses it: the built extension in Chromium, a collector process over the data that was laid down. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { launchWithExtension } from '../drive/browser.ts';
import { collectorOver } from '../drive/collector.ts';

/** in the extension's own pages */
declare const chrome: Browser;

const TIMES = 7;

export interface PageFigures {
  /** from the page's address to its first rows drawn */
  boardMs: number;
  /** from choosing a severity, or a client, to its rows drawn */
  filterMs: number;
  /** from handing an observation to the collector to its finding drawn on the open page */
  liveMs: number;
}

/** `observe` sends one observation that shows another title, which it gives. Medians. */
export async function measurePage(
  data: string,
  observe: (url: string) => Promise<{ sentAt: number; title: string }>,
): Promise<PageFigures> {
  const collector = await collectorOver(data);
  const profile = mkdtempSync(join(tmpdir(), 'unswivel-board-page-'));
  await collector.start();
  const driven = await launchWithExtension(profile);
  try {
    const code = await collector.code('technician-1', ['lead', 'technician'], ['client-0']);
    const page = await driven.own('drift.html');
    await page.evaluate((message) => chrome.runtime.sendMessage(message), {
      ...{ type: 'own.enrol', collector: collector.url, code, device: 'Bench' },
    });
    const boardMs = median(await times(() => opened(page)));
    const filterMs = median(await times((at) => filtered(page, at)));
    const liveMs = median(await times(() => seen(page, () => observe(collector.url))));
    return { boardMs, filterMs, liveMs };
  } finally {
    await driven.close();
    await collector.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function times(work: (at: number) => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  // The first warms up.
  for (let at = 0; at <= TIMES; at++) {
    const ms = await work(at);
    if (at > 0) took.push(ms);
  }
  return took;
}

/** The page's own clock says when the rows are there: what drives the browser is not in the figure. */
const rowsDrawn = () => document.querySelectorAll('.grid-cell:not([data-l="?"])').length > 100;

async function opened(page: Page): Promise<number> {
  await page.goto(page.url().replace(/#.*/, '#board'));
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(rowsDrawn, undefined, { polling: 'raf' });
  return page.evaluate(() => performance.now());
}

const SEVERITIES = ['low', 'medium'] as const;

async function filtered(page: Page, at: number): Promise<number> {
  const wanted = SEVERITIES[at % 2] as string;
  return page.evaluate(async (severity) => {
    // Who is on top, and how many findings each has, differs from one severity to the other.
    const shown = () => document.querySelector('.grid-body')?.textContent ?? '';
    const before = shown();
    const began = performance.now();
    location.hash = `#board?severity=${severity}`;
    while (shown() === before) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - began;
  }, wanted);
}

async function seen(page: Page, observe: () => Promise<{ sentAt: number; title: string }>): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#findings?client=client-0&technician=technician-3';
  });
  await page.waitForSelector('.findings a');
  const { sentAt, title } = await observe();
  await page.waitForFunction((text) => document.querySelector('.findings')?.textContent?.includes(text), title, {
    polling: 'raf',
  });
  return (await page.evaluate(() => Date.now())) - sentAt;
}

function median(all: number[]): number {
  return Math.round(all.sort((a, b) => a - b)[Math.floor(all.length / 2)] as number);
}

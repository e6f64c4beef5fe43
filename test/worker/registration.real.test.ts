import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { type PracticePair, startPractice } from '../../lib/start/practice/start.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { LoggedEvent, TabStatus } from '../../lib/wire/own.ts';
import { type Driven, launchWithExtension } from '../drive/browser.ts';
import { type CollectorProcess, startCollector } from '../drive/collector.ts';

/** in the extension's own pages */
declare const chrome: Browser;

/** The built extension on practice consoles: where scripts run, what they report, and what becomes of it after the worker was stopped. */
let folder: string;
let pair: PracticePair;
let collector: CollectorProcess;
let driven: Driven;
let page: Page;
let neighbour: Server;

const own = <T>(message: OwnMessage): Promise<T> =>
  page.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<T>;
const events = async () =>
  (await own<LoggedEvent[]>({ type: 'own.events', limit: 100 })).map((event) => event.body).reverse();
const verbs = async () => (await events()).map((body) => body.verb);
const overlays = (on: Page) => on.locator('[data-unswivel]').count();

/** The id of the tab a page is in, as the popup would know it. */
async function tabOf(on: Page): Promise<number> {
  await on.bringToFront();
  const [tab] = await page.evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }));
  if (tab?.id === undefined) throw new Error('No tab is in front.');
  return tab.id;
}

/** Grants origins as a person does: a click on a button of ours, the browser's prompt answered beforehand. */
async function grant(origins: string[]): Promise<void> {
  await driven.allow(origins);
  const patterns = origins.map((origin) => `${new URL(origin).protocol}//${new URL(origin).hostname}/*`);
  await page.bringToFront();
  await page.evaluate((list) => {
    const button = document.createElement('button');
    button.id = 'grant-by-test';
    button.style.cssText = 'position:fixed;inset:0;z-index:9';
    button.onclick = () => void chrome.permissions.request({ origins: list });
    document.body.append(button);
  }, patterns);
  await page.locator('#grant-by-test').click();
  await page.locator('#grant-by-test').evaluate((button) => button.remove());
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unswivel-registration-'));
  pair = await startPractice({ state: join(folder, 'practice'), deskPort: 0, portalPort: 0 });
  neighbour = createServer((_, answer) =>
    answer.setHeader('Content-Type', 'text/html').end('<form><input name=first><input name=last></form>'),
  );
  await new Promise<void>((listening) => neighbour.listen(0, '127.0.0.1', listening));
  collector = await startCollector(join(folder, 'collector'), {
    'practice-desk': pair.desk.url,
    'practice-portal': pair.portal.url,
  });
  driven = await launchWithExtension(join(folder, 'profile'));
  page = await driven.own('popup.html');
  const code = await collector.code('mkruse', ['technician'], ['*']);
  await own({ type: 'own.enrol', collector: collector.url, code, device: 'Test' });
});

afterAll(async () => {
  await driven?.close();
  await collector?.stop();
  await pair?.stop();
  neighbour?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('nothing runs in a console before it is granted; the grant reaches the tab already open', async () => {
  const desk = await driven.context.newPage();
  await desk.goto(`${pair.desk.url}/tickets/1041`);
  await desk.waitForTimeout(500);
  expect(await overlays(desk)).toBe(0);
  await grant([pair.desk.url]);
  await expect.poll(() => overlays(desk), { timeout: 10_000 }).toBe(1);
  const read = async () => (await verbs()).filter((verb) => verb.startsWith('ticket.'));
  await expect.poll(read, { timeout: 10_000 }).toEqual(['ticket.read', 'ticket.bound']);
  const told = await events();
  expect(told[0]).toMatchObject({ verb: 'device.enrolled' });
  expect(told.find(({ verb }) => verb === 'ticket.read')).toMatchObject({
    ticket: { console: 'practice-desk' },
    object: { type: 'ticket' },
  });
  await desk.close();
});

test('a neighbour on another port of the same host gets nothing (promise 4)', async () => {
  const other = await driven.context.newPage();
  const heard: string[] = [];
  await other.exposeFunction('heard', (text: string) => heard.push(text));
  await other.addInitScript(() =>
    addEventListener('message', (event) =>
      (globalThis as never as { heard(text: string): void }).heard(JSON.stringify(event.data)),
    ),
  );
  await other.goto(`http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`);
  await other.locator('[name=first]').focus();
  await other.waitForTimeout(700);
  expect(await overlays(other)).toBe(0);
  expect(heard).toEqual([]);
  expect(await own<TabStatus>({ type: 'own.tab', tab: await tabOf(other) })).toMatchObject({ is: 'not-a-console' });
  await other.close();
});

test('the ticket goes along into a tab opened from it, one handoff is told, and it survives the worker', async () => {
  await grant([pair.portal.url]);
  const desk = await driven.context.newPage();
  await desk.goto(`${pair.desk.url}/tickets/1042`);
  await expect
    .poll(async () => (await events()).at(-1), { timeout: 10_000 })
    .toMatchObject({ verb: 'ticket.bound', ticket: { number: '1042' } });
  const bound = '1042';
  await driven.stopWorker();
  const [portal] = await Promise.all([
    driven.context.waitForEvent('page'),
    desk.evaluate((url) => void window.open(url), `${pair.portal.url}/users/new`),
  ]);
  await expect
    .poll(async () => (await events()).find((body) => body.verb === 'handoff'), { timeout: 10_000 })
    .toMatchObject({
      ticket: { console: 'practice-desk', number: bound },
      console: { id: 'practice-portal' },
    });
  await portal.reload();
  await expect.poll(() => overlays(portal), { timeout: 10_000 }).toBe(1);
  await portal.waitForTimeout(500);
  expect((await verbs()).filter((verb) => verb === 'handoff')).toHaveLength(1);
  const status = await own<TabStatus>({ type: 'own.tab', tab: await tabOf(portal) });
  expect(status).toMatchObject({ state: { ticket: { number: bound }, console: { id: 'practice-portal' } } });
  await portal.close();
  await desk.close();
});

test('what was told arrives at the collector without being asked', async () => {
  await expect
    .poll(async () => (await own<{ evidence: object }>({ type: 'own.status' })).evidence, { timeout: 10_000 })
    .toMatchObject({ waiting: 0 });
});

test('pausing takes the scripts out, and resuming brings them back', async () => {
  await own({ type: 'own.pause', paused: true });
  const desk = await driven.context.newPage();
  await desk.goto(`${pair.desk.url}/tickets/1041`);
  await desk.waitForTimeout(700);
  expect(await overlays(desk)).toBe(0);
  expect(await own<TabStatus>({ type: 'own.tab', tab: await tabOf(desk) })).toMatchObject({ is: 'paused' });
  await own({ type: 'own.pause', paused: false });
  await expect.poll(() => overlays(desk), { timeout: 10_000 }).toBe(1);
});

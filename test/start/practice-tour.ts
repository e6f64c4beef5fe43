/**
 * The main job on the practice pair, driven without a window: what `npm start` does once where there is no display. Reads the ticket, fills the portal's form
 * for its person, saves, and asks the portal what it stored. Pictures and events are kept; the last line is JSON.
 *
 * Told by `npm start`: DESK_URL, PORTAL_URL, COLLECTOR_URL, COLLECTOR_DATA, CHROMIUM and TOUR_OUT, the folder for pictures and events.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { enrolBrowser } from '../../lib/start/browser/enrol-browser.ts';
import { type Browser, launchBrowser } from '../../lib/start/browser/launch.ts';
import { newCode, TECHNICIAN } from '../../lib/start/collector-process.ts';
import { extensionFolder } from '../../lib/start/extension-build.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, LoggedEvent } from '../../lib/wire/own.ts';
import { openPanel } from '../e2e/panel.ts';

/** in the extension's own pages */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const TICKET = '1041';
const TENANT = 'northwind-dental';
const began = Date.now();
const desk = told('DESK_URL');
const portal = told('PORTAL_URL');
const collector = told('COLLECTOR_URL');
const out = told('TOUR_OUT');

function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm start runs this file.`);
  return value;
}

const say = (line: string) => console.log(`  ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`);
const picture = (page: Page, name: string) => page.screenshot({ path: join(out, `${name}.png`) });

/** What the form holds: field → text. */
const held = (page: Page): Promise<Record<string, string>> =>
  page.$$eval('#new-user .fields :is(input, select)', (all) =>
    Object.fromEntries(all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])),
  );

async function readTicket(page: Page): Promise<void> {
  await page.goto(`${desk}/tickets/${TICKET}`);
  const { overlay } = await openPanel(page);
  await overlay.waitFor(TICKET);
  await picture(page, '1-ticket');
  say(`ticket ${TICKET} read`);
}

/** Fills and saves the portal's form. Gives what it held when it was saved, and the name it was saved under. */
async function giveAccount(browser: Browser, page: Page): Promise<Record<string, string>> {
  await browser.context.addCookies([{ name: 'practice-tenant', value: TENANT, url: portal }]);
  await page.goto(`${portal}/users/new`);
  const panel = await openPanel(page);
  await picture(page, '2-form');
  say(await panel.fill());
  await picture(page, '3-filled');
  const values = await held(page);
  // an earlier run's account: the portal keeps what is saved
  await fetch(stored(values.userName ?? ''), { method: 'DELETE' });
  await page.click('#save');
  await page.waitForSelector('#saved');
  await wait(500);
  await picture(page, '4-saved');
  return values;
}

/** The portal by number: `*.localhost` is a name for browsers, which the system's resolver may not know. */
const stored = (name: string) =>
  `${portal.replace('portal.localhost', '127.0.0.1')}/api/tenants/${TENANT}/users/${name}`;

/** Fields the portal stored other than the form held them. */
async function storedOtherwise(values: Record<string, string>): Promise<string[]> {
  const answer = (await (await fetch(stored(values.userName ?? ''))).json()) as { values?: Record<string, string> };
  return Object.keys(values).filter((name) => answer.values?.[name] !== values[name]);
}

/** Waits until every event reached the collector and gives them, oldest first. */
async function deliveredEvents(browser: Browser): Promise<LoggedEvent[]> {
  const page = await browser.own('popup.html');
  const ask = <T>(message: OwnMessage) =>
    page.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<T>;
  for (let tries = 0; tries < 100; tries += 1) {
    await ask({ type: 'own.deliver' });
    if ((await ask<DeviceStatus>({ type: 'own.status' })).evidence.waiting === 0) break;
    await wait(200);
  }
  const events = await ask<LoggedEvent[]>({ type: 'own.events', limit: 500 });
  return events.sort((one, other) => one.seq - other.seq);
}

mkdirSync(out, { recursive: true });
const browser = await launchBrowser({
  executable: told('CHROMIUM'),
  extension: extensionFolder(join(import.meta.dirname, '../..'), 'chrome'),
  profile: join(out, 'browser'),
  certificates: [],
  headless: true,
});
let right = false;
try {
  const code = () => newCode(told('COLLECTOR_DATA'), TECHNICIAN.id, 'technician,lead', '*');
  await enrolBrowser(browser, collector, TECHNICIAN.id, code, [desk, portal]);
  say(`enrolled as ${TECHNICIAN.name}, desk and portal granted`);
  const page = await browser.context.newPage();
  await readTicket(page);
  const values = await giveAccount(browser, page);
  const wrong = await storedOtherwise(values);
  const events = await deliveredEvents(browser);
  const delivered = events.filter(({ state }) => state === 'delivered').length;
  writeFileSync(join(out, 'events.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const filled = Object.values(values).filter(Boolean).length;
  say(`${filled} fields filled; pictures and events.jsonl are in ${out}`);
  for (const name of wrong) say(`wrong: the portal stored another ${name}`);
  const evidence = { device: events.length, collector: delivered };
  console.log(JSON.stringify({ consoles: 2, fields: { filled, right: filled - wrong.length }, events: evidence }));
  right = filled > 0 && wrong.length === 0 && delivered === events.length;
} finally {
  await browser.close();
}
process.exit(right ? 0 : 1);

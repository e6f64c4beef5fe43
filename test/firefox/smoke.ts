/**
 * Firefox smoke: the Firefox build in a real Firefox against a real collector and the practice pair. It enrols, is granted a console, shows its pill on a
 * ticket, delivers an event and fills the forms of the framework matrix that have plain fields, React's and comboboxes. The last line counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buildExtension } from '../../lib/start/extension-build.ts';
import { startPractice } from '../../lib/start/practice/start.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, Failure, LoggedEvent } from '../../lib/wire/own.ts';
import { startCollector } from '../drive/collector.ts';
import { createReader } from '../drive/reader.ts';
import { FIELD_NAMES, FIELDS } from '../frameworks/verdict.ts';
import { launchFirefox } from './firefox.ts';
import { serveForms } from './forms.ts';

/** in the extension's own pages */
declare const browser: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  tabs: { query(wanted: object): Promise<{ id?: number; url?: string }[]> };
  permissions: {
    request(wanted: { origins: string[] }): Promise<boolean>;
    contains(wanted: { origins: string[] }): Promise<boolean>;
  };
};

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'unswivel-firefox-'));
const { folder: extension } = await buildExtension(root, 'firefox');
const practice = await startPractice({ state: join(folder, 'practice'), deskPort: 0, portalPort: 0 });
const consoles = { 'practice-desk': practice.desk.url, 'practice-portal': practice.portal.url };
const collector = await startCollector(join(folder, 'collector'), consoles);
const forms = await serveForms(['native', 'react']);
const firefox = await launchFirefox(process.env.FIREFOX ?? '/usr/bin/firefox-esr', extension);
let passed = 0;
let failed = 0;

async function ask<T>(page: Page, message: OwnMessage): Promise<T> {
  const answer = await page.evaluate((said) => browser.runtime.sendMessage(said), message);
  const refused = answer as Partial<Failure> | null;
  if (refused?.ok === false) throw new Error(`${message.type}: ${refused.sentence}`);
  return answer as T;
}

/** Asks again until it holds. Throws with `what` after 15 s. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await wait(200)) if (await holds()) return;
  throw new Error(`not within 15 s: ${what}`);
}

async function test(sentence: string, work: () => Promise<void>): Promise<void> {
  const began = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`✓ ${sentence}, ${Date.now() - began} ms`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${sentence}: ${(error as Error).message}`);
  }
}

function same(a: object, b: object): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

try {
  const options = await firefox.own('options.html');
  const origins = Object.values(consoles);
  const patterns = origins.map((origin) => `http://${new URL(origin).hostname}/*`);

  await test('the options page opens and shows something', async () => {
    await until('text in the options page', async () =>
      options.evaluate(() => (document.querySelector('#root')?.textContent ?? '').trim().length > 20),
    );
  });

  await test('it is granted nothing before the person grants it', async () => {
    const granted = await options.evaluate((wanted) => browser.permissions.contains({ origins: wanted }), patterns);
    if (granted) throw new Error('the consoles are granted already');
  });

  await test('it enrols with a one-time code', async () => {
    const code = await collector.code('mkruse', ['technician'], ['*']);
    await ask(options, { type: 'own.enrol', collector: collector.url, code, device: 'Firefox smoke' });
    const status = await ask<DeviceStatus>(options, { type: 'own.status' });
    if (!status.enrolled || status.technician?.id !== 'mkruse') throw new Error(`it says ${JSON.stringify(status)}`);
  });

  async function grantByClick(origins: string[]): Promise<void> {
    const patterns = origins.map((origin) => `http://${new URL(origin).hostname}/*`);
    await options.evaluate((wanted) => {
      const button = document.createElement('button');
      button.id = 'grant-by-test';
      button.textContent = 'Grant';
      button.style.cssText = 'position: fixed; inset: 0; z-index: 9999;';
      button.addEventListener('click', () => void browser.permissions.request({ origins: wanted }));
      document.body.append(button);
    }, patterns);
    await options.click('#grant-by-test');
    await until('the grant', () =>
      options.evaluate((wanted) => browser.permissions.contains({ origins: wanted }), patterns),
    );
    await options.evaluate(() => document.querySelector('#grant-by-test')?.remove());
    await ask(options, { type: 'own.granted', origins });
  }

  await test('the consoles are granted by a click', () => grantByClick(origins));

  const ticket = await firefox.open(`${practice.desk.url}/tickets/1041`);

  await test('the pill stands on a ticket of the practice desk', async () => {
    await until('the overlay’s host', () =>
      ticket.evaluate(() => document.querySelector('[data-unswivel=""]') !== null),
    );
  });

  await test('the ticket read there reaches the collector', async () => {
    const reader = await createReader(collector, 'lnguyen2', ['compliance']);
    await until('a ticket.read event at the collector', async () => {
      await ask(options, { type: 'own.deliver' });
      const { events } = (await reader.get('/v1/events?limit=200')) as {
        events: { body: { verb: string; ticket?: { number: string } } | null }[];
      };
      return events.some(({ body }) => body?.verb === 'ticket.read' && body.ticket?.number === '1041');
    });
  });

  await test('a console of forms is added and granted', async () => {
    const administrator = await createReader(collector, 'root', ['administrator']);
    const { status, body } = await administrator.call('PUT', '/v1/consoles/forms', {
      id: 'forms',
      version: 1,
      label: 'Forms',
      kind: 'iam',
      profile: null,
      origins: [forms.origin],
      basePath: '/',
      administeredBy: 'us',
      tenancy: { mode: 'client', client: 'northwind' },
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    await ask(options, { type: 'own.sync' });
    await options.bringToFront();
    await grantByClick([forms.origin]);
    await ticket.bringToFront();
  });

  const held = () =>
    ticket.evaluate(() => (globalThis as unknown as { page: { state(): Record<string, unknown> } }).page.state());

  for (const name of ['native', 'react'] as const)
    await test(`the ${name} form is filled by the key, and its own state has every value`, async () => {
      await ticket.goto(`${forms.origin}/${name}/`);
      await ticket.waitForFunction(() => 'page' in globalThis);
      const before = await held();
      await until('the overlay’s host', () =>
        ticket.evaluate(() => document.querySelector('[data-unswivel=""]') !== null),
      );
      await wait(700);
      const tab = await options.evaluate(
        async (at) => (await browser.tabs.query({})).find(({ url }) => url === at)?.id,
        ticket.url(),
      );
      await ask(options, { type: 'own.fill', tab: tab ?? -1 });
      const wanted = { ...before, ...Object.fromEntries(FIELD_NAMES.map((field) => [field, FIELDS[field].state])) };
      let now = await held();
      for (const end = Date.now() + 15_000; Date.now() < end && !same(now, wanted); now = await held()) await wait(200);
      if (same(now, wanted)) return;
      const events = await ask<LoggedEvent[]>(options, { type: 'own.events', limit: 3 });
      const said = events.map(({ body: { verb, code, fields } }) => [verb, code, fields?.filter((one) => one.code)]);
      throw new Error(`it holds ${JSON.stringify(now)}; the device says ${JSON.stringify(said)}`);
    });

  await test('nothing stands on a site that is no console', async () => {
    const other = await firefox.open(practice.desk.url.replace('desk.localhost', 'localhost'));
    await wait(1000);
    const there = await other.evaluate(() => document.querySelector('[data-unswivel]') !== null);
    if (there) throw new Error('the overlay is there');
  });
} finally {
  await firefox.close();
  forms.close();
  await collector.stop();
  await practice.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

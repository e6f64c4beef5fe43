import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Console } from '../../lib/record/record.schema.ts';
import type { TabStatus } from '../../lib/wire/own.ts';
import { createReader } from '../drive/reader.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

/** in the extension's own pages */
declare const chrome: Browser;

describe('where the extension runs', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice({ granted: ['practice-desk'] });
  });
  afterAll(() => practice?.close());

  /** Everything of ours in a page: scripts run in it, elements put into it. */
  async function traces(url: string): Promise<{ scripts: string[]; elements: number; page: Page }> {
    const page = await practice.world.driven.context.newPage();
    const cdp = await page.context().newCDPSession(page);
    const scripts: string[] = [];
    cdp.on('Debugger.scriptParsed', (script) => {
      if (script.url.startsWith('chrome-extension:')) scripts.push(new URL(script.url).pathname);
    });
    await cdp.send('Debugger.enable');
    await page.goto(url);
    await page.locator('input, textarea').first().focus();
    await page.waitForTimeout(800);
    return { scripts, elements: await page.locator('[data-unswivel]').count(), page };
  }
  const registered = async () =>
    (await practice.world.ownPage()).evaluate(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches ?? []),
    );
  const newUser = () => `${practice.pair.portal.url}/users/new`;
  const ticket = () => `${practice.pair.desk.url}/tickets/1041`;

  it('runs nothing at all in a console the person did not allow, and says so when asked', async () => {
    const { scripts, elements, page } = await traces(newUser());
    expect({ scripts, elements }).toEqual({ scripts: [], elements: 0 });
    expect(await registered()).toEqual([`${practice.pair.desk.url}/*`]);
    const status = await practice.world.own<TabStatus>({ type: 'own.tab', tab: await frontTab() });
    // Without the permission the browser does not even tell which site the tab shows, until the person opens the popup there.
    expect(['not-granted', 'not-a-console']).toContain(status.is);
    await page.close();
  });

  it('runs in an allowed console: the first stage, then the overlay where there is something to do', async () => {
    const { scripts, page } = await traces(ticket());
    expect(scripts).toEqual(['/console.js', '/overlay.js']);
    await page.close();
  });

  it('runs nothing on a page that is no console, also on another port of a console’s host', async () => {
    const neighbour = practice.pair.portal.url.replace('portal.localhost', 'desk.localhost');
    for (const url of [`${neighbour}/users/new`, `${practice.pair.desk.address}/tickets/1041`]) {
      const { scripts, elements, page } = await traces(url);
      expect({ scripts, elements }).toEqual({ scripts: [], elements: 0 });
      await page.close();
    }
  });

  it('begins in a console once it is allowed, in the tab that is already open, and ends when that is taken back', async () => {
    const page = await practice.world.driven.context.newPage();
    await page.goto(newUser());
    await practice.world.grant([practice.pair.portal.url]);
    await expect.poll(() => page.locator('[data-unswivel=""]').count()).toBe(1);
    await expect.poll(registered).toContain(`${practice.pair.portal.url}/*`);

    await practice.world.driven.revoke([practice.pair.portal.url]);
    await expect.poll(registered).toEqual([`${practice.pair.desk.url}/*`]);
    const after = await traces(newUser());
    expect({ scripts: after.scripts, elements: after.elements }).toEqual({ scripts: [], elements: 0 });
    await after.page.close();
    // The overlay that still stands in the open page is answered nothing any more.
    const before = (await practice.world.deviceEvents()).length;
    await page.locator('[name="firstName"]').fill('By hand');
    await page.locator('#save').click();
    await page.waitForTimeout(500);
    const events = (await practice.world.deviceEvents()).slice(before);
    expect(events.filter((event) => event.body.verb !== 'security.noticed')).toEqual([]);
    await page.close();
  });

  it('ends in a console that an administrator removed', async () => {
    const administrator = await createReader(practice.world.collector, 'root', ['administrator']);
    const { consoles } = (await administrator.get('/v1/snapshot')) as { consoles: Console[] };
    const desk = consoles.find((one) => one.id === 'practice-desk') as Console;
    const removed = await administrator.call('DELETE', '/v1/consoles/practice-desk', undefined, {
      'if-match': String(desk.version),
    });
    expect(removed.status).toBeLessThan(300);
    await practice.world.own({ type: 'own.sync' });
    expect(await registered()).toEqual([]);
    const { scripts, elements } = await traces(ticket());
    expect({ scripts, elements }).toEqual({ scripts: [], elements: 0 });
  });

  async function frontTab(): Promise<number> {
    const [tab] = await (await practice.world.ownPage()).evaluate(() => chrome.tabs.query({ active: true }));
    return tab?.id ?? -1;
  }
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { IN_VIEW_MS, openPanel } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';
import { expectSameEvidence } from './same-evidence.ts';

/** in the extension's own pages */
declare const chrome: Browser;

describe('a private window', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice();
  });
  afterAll(() => practice?.close());

  async function openPrivate(url: string): Promise<Page> {
    const { context } = practice.world.driven;
    const ownPage = await practice.world.ownPage();
    const [page] = await Promise.all([
      context.waitForEvent('page', { timeout: 10_000 }),
      ownPage.evaluate((at) => void chrome.windows.create({ incognito: true, url: at }), url),
    ]);
    await page.waitForLoadState();
    return page;
  }

  it('has nothing of ours before the person allows it', async () => {
    const page = await openPrivate(`${practice.pair.portal.url}/users/new`);
    await page.waitForTimeout(800);
    expect(await page.locator('[data-unswivel]').count()).toBe(0);
    await page.close();
  });

  it('works once allowed: the ticket is one press away, the form is filled, the evidence is kept after the window is gone', async () => {
    const ordinary = await practice.ticket(1041);
    await practice.world.driven.allowIncognito();
    await ordinary.close();
    const page = await openPrivate(`${practice.pair.portal.url}/users/new`);
    const panel = await openPanel(page);
    await page.waitForTimeout(IN_VIEW_MS);
    await panel.overlay.click(/1041 New technician/);
    await panel.overlay.waitFor('Ticket Change 1041');
    await panel.fill();
    expect(await page.locator('[name="lastName"]').inputValue()).toBe('Raman');
    await page.close();

    await practice.world.delivered();
    await expectSameEvidence(practice.world);
    const verbs = (await practice.world.deviceEvents()).map((event) => event.body.verb);
    expect(verbs).toEqual(expect.arrayContaining(['ticket.bound', 'handoff', 'fill.intended', 'fill.done']));
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_VIEW_MS, type PanelHands } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';
import { expectSameEvidence } from './same-evidence.ts';

describe('an update of the extension under an open tab', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  let tab: Page;
  let panel: PanelHands;
  const errors: string[] = [];
  beforeAll(async () => {
    practice = await openPractice();
    tab = await practice.ticket(1041);
    tab.on('pageerror', (error) => errors.push(error.message));
    panel = await practice.newUser(tab);
  });
  afterAll(() => practice?.close());

  const field = (name: string) => tab.locator(`#new-user [name="${name}"]`);

  it('leaves what was typed and filled as it is, and shows one overlay, of the new version', async () => {
    await panel.fill();
    await field('company').fill('');
    await field('company').pressSequentially('Typed before the update');
    await tab.evaluate(() => Object.assign(window, { before: true }));

    const manifest = join(practice.world.extension, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"version":"0.1.0"', '"version":"0.1.1"'));
    await practice.world.driven.reload();
    expect((await practice.world.status()).version).toBe('0.1.1');

    await tab.bringToFront();
    // The browser forgets which ticket a tab worked for when the extension is updated: the overlay of the new version says so.
    const shown = await panel.overlay.waitFor('This tab works without a ticket.');
    expect(await tab.evaluate(() => 'before' in window)).toBe(true);
    expect(await field('company').inputValue()).toBe('Typed before the update');
    expect(await field('lastName').inputValue()).toBe('Raman');
    expect(await tab.locator('[data-unswivel=""]').count()).toBe(1);
    expect(shown).toContain('Signed in as Maren Kruse');
  });

  it('goes on in the new version without a reload: the ticket is one press away and the form is filled', async () => {
    await tab.waitForTimeout(IN_VIEW_MS);
    await panel.overlay.click(/1041 New technician/);
    await panel.overlay.waitFor('Ticket Change 1041');
    await field('firstName').fill('');
    await panel.fill();
    expect(await field('firstName').inputValue()).toBe('Priya');
    expect(await field('company').inputValue()).toBe('Typed before the update');
    await tab.click('#save');
    await tab.waitForSelector('#saved');
  });

  it('tells the save once, and neither the page nor the log has an error of the old version', async () => {
    const saves = (await practice.world.deviceEvents()).filter((event) => event.body.verb === 'form.submitted');
    expect(saves).toHaveLength(1);
    expect(errors).toEqual([]);
    await expectSameEvidence(practice.world);
  });
});

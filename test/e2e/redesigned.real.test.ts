import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TabStatus } from '../../lib/wire/own.ts';
import { openPanel } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

describe('a console that was redesigned', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice();
    // The new design: other names in the page, and the API gone.
    await practice.world.driven.context.route('**/tickets/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      const answer = await route.fetch({ url: practice.pair.desk.address + pathname });
      const text = (await answer.text()).replaceAll('data-field="status"', 'class="state-chip"');
      await route.fulfill({ response: answer, body: text });
    });
    await practice.world.driven.context.route('**/api/tickets/*', (route) => route.fulfill({ status: 410 }));
  });
  afterAll(() => practice?.close());

  it('says that the page looks like a ticket and what is missing; nothing is bound, nothing read', async () => {
    const page = await practice.world.driven.context.newPage();
    await page.goto(`${practice.pair.desk.url}/tickets/1041`);
    const { overlay } = await openPanel(page);
    const shown = await overlay.waitFor(/This looks like a ticket, but status/);
    expect(shown).toContain('This tab works without a ticket.');
    expect(shown).not.toContain('Priya');
    const verbs = (await practice.world.deviceEvents()).map((event) => event.body.verb);
    expect(new Set(verbs)).toEqual(new Set(['device.enrolled', 'console.granted']));
    expect((await practice.world.status()).recent).toEqual([]);
  });

  it('says of a page no profile knows since when the profile was checked', async () => {
    const page = await practice.world.driven.context.newPage();
    await page.route('**/reports/new', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<form><input name="a"><input name="b"></form>' }),
    );
    await page.goto(`${practice.pair.desk.url}/reports/new`);
    const { overlay } = await openPanel(page);
    await overlay.waitFor('Signed in as');
    const tab = await practice.world.tabOf(page);
    expect(await practice.world.own<TabStatus>({ type: 'own.tab', tab })).toMatchObject({
      is: 'page-not-recognised',
      since: '2026-11',
    });
  });
});

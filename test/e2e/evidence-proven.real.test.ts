/** Proving whatever a list shows, with the built extension and a real collector, one that lies in its lists among them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAudit } from './audit-world.ts';
import type { EvidenceHands } from './evidence-hands.ts';
import type { PracticeWorld } from './practice-world.ts';

describe('a list of evidence', { timeout: 120_000 }, () => {
  let practice: PracticeWorld;
  let hands: EvidenceHands;
  let page: Page;

  beforeAll(async () => {
    ({ practice, hands } = await openAudit());
    page = hands.page;
  }, 120_000);
  afterAll(() => practice?.close());

  const go = (hash: string) => hands.go(hash);
  const rows = () => page.getByRole('list', { name: 'Events' }).locator('a');

  it('proves every entry it shows at one press, tells it anew, and names what the list says otherwise', async () => {
    const search = '**/v1/evidence/search*';
    const lying = (lie: (event: { story: string; body: { outcome: string } }) => void) =>
      practice.world.driven.context.route(search, async (route) => {
        const answer = await route.fetch();
        const json = await answer.json();
        for (const event of json.events) lie(event);
        await route.fulfill({ response: answer, json });
      });
    const prove = () => page.getByRole('button', { name: 'Prove every entry here' }).click();
    const shown = () => rows().allTextContents();

    await lying((event) => {
      event.story = 'Nobody did anything';
    });
    await go('#search?client=northwind&group=fill');
    await rows().first().waitFor();
    await expect.poll(async () => (await shown()).join()).toContain('Nobody did anything');
    await prove();
    await page.getByText(/verified in this browser: each is in the log/).waitFor();
    for (const row of await shown()) expect(row).toMatch(/^Maren Kruse .*Verified$/);
    await hands.picture('search-proven');
    await practice.world.driven.context.unroute(search);

    await lying((event) => {
      event.body.outcome = 'cancelled';
    });
    await page.reload();
    await rows().first().waitFor();
    await prove();
    await page.getByText(/^Entry [\d,]+ does not hold\. What is shown is not what the collector proves/).waitFor();
    expect((await shown()).every((row) => row.endsWith('Does not hold'))).toBe(true);
    await practice.world.driven.context.unroute(search);
    await go('#timeline?client=northwind');
    await page.getByText('Here it begins.').waitFor();
    await prove();
    await page.getByText(/verified in this browser: each is in the log/).waitFor();
    const marks = await page.locator('.days .tag.ok').allTextContents();
    expect([marks.length > 2, new Set(marks)]).toEqual([true, new Set(['Verified'])]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenStories, openStories } from './stories/open-stories.ts';

let stories: OpenStories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

it('no view of the evidence page is wider than a narrow window, whatever names are in it', {
  timeout: 240_000,
}, async () => {
  const wide: string[] = [];
  const shown = stories.list.filter(({ name }) => name.startsWith('evidence/'));
  for (const { name } of shown) {
    const page = await stories.show(name);
    await page.setViewportSize({ width: 600, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${name}: ${over} px`);
  }
  expect(wide).toEqual([]);
  expect(shown.length).toBeGreaterThan(40);
});

it('as many searches as may be kept stay within the window, and Escape closes them', async () => {
  const page = await stories.show('evidence/kept-many');
  const list = page.locator('.kept-list');
  await list.waitFor();
  const box = await list.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  await page.getByRole('button', { name: 'Keep this search' }).focus();
  await page.keyboard.press('Escape');
  expect(await list.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Saved searches');
});

it('the views stand below their headings in a narrow window, each as high as its words', async () => {
  const page = await stories.show('evidence/search');
  await page.setViewportSize({ width: 600, height: 900 });
  const heights = await page
    .locator('nav .nav-group a')
    .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().height)));
  expect(heights.length).toBeGreaterThan(8);
  expect(new Set(heights).size).toBe(1);
});

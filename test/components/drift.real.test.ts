import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskMessage } from '../../lib/wire/asked.schema.ts';
import { type OpenStories, openStories } from './stories/open-stories.ts';

let stories: OpenStories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

const asked = async (page: Page, route: string) =>
  (await page.evaluate(() => window.asked)).filter(
    (message): message is AskMessage => message.type === 'own.ask' && (message as AskMessage).route === route,
  );
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('the board', () => {
  it('holds few of 2,000 × 900 cells in the document, and asks for rows as they come into view', async () => {
    const page = await stories.show('drift/board-large');
    await page.getByText('2,000 technicians, 900 consoles of 300 clients').waitFor();
    await page.getByRole('button', { name: 'Expand all clients' }).click();
    const cells = () => page.locator('.grid-cell').count();
    await expect.poll(() => page.locator('[role="grid"]').getAttribute('aria-colcount')).toBe('901');
    expect(await page.locator('[role="grid"]').getAttribute('aria-rowcount')).toBe('2003');
    expect(await cells()).toBeLessThan(3000);
    await page.locator('.grid').evaluate((grid) => grid.scrollTo(grid.scrollWidth, grid.scrollHeight));
    await page.getByText('Person 2000').waitFor();
    await expect.poll(cells).toBeGreaterThan(200);
    expect(await cells()).toBeLessThan(3000);
    const pages = (await asked(page, 'GET /v1/drift/board')).map(({ query }) => query?.from);
    expect(pages, 'only what came into view').not.toContain(1000);
    expect(pages).toContain(1950);
  });

  it('is walked by keys with one stop for Tab, and says each cell', async () => {
    const page = await stories.show('drift/board');
    await page.getByText('Jide Adeyemi').waitFor();
    expect(await page.locator('.grid [tabindex="0"]').count(), 'one way in').toBe(1);
    await page.locator('.grid [tabindex="0"]').focus();
    expect(await focused(page)).toBe('Accounts nobody recorded, Entra ID: no account');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).toBe('Jonas Weber, ScreenConnect: medium');
    await page.keyboard.press('Control+End');
    await expect.poll(() => focused(page)).toContain('Hana Sato, Keeper vault');
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe('Hana Sato1');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused(page)).toBe('Contoso Dental, 4 consoles');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.grid').getAttribute('aria-colcount')).toBe('22');
  });

  it('opens what is wrong in a cell, and an empty one with what its all-clear rests on', async () => {
    const page = await stories.show('drift/board');
    await page.getByRole('gridcell', { name: 'Jonas Weber, ScreenConnect: medium' }).click();
    await page.getByRole('heading', { name: 'Jonas Weber, ScreenConnect' }).waitFor();
    await page.getByRole('link', { name: /^Critical: Status: a leaver/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Jonas Weber, ScreenConnect: medium');
    await page.getByRole('gridcell', { name: 'Hana Sato, Entra ID: nothing wrong when last seen' }).first().click();
    await page.getByText('Nothing is open here.').waitFor();
    await page
      .getByText(/This console was last looked at/)
      .first()
      .waitFor();
  });

  it('selects cells and asks somebody to check their accounts', async () => {
    const page = await stories.show('drift/board');
    await page.getByRole('gridcell', { name: 'Jonas Weber, ScreenConnect: medium' }).click({ modifiers: ['Control'] });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByText('2 cells selected').waitFor();
    await page.getByRole('button', { name: 'Ask to check' }).click();
    await expect.poll(async () => (await asked(page, 'GET /v1/search/:kind')).length).toBeGreaterThan(1);
    await page.getByRole('heading', { name: 'Ask to check these accounts now' }).waitFor();
  });

  it('keeps what it is narrowed to in the address', async () => {
    const page = await stories.show('drift/board');
    await page.getByLabel('Severity').selectOption('high');
    await expect.poll(() => new URL(page.url()).hash).toBe('#board?severity=high');
    await expect.poll(async () => (await asked(page, 'GET /v1/drift/board')).at(-1)?.query?.severity).toBe('high');
    await page.getByRole('button', { name: 'Assigned to me' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#board?severity=high&assigned=me');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#board');
  });

  it('says since when the collector is silent, and keeps what was there', async () => {
    const page = await stories.show('drift/board-lost');
    await page.getByText(/No answer from the collector since/).waitFor();
    expect(await page.getByText('Mara Lindqvist').count()).toBe(1);
    const behind = await stories.show('drift/board-behind');
    await behind.getByText('12,840 entries are still to be looked at.', { exact: false }).waitFor();
  });
});

describe('findings', () => {
  it('are decided about for all places or some, and taken back', async () => {
    const page = await stories.show('drift/finding-open');
    await page.getByLabel('Choose ScreenConnect, Litware Insurance').first().check();
    await page.getByRole('button', { name: 'False alarm' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'False alarm' }).click();
    await dialog.getByText('Write why, in at least three characters.').waitFor();
    await dialog.getByLabel('Why').fill('Known there');
    await dialog.getByRole('button', { name: 'False alarm' }).click();
    await page.getByText('Marked as false alarm.').waitFor();
    expect((await asked(page, 'POST /v1/drift/:id/false-alarm')).map(({ id, body }) => ({ id, body }))).toEqual([
      { id: 'i-2', body: { why: 'Known there', places: ['place-2-0'] } },
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back.').waitFor();
    expect((await asked(page, 'POST /v1/drift/:id/reopen'))[0]?.body).toMatchObject({ places: ['place-2-0'] });
  });

  it('offers who only looks no decision, and what is nobody’s no exception', async () => {
    const reader = await stories.show('drift/findings-read-only');
    await reader.getByRole('heading', { name: '3 places' }).waitFor();
    expect(await reader.getByRole('button', { name: 'Assign', exact: true }).count()).toBe(0);
    const orphan = await stories.show('drift/finding-orphan');
    await orphan.getByRole('button', { name: 'Assign', exact: true }).waitFor();
    expect(await orphan.getByRole('button', { name: 'Accept as exception' }).count()).toBe(0);
  });

  it('selected together are decided about one by one, and undone together', async () => {
    const page = await stories.show('drift/findings');
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 2)) await box.check();
    await page.getByText('2 findings selected').waitFor();
    await page.locator('.selection').getByRole('button', { name: 'Assign' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await expect.poll(async () => (await asked(page, 'POST /v1/drift/:id/acknowledge')).length).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await asked(page, 'POST /v1/drift/:id/reopen')).length).toBe(2);
  });

  it('are exported place by place, as text no spreadsheet takes for a formula', async () => {
    const page = await stories.show('drift/findings-formula');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await page.getByText('Exported 8 places.').waitFor();
    const saved = await page.evaluate(() => window.saved);
    expect(saved?.name).toMatch(/^drift-\d{4}-\d\d-\d\d\.csv$/);
    expect(saved?.lines).toHaveLength(9);
    expect(saved?.lines[1]).toContain(`"'=HYPERLINK(1)"`);
    await page.getByRole('button', { name: 'Export JSON lines' }).click();
    await expect.poll(() => page.evaluate(() => window.saved?.name)).toMatch(/\.jsonl$/);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskMessage } from '../../lib/wire/asked.schema.ts';
import { type OpenStories, openStories } from './stories/open-stories.ts';

let stories: OpenStories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

const PUT = 'PUT /v1/:kind/:id';
const collectorAsked = async (page: Page) =>
  (await asked(page)).filter((message): message is AskMessage => message.type === 'own.ask');
const asked = (page: Page) => page.evaluate(() => window.asked);

describe('administration', () => {
  it('finds while typing, moves by keys and selects with the space bar', async () => {
    const page = await stories.show('options/technicians-many');
    await page.keyboard.press('/');
    await page.keyboard.type('person 00');
    await page.getByText('100 found').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toContain('Person 0001');
    await page.keyboard.press('Space');
    await page.getByText('1 selected').waitFor();
    await page.keyboard.press('End');
    await expect.poll(focused).toContain('Person 0099');
    await page.keyboard.press('Home');
    await expect.poll(focused).toContain('Person 0000');
  });

  it('holds few rows of many in the document, and asks page after page', async () => {
    const page = await stories.show('options/technicians-many');
    const list = page.getByRole('list', { name: 'Technicians' });
    for (let times = 0; times < 5; times++) {
      const before = Number(await list.evaluate((element) => element.scrollHeight));
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect.poll(() => list.evaluate((element) => element.scrollHeight)).toBeGreaterThan(before);
    }
    expect(await list.locator('[data-at]').count()).toBeLessThan(60);
    const asking = (await collectorAsked(page)).filter(({ route }) => route.startsWith('GET /v1/search'));
    expect(asking.map(({ query }) => query?.after)).toEqual([undefined, '100', '200', '300', '400', '500']);
  });

  it('leads on where nothing is yet, and says what is wrong with a way to try again', async () => {
    const empty = await stories.show('options/templates-empty');
    expect(await empty.getByRole('link', { name: 'Add a template' }).last().getAttribute('href')).toBe(
      '#templates/new',
    );
    const away = await stories.show('options/technicians-away');
    await away.getByText(/^No answer from/).waitFor();
    const asked = (await collectorAsked(away)).length;
    await away.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await collectorAsked(away)).length).toBe(asked + 1);
  });

  it('locks what a source keeps, with its name, and leaves the rest', async () => {
    const page = await stories.show('options/technician');
    expect(await page.getByLabel('Family name').isDisabled()).toBe(true);
    expect(await page.getByLabel('Phone', { exact: true }).isDisabled()).toBe(false);
    await page.getByText('Kept by Entra, 20 Nov').first().waitFor();
  });

  it('saves a template only after its change was looked at; a second person’s turn is said', async () => {
    const page = await stories.show('options/template-edited');
    const save = page.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'See what it changes' }).click();
    await page.getByText('14 technicians, 31 accounts, 1 client').waitFor();
    await page.getByLabel('Role', { exact: true }).first().fill('Another role');
    expect(await save.isDisabled(), 'what was looked at is another').toBe(true);
  });

  it('proposes one rename after a changed surname, which is taken or declined with the next save', async () => {
    const page = await stories.show('options/account-rename');
    await page.getByText('The account is called “msvensson”').waitFor();
    await page.getByRole('button', { name: 'Rename to “mlindqvist”' }).click();
    expect(await page.getByLabel('Name in the console').inputValue()).toBe('mlindqvist');
    expect(await page.getByText('The account is called').count()).toBe(0);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('button', { name: 'Keep the name' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await collectorAsked(page)).find(({ route }) => route === PUT)).toBeDefined();
    expect((await collectorAsked(page)).find(({ route }) => route === PUT)).toMatchObject({
      body: { name: 'msvensson', renameDeclined: 'mlindqvist' },
    });
  });

  it('shows no tab, and nothing by its address, of what somebody may not see', async () => {
    const page = await stories.show('options/sources-not-yours');
    await page.getByText('Your role does not show this.').waitFor();
    expect(await page.getByRole('link', { name: 'Sources and tokens' }).count()).toBe(0);
    expect(await collectorAsked(page)).toEqual([]);
  });

  it('gives parts to another owner without two owning one on the way', async () => {
    const page = await stories.show('options/sources');
    await page.getByLabel('Job title').selectOption({ label: 'Contractors (CSV)' });
    await page.getByRole('button', { name: 'Save the owners' }).click();
    await expect.poll(async () => (await collectorAsked(page)).filter(({ route }) => route === PUT)).toHaveLength(2);
    const [first, second] = (await collectorAsked(page)).filter(({ route }) => route === PUT);
    expect(first).toMatchObject({ id: 'entra', body: { owns: expect.not.arrayContaining(['title']) } });
    expect(second).toMatchObject({ id: 'contractors', body: { owns: expect.arrayContaining(['title', 'contract']) } });
  });

  it('shows a token’s secret once, and takes it away for good', async () => {
    const page = await stories.show('options/sources');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Entra provisioning');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('uwt_5nVqJr8cQ2mK7xTfLd0pZsBh4yEwAoGi').waitFor();
    await page.getByRole('button', { name: 'I have it' }).click();
    expect(await page.getByText('uwt_5nVqJr8cQ2mK7xTfLd0pZsBh4yEwAoGi').count()).toBe(0);
  });

  it('has no field for a secret of a machine identity', async () => {
    const page = await stories.show('options/machine-new');
    await page.getByText('The secret itself is never written here').waitFor();
    expect(await page.locator('input[type="password"]').count()).toBe(0);
  });
});

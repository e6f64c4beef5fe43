import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenStories, openStories } from './stories/open-stories.ts';

let stories: OpenStories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

const told = (page: Page) => page.evaluate(() => window.told);
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? null;
  });

describe('the overlay', () => {
  it('opens from the pill and takes the focus to the panel itself, so that a held Enter presses nothing in it', async () => {
    const page = await stories.show('overlay/pill');
    await page.locator('.pill').focus();
    await page.keyboard.down('Enter');
    await page.waitForSelector('.panel');
    for (let held = 0; held < 5; held++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await focused(page)).toBe('Unswivel');
    expect(await told(page)).toEqual([['dock', 'right', true]]);
  });

  it('closes by Escape and gives the focus back to the pill', async () => {
    const page = await stories.show('overlay/ready');
    await page.locator('.primary').focus();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.pill');
    expect(await told(page)).toEqual([['dock', 'right', false]]);
    expect(await focused(page)).toContain('4711');
  });

  it('leaves the focus in the page when it is shown open from the start', async () => {
    const page = await stories.show('overlay/ready');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  it('hands Fill the person’s own event, and nothing to an event a script made up', async () => {
    const page = await stories.show('overlay/ready');
    await page.locator('.primary').click();
    expect(await told(page)).toEqual([['fill', true]]);
    await page.locator('.panel').evaluate((panel) => {
      panel.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }));
    });
    expect(await told(page)).toEqual([['fill', true]]);
  });

  it('takes a recent ticket by its digit, only while the list is open and nothing is being typed', async () => {
    const page = await stories.show('overlay/ready');
    await page.locator('.panel').focus();
    await page.keyboard.press('2');
    expect(await told(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change' }).click();
    expect(await focused(page)).toContain('4711');
    await page.keyboard.press('2');
    expect(await told(page)).toEqual([['bind', true, 'rt:4698']]);
  });

  it('keeps digits typed into the search for the search', async () => {
    const page = await stories.show('overlay/no-ticket');
    await page.getByRole('combobox').pressSequentially('20');
    expect(await told(page)).toEqual([
      ['search', '2'],
      ['search', '20'],
    ]);
  });

  it('finds a person by arrows and Enter; Escape first empties the search, then leaves it, and never closes the panel', async () => {
    const page = await stories.show('overlay/found');
    await page.getByRole('button', { name: 'Switch' }).click();
    const box = page.getByRole('combobox');
    await box.pressSequentially('ad');
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe('found-adam-berg');
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await box.count()).toBe(0);
    await page.getByRole('button', { name: 'Switch' }).click();
    await box.pressSequentially('a');
    await page.keyboard.press('Enter');
    expect((await told(page)).at(-1)).toEqual(['chooseSubject', true, 'ada-nowak']);
    expect(await page.locator('.panel').count()).toBe(1);
  });

  it('walks the values with arrows as one tab stop and opens where a value comes from', async () => {
    const page = await stories.show('overlay/ready');
    expect(await page.locator('.values [tabindex="0"]').count()).toBe(1);
    await page.locator('.values button').first().focus();
    for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('.why').textContent()).toContain('naming rule 3');
  });

  it('announces each field that needs a look after a fill', async () => {
    const page = await stories.show('overlay/results');
    const said = await page.getByRole('status').textContent();
    expect(said).toContain('2 of 5 fields filled and kept.');
    expect(said).toContain('Phone: It is not visible.');
  });

  it('shows the field of a row in the page while the row is in hand, and no longer', async () => {
    const page = await stories.show('overlay/results');
    await page.getByRole('button', { name: /^E-mail The page changed/ }).focus();
    await page.keyboard.press('Tab');
    await page.locator('.panel').focus();
    expect(await told(page)).toEqual([
      ['point', 'email'],
      ['point', null],
      ['point', 'email'],
      ['point', null],
    ]);
  });

  it('hands on the person’s own press to copy, by button and by the key C, and leaves Ctrl+C to the browser', async () => {
    const page = await stories.show('overlay/results');
    const copies = async () => (await told(page)).filter(([name]) => name === 'copy');
    await page.getByRole('button', { name: 'Copy E-mail' }).click();
    await page.getByRole('button', { name: /^E-mail The page changed/ }).focus();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    expect(await copies()).toEqual([
      ['copy', true, 'email'],
      ['copy', true, 'email'],
    ]);
  });

  it('offers no copy of what it has no value for', async () => {
    const page = await stories.show('overlay/results');
    expect(await page.getByRole('button', { name: 'Copy Phone' }).count()).toBe(0);
  });

  it('copies a value of the account from where it comes from, and by C on its row', async () => {
    const page = await stories.show('overlay/ready');
    await page.locator('.values button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await page.locator('.why button').click();
    expect(await told(page)).toEqual([
      ['copy', true, 'name.familyName'],
      ['copy', true, 'name.familyName'],
    ]);
    await page.locator('.values [data-copy]').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('Display name');
  });

  it('offers the next step in the folded line and in the panel, and announces it', async () => {
    const page = await stories.show('overlay/next-step');
    expect(await page.getByRole('status').textContent()).toBe('Step filled. Next step: 4 fields');
    await page.getByRole('button', { name: 'Fill', exact: true }).click();
    expect(await told(page)).toEqual([['fill', true]]);
    const open = await stories.show('overlay/next-step-open');
    expect(await open.locator('.primary').textContent()).toContain('Fill the next step');
  });

  it('names the other person a form holds and offers no Fill but the one that is meant', async () => {
    const page = await stories.show('overlay/other-person');
    expect(await page.getByRole('status').textContent()).toMatch(/holds Dana Weiss.*subject is Mara Lindqvist/);
    expect(await page.locator('.primary').count()).toBe(0);
    await page.getByRole('button', { name: 'Fill it for Mara Lindqvist anyway' }).click();
    expect(await told(page)).toEqual([['confirm', true, 'Dana Weiss, d.weiss@fabrikam-logistics.example']]);
  });

  it('tells what an undo could not put back, and why', async () => {
    const page = await stories.show('overlay/undone-partly');
    const said = await page.getByRole('status').textContent();
    expect(said).toContain('Undone, but 2 of 3 fields could not be put back.');
    expect(said).toContain('Display name: It was changed after the fill');
    expect(await page.locator('.results li').count()).toBe(2);
  });

  it('offers to overwrite only the fields that hold something else', async () => {
    const page = await stories.show('overlay/results');
    await page.getByRole('button', { name: 'Overwrite the field that holds something else' }).click();
    expect(await told(page)).toEqual([['overwrite', true]]);
    const kept = await stories.show('overlay/all-kept');
    expect(await kept.getByRole('button', { name: /Overwrite/ }).count()).toBe(0);
  });

  it('has no Fill button where filling is refused, and says both names', async () => {
    const page = await stories.show('overlay/wrong-tenant');
    expect(await page.locator('.primary').count()).toBe(0);
    expect(await page.locator('.fill .banner.bad').textContent()).toMatch(/Northwind Dental.*Fabrikam Logistics/);
  });

  it('folds to the result after a fill, opens again by a press, and offers undo', async () => {
    const page = await stories.show('overlay/folded');
    expect(await page.locator('.panel').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /2 fields filled and kept/ }).click();
    expect(await told(page)).toEqual([
      ['undo', true],
      ['dock', 'right', true],
    ]);
    expect(await focused(page)).toBe('Unswivel');
  });

  it('does nothing twice while a fill is under way, and keeps the focus on its button', async () => {
    const page = await stories.show('overlay/filling');
    await page.locator('.primary').focus();
    await page.keyboard.press('Enter');
    expect(await told(page)).toEqual([]);
    expect(await focused(page)).toBe('Filling…');
  });

  it('moves to the side that is chosen', async () => {
    const page = await stories.show('overlay/ready');
    await page.getByRole('button', { name: 'Move the panel' }).click();
    await page.getByTitle('Bottom left').click();
    expect(await told(page)).toEqual([['dock', 'bottom-left', true]]);
    const box = await page.locator('.panel').boundingBox();
    expect(box?.x).toBe(12);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(768);
  });

  it('shows a ticket’s markup and control characters as text (attack 15)', async () => {
    const page = await stories.show('overlay/hostile-text');
    expect(await page.locator('.panel img').count()).toBe(0);
    const lead = await page.locator('.lead').first().textContent();
    expect(lead).toContain('<img src=x onerror=alert(1)>');
    expect(lead).toContain('‹U+202E›');
    expect(lead).toContain('␊');
  });

  it('stays within a small window and scrolls inside', async () => {
    const page = await stories.show('overlay/results');
    await page.setViewportSize({ width: 400, height: 480 });
    const box = await page.locator('.panel').boundingBox();
    expect(box?.height).toBeLessThanOrEqual(456);
    expect(await page.locator('.primary').isVisible()).toBe(true);
  });
});

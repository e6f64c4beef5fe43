import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePair, startPractice } from '../../lib/start/practice/start.ts';

const state = mkdtempSync(join(tmpdir(), 'practice-'));
let pair: PracticePair;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  pair = await startPractice({ state, deskPort: 0, portalPort: 0 });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  page = await (await browser.newContext()).newPage();
});
afterAll(async () => {
  await browser?.close();
  await pair?.stop();
  rmSync(state, { recursive: true, force: true });
});

const stored = async (tenant: string, name: string) =>
  (await fetch(`${pair.portal.address}/api/tenants/${tenant}/users/${name}`)).json();

async function fillNewUser(values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`input[name="${name}"]`, value);
}

describe('the practice desk', () => {
  it('says on every page that it is practice', async () => {
    for (const path of ['/', '/tickets/1041', '/tickets/9']) {
      await page.goto(`${pair.desk.url}${path}`);
      expect(await page.textContent('.practice')).toContain('not a real system');
    }
  });

  it('shows on the page what its JSON says', async () => {
    const ticket = await (await fetch(`${pair.desk.address}/api/tickets/1041`)).json();
    await page.goto(`${pair.desk.url}/tickets/1041`);
    expect(await page.textContent('[data-field="subject"]')).toBe(ticket.subject);
    expect(await page.textContent('[data-field="client-id"]')).toBe('NWD-01');
    expect(await page.textContent('[data-field="requester-email"]')).toBe(ticket.requester.email);
  });

  it('shows what a person writes as text', async () => {
    await page.goto(`${pair.desk.url}/tickets/1043`);
    await page.fill('#note', '<img src=x onerror="document.title=\'taken\'">');
    await page.click('text=Save note');
    await page.waitForSelector('section p');
    expect(await page.textContent('section')).toContain('<img src=x');
    expect(await page.title()).toContain('#1043');
  });
});

describe('the practice portal', () => {
  it('keeps a new user in the tenant that was chosen, and in no other', async () => {
    await page.goto(pair.portal.url);
    await page.selectOption('#tenant', 'contoso-logistics');
    await page.waitForSelector('[data-tenant="contoso-logistics"]');
    await page.click('text=New user');
    await fillNewUser({ firstName: 'Priya', lastName: 'Raman', displayName: 'Priya Raman', userName: 'priya.raman' });
    await page.selectOption('select[name="country"]', { label: 'United Kingdom' });
    await page.click('#enabled');
    await page.click('#save');
    await page.waitForSelector('#saved');
    const user = await stored('contoso-logistics', 'priya.raman');
    expect(user).toMatchObject({ enabled: false, values: { firstName: 'Priya', country: 'GB' } });
    expect(await stored('northwind-dental', 'priya.raman')).toEqual({ error: 'There is no such user.' });
  });

  it('saves to the tenant the form was opened in, even when another window switched meanwhile', async () => {
    await page.goto(`${pair.portal.url}/users/new`);
    const other = await page.context().newPage();
    await other.goto(pair.portal.url);
    await other.selectOption('#tenant', 'northwind-dental');
    await other.waitForSelector('[data-tenant="northwind-dental"]');
    await other.close();
    await fillNewUser({ firstName: 'Lan', lastName: 'Nguyen', displayName: 'Lan Nguyen', userName: 'lan.nguyen' });
    await page.click('#save');
    await page.waitForSelector('#saved');
    expect((await stored('contoso-logistics', 'lan.nguyen')).values.lastName).toBe('Nguyen');
  });

  it('keeps what was typed and says what is wrong when a form cannot be saved', async () => {
    await page.goto(`${pair.portal.url}/users/new`);
    await fillNewUser({ firstName: 'Jide', userName: 'priya.raman' });
    await page.click('#save');
    expect(await page.textContent('[role="alert"]')).toBe('Please fill in: Last name, Display name.');
    expect(await page.inputValue('input[name="firstName"]')).toBe('Jide');
    await fillNewUser({ lastName: 'Adeyemi', displayName: 'Jide Adeyemi' });
    await page.click('#save');
    expect(await page.textContent('[role="alert"]')).toContain('priya.raman is in use in Contoso Logistics');
  });

  it('disables an account only after its dialog was confirmed', async () => {
    await page.goto(`${pair.portal.url}/users/lan.nguyen`);
    await page.click('[data-opens="ask-disable"]');
    await page.click('#ask-disable >> text=Cancel');
    expect((await stored('contoso-logistics', 'lan.nguyen')).enabled).toBe(true);
    await page.click('[data-opens="ask-disable"]');
    await page.click('[data-confirm="ask-disable"]');
    await page.waitForSelector('[data-opens="ask-enable"]');
    expect((await stored('contoso-logistics', 'lan.nguyen')).enabled).toBe(false);
  });

  it('lets a test take back what it made', async () => {
    const url = `${pair.portal.address}/api/tenants/contoso-logistics/users/lan.nguyen`;
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(404);
  });

  it('has the same users after it was stopped and started', async () => {
    await pair.stop();
    pair = await startPractice({ state, deskPort: 0, portalPort: 0 });
    expect((await stored('contoso-logistics', 'priya.raman')).values.displayName).toBe('Priya Raman');
  });
});

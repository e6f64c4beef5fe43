/** Requests in the built extension's own pages and in a console, by several technicians with a browser each, against a real collector. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Client } from '../../lib/record/record.schema.ts';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { openRequestsPages, type RequestsPages } from './requests-world.ts';

/** in the extension's own pages */
declare const chrome: Browser;

/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;
const PORTAL = 'Practice portal (for training)';

describe('requests, from a client’s policy to the second look', { timeout: 180_000 }, () => {
  let here: RequestsPages;
  let options: Page;
  let panel: Page;
  beforeAll(async () => {
    here = await openRequestsPages('lnguyen');
    options = await here.lead.driven.own('options.html');
  }, 120_000);
  afterAll(() => here?.close());

  const go = (hash: string) =>
    options.evaluate((next) => {
      location.hash = next;
    }, hash);
  const requests = async (query = 'technician=zmueller') =>
    ((await here.admin.get(`/v1/requests?${query}`)) as { requests: RequestView[] }).requests;
  async function pick(page: Page, label: string, words: string, option: RegExp): Promise<void> {
    await page.getByRole('combobox', { name: label, exact: true }).fill(words);
    await page.getByRole('option', { name: option }).click();
  }
  /** the number on the toolbar of the lead's browser */
  const badge = async () =>
    (await here.lead.ownPage()).evaluate(async () => [
      await chrome.action.getBadgeText({}),
      await chrome.action.getTitle({}),
    ]);
  async function press(tab: Page, overlay: Overlay, what: RegExp): Promise<void> {
    await expect.poll(() => overlay.box(what).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    await tab.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
  }

  it('the policy form is filled, refuses what is out of bounds, is saved and read back', async () => {
    await go('#clients/northwind');
    const field = (name: string) => options.getByLabel(name, { exact: true });
    await field('How many people approve').fill('9');
    await pick(options, 'Add a console', 'portal', /^Practice portal/);
    await field(`Minutes in ${PORTAL}`).fill('20000');
    const save = options.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await options.getByText('A whole number from 1 to 3.', { exact: true }).waitFor();
    await options.getByText('A whole number from 0 to 10,080.', { exact: true }).waitFor();
    await field('How many people approve').fill('1');
    await field(`Minutes in ${PORTAL}`).fill('1');
    await options
      .getByText(/A whole number/)
      .first()
      .waitFor({ state: 'detached' });
    await field('Days a request waits').fill('3');
    await field('Roles and groups of high risk').fill('Global reader');
    await options.getByLabel('What a role template gives approves itself').check();
    await options.getByLabel('Whoever took such a request may also carry it out').check();
    await options
      .getByLabel(/^At most characters: (User name|Login)/i)
      .first()
      .fill('6');
    await options.getByText(`In ${PORTAL} it is looked at once more after 1 minute.`).waitFor();
    await here.shot(options, 'policy');
    await save.click();
    await options.getByRole('searchbox').waitFor();
    await go('#clients/northwind');
    await expect.poll(() => field(`Minutes in ${PORTAL}`).inputValue()).toBe('1');
    expect(await field('Roles and groups of high risk').inputValue()).toBe('Global reader');
    const { object } = (await here.admin.get('/v1/objects/clients/northwind')) as { object: Client };
    expect(object).toMatchObject({
      approverGroup: 'Northwind practice managers',
      convention: { maxLength: { userName: 6 } },
      lifecycle: {
        ...{ standard: true, ownHands: true, approvals: 1, waitDays: 3 },
        ...{ highRisk: ['Global reader'], repeatIn: { 'practice-portal': 1 } },
      },
    });
  });

  it('is asked for in the side panel of the ticket in front, with what it gives in view', async () => {
    await here.desk.own({ type: 'own.sync' });
    const ticket = await here.desk.driven.context.newPage();
    await ticket.goto(`${here.practice.pair.desk.url}/tickets/1041`);
    await (await overlayOf(ticket)).waitFor(/Ticket Change 1041|Open the Unswivel panel/);
    await here.desk.delivered();
    panel = await here.desk.driven.own('sidepanel.html');
    await panel.setViewportSize({ width: 420, height: 1000 });
    await ticket.bringToFront();
    await panel.getByRole('button', { name: 'Ask for access' }).click();
    const form = panel.getByRole('form', { name: 'Ask for access' });
    await form.getByText('1041').waitFor();
    await pick(panel, 'For whom', 'zoë', /^Zoë Müller/);
    for (const role of ['Global reader', 'User administrator']) {
      await form.getByText('One console, by hand').click();
      await pick(panel, 'Console', 'portal', /^Practice portal/);
      await form.getByLabel('Role', { exact: true }).fill(role);
      await form.getByText('Waits for the client’s “Northwind practice managers”.').waitFor();
      await here.shot(panel, `ask-${role === 'Global reader' ? 1 : 2}`);
      await form.getByRole('button', { name: 'Ask for it' }).click();
      await panel.getByText('One request.').waitFor();
      await panel.getByRole('button', { name: 'Done', exact: true }).click();
      if (role !== 'Global reader') break;
      await panel.getByRole('button', { name: 'Ask for access' }).click();
      await pick(panel, 'For whom', 'zoë', /^Zoë Müller/);
    }
    const [first, second] = await requests();
    expect(first).toMatchObject({ object: { role: 'Global reader', account: { name: 'zmuell' } }, risk: 'high' });
    expect(second).toMatchObject({ object: { role: 'User administrator' }, ticket: { number: '1041' } });
    const waits = Date.parse(first?.lapsesAt ?? '') - Date.parse(first?.askedAt ?? '');
    expect(waits).toBe(3 * 86_400_000);
  });

  it('waits on the toolbar of who decides; approved in the popup, rejected in the side panel, and gone from the number', async () => {
    const popup = await here.lead.driven.own('popup.html');
    await popup.setViewportSize({ width: 380, height: 700 });
    await popup.getByRole('button', { name: '2 requests wait for your approval' }).click();
    await expect.poll(badge, { timeout: 90_000 }).toEqual(['2', 'Unswivel: 2 requests wait for your approval']);
    await popup.getByText('Global reader').waitFor();
    await here.shot(popup, 'popup');
    await popup.getByRole('button', { name: /^Approve exactly this/ }).click();
    await popup.getByText('1 request waits for your approval').waitFor();
    await expect.poll(async () => (await badge())[0]).toBe('1');
    expect((await requests())[0]).toMatchObject({ state: 'approved', approvals: [{ way: 'signed', by: 'mkruse' }] });

    const leads = await here.lead.driven.own('sidepanel.html');
    await leads.setViewportSize({ width: 420, height: 1000 });
    await leads.getByRole('button', { name: 'Show what exactly' }).first().click();
    await leads.getByRole('button', { name: 'Reject…' }).click();
    await leads.getByLabel('Why it is rejected').fill('Reading is enough for her');
    await here.shot(leads, 'reject');
    await leads.getByRole('button', { name: 'Reject', exact: true }).click();
    await leads.getByText(/^Rejected: /).waitFor();
    expect(await requests('technician=zmueller&state=rejected')).toHaveLength(1);
    await expect.poll(badge).toEqual(['', 'Unswivel']);
  });

  it('is done by another, whose own look does not verify what is of high risk', async () => {
    expect(await here.desk.enrol('jadeyemi')).toMatchObject({ ok: true });
    const tab = await here.desk.driven.context.newPage();
    await tab.goto(`${here.portal}/users`);
    const overlay = await overlayOf(tab);
    await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
    if (!(await overlay.text()).includes('Signed in as')) await overlay.click('Open the Unswivel panel');
    await overlay.waitFor('Make account zmuell for Zoë Müller-Lüdenscheidt', 40_000);
    await Promise.all([tab.waitForURL(/users\/new/), press(tab, overlay, /^Open$/)]);
    await overlay.waitFor('Zoë Müller');
    await press(tab, overlay, /^Fill$/);
    await expect.poll(() => tab.inputValue('[name="userName"]')).toBe('zmuell');
    await tab.selectOption('[name="role"]', 'Global reader');
    await Promise.all([tab.waitForURL(/users\/zmuell/), tab.click('#save')]);
    await overlay.waitFor(/another technician who serves Northwind Dental looks at the account/, 30_000);
    await here.shot(tab, 'other-witness');
    await tab.reload();
    await here.desk.own({ type: 'own.deliver' });
    expect((await requests())[0]).toMatchObject({
      state: 'implemented',
      parts: { doer: ['jadeyemi'] },
      verified: null,
    });
  });

  it('another technician’s look in another browser does, and once more after the wait, by itself', async () => {
    expect(await here.lead.enrol('praman')).toMatchObject({ ok: true });
    const tab = await here.lead.driven.context.newPage();
    await tab.goto(`${here.portal}/users/zmuell`);
    const overlay = await overlayOf(tab);
    await overlay.waitFor(/Seen so, and to be seen once more after/, 40_000);
    await here.shot(tab, 'first-look');
    const [first] = await requests();
    expect(first).toMatchObject({ state: 'verified', verified: { by: 'praman', witness: 'other' } });
    await expect
      .poll(
        async () => {
          await tab.reload();
          await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
          await here.lead.delivered();
          return (await requests())[0]?.state;
        },
        { timeout: 120_000, interval: 5_000 },
      )
      .toBe('in-use');
    expect(Date.now()).toBeGreaterThan(Date.parse(first?.repeatAt ?? ''));
  });
});

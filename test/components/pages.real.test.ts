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
const DELETE = 'DELETE /v1/:kind/:id';
const collectorAsked = async (page: Page) =>
  (await asked(page)).filter((message): message is AskMessage => message.type === 'own.ask');
const asked = (page: Page) => page.evaluate(() => window.asked);

describe('the popup', () => {
  it('has exactly one primary button in every state but waiting and failing', { timeout: 90_000 }, async () => {
    const wrong: string[] = [];
    for (const { name } of stories.list.filter((story) => story.name.startsWith('popup/'))) {
      const page = await stories.show(name);
      const primary = await page.locator('.primary').count();
      if (primary !== (['popup/loading', 'popup/error'].includes(name) ? 0 : 1)) wrong.push(`${name}: ${primary}`);
    }
    expect(wrong).toEqual([]);
  });

  it('asks the browser for the console’s origins within the click, before anything is awaited', async () => {
    const page = await stories.show('popup/not-granted');
    // A click made by script: nothing that was awaited runs before it returns.
    const within = await page.evaluate(() => {
      window.asked = [];
      document.querySelector<HTMLElement>('.primary')?.click();
      return window.asked.map((message) => message.type);
    });
    expect(within).toEqual(['permissions.request']);
    await page.getByText('The browser did not allow it.').waitFor();
    expect(await asked(page)).toContainEqual(expect.objectContaining({ type: 'own.declined' }));
  });

  it('shows the request that waits exactly, and takes one key for each decision; one that is void is said', async () => {
    const page = await stories.show('popup/waiting');
    const decided = async () =>
      (await collectorAsked(page)).filter(({ route }) => route.startsWith('POST /v1/requests/:id'));
    await page.keyboard.press('a');
    expect(await decided()).toEqual([]);
    await page.getByRole('button', { name: '1 request waits for your approval' }).click();
    await page.getByText('p.raman@fabrikam.example').waitFor();
    await page.keyboard.press('r');
    await page.getByLabel('Why it is rejected').pressSequentially('aaa');
    expect(await decided()).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.keyboard.press('a');
    await page.getByText('What was approved has changed since (the role), so the approval is void.').waitFor();
    expect(await decided()).toMatchObject([{ id: 'req-1', body: { hash: expect.stringMatching(/^5f1d9c/) } }]);
  });

  it('fills in the tab it was opened over', async () => {
    const page = await stories.show('popup/ready');
    await page.locator('.primary').click();
    expect(await asked(page)).toContainEqual({ type: 'own.fill', tab: 1 });
  });

  it('resumes where the person paused, and asks again where an administrator did', async () => {
    const mine = await stories.show('popup/paused');
    await mine.locator('.primary').click();
    expect(await asked(mine)).toContainEqual({ type: 'own.pause', paused: false });
    const theirs = await stories.show('popup/paused-by-administrator');
    await theirs.locator('.primary').click();
    expect(await asked(theirs)).toContainEqual({ type: 'own.sync' });
  });
});

describe('the options', () => {
  it('say what somebody else changed meanwhile, and keep both', async () => {
    const page = await stories.show('options/client-conflict');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody changed this meanwhile').waitFor();
    const note = await page.locator('.note').textContent();
    expect(note).toContain('Name: they wrote “Fabrikam Group”, you wrote “Fabrikam Logistics Group”.');
    expect(note).toContain('Domains: was “fabrikam-logistics.example”, is now “fabrikam.example”.');
    await page.getByRole('button', { name: 'Keep mine, take the rest from them' }).click();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Fabrikam Logistics Group');
    expect(await page.getByLabel('Domains').inputValue()).toBe('fabrikam.example');
    await page.getByRole('button', { name: 'Save' }).click();
    const saves = (await collectorAsked(page)).filter(({ route }) => route === PUT);
    expect(saves.at(-1)).toMatchObject({
      kind: 'clients',
      version: 5,
      body: { version: 5, name: 'Fabrikam Logistics Group', domains: ['fabrikam.example'], ticketRequired: false },
    });
  });

  it('show what a naming rule gives while it is typed, and the place of a mistake', async () => {
    const page = await stories.show('options/client');
    const rule = page.getByLabel('Rule: User name');
    await rule.fill('{name.familyName:lower}.x');
    expect(await page.locator('.rule').first().locator('.outcome').textContent()).toContain('weber.x');
    await rule.fill('{name.familyName:lover}');
    const outcome = page.locator('.rule').first().locator('.outcome');
    expect(await outcome.textContent()).toContain('Character 18:');
    await outcome.getByRole('button', { name: 'Show the place' }).click();
    expect(await rule.evaluate((box: HTMLInputElement) => box.selectionStart)).toBe(17);
  });

  it('send nothing that does not fit, and keep what was typed', async () => {
    const page = await stories.show('options/console-new');
    await page.getByLabel('Addresses').fill('not an address\nhttps://portal.example.com/deep/link');
    await page.getByRole('button', { name: 'Save' }).click();
    expect((await collectorAsked(page)).some(({ route }) => route === PUT)).toBe(false);
    expect(await page.locator('.error').count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Addresses').inputValue()).toBe(
      'not an address\nhttps://portal.example.com/deep/link',
    );
  });

  it('add a console from the site the popup was on', async () => {
    const page = await stories.show('options/console-new');
    await page.getByRole('combobox', { name: 'Client' }).fill('fabr');
    await page.getByRole('option', { name: /^Fabrikam Logistics/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await collectorAsked(page)).at(-1))
      .toMatchObject({
        route: PUT,
        kind: 'consoles',
        id: 'portal-example-com',
        body: {
          id: 'portal-example-com',
          origins: ['https://portal.example.com:8443'],
          tenancy: { mode: 'client', client: 'fabrikam' },
        },
      });
  });

  it('remove only after asking', async () => {
    const page = await stories.show('options/client');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect((await collectorAsked(page)).some(({ route }) => route === DELETE)).toBe(false);
    await page.getByRole('button', { name: 'Remove for everybody' }).click();
    expect(await asked(page)).toContainEqual({
      type: 'own.ask',
      route: DELETE,
      kind: 'clients',
      id: 'fabrikam',
      version: 4,
    });
  });

  it('change nothing for those who may not, and say why', async () => {
    const page = await stories.show('options/technician-read-only');
    expect(await page.getByLabel('Given name').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await page.getByText('the record is kept by your administrators').count()).toBe(1);
  });

  it('show a fresh enrolment code once', async () => {
    const page = await stories.show('options/technician');
    await page.getByRole('button', { name: 'Make a code' }).click();
    expect(await page.locator('output').textContent()).toBe('KQ4M-77TD-PXVA');
  });
});

describe('the welcome page', () => {
  it('takes collector and code from the link and enrols with one press', async () => {
    const page = await stories.show('welcome/prefilled');
    await page.getByRole('button', { name: 'Enrol' }).click();
    expect(await asked(page)).toContainEqual({
      type: 'own.enrol',
      collector: 'http://127.0.0.1:8080',
      code: 'KQ4M-77TD',
      device: 'Edge on Windows',
    });
  });

  it('names what is missing before it asks the collector', async () => {
    const page = await stories.show('welcome/start');
    await page.getByRole('button', { name: 'Enrol' }).click();
    expect((await asked(page)).some((message) => message.type === 'own.enrol')).toBe(false);
    expect(await page.locator('.error').allTextContents()).toEqual([
      'Write the whole address, with https://.',
      'A code has at least four characters.',
    ]);
  });

  it('signs in with one press where the collector has a provider, and keeps the code beside it', async () => {
    const page = await stories.show('welcome/sign-in');
    await page.getByRole('button', { name: 'Sign in with Contoso Entra' }).click();
    const device = 'Edge on Windows';
    expect(await asked(page)).toContainEqual({ type: 'own.signIn', collector: 'http://127.0.0.1:8080', device });
    expect(await page.getByText('It closes by itself.').isVisible()).toBe(true);
    expect(await page.getByLabel('Enrolment code').isVisible()).toBe(true);
  });

  it('says that the session is over, and goes on with one press', async () => {
    const page = await stories.show('welcome/signed-out');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    expect(await asked(page)).toContainEqual(expect.objectContaining({ type: 'own.signIn', again: true }));
  });

  it('ticks the steps that are behind', async () => {
    const page = await stories.show('welcome/open');
    const steps = await page.locator('.step').evaluateAll((all) => all.map((step) => (step as HTMLElement).dataset.is));
    expect(steps).toEqual(['done', 'done', 'now', 'later']);
  });
});

describe('the side panel', () => {
  it('says since when the collector is away, and sends when told to', async () => {
    const page = await stories.show('sidepanel/offline');
    expect(await page.getByText('The collector has not been reached since').count()).toBe(1);
    await page.getByRole('button', { name: 'Send now' }).click();
    expect(await asked(page)).toContainEqual({ type: 'own.deliver' });
  });

  it('binds a recent ticket to the tab in front', async () => {
    const page = await stories.show('sidepanel/work');
    await page.getByRole('button', { name: /^4698/ }).click();
    expect(await asked(page)).toContainEqual({ type: 'own.ticket', tab: 1, ticket: 'rt:4698' });
  });

  it('takes cover with a reason, never without', async () => {
    const page = await stories.show('sidepanel/work');
    await page.getByRole('button', { name: 'Take cover' }).click();
    await page.getByLabel('Client', { exact: true }).fill('Northwind Dental');
    await page.getByRole('button', { name: 'Take cover' }).click();
    expect((await asked(page)).some((message) => message.type === 'own.cover')).toBe(false);
    await page.getByLabel('Reason').fill('Ticket 4698, on call tonight');
    await page.getByRole('button', { name: 'Take cover' }).click();
    expect(await asked(page)).toContainEqual({
      type: 'own.cover',
      client: 'northwind-dental',
      hours: 4,
      reason: 'Ticket 4698, on call tonight',
    });
  });

  it('decides on what was shown, and on what it became only once that was seen', async () => {
    const page = await stories.show('sidepanel/requests-changed');
    const approve = page.getByRole('button', { name: 'Approve exactly this' });
    const approvals = async () =>
      (await collectorAsked(page)).filter(({ route }) => route === 'POST /v1/requests/:id/approve');
    expect(await approve.count()).toBe(0);
    await page.getByRole('button', { name: 'Show what exactly' }).click();
    await approve.click();
    await page.getByText('This changed since you looked.').waitFor();
    expect(await page.getByText('Role: Helpdesk operator → Domain administrator').count()).toBe(1);
    expect(await approve.count()).toBe(0);
    await page.getByRole('button', { name: 'I have seen it, go on' }).click();
    await approve.click();
    await expect
      .poll(async () => (await approvals()).map(({ body }) => (body as { hash: string }).hash[0]))
      .toEqual(['5', 'f']);
  });

  it('asks for exactly what was looked at, with ticket, client and person of the tab', async () => {
    const page = await stories.show('requests/ask');
    await page.getByLabel('Reason').fill('Joins on Monday');
    await page.getByText('This asks for 2 accounts:').waitFor();
    await page.getByRole('button', { name: 'Ask for all 2' }).click();
    const wish = {
      ...{ client: 'fabrikam', technician: 'mara-lindqvist', template: 'service-desk-l1', why: 'Joins on Monday' },
      ticket: { console: 'rt', number: '4711' },
    };
    const sent = (await collectorAsked(page)).filter(({ route }) => route.startsWith('POST /v1/requests'));
    expect(sent.at(-2)).toMatchObject({ route: 'POST /v1/requests/preview', body: wish });
    expect(sent.at(-1)).toMatchObject({ route: 'POST /v1/requests', body: wish });
  });

  it('begins an emergency without the collector, with an account and a reason, never without', async () => {
    const page = await stories.show('requests/emergency-offline');
    const begun = async () => (await asked(page)).filter(({ type }) => type === 'own.emergency');
    await page.getByRole('button', { name: 'Begin now' }).click();
    expect(await begun()).toEqual([]);
    await page.getByLabel('Name of the account').fill('adm-weber');
    await page.getByLabel('What happened').fill('Nobody can sign in');
    await page.getByRole('button', { name: 'Begin now' }).click();
    expect(await begun()).toMatchObject([
      { client: 'fabrikam', console: 'lam-fabrikam', account: 'adm-weber', hours: 4, why: 'Nobody can sign in' },
    ]);
  });

  it('records a reply only where the ticket was read since it was asked', async () => {
    const page = await stories.show('requests/steps-of-decision');
    await page.getByText('You have not had ticket 48213 open since this was asked.').waitFor();
    expect(await page.getByRole('button', { name: 'Record the approval' }).isDisabled()).toBe(true);
  });

  it('switches to another technician enrolled here', async () => {
    const page = await stories.show('sidepanel/work');
    await page.getByRole('button', { name: 'Switch to Ada Nowak' }).click();
    expect(await asked(page)).toContainEqual({ type: 'own.switch', technician: 'ada-nowak' });
  });
});

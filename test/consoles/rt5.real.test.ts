/** Request Tracker as it runs at RT_URL, with the seeded users and tickets; makes two tickets of its own and deletes them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rt5 from '../../lib/consoles/profiles/rt5.ts';
import { launch, readerScript } from './chromium.ts';
import { consolesOff, RT, readHere } from './real.ts';

const AUTHORIZATION = `Basic ${Buffer.from('root:password').toString('base64')}`;

async function rest(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${RT}/REST/2.0${path}`, {
    method,
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

async function signIn(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(RT);
  await page.fill('input[name="user"]', 'root');
  await page.fill('input[name="pass"]', 'password');
  await Promise.all([page.waitForNavigation(), page.press('input[name="pass"]', 'Enter')]);
  return page;
}

/** What RT itself says of a user's custom fields, under our names; an empty one is not read. */
function ownFields(fields: { name: string; values: string[] }[]): Record<string, string> {
  const names: Record<string, string> = {
    Department: 'department',
    'Job title': 'title',
    'Employee ID': 'employeeNumber',
  };
  return Object.fromEntries(
    fields.flatMap(({ name, values: [value] }) => (value && names[name] ? [[names[name], value]] : [])),
  );
}

describe.skipIf(consolesOff)('the rt5 profile on a real Request Tracker', { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  let ticket: { id: number; stored: Record<string, unknown> };
  let survivor: number;
  const subject = `Reader check ${Date.now()}: "quotes" & <b>markup</b>`;

  beforeAll(async () => {
    [browser, script] = await Promise.all([launch(), readerScript()]);
    page = await signIn(browser);
    const asked = {
      Queue: 'Northwind Support',
      Subject: subject,
      Requestor: 'dora.hill@northwind.example',
      Owner: 'jadeyemi',
      Priority: 50,
      CustomFields: { Client: 'Northwind Dental' },
      Content: 'Please give Jide Adeyemi\naccess to the firewall.',
      ContentType: 'text/plain',
    };
    const { id } = await rest('POST', '/ticket', asked);
    ticket = { id, stored: await rest('GET', `/ticket/${id}`) };
    survivor = (await rest('POST', '/ticket', { ...asked, Subject: `${subject} again` })).id;
  }, 60_000);

  afterAll(async () => {
    for (const id of [ticket?.id, survivor]) if (id) await rest('PUT', `/ticket/${id}`, { Status: 'deleted' });
    await browser?.close();
  });

  it('reads every ticket field as the console stored it', async () => {
    await page.goto(`${RT}/Ticket/Display.html?id=${ticket.id}`);
    expect(await readHere(page, script, rt5)).toEqual({
      page: 'ticket',
      signedInAs: 'root',
      problems: [],
      ticket: {
        number: String(ticket.id),
        subject,
        status: 'new',
        queue: 'Northwind Support',
        owner: 'jadeyemi',
        priority: '50',
        created: ticket.stored.Created,
        client: 'Northwind Dental',
        requesterName: 'Dora Hill',
        requesterEmail: 'dora.hill@northwind.example',
        requesterPhone: '+1 202 555 0199',
        description: 'Please give Jide Adeyemi access to the firewall.',
      },
    });
  });

  it('reads the same ticket from the page alone when the API is switched off', async () => {
    await page.goto(`${RT}/Ticket/Display.html?id=${ticket.id}`);
    await page.locator('.history .messagebody').first().waitFor();
    const { ticket: read, problems } = await readHere(page, script, rt5, { json: false });
    expect(problems).toEqual([]);
    expect(read).toEqual({
      number: String(ticket.id),
      subject,
      status: 'new',
      queue: 'Northwind Support',
      owner: 'jadeyemi',
      priority: 'Medium',
      created: expect.stringContaining('2026'),
      client: 'Northwind Dental',
      requesterName: 'Dora Hill',
      requesterEmail: 'dora.hill@northwind.example',
      description: 'Please give Jide Adeyemi access to the firewall.',
    });
  });

  it('reads nobody as no owner, by API and by page', async () => {
    for (const json of [true, false]) {
      await page.goto(`${RT}/Ticket/Display.html?id=2`);
      const { ticket: read } = await readHere(page, script, rt5, { json });
      expect(read?.number).toBe('2');
      expect(read).not.toHaveProperty('owner');
    }
  });

  it('recognises a ticket by an address parted with semicolons', async () => {
    await page.goto(`${RT}/Ticket/Display.html?ForceShowHistory=1;id=1`, { referer: `${RT}/` });
    expect((await readHere(page, script, rt5)).ticket?.number).toBe('1');
  });

  it('takes nothing from a ticket that cannot be loaded', async () => {
    await page.goto(`${RT}/Ticket/Display.html?id=99999999`);
    const reading = await readHere(page, script, rt5);
    expect(reading.ticket).toBeUndefined();
    expect(reading.problems.map(({ field }) => field)).toEqual(['ready']);
  });

  it('tells the number a ticket was merged into, and keeps the one of the address', async () => {
    const second = await browser.newPage({ storageState: await page.context().storageState() });
    await second.goto(`${RT}/Ticket/Display.html?id=${ticket.id}`);
    await second.goto(`${RT}/Ticket/ModifyLinks.html?id=${ticket.id}`, {
      referer: `${RT}/Ticket/Display.html?id=${ticket.id}`,
    });
    await second.fill(`[name="${ticket.id}-MergeInto"]`, String(survivor));
    await Promise.all([second.waitForNavigation(), second.click('[name="SubmitTicket"]')]);
    await second.goto(`${RT}/Ticket/Display.html?id=${ticket.id}`);
    for (const json of [true, false]) {
      const { ticket: read, problems } = await readHere(second, script, rt5, { json });
      expect(problems).toEqual([]);
      expect(read).toMatchObject({
        number: String(ticket.id),
        mergedInto: String(survivor),
        subject: `${subject} again`,
      });
    }
    await second.close();
  });

  it('reads a user as an account, by API and by page', async () => {
    const { id, Name, CustomFields, MobilePhone } = await rest('GET', '/user/mkruse');
    // Never filled in, RT leaves it out; filled in once and emptied, it is shown and empty.
    const mobile = MobilePhone === undefined || MobilePhone === null ? {} : { mobile: MobilePhone };
    await page.goto(`${RT}/User/Summary.html?id=${id}`);
    const byApi = await readHere(page, script, rt5);
    expect(byApi.account).toEqual([
      {
        record: Name,
        values: {
          userName: 'mkruse',
          email: 'm.kruse@msp.example',
          displayName: 'Maren Kruse',
          nickName: 'Maren',
          organization: 'Example MSP',
          phone: '+49 30 5550 101',
          ...mobile,
          active: 'true',
          ...ownFields(CustomFields),
        },
      },
    ]);
    const byPage = await readHere(page, script, rt5, { json: false });
    expect(byPage.account).toEqual([
      { record: Name, values: { userName: 'mkruse', email: 'm.kruse@msp.example', displayName: 'Maren Kruse' } },
    ]);
  });

  it('lists the privileged users, and never takes that list for whole', async () => {
    await page.goto(`${RT}/Admin/Users/`);
    const { account, list, problems } = await readHere(page, script, rt5);
    expect(problems).toEqual([]);
    expect(account).toEqual(
      expect.arrayContaining([
        {
          record: 'jadeyemi',
          values: {
            userName: 'jadeyemi',
            displayName: 'Jide Adeyemi',
            email: 'j.adeyemi@msp.example',
            active: 'true',
          },
        },
      ]),
    );
    expect(list).toMatchObject({ whole: false });
  });

  it('reads what is stored on the edit form, not what was typed since, and never a password', async () => {
    const { id } = await rest('GET', '/user/mkruse');
    await page.goto(`${RT}/Admin/Users/`);
    await page.goto(`${RT}/Admin/Users/Modify.html?id=${id}`, { referer: `${RT}/Admin/Users/` });
    await page.fill('[name="CurrentPass"]', 'hunter-2');
    await page.fill('[name="WorkPhone"]', '+49 30 0000 000');
    for (const json of [true, false]) {
      const reading = await readHere(page, script, rt5, { json });
      expect(reading.problems).toEqual([]);
      expect(reading.account).toMatchObject([
        { record: 'mkruse', values: { userName: 'mkruse', phone: '+49 30 5550 101' } },
      ]);
      expect(JSON.stringify(reading)).not.toContain('hunter-2');
    }
  });

  it('finds every field, the saving control and no password in the forms it declares', async () => {
    const { id } = await rest('GET', '/user/mkruse');
    for (const [query, pageId] of [
      ['Create=1', 'user-new'],
      [`id=${id}`, 'user-edit'],
    ] as const) {
      await page.goto(`${RT}/Admin/Users/Modify.html?${query}`, { referer: `${RT}/Admin/Users/` });
      const form = rt5.pages.find((one) => one.id === pageId)?.form;
      if (!form) throw new Error(`${pageId} has no form`);
      const root = page.locator(form.root);
      for (const [attribute, locator] of Object.entries(form.fields ?? {})) {
        const found =
          typeof locator === 'string'
            ? await root.locator(locator).count()
            : await root.locator('.form-row', { hasText: new RegExp([locator.label].flat().join('|')) }).count();
        expect(found, `${pageId} ${attribute}`).toBe(1);
      }
      expect(await page.locator(form.save ?? '').count()).toBe(1);
      const never = (form.never ?? []).join(', ');
      expect(await root.locator('[type="password"]').count()).toBe(3);
      expect(await root.locator(`[type="password"]:not(${never})`).count()).toBe(0);
    }
  });

  it('knows the form that comes back after a refused creation, and does not take it for saved', async () => {
    await page.goto(`${RT}/Admin/Users/Modify.html?Create=1`, { referer: `${RT}/Admin/Users/` });
    const create = rt5.pages.find(({ id }) => id === 'user-new');
    await page
      .locator(create?.form?.root ?? '')
      .locator('[name="Name"]')
      .fill('mkruse');
    await Promise.all([page.waitForNavigation(), page.click(create?.form?.save ?? '')]);
    await page.getByText('Name in use').waitFor();
    expect((await readHere(page, script, rt5)).page).toBe('user-new-again');
    expect(await page.locator(create?.saved?.selector ?? '').count()).toBe(0);
  });
});

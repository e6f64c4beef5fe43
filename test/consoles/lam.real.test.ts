/** LDAP Account Manager as it runs at LAM_URL over the seeded directory; makes one account of its own, by its forms, and deletes it by them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import lam from '../../lib/consoles/profiles/lam.ts';
import { evaluateBeside, launch, readerScript } from './chromium.ts';
import { consolesOff, LAM, readHere } from './real.ts';

const edit = (name: string) =>
  `${LAM}/templates/account/edit.php?type=user&DN='${encodeURIComponent(`uid=${name},ou=People,dc=client,dc=example`)}'`;
const uid = `reader.check${Date.now() % 100_000}`;

describe.skipIf(consolesOff)('the lam profile on a real LDAP Account Manager', { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  const press = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)]);
  const formOf = (id: string) => {
    const form = lam.pages.find((one) => one.id === id)?.form;
    if (!form) throw new Error(`${id} has no form`);
    return form;
  };

  beforeAll(async () => {
    [browser, script] = await Promise.all([launch(), readerScript()]);
    page = await browser.newPage();
    await page.goto(`${LAM}/templates/login.php`);
    await page.fill('input[name="passwd"]', 'Admin-pass-1');
    await press('[name="checklogin"]');
  }, 60_000);

  afterAll(() => browser?.close());

  it('lists the accounts by their headings', async () => {
    await page.goto(`${LAM}/templates/lists/list.php?type=user`);
    const { account = [], list, signedInAs, problems } = await readHere(page, script, lam);
    expect(problems).toEqual([]);
    expect(signedInAs).toBe('admin');
    const rows = account.map(({ record, values }) => ({ record, values }));
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          record: 'jadeyemi',
          values: { userName: 'jadeyemi', 'name.givenName': 'Jide', 'name.familyName': 'Adeyemi' },
        },
        { record: 'lnguyen', values: { userName: 'lnguyen', 'name.givenName': 'Lan', 'name.familyName': 'Nguyen' } },
      ]),
    );
    expect(list).toEqual({ rows: rows.length, total: rows.length, whole: true, first: true, last: true });
  });

  it('knows a list that is filtered, the page of each account in it, and an account that is not there', async () => {
    await page.fill('input[name="filteruid"]', 'jade');
    await Promise.all([page.waitForURL(/filteruid=jade/), page.press('input[name="filteruid"]', 'Enter')]);
    const { account = [], list } = await readHere(page, script, lam);
    expect(list).toMatchObject({ rows: 1, whole: false, why: 'A filter or search narrows it.' });
    await page.goto(`${LAM}${account[0]?.link}`);
    expect((await readHere(page, script, lam)).account).toMatchObject([{ record: 'jadeyemi' }]);
    await page.goto(edit('nobody.here'));
    expect(await readHere(page, script, lam)).toMatchObject({ absent: true, problems: [] });
  });

  it('reads an account as stored, not as typed since', async () => {
    await page.goto(edit('mkruse'));
    await page.fill('#title_0', 'Typed and not saved');
    const { account, problems } = await readHere(page, script, lam);
    expect(problems).toEqual([]);
    expect(account).toEqual([
      {
        record: 'mkruse',
        values: {
          'name.givenName': 'Maren',
          'name.familyName': 'Kruse',
          email: 'm.kruse@msp.example',
          phone: '+49 30 5550 101',
          mobile: '+49 151 5550 101',
          title: 'Service Desk Technician',
          department: 'Service Desk',
          organization: 'Example MSP',
          employeeNumber: 'T-1001',
          active: 'true',
        },
      },
    ]);
  });

  it('follows a new account over both tabs to "saved", observing nothing that is not stored', async () => {
    await page.goto(`${LAM}/templates/account/edit.php?type=user&suffix=ou=People,dc=client,dc=example`);
    const fields = formOf('user-new').fields ?? {};
    const never = (formOf('user-new').never ?? []).join();
    const root = page.locator(formOf('user-new').root);
    const onThisTab = async () => {
      const found = [];
      for (const [attribute, locator] of Object.entries(fields))
        if (await root.locator(String(locator)).count()) found.push(attribute);
      return found.sort();
    };
    const unix = ['displayName', 'userName'];
    expect(await onThisTab()).toEqual(
      Object.keys(fields)
        .filter((name) => !unix.includes(name))
        .sort(),
    );
    expect(await root.locator(`[type="password"]:not(${never})`).count()).toBe(0);
    expect((await readHere(page, script, lam)).page).toBe('user-new');

    await page.fill(String(fields['name.givenName']), 'Reader');
    await page.fill(String(fields['name.familyName']), 'Check');
    await page.selectOption('#accountContainerRDN', 'uid');
    await press('[name="form_main_posixAccount"]');
    expect(await onThisTab()).toEqual(unix);
    expect(await readHere(page, script, lam)).toEqual({ page: 'user-tab', signedInAs: 'admin', problems: [] });

    await page.fill(String(fields.userName), uid);
    const saved = lam.pages.find(({ id }) => id === 'user-new')?.saved?.selector ?? '';
    expect(await page.locator(saved).count()).toBe(0);
    await press(formOf('user-tab').save ?? '');
    expect(await page.locator(saved).count()).toBe(1);
    expect(await readHere(page, script, lam)).toEqual({ page: 'user-tab', signedInAs: 'admin', problems: [] });
  });

  it('knows the controls of its actions, and whom they are about', async () => {
    const action = (id: string) => {
      const found = lam.actions?.find((one) => one.id === id);
      if (!found) throw new Error(id);
      return found;
    };
    await page.goto(edit(uid));
    expect((await readHere(page, script, lam)).account?.[0]?.record).toBe(uid);
    expect(await page.locator(action('reset-password').control).count()).toBe(2);
    expect(await page.locator(action('lock').control).count()).toBe(1);
    expect(await page.locator(action('unlock').control).count()).toBe(0);
    await press('#btn_accountContainerDelete');
    const object = JSON.stringify(action('delete').object);
    expect(await evaluateBeside(page, script, `reader.readNow(${object}, { scope: document, params: {} })`)).toBe(uid);
    await press(action('delete').control);
    await page.goto(`${LAM}/templates/lists/list.php?type=user`);
    expect((await readHere(page, script, lam)).account?.map(({ record }) => record)).not.toContain(uid);
  });
});

/** MeshCentral as it runs at MESH_URL, with the seeded users; opens dialogs and closes them, saves nothing. Classic and modern interface. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import meshcentral from '../../lib/consoles/profiles/meshcentral.ts';
import { launch, readerScript } from './chromium.ts';
import { consolesOff, MESH, readHere } from './real.ts';

describe.skipIf(consolesOff).each([
  ['classic', 1],
  ['modern', 3],
])('the meshcentral profile on a real MeshCentral, %s interface', { timeout: 60_000 }, (_name, style) => {
  let browser: Browser;
  let page: Page;
  let script: string;
  const goto = (query: string) => page.goto(`${MESH}/?${query}&sitestyle=${style}`);

  beforeAll(async () => {
    [browser, script] = await Promise.all([launch(), readerScript()]);
    page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.goto(MESH);
    await page.fill('#username', 'admin');
    await page.fill('#password', 'Admin-pass-1');
    await Promise.all([page.waitForNavigation(), page.press('#password', 'Enter')]);
  }, 60_000);

  afterAll(() => browser?.close());

  it('lists the accounts with their addresses', async () => {
    await goto('viewmode=4');
    const { account = [], list, signedInAs, problems } = await readHere(page, script, meshcentral);
    expect(problems).toEqual([]);
    expect(signedInAs).toBe('Site Admin');
    expect(account).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ record: 'admin', values: expect.objectContaining({ email: 'admin@msp.example' }) }),
        { record: 'mkruse', values: { userName: 'mkruse', email: 'm.kruse@msp.example', lastUsed: '' } },
      ]),
    );
    expect(list).toMatchObject({ rows: account.length, whole: true, first: true, last: true });
    await page.locator('#UserSearchInput').pressSequentially('kruse');
    await page.locator('#p3users .UserCheckbox[value*=jadeyemi]').waitFor({ state: 'detached' });
    expect((await readHere(page, script, meshcentral)).list).toMatchObject({ rows: 1, whole: false });
  });

  it('knows the login of somebody whose real name is the heading, and when they were last there', async () => {
    await goto('viewmode=30&gotouser=admin');
    const { account, problems } = await readHere(page, script, meshcentral);
    expect(problems).toEqual([]);
    expect(account).toMatchObject([
      { record: 'admin', values: { userName: 'admin', displayName: '', role: 'Full administrator' } },
    ]);
    expect(account?.[0]?.values.lastUsed).toMatch(/\d/);
  });

  it('reads a user as an account, waiting for the websocket', async () => {
    await goto('viewmode=30&gotouser=mkruse');
    expect(await readHere(page, script, meshcentral)).toMatchObject({
      problems: [],
      account: [
        {
          record: 'mkruse',
          values: {
            userName: 'mkruse',
            email: 'm.kruse@msp.example',
            displayName: 'Maren Kruse',
            role: 'No server rights',
          },
        },
      ],
    });
  });

  it('takes nothing while the panel shows another user than the address', async () => {
    await goto('viewmode=30&gotouser=mkruse');
    await page.locator('#p30html >> text=Maren Kruse').waitFor();
    await page.evaluate(() => history.replaceState(null, '', '/?viewmode=30&gotouser=jadeyemi'));
    const { account, problems } = await readHere(page, script, meshcentral);
    expect(account).toBeUndefined();
    expect(problems).toEqual([{ field: 'user', why: 'The page shows mkruse, its address says jadeyemi.' }]);
  });

  it('tells the new account dialog by its fields, and the others apart', async () => {
    const form = meshcentral.pages.find(({ id }) => id === 'users')?.form;
    const edit = meshcentral.pages.find(({ id }) => id === 'user')?.form;
    if (!form || !edit) throw new Error('both pages have a form');
    const does = (id: string) =>
      page.locator(meshcentral.actions?.find((one) => one.id === id)?.control ?? '').filter({ visible: true });

    await goto('viewmode=4');
    await page.locator('#p3users .UserCheckbox').first().waitFor();
    await page.getByText('New Account...').filter({ visible: true }).first().click();
    const root = page.locator(form.root);
    for (const locator of Object.values(form.fields ?? {})) {
      await root.locator(String(locator)).waitFor({ state: 'visible' });
    }
    expect(await root.locator('[type="password"]').count()).toBe(await root.locator((form.never ?? []).join()).count());
    expect(await page.locator(form.save ?? '').isVisible()).toBe(true);
    expect(await does('change-password').count()).toBe(0);

    await goto('viewmode=30&gotouser=mkruse');
    await page.locator('#p30html >> text=Maren Kruse').waitFor();
    for (const [opener, input] of [
      ['[onclick^="p30showUserEmailChangeDialog"]', '#dp30email'],
      ['[onclick^="p30showUserRealNameChangeDialog"]', '#dp30realname'],
    ] as const) {
      await page.locator(`#p30html ${opener}`).first().click();
      await page.locator(edit.root).locator(input).waitFor({ state: 'visible' });
      await close(page);
    }
    for (const [opener, action] of [
      ['#p30html3 [onclick*="DeleteUser"]', 'delete-user'],
      ['#p30html3 [onclick*="ChangePass"]', 'change-password'],
      ['#p30html [onclick*="showUserAdminDialog"]', 'change-rights'],
    ] as const) {
      await page.locator(opener).first().click();
      await does(action).waitFor();
      for (const other of ['delete-user', 'change-password', 'change-rights']) {
        if (other !== action) expect(await does(other).count(), `${other} while ${action}`).toBe(0);
      }
      await close(page);
    }
  });

  it('finds the controls that start a remote session on the device page', async () => {
    await goto('viewmode=4');
    for (const id of ['desktop', 'terminal', 'files']) {
      const control = meshcentral.actions?.find((one) => one.id === id)?.control ?? '';
      expect(await page.locator(control).count(), id).toBe(control.split(',').length);
    }
  });
});

async function close(page: Page): Promise<void> {
  await page.locator('#idx_dlgCancelButton').filter({ visible: true }).click();
  await page.locator('#idx_dlgOkButton').waitFor({ state: 'hidden' });
}

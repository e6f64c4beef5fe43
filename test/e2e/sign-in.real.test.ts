import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { startProvider, type TestProvider } from '../drive/oidc-provider.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { settingsOf } from '../drive/signing-in.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

/** in the extension's own pages */
declare const chrome: Browser;

let practice: PracticeWorld;
let provider: TestProvider;
let admin: Reader;
let welcome: Page;

beforeAll(async () => {
  practice = await openPractice({ enrolled: false });
  const { world } = practice;
  const redirects = [`https://${world.driven.id}.chromiumapp.org/sign-in`];
  const people = { maren: { employee_number: 'T-1002' }, stranger: { employee_number: 'X-1', name: 'A Stranger' } };
  provider = await startProvider({ redirects, people });
  admin = await createReader(world.collector, 'root', ['administrator']);
  const put = { version: 0, settings: settingsOf(provider.issuer, { redirects, label: 'Contoso' }) };
  expect((await admin.call('PUT', '/v1/sign-in/settings', put)).status).toBe(200);
});
afterAll(async () => {
  await practice?.close();
  await provider?.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name });

/** The browser's own window for the provider's page. */
async function providerPage(): Promise<Page> {
  const { context } = practice.world.driven;
  for (let tries = 0; tries < 100; tries++) {
    const page = context.pages().find((one) => one.url().startsWith(`${provider.issuer}/interaction`));
    if (page) return page;
    await welcome.waitForTimeout(100);
  }
  throw new Error('The browser opened no window for the provider.');
}

async function signInAs(person: string): Promise<void> {
  const page = await providerPage();
  await page.fill('input[name=login]', person);
  await page.fill('input[name=password]', 'any');
  await page.click('button[type=submit]').catch(() => undefined);
}

/** The provider forgets who is signed in there. */
const forgetPerson = () => practice.world.driven.context.clearCookies({ domain: '127.0.0.1' });

/** What happens to a session at the collector while time goes by. */
async function atCollector(change: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>): Promise<void> {
  const db = await openDatabase(practice.world.collector.data);
  await change(db);
  await db.destroy();
}

describe('signing in through a provider', { timeout: 60_000 }, () => {
  it('is offered once the collector’s address is written, beside the code', async () => {
    welcome = await practice.world.driven.own('welcome.html');
    expect(await button(welcome, 'Sign in with').count()).toBe(0);
    await welcome.getByLabel('Collector’s address').fill(practice.world.collector.url);
    await welcome.keyboard.press('Tab');
    await button(welcome, 'Sign in with Contoso').waitFor();
    expect(await welcome.getByLabel('Enrolment code').isVisible()).toBe(true);
  });

  it('says that it was closed, and leaves nothing behind', async () => {
    await button(welcome, 'Sign in with Contoso').click();
    await (await providerPage()).close();
    await welcome.getByText('The sign-in was closed before it was done.').waitFor();
    expect(await practice.world.status()).toMatchObject({ enrolled: false });
  });

  it('says that it was interrupted when the worker was stopped meanwhile, and begins anew', async () => {
    await button(welcome, 'Sign in with Contoso').click();
    const page = await providerPage();
    await practice.world.driven.killWorker();
    await welcome.getByText('The sign-in was interrupted, and nothing was changed.').waitFor();
    await page.close().catch(() => undefined);
    expect(await practice.world.status()).toMatchObject({ enrolled: false });
  });

  it('lets in nobody it does not know, and tells the administrator', async () => {
    await button(welcome, 'Sign in with Contoso').click();
    await signInAs('stranger');
    await welcome.getByText('nobody here is let in by it').waitFor();
    await forgetPerson();
    const { links } = (await admin.get('/v1/sign-in/links')) as { links: unknown[] };
    expect(links).toMatchObject([{ subject: 'X-1', shown: 'A Stranger', technician: null }]);
    expect(await practice.world.status()).toMatchObject({ enrolled: false });
  });

  it('enrols this browser, by keyboard alone', async () => {
    await button(welcome, 'Sign in with Contoso').focus();
    await welcome.keyboard.press('Enter');
    await signInAs('maren');
    await welcome.getByText(`, with ${practice.world.collector.url}.`).waitFor();
    const status = await practice.world.status();
    expect([status.enrolled, status.technician?.id]).toEqual([true, 'jadeyemi']);
    expect(Date.parse(status.session?.until ?? '')).toBeGreaterThan(Date.now() + 11 * 3_600_000);
  });

  it('acts, and leaves evidence as any enrolled browser does', async () => {
    const { world } = practice;
    expect(await world.own({ type: 'own.sync' })).toMatchObject({ ok: true });
    await world.delivered();
    const verbs = (await world.collectedEvents()).map(({ body }) => body?.verb);
    expect(verbs).toContain('device.enrolled');
  });

  it('keeps its tokens where no content script and no log reads them', async () => {
    const page = await practice.world.ownPage();
    const [stored, tokens] = await page.evaluate(async () => {
      const open = indexedDB.open((await indexedDB.databases())[0]?.name ?? '');
      const db = await new Promise<IDBDatabase>((done) => {
        open.onsuccess = () => done(open.result);
      });
      const all = db.transaction('identities').objectStore('identities').getAll();
      const rows = await new Promise<{ token: string; session: { access: string; refresh: string } }[]>((done) => {
        all.onsuccess = () => done(all.result);
      });
      db.close();
      const kept = JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]);
      return [kept, rows.flatMap(({ token, session }) => [token, session.access, session.refresh])] as const;
    });
    expect(tokens).toHaveLength(3);
    const evidence = JSON.stringify(await practice.world.deviceEvents());
    for (const token of tokens)
      for (const place of [stored, evidence, practice.world.collector.said?.() ?? ''])
        expect(place).not.toContain(token);
  });

  it('renews what it acts with, when it has run out', async () => {
    await atCollector((db) =>
      db
        .updateTable('session_tokens')
        .set({ access_until: new Date(0).toISOString() })
        .execute(),
    );
    expect(await practice.world.own({ type: 'own.sync' })).toMatchObject({ ok: true });
    expect((await practice.world.status()).session?.signedOut).toBeUndefined();
  });

  it('stops when the person signs out everywhere, says so, keeps what was recorded, and goes on as the same device', async () => {
    const { world } = practice;
    const before = (await world.deviceRows()).length;
    const elsewhere = await world.driven.own('options.html#enrolment');
    await button(elsewhere, 'Sign out everywhere').click();
    await button(elsewhere, 'Sign out everywhere').click();
    await elsewhere.getByRole('region', { name: 'Signed out' }).waitFor();
    await elsewhere.close();
    expect((await world.status()).session?.signedOut).toMatch(/^You were signed out/);
    expect(await world.own({ type: 'own.record' })).toMatchObject({ ok: false, code: 'session.ended' });
    await world.own({ type: 'own.pause', paused: true });
    await world.own({ type: 'own.pause', paused: false });
    await world.delivered();
    const options = await world.driven.own('options.html#enrolment');
    await options.getByText('You were signed out.').first().waitFor();
    await forgetPerson();
    await button(options, 'Sign in again').click();
    await signInAs('maren');
    await options.getByRole('region', { name: 'Signed out' }).waitFor({ state: 'detached' });
    expect(await world.own({ type: 'own.record' })).toMatchObject({ roles: ['technician'] });
    const rows = await world.deviceRows();
    expect(rows.length).toBeGreaterThan(before);
    expect(new Set(rows.map(({ identity }) => identity)).size).toBe(1);
    await options.close();
  });

  it('goes on without asking when the session came to its end and the provider still knows the person', async () => {
    const { world } = practice;
    await atCollector((db) =>
      db
        .updateTable('sessions')
        .set({ until: new Date(0).toISOString() })
        .execute(),
    );
    await atCollector((db) =>
      db
        .updateTable('session_tokens')
        .set({ access_until: new Date(0).toISOString() })
        .execute(),
    );
    await world.own({ type: 'own.sync' });
    expect((await world.status()).session?.signedOut).toMatch(/^The session is over/);
    // As the alarm does.
    await (await world.ownPage()).evaluate(() => chrome.alarms.create('sync', { when: Date.now() }));
    await expect.poll(async () => (await world.status()).session?.signedOut).toBeUndefined();
    expect(await world.own({ type: 'own.sync' })).toMatchObject({ ok: true });
  });
});

describe('setting sign-in up', { timeout: 60_000 }, () => {
  it('is done in the options by an administrator, and the secret never comes back', async () => {
    const { world } = practice;
    expect(await world.enrol('root', ['administrator'])).toMatchObject({ ok: true });
    const options = await world.driven.own('options.html#signin');
    const label = options.getByLabel('Name on the button');
    await label.waitFor();
    expect(await options.getByLabel('Issuer').inputValue()).toBe(provider.issuer);
    await label.fill('Contoso sign-in');
    await options.getByLabel('Client secret', { exact: true }).fill('a-secret-that-stays-where-it-is');
    await options.getByLabel('Is lead with').fill('groups = Leads');
    await options.getByRole('button', { name: 'Save sign-in' }).click();
    await options.getByText('Saved. It holds from the next sign-in on.').waitFor();
    const stored = (await admin.get('/v1/sign-in/settings')) as { settings: object; hasSecret: boolean };
    expect(stored).toMatchObject({
      hasSecret: true,
      settings: { label: 'Contoso sign-in', roles: [{ claim: 'groups', value: 'Leads', role: 'lead' }] },
    });
    await options.reload();
    await options.getByLabel('Name on the button').waitFor();
    expect(await options.content()).not.toContain('a-secret-that-stays-where-it-is');
    expect(await options.getByLabel('Client secret', { exact: true }).inputValue()).toBe('');
    await options.getByText('A Stranger').waitFor();
    await options.getByLabel('Issuer').fill('http://login.msp.example');
    await options.getByRole('button', { name: 'Save sign-in' }).click();
    await options.getByText('an issuer begins with https://').waitFor();
    expect(await options.getByLabel('Name on the button').inputValue()).toBe('Contoso sign-in');
  });
});

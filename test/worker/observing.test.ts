import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProfilePage } from '../../lib/consoles/profile.schema.ts';
import { verifyChain } from '../../lib/evidence/chain.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Account } from '../../lib/record/record.schema.ts';
import type { Snapshot } from '../../lib/wire/api.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { DESK, holdRecord, PORTAL, record } from './device.ts';
import { talkFrom } from './page-talk.ts';

const PAGES: ProfilePage[] = [
  { id: 'users', shows: 'accounts', path: '/users', rows: 'tr', record: 'td', read: { email: 'td' }, require: [] },
  { id: 'user', shows: 'account', path: '/users/:user', record: 'h1', read: { email: 'p' }, require: [] },
  { id: 'edit', shows: 'form', path: '/users/:user/edit', record: 'h1', read: { email: 'p' }, require: [] },
];

const account = (name: string, technician = name): Account => ({
  id: `acc-${name}`,
  version: 1,
  technician,
  client: 'fabrikam',
  console: 'portal',
  purpose: 'everyday',
  path: 'member',
  name,
  roles: [],
  mfa: 'unknown',
  status: 'active',
});

let identity: Identity;
beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
  await hold({});
});

async function hold(change: Partial<Snapshot>): Promise<void> {
  const snapshot = record();
  const profiles = snapshot.profiles.map((one) =>
    one.id === 'test-portal' ? { ...one, pages: PAGES, roles: { Technician: 'Operators' } } : one,
  );
  await holdRecord(identity, record({ accounts: [account('ada'), account('ben')], profiles, ...change }));
}

const bodies = async (verb: EventBody['verb'] = 'account.observed') =>
  (await database.outbox.toArray()).map(({ body }) => body).filter((body) => body.verb === verb);
const keys = async () => (await bodies()).map(({ object }) => object?.key);

async function at(path: string, tab = 1) {
  const page = talkFrom(`https://portal.example${path}`, { tab, document: `one document of tab ${tab}` });
  await page.open();
  return page;
}
const WHOLE = { rows: 2, whole: true, first: true, last: true };
const row = (record: string, values: object = {}) => ({ record, values });
const read = async (path: string, message: object, tab = 1) =>
  (await at(path, tab)).say({ type: 'read', page: 'users', ...message });

describe('a list', () => {
  test('tells recorded accounts and those that look like ours, and nobody else’s', async () => {
    await read('/users', {
      account: [
        row('ADA', { email: 'ada@msp.example' }),
        row('carl.stranger', { email: 'carl@fabrikam.example' }),
        row('svc-7', { email: 'left.long.ago@msp.example' }),
        row('dana.reyes', { displayName: 'Reyes, Dana' }),
      ],
      list: WHOLE,
    });
    expect(await keys()).toEqual(['ADA', 'svc-7', 'dana.reyes']);
    const [ada, service] = await bodies();
    expect(ada).toMatchObject({
      subject: { technician: 'ada', version: 3 },
      client: { id: 'fabrikam' },
      console: { id: 'portal', profile: 'test-portal' },
      page: { id: 'users' },
      object: { type: 'account', purpose: 'everyday' },
      detail: { shown: 'list' },
    });
    expect(service?.subject).toBeUndefined();
    expect(await bodies('accounts.listed')).toMatchObject([
      { object: { type: 'accounts', key: 'users' }, detail: { complete: true, rows: 4, pages: 1 } },
    ]);
  });

  test('is not told again in its tab while nothing in it changed, and only what changed then', async () => {
    const account = [row('ada', { email: 'a@x.example', lastUsed: '1 minute ago' }), row('ben')];
    await read('/users', { account, list: WHOLE });
    await read('/users', { account: [row('ada', { email: 'a@x.example', lastUsed: '2 minutes ago' }), row('ben')] });
    expect(await keys()).toEqual(['ada', 'ben']);
    await read('/users', { account: [row('ada', { email: 'b@x.example' }), row('ben')] });
    expect(await keys()).toEqual(['ada', 'ben', 'ada']);
    await read('/users', { account }, 2);
    expect(await keys()).toHaveLength(5);
  });

  test('that is whole is told with every row or not at all, since what it is told without counts as missing', async () => {
    const both = [row('ada', { email: 'a@x.example' }), row('ben')];
    for (const account of [both, both]) await read('/users', { account, list: WHOLE });
    expect(await keys()).toEqual(['ada', 'ben']);
    expect(await bodies('accounts.listed')).toHaveLength(1);
    await read('/users', { account: [row('ben')], list: WHOLE });
    expect(await keys()).toEqual(['ada', 'ben', 'ben']);
    await read('/users', { account: [row('ben', { email: 'new@x.example' })], list: WHOLE });
    vi.setSystemTime(Date.now() + 3_700_000);
    await read('/users', { account: [row('ben', { email: 'new@x.example' })], list: WHOLE });
    const all = (await database.outbox.toArray()).map(({ body }) => body);
    const lists = all.filter(({ verb }) => verb === 'accounts.listed');
    expect(lists).toHaveLength(4);
    // Nothing it held was seen before it began.
    for (const [at, { detail }] of lists.entries()) {
      const from = all.indexOf(lists[at - 1] as EventBody) + 1;
      const rows = all.slice(from, all.indexOf(lists[at] as EventBody));
      expect(rows.length).toBeGreaterThan(0);
      for (const one of rows) expect(Date.parse(one.at)).toBeGreaterThanOrEqual(Date.parse(String(detail?.began)));
    }
  });

  test('of a thousand rows is a handful of transactions and an unbroken chain', async () => {
    await hold({ accounts: Array.from({ length: 1000 }, (_, index) => account(`u${index}`, 'ada')) });
    const put = vi.spyOn(database.heads, 'put');
    await read('/users', { account: Array.from({ length: 1000 }, (_, index) => row(`u${index}`)), list: WHOLE });
    expect(put.mock.calls.length).toBeLessThanOrEqual(11);
    put.mockRestore();
    const rows = await database.outbox.toArray();
    expect(rows).toHaveLength(1001);
    expect(verifyChain(rows)).toMatchObject({ ok: true, head: { seq: 1001 } });
  });

  test('whose rows could not all be stored is told to its end the next time', async () => {
    const put = vi.spyOn(database.heads, 'put');
    put.mockImplementation((() => Promise.reject(new DOMException('full', 'QuotaExceededError'))) as never);
    const answer = await read('/users', { account: [row('ada')], list: WHOLE });
    expect(answer.code).toBe('evidence.unavailable');
    put.mockRestore();
    await read('/users', { account: [row('ada')], list: WHOLE });
    expect(await keys()).toEqual(['ada']);
  });

  test('that is narrowed says so once, and is never complete', async () => {
    const list = { rows: 1, whole: false, first: true, last: true, why: 'A filter or search narrows it.' };
    await read('/users', { account: [row('ada')], list });
    await read('/users', { account: [row('ada')], list });
    expect(await bodies('accounts.listed')).toMatchObject([{ detail: { complete: false, why: list.why, rows: 1 } }]);
  });

  const page = (number: number, change: object = {}) =>
    read(`/users?page=${number}`, {
      account: [row(`u${number}`)],
      list: {
        rows: 1,
        whole: true,
        first: number === 1,
        last: number === 3,
        ...(number < 3 ? { next: `/users?page=${number + 1}` } : {}),
        ...change,
      },
    });
  const complete = async () => (await bodies('accounts.listed')).filter(({ detail }) => detail?.complete);

  test('that is leafed through to its end is complete, since its first page', async () => {
    await page(1);
    await page(2);
    expect(await complete()).toEqual([]);
    await page(3);
    expect(await complete()).toMatchObject([{ detail: { rows: 3, pages: 3 } }]);
    for (const number of [1, 2, 3]) await page(number);
    expect(await complete()).toHaveLength(1);
    vi.setSystemTime(Date.now() + 3_700_000);
    for (const number of [1, 2, 3]) await page(number);
    expect(await complete()).toHaveLength(2);
    expect(await keys()).toEqual([]);
  });

  test('of which a page was left out is not complete, also when its end was seen', async () => {
    await page(1);
    await page(3);
    expect(await complete()).toEqual([]);
  });

  test('that counts itself is complete once so many accounts were seen', async () => {
    await page(3, { total: 3 });
    await page(1, { total: 3 });
    expect(await complete()).toEqual([]);
    await page(2, { total: 3 });
    expect(await complete()).toMatchObject([{ detail: { rows: 3 } }]);
  });

  test('of a tenant that cannot be read, or is nobody’s, yields nothing', async () => {
    const shared = { ...PORTAL, tenancy: { mode: 'tenant' as const, tenants: { Fabrikam: 'fabrikam' } } };
    await hold({ consoles: [DESK, shared] });
    await read('/users', { account: [row('ada')], list: WHOLE });
    await read('/users', { account: [row('ada')], list: WHOLE, tenant: 'Elsewhere' });
    expect(await database.outbox.count()).toBe(0);
    await read('/users', { account: [row('ada')], list: WHOLE, tenant: 'fabrikam' });
    expect(await keys()).toEqual(['ada']);
  });
});

describe('an account’s own page', () => {
  test('tells how it was shown, also of somebody nobody recorded', async () => {
    const view = await at('/users/ada');
    await view.say({ type: 'read', page: 'user', account: [row('ada')], signedInAs: 'root' });
    const edit = await at('/users/mia/edit');
    await edit.say({ type: 'read', page: 'edit', account: [row('mia', { email: 'mia@fabrikam.example' })] });
    expect(await bodies()).toMatchObject([
      { object: { key: 'ada' }, detail: { shown: 'view' }, console: { signedInAs: 'root' } },
      { object: { key: 'mia' }, detail: { shown: 'edit' } },
    ]);
  });

  test('tells roles by the record’s names, keeping the console’s word, and facts of the account as they stand', async () => {
    const values = { role: 'operators', groups: 'Operators; VPN', mfa: 'Security Key', lastUsed: '2026-11-01' };
    await (await at('/users/ada')).say({ type: 'read', page: 'user', account: [row('ada', values)] });
    const [{ fields = [], detail } = {} as EventBody] = await bodies();
    expect(Object.fromEntries(fields.map(({ attribute, to }) => [attribute, to]))).toEqual({
      role: 'Technician',
      groups: 'Technician; VPN',
      mfa: 'Security Key',
      lastUsed: '2026-11-01',
    });
    expect(detail).toEqual({ shown: 'view', role: 'operators' });
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Profile, ProfilePage } from '../../lib/consoles/profile.schema.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Account } from '../../lib/record/record.schema.ts';
import type { RoundState } from '../../lib/wire/round-state.ts';
import type { Round, RoundResults } from '../../lib/wire/rounds.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { leaveRoundTab } from '../../lib/worker/own/rounds.ts';
import { driveRound } from '../../lib/worker/rounds/drive.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { DESK, holdRecord, PORTAL, record } from './device.ts';
import type { Fakes } from './fake-browser.ts';
import { talkFrom } from './page-talk.ts';

const TAB = 77;
const SITE = 'https://portal.example';
const LIST: ProfilePage = {
  ...{ id: 'users', shows: 'accounts', path: '/users', link: '/users', rows: 'tr', record: 'td' },
  ...{ list: { next: 'a' }, read: { email: 'td' }, require: [] },
};
const USER: ProfilePage = { id: 'user', shows: 'account', path: '/users/:user', record: 'h1', read: {}, require: [] };

let identity: Identity;
let fakes: Fakes;
let opened: string[];
let told: { path: string; body: unknown }[];
let reachable: boolean;

beforeEach(async () => {
  ({ identity, fakes } = await atTwoConsoles());
  [opened, told, reachable] = [[], [], true];
  await hold([LIST, USER]);
  Object.assign(fakeBrowser.tabs, {
    create: async () => ({ id: TAB }),
    get: async (id: number) => ({ id }),
    update: async (_tab: number, { url }: { url: string }) => void opened.push(url),
  });
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    const { pathname } = new URL(url);
    if (!reachable || !pathname.startsWith('/v1/rounds/')) throw new TypeError('Failed to fetch');
    told.push({ path: pathname.replace('/v1/rounds/round-1/', ''), body: body && JSON.parse(String(body)) });
    expect(method).toBe('POST');
    return Response.json(ROUND);
  });
});

const account = (name: string): Account => ({
  ...{ id: `acc-${name}`, version: 1, technician: name, client: 'fabrikam', console: 'portal', purpose: 'everyday' },
  ...{ path: 'member', name, roles: [], mfa: 'unknown', status: 'active' },
});
const target = (at: number, name: string, change: object = {}) => ({
  ...{ at, account: `acc-${name}`, client: 'fabrikam', clientName: 'Fabrikam', console: 'portal' },
  ...{ consoleLabel: 'Fabrikam portal', name, technician: null, result: null, why: null, differs: [], readAt: null },
  ...change,
});
const NOBODY = { accounts: 3, right: 0, different: 0, notFound: 0, unreadable: 0, unread: 3 };
const ROUND: Round = {
  ...{ id: 'round-1', askedBy: { id: 'dana', name: 'Dana' }, for: { id: 'dana', name: 'Dana' }, why: null },
  ...{ askedAt: '2026-11-20T08:00:00.000Z', state: 'work', begunAt: null, endedAt: null, outcome: null },
  counts: NOBODY,
  targets: [target(0, 'ada'), target(1, 'ben'), target(2, 'gone')],
};

async function hold(pages: ProfilePage[], change: Partial<Profile> = {}, consoles = [DESK, PORTAL]): Promise<void> {
  const { profiles } = record();
  await holdRecord(
    identity,
    record({
      consoles,
      accounts: ['ada', 'ben', 'gone'].map(account),
      profiles: profiles.map((one) => (one.id === 'test-portal' ? { ...one, pages, ...change } : one)),
    }),
  );
}

const own = (message: object) => answerOwn(message) as Promise<Extract<RoundState, { id: string }>>;
const start = () => own({ type: 'own.roundStart', round: 'round-1' });
const state = () => own({ type: 'own.roundState' });
const came = async () =>
  Object.fromEntries((await state()).accounts.map(({ name, result, differs }) => [name, [result, ...differs]]));
const whys = async () => (await state()).accounts.map(({ why }) => why);
/** Time goes on, and what was to be done meanwhile is done. */
async function later(ms = 1200): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await vi.advanceTimersByTimeAsync(ms / 6);
    for (let turn = 0; turn < 25; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      // What is sealed and hashed runs in threads of its own: a turn is over when those before it are.
      await crypto.subtle.digest('SHA-256', new Uint8Array());
    }
  }
}
/** The page the round opened last is read. */
async function shows(message: object, url = opened.at(-1) as string): Promise<void> {
  const page = talkFrom(url, { tab: TAB, document: `document ${opened.length} ${url}` });
  const { page: known } = await page.open();
  await page.say({ type: 'read', page: known?.id ?? '', ...message });
  await later();
}
const row = (record: string, values: object = {}, link?: string) => ({ record, values, ...(link ? { link } : {}) });
const RIGHT = { email: 'ada@fabrikam.example' };
const bodies = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map(({ body }) => body);
const results = () =>
  told.filter(({ path }) => path === 'results').flatMap(({ body }) => (body as RoundResults).results);

const WHOLE = { rows: 2, whole: true, first: true, last: true };
const listed = { account: [row('ada', RIGHT, '/users/ada'), row('ben', {}, '/users/ben')], list: WHOLE };

describe('a round', () => {
  test('reads the list, then each account’s page at a person’s pace, and says what came of each', async () => {
    expect(await start()).toMatchObject({ is: 'running', tab: TAB });
    await later();
    expect(opened).toEqual([`${SITE}/users`]);
    await shows(listed);
    expect(await came()).toMatchObject({ gone: ['not-found', 'account'] });
    expect(opened).toEqual([`${SITE}/users`, `${SITE}/users/ada`]);
    await shows({ account: [row('ada', RIGHT)] });
    await shows({ account: [row('ben', { email: 'wrong@elsewhere.example' })] });
    expect(await came()).toEqual({ ada: ['right'], ben: ['different', 'email'], gone: ['not-found', 'account'] });
    expect(await state()).toMatchObject({ is: 'ended' });
    expect(results().map(({ at, result }) => [at, result])).toEqual([
      [2, 'not-found'],
      [0, 'right'],
      [1, 'different'],
    ]);
    expect(told.at(-1)).toEqual({ path: 'end', body: { outcome: 'done' } });
    await later(60_000);
    expect(told.filter(({ path }) => path === 'end')).toHaveLength(1);
    expect(opened).toHaveLength(3);
  });

  test('tells everything it saw as evidence of the round, also what could not be seen', async () => {
    await start();
    await later();
    await shows(listed);
    await shows({ account: [row('ada', RIGHT)] });
    const all = await bodies();
    expect(all.filter(({ detail }) => detail?.round === 'round-1')).toHaveLength(all.length);
    expect(all.map(({ verb, outcome, object }) => [verb, outcome, object?.key])).toEqual([
      ['account.observed', 'success', 'ada'],
      ['account.observed', 'success', 'ben'],
      ['accounts.listed', 'success', 'users'],
      ['account.observed', 'failed', 'gone'],
      ['account.observed', 'success', 'ada'],
    ]);
    expect(all[3]).toMatchObject({ code: 'round.not-found', client: { id: 'fabrikam' }, console: { id: 'portal' } });
  });

  test('goes through a list page by page, and takes nothing for missing before its end', async () => {
    await start();
    await later();
    await shows({ account: [row('ada', RIGHT)], list: { ...WHOLE, last: false, next: '/users?page=2' } });
    expect(opened.at(-1)).toBe(`${SITE}/users?page=2`);
    expect((await state()).accounts.filter(({ result }) => result)).toEqual([]);
    await shows({ account: [row('ben')], list: { ...WHOLE, first: false } });
    expect(await came()).toMatchObject({ gone: ['not-found', 'account'] });
    expect((await bodies()).filter(({ verb }) => verb === 'accounts.listed').map(({ detail }) => detail)).toMatchObject(
      [{ complete: false }, { complete: true, pages: 2, rows: 2, round: 'round-1' }],
    );
  });

  test('follows no link of a page but to a page its profile knows', async () => {
    await start();
    await later();
    const evil = { ...WHOLE, last: false, next: '/users/ada/delete?sure=1' };
    await shows({ account: [row('ada', RIGHT, '/logout'), row('ben', {}, '/users/ben')], list: evil });
    expect(await came()).toMatchObject({ ada: ['right'], gone: [null] });
    await later();
    expect(opened).toEqual([`${SITE}/users`, `${SITE}/users/ben`]);
  });

  test('is said to be unreadable for all of a console that asks to sign in, and goes on elsewhere', async () => {
    await start();
    await later();
    await shows({ problems: [], signIn: true }, `${SITE}/login`);
    expect(await whys()).toEqual(Array(3).fill('Fabrikam portal asks to sign in. Sign in there, then ask again.'));
    expect(await state()).toMatchObject({ is: 'ended' });
    expect((await bodies()).map(({ outcome, code }) => [outcome, code])).toEqual(
      Array(3).fill(['failed', 'round.unreadable']),
    );
  });

  test('takes nothing from another tenant, and names both', async () => {
    const tenants = { Fabrikam: 'fabrikam', Contoso: 'contoso' };
    await hold([LIST, USER], {}, [DESK, { ...PORTAL, tenancy: { mode: 'tenant', tenants } }]);
    await start();
    await later();
    await shows({ ...listed, tenant: 'Contoso' });
    expect((await whys())[0]).toMatch(/^The page shows Contoso, this account is at Fabrikam\./);
    expect(results().every(({ result }) => result === 'unreadable')).toBe(true);
  });

  test('says of a page that never shows what it should that it could not be read', async () => {
    await start();
    await later();
    await later(21_000);
    await later(2000);
    expect(await whys()).toEqual(Array(3).fill(expect.stringContaining('within 20 seconds')));
  });

  test('that shows another account than the one asked for takes nothing from it', async () => {
    await start();
    await later();
    await shows(listed);
    await shows({ account: [row('eve', RIGHT)] });
    expect((await whys())[0]).toBe('The page shows the account eve.');
  });

  test('reads nothing of a console without a profile, one not allowed, or one that is paused', async () => {
    fakes.granted.delete('https://portal.example/*');
    await start();
    await later();
    await later();
    expect((await whys())[0]).toContain('is not allowed in this browser yet');
    expect(opened).toEqual([]);
  });

  test('waits while it is paused or its tab is closed, and goes on where it was', async () => {
    await start();
    await later();
    await shows(listed);
    expect(await own({ type: 'own.roundPause', paused: true })).toMatchObject({ is: 'paused' });
    await shows({ account: [row('ada', RIGHT)] });
    expect(await came()).toMatchObject({ ada: [null] });
    expect(await own({ type: 'own.roundPause', paused: false })).toMatchObject({ is: 'running', now: 0 });
    await later();
    expect(opened.slice(-2)).toEqual([`${SITE}/users/ada`, `${SITE}/users/ada`]);
    await leaveRoundTab(TAB);
    expect(await state()).toMatchObject({ is: 'paused', why: 'Its tab was closed.' });
  });

  test('goes on after the worker was stopped, when the alarm comes', async () => {
    await start();
    await later();
    await shows(listed);
    vi.clearAllTimers();
    vi.setSystemTime(Date.now() + 30_000);
    await driveRound();
    await later();
    expect(await came()).toMatchObject({ ada: ['unreadable'] });
    expect(opened.at(-1)).toBe(`${SITE}/users/ben`);
  });

  test('that is cancelled opens nothing more, and the collector learns it, later where it is away', async () => {
    await start();
    await later();
    await shows(listed);
    reachable = false;
    const pages = opened.length;
    expect(await own({ type: 'own.roundCancel' })).toMatchObject({ is: 'ended' });
    await later(60_000);
    expect(opened).toHaveLength(pages);
    reachable = true;
    await driveRound();
    expect(told.at(-1)).toEqual({ path: 'end', body: { outcome: 'cancelled' } });
  });

  test('by a console’s own JSON opens one page, and asks it account by account', async () => {
    const lookup = { probe: '/api', json: '/api/users/{account}', record: { json: 'name' }, read: {} };
    await hold([LIST, USER], { lookup });
    await start();
    await later();
    expect(opened).toEqual([`${SITE}/`]);
    await shows({}, `${SITE}/`);
    const asked = () => fakes.pushed.filter(({ message }) => (message as { type: string }).type === 'lookup');
    expect(asked()).toMatchObject([{ tab: TAB, message: { params: { account: 'ada', base: '' }, probe: '/api' } }]);
    const answer = async (lookup: string, message: object) => {
      const page = talkFrom(`${SITE}/`, { tab: TAB, document: `document 1 ${SITE}/` });
      await page.open();
      await page.say({ type: 'read', page: 'lookup', lookup, ...message });
      await later();
    };
    await answer('ada', { account: [row('ada', RIGHT)] });
    await answer('ben', { absent: true });
    expect(await came()).toMatchObject({ ada: ['right'], ben: ['not-found', 'account'] });
    expect((await bodies())[0]).toMatchObject({ object: { key: 'ada' }, detail: { shown: 'view', round: 'round-1' } });
    // Its API was switched off meanwhile: the pages are left.
    await answer('gone', { problems: [{ field: 'lookup', why: 'The console’s API is switched off.' }] });
    expect(opened).toEqual([`${SITE}/`, `${SITE}/users`]);
  });
});

test('of two rounds one waits, and somebody else signed in here sees neither', async () => {
  await start();
  expect(await own({ type: 'own.roundStart', round: 'round-2' })).toMatchObject({ ok: false, code: 'round.another' });
  expect(await start()).toMatchObject({ is: 'running' });
});

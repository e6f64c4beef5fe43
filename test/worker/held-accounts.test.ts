/** A device of somebody who sees more accounts than it should hold asks for those of the place it works at. */
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { ProfilePage } from '../../lib/consoles/profile.schema.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Account } from '../../lib/record/record.schema.ts';
import { type Changes, snapshotAnswerSchema } from '../../lib/wire/api.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { withChanges } from '../../lib/worker/with-changes.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { adasAccount, holdRecord, record } from './device.ts';
import { talkFrom } from './page-talk.ts';

const PAGES: ProfilePage[] = [
  { id: 'users', shows: 'accounts', path: '/users', rows: 'tr', record: 'td', read: { email: 'td' }, require: [] },
  { id: 'user', shows: 'account', path: '/users/:user', record: 'h1', read: { email: 'p' }, require: [] },
  ...record().profiles.flatMap(({ id, pages }) => (id === 'test-portal' ? pages : [])),
];

let identity: Identity;
let asked: string[];
beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
  asked = [];
  const profiles = record().profiles.map((one) => (one.id === 'test-portal' ? { ...one, pages: PAGES } : one));
  await holdRecord(identity, record({ profiles, accountsOf: [] }));
});

/** The collector is there, and has these accounts at any place. */
const answer = (accounts: Account[]) =>
  vi.stubGlobal('fetch', async (url: string) => {
    if (!new URL(url).pathname.startsWith('/v1/accounts')) throw new TypeError('offline');
    asked.push(new URL(url).search);
    return Response.json({ accounts });
  });

const page = async (path: string) => {
  const talk = talkFrom(`https://portal.example${path}`, { tab: 1, document: 'one document' });
  const opened = await talk.open();
  return { ...talk, opened };
};
const stored = async (verb: EventBody['verb']) =>
  (await database.outbox.toArray()).map(({ body }) => body).filter((body) => body.verb === verb);
const list = { type: 'read', page: 'users', problems: [], list: { rows: 1, whole: true, first: true, last: true } };

it('asks once, keeps them sealed with the record, and works with them when the collector is away', async () => {
  answer([adasAccount({ name: 'quist-a' })]);
  await page('/users/quist-a');
  expect(asked).toEqual(['?client=fabrikam&console=portal']);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const { say } = await page('/users');
  await say({ ...list, account: [{ record: 'quist-a', values: {} }] });
  expect(asked).toHaveLength(1);
  expect((await stored('account.observed')).map(({ object }) => object?.key)).toEqual(['quist-a']);
  expect((await stored('accounts.listed')).map(({ detail }) => detail?.complete)).toEqual([true]);
});

it('tells nothing of a list where it cannot ask: what it does not know of would be missed', async () => {
  const { say } = await page('/users');
  await say({ ...list, account: [{ record: 'ada', values: { email: 'ada.quist@msp.example' } }] });
  expect(await stored('account.observed')).toEqual([]);
  expect(await stored('accounts.listed')).toEqual([]);
});

it('offers no login, and shows no difference, where it cannot ask', async () => {
  const form = await page('/users/new');
  await form.say({ type: 'subject.choose', subject: 'ada' });
  const { account, missing } = (await page('/users/new')).opened.state;
  const attributes = account.map(({ attribute }) => attribute);
  expect(attributes).toContain('phone');
  for (const login of ['userName', 'role']) expect(attributes).not.toContain(login);
  expect(missing.find(({ attribute }) => attribute === 'userName')?.why).toBe(
    'The accounts of Fabrikam in Fabrikam portal are not on this device, and the collector did not give them.',
  );
  const { say } = await page('/users/ada.quist');
  const values = { email: 'somebody.else@msp.example' };
  const read = { type: 'read', page: 'user', problems: [], account: [{ record: 'ada.quist', values }] };
  expect((await say(read)).state.drift).toBe(undefined);
  answer([adasAccount()]);
  await browser.storage.session.clear();
  const known = await page('/users/ada.quist');
  expect((await known.say(read)).state.drift.marks).toMatchObject([{ attribute: 'email' }]);
});

it('keeps up with what changes at the places it asked for, and with its person’s own, and with no other', () => {
  const before = { ...record({ accountsOf: ['contoso'] }), looked: [{ client: 'fabrikam', console: 'portal' }] };
  const accounts = [
    adasAccount({ name: 'renamed' }),
    adasAccount({ id: 'acc-elsewhere', console: 'desk' }),
    adasAccount({ id: 'acc-mine', console: 'desk', technician: 'dana' }),
    adasAccount({ id: 'acc-contoso', client: 'contoso', console: 'desk' }),
  ];
  const { accountsOf, leaseUntil, me, profiles, paused } = before;
  const none = { technicians: [], clients: [], consoles: [], templates: [], exceptions: [] };
  const changes = snapshotAnswerSchema.parse({
    ...{ accountsOf, leaseUntil, me, profiles, paused, version: 'v2', since: 'v1' },
    changed: { ...none, accounts },
    removed: { ...none, accounts: [] },
  }) as Changes;
  const after = withChanges(before, changes);
  expect(after.accounts.map(({ id }) => id)).toEqual(['acc-ada', 'acc-contoso', 'acc-mine']);
  const moved = withChanges(after, {
    ...changes,
    ...{ version: 'v3', since: 'v2' },
    changed: { ...changes.changed, accounts: [adasAccount({ console: 'desk' })] },
  });
  expect(moved.accounts.map(({ id }) => id)).toEqual(['acc-contoso', 'acc-mine']);
});

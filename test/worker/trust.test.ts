import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { setPaused } from '../../lib/worker/consoles.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { leaveIdentity } from '../../lib/worker/identity.ts';
import { answerPage } from '../../lib/worker/messages/page.ts';
import { registerConsoles } from '../../lib/worker/registration.ts';
import { isOwnPage, type Sender } from '../../lib/worker/sender.ts';
import { cachedRecord } from '../../lib/worker/snapshot.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { enrolledDevice, holdRecord, record } from './device.ts';
import type { Fakes } from './fake-browser.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;
let fakes: Fakes;

beforeEach(async () => {
  ({ fakes, identity } = await atTwoConsoles());
});

const noticed = async () =>
  (await database.outbox.toArray()).map((row) => row.body).filter((body) => body.verb === 'security.noticed');

test.each([
  'https://desk.example.evil.tld/ticket/41',
  'https://desk.example:8443/ticket/41',
  'http://desk.example/ticket/41',
  'https://dеsk.example/ticket/41',
])('a look-alike of a console is none: %s (attack 9)', async (url) => {
  fakes.granted.add('https://desk.example.evil.tld/*').add('http://desk.example/*');
  expect(await answerPage({ type: 'visit', url }, talkFrom(url).sender)).toEqual({ watch: false });
  expect(await talkFrom(url).open()).toMatchObject({ ok: false, code: 'sender.not-a-console' });
});

test('a message that names another site’s address than the browser does is refused and told', async () => {
  const talk = talkFrom('https://evil.example/');
  expect(await answerPage({ type: 'open', url: 'https://desk.example/ticket/41' }, talk.sender)).toMatchObject({
    code: 'sender.origin',
  });
  expect(await noticed()).toMatchObject([{ code: 'sender.origin', page: { origin: 'https://evil.example' } }]);
});

test('a sandboxed frame of a console is not the console (attack 10)', async () => {
  const talk = talkFrom('https://desk.example/ticket/41', { frame: 3, origin: 'null' });
  expect(await talk.open()).toMatchObject({ ok: false, code: 'sender.origin' });
});

test('a nonce is worth nothing in another document, tab or frame, and the try is told once (attack 20)', async () => {
  const talk = talkFrom('https://desk.example/ticket/41');
  const { nonce } = await talk.open();
  const dock = { type: 'dock', nonce, side: 'left', open: true };
  for (const where of [{ document: 'next page' }, { tab: 2 }, { frame: 1 }]) {
    const other = talkFrom('https://desk.example/ticket/41', where);
    expect(await answerPage(dock, other.sender)).toMatchObject({ ok: false, code: 'stale' });
    expect(await answerPage(dock, other.sender)).toMatchObject({ ok: false, code: 'stale' });
  }
  expect((await noticed()).filter((body) => body.code === 'stale')).toHaveLength(3);
  expect(await answerPage(dock, talk.sender)).toMatchObject({ ok: true });
});

test('after navigation the old nonce is dead and the new one works', async () => {
  const before = talkFrom('https://desk.example/ticket/41', { document: 'first' });
  const { nonce } = await before.open();
  const after = talkFrom('https://desk.example/ticket/42', { document: 'second' });
  expect((await after.open()).nonce).not.toBe(nonce);
  expect(await before.say({ type: 'subject.search', query: 'ada' })).toMatchObject({ ok: false, code: 'stale' });
});

test('a page asking for what only our own pages may ask is refused and told (attack 18)', async () => {
  const talk = talkFrom('https://desk.example/ticket/41');
  await talk.open();
  for (const message of [
    { type: 'own.record', nonce: '' },
    { type: 'approve', nonce: '' },
  ]) {
    expect(await talk.say(message)).toMatchObject({ ok: false, code: 'message.unknown' });
  }
  expect(await noticed()).toMatchObject([{ detail: { type: 'own.record' } }, { detail: { type: 'approve' } }]);
});

test('a tab at work for one client cannot name another, and the try is told (attack 19)', async () => {
  const talk = talkFrom('https://desk.example/ticket/41');
  await talk.open();
  await talk.say({ type: 'read', page: 'ticket', ticket: { number: '41', subject: 'x', client: 'Fabrikam' } });
  expect(await talk.say({ type: 'client.choose', client: 'contoso' })).toMatchObject({
    ok: false,
    code: 'client.not-offered',
  });
  expect(await noticed()).toMatchObject([{ code: 'client.not-offered' }]);
});

test('only a page of our own counts as one, whatever a message says', () => {
  const { id } = browser.runtime;
  const own = browser.runtime.getURL('' as never);
  expect(isOwnPage({ id, url: `${own}options.html` } as Sender)).toBe(true);
  expect(isOwnPage({ id, url: 'https://desk.example/' } as Sender)).toBe(false);
  expect(isOwnPage({ id: 'another-extension', url: `${own}options.html` } as Sender)).toBe(false);
});

test('the state an overlay gets holds one account and neither token nor other clients’ data (attack 21)', async () => {
  const talk = talkFrom('https://portal.example/users/new');
  const said = JSON.stringify(await talk.open());
  expect(said).not.toContain(identity.token);
  expect(said).not.toContain('Okafor');
  expect(said).not.toContain('ben@');
});

test('scripts are registered on consoles that are granted, and leave with grant, pause or sign-out (promise 4)', async () => {
  fakes.granted.delete('https://portal.example/*');
  await registerConsoles();
  expect(fakes.registered).toMatchObject([{ matches: ['https://desk.example/*'], allFrames: true }]);
  fakes.granted.add('https://portal.example/*');
  await registerConsoles();
  expect(fakes.registered).toMatchObject([{ matches: ['https://desk.example/*', 'https://portal.example/*'] }]);
  await setPaused(true);
  await registerConsoles();
  expect(fakes.registered).toEqual([]);
  await setPaused(false);
  await registerConsoles();
  expect(fakes.registered).toHaveLength(1);
  await leaveIdentity(identity);
  await registerConsoles();
  expect(fakes.registered).toEqual([]);
});

test('a profile an administrator paused is left alone everywhere', async () => {
  await holdRecord(identity, record({ paused: { 'test-desk': 'The vendor changed its pages.' } }));
  await registerConsoles();
  expect(fakes.registered).toMatchObject([{ matches: ['https://portal.example/*'] }]);
  const answer = await talkFrom('https://desk.example/ticket/41').open();
  expect(answer).toMatchObject({
    code: 'console.paused',
    sentence: expect.stringContaining('The vendor changed its pages.'),
  });
});

test('the cached record is unreadable as stored and to another enrolment', async () => {
  const [row, sealed] = [await database.caches.get(identity.id), await database.records.get(identity.id)];
  if (!row || !sealed) throw new Error('No record is stored.');
  expect(new TextDecoder().decode(sealed.sealed)).not.toContain('Quist');
  const other = await enrolledDevice('device-2', 'ada');
  await database.caches.put({ ...row, identity: other.id });
  await database.records.put({ ...sealed, identity: other.id });
  expect(await cachedRecord(other)).toBeNull();
});

test('a clock set back ends the lease instead of stretching it', async () => {
  vi.useFakeTimers({ now: Date.now() - 3 * 3_600_000, toFake: ['Date'] });
  try {
    expect((await cachedRecord(identity))?.leased).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

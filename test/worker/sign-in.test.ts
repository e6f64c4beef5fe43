import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { z } from 'zod';
import { fromBase64url } from '../../lib/evidence/base64.ts';
import { refreshBytes } from '../../lib/evidence/sign-in-proof.ts';
import { callCollector } from '../../lib/worker/call-collector.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { currentIdentity } from '../../lib/worker/identity.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { runDelivery } from '../../lib/worker/run-delivery.ts';
import { ANY_KEY, COLLECTOR, enrolledDevice, record } from './device.ts';
import { freshBrowser } from './fake-browser.ts';

let identity: Identity;
let asked: { path: string; token: string | null; body: Record<string, string> }[];
let answers: Record<string, (token: string | null, body: Record<string, string>) => Response>;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refused = (code: string, status: number) => json({ error: { code, status, sentence: `Said ${code}.` } }, status);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const pair = (name: string, minutes = 15) => ({
  access: name.padEnd(40, 'a'),
  accessUntil: inMinutes(minutes),
  refresh: name.padEnd(40, 'r'),
  until: inMinutes(600),
});
const call = () => callCollector(identity, '/v1/drafts', { schema: z.unknown() });
const pathsAsked = () => asked.map(({ path }) => path);
const stored = async () => (await database.identities.get(identity.id)) as Identity;

beforeEach(async () => {
  await freshBrowser();
  asked = [];
  answers = {};
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const path = new URL(url).pathname;
    const token = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? null;
    const body = init.body ? JSON.parse(String(init.body)) : {};
    asked.push({ path, token, body });
    const answer = answers[path];
    if (!answer) throw new TypeError('network');
    return answer(token, body);
  });
  identity = await enrolledDevice();
  await database.identities.update(identity.id, { session: pair('one') });
  identity = await stored();
});

test('acts with the access token, and delivers with the device’s own', async () => {
  answers = { '/v1/drafts': () => json({}), '/v1/events': () => refused('fault', 500), '/v1/log': () => json({}) };
  await call();
  await callCollector(identity, '/v1/log', { schema: z.unknown() });
  await recordEvent(identity, { verb: 'device.paused', outcome: 'success', object: { type: 'device', key: 'd' } });
  await runDelivery();
  expect(asked.map(({ path, token }) => [path, token === identity.token ? 'device' : 'access'])).toEqual([
    ['/v1/drafts', 'access'],
    ['/v1/log', 'device'],
    ['/v1/events', 'device'],
  ]);
});

test('a device enrolled by a code acts with its own token, as ever', async () => {
  await database.identities.update(identity.id, { session: undefined });
  identity = await stored();
  answers = { '/v1/drafts': () => json({}) };
  await call();
  expect(asked).toMatchObject([{ path: '/v1/drafts', token: identity.token }]);
});

test('renews before the token runs out, once for all who ask, with the device’s signature', async () => {
  await database.identities.update(identity.id, { session: pair('one', 0.5) });
  identity = await stored();
  answers = { '/v1/drafts': () => json({}), '/v1/sign-in/refresh': () => json(pair('two')) };
  await Promise.all([call(), call(), call()]);
  expect(pathsAsked().filter((path) => path === '/v1/sign-in/refresh')).toHaveLength(1);
  expect(asked.filter(({ path }) => path === '/v1/drafts').map(({ token }) => token)).toEqual(
    Array(3).fill(pair('two').access),
  );
  const { body, token } = asked[0] as (typeof asked)[number];
  expect(token).toBeNull();
  const signature = fromBase64url(body.proof ?? '') as Uint8Array<ArrayBuffer>;
  const bytes = refreshBytes(pair('one').refresh, body.time ?? '');
  expect(await crypto.subtle.verify('Ed25519', identity.keys.publicKey, signature, bytes)).toBe(true);
});

test('renews once when the collector says that the token ran out, and asks again', async () => {
  answers = {
    '/v1/drafts': (token) => (token === pair('two').access ? json({}) : refused('auth.expired', 401)),
    '/v1/sign-in/refresh': () => json(pair('two')),
  };
  await call();
  expect(pathsAsked()).toEqual(['/v1/drafts', '/v1/sign-in/refresh', '/v1/drafts']);
  answers['/v1/drafts'] = () => refused('auth.expired', 401);
  await expect(call()).rejects.toMatchObject({ code: 'auth.expired' });
  expect(pathsAsked().slice(3)).toEqual(['/v1/drafts', '/v1/sign-in/refresh', '/v1/drafts']);
});

test('keeps the session while the collector is away', async () => {
  await database.identities.update(identity.id, { session: pair('one', 0.5) });
  identity = await stored();
  await expect(call()).rejects.toMatchObject({ name: 'Unreachable' });
  expect(await stored()).toMatchObject({ session: { refresh: pair('one').refresh } });
  expect((await stored()).signedOut).toBeUndefined();
});

test('signs the collector’s own time where this device’s clock is wrong', async () => {
  await database.identities.update(identity.id, { session: pair('one', 0.5) });
  identity = await stored();
  const right = inMinutes(60);
  answers = {
    '/v1/drafts': () => json({}),
    '/v1/status': () => json({ name: 'unswivel-collector', version: '0', api: 1, log: 'log-1', now: right }),
    '/v1/sign-in/refresh': (_, { time }) => (time === right ? json(pair('two', 100)) : refused('session.clock', 400)),
  };
  await call();
  expect(pathsAsked()).toEqual(['/v1/sign-in/refresh', '/v1/status', '/v1/sign-in/refresh', '/v1/drafts']);
});

test('a session that is over is said and not asked for again, and evidence goes on', async () => {
  await database.identities.update(identity.id, { session: pair('one', 0.5) });
  identity = await stored();
  answers = { '/v1/sign-in/refresh': () => refused('session.reused', 401), '/v1/log': () => json({}) };
  await expect(call()).rejects.toMatchObject({ code: 'session.reused', status: 401 });
  await expect(call()).rejects.toMatchObject({ code: 'session.reused', status: 401 });
  expect(pathsAsked()).toEqual(['/v1/sign-in/refresh']);
  expect(await answerOwn({ type: 'own.status' })).toMatchObject({ session: { signedOut: 'Said session.reused.' } });
  await callCollector(identity, '/v1/log', { schema: z.unknown() });
  expect(asked.at(-1)?.token).toBe(identity.token);
});

test('signing out takes the session’s tokens away at once, also while evidence waits', async () => {
  await recordEvent(identity, { verb: 'device.paused', outcome: 'success', object: { type: 'device', key: 'd' } });
  await answerOwn({ type: 'own.signOut' });
  const left = await stored();
  expect([left.leaving, left.session, left.token]).toEqual([true, undefined, identity.token]);
});

/** The browser’s part of a sign-in: gives what the provider sends back, or throws as the browser does. */
function atProvider(answer: (url: URL, interactive: boolean) => string) {
  const seen: boolean[] = [];
  Object.assign(fakeBrowser, {
    identity: {
      getRedirectURL: (path: string) => `https://${'a'.repeat(32)}.chromiumapp.org/${path}`,
      launchWebAuthFlow: async ({ url, interactive }: { url: string; interactive: boolean }) => {
        seen.push(interactive);
        return answer(new URL(url), interactive);
      },
    },
  });
  return seen;
}
const START = () => json({ state: 's'.repeat(43), url: 'https://idp.example/auth', expires: inMinutes(10) });
const STATUS = () => json({ name: 'unswivel-collector', version: '0', api: 1, log: 'log-1', now: inMinutes(0) });
const back = (query: string) => `https://${'a'.repeat(32)}.chromiumapp.org/sign-in?${query}`;
const ASK = { type: 'own.signIn', collector: COLLECTOR, device: 'laptop' };

test.each([
  ['access_denied', 'signIn.cancelled'],
  ['server_error', 'signIn.refused'],
  ['<script>', 'signIn.refused'],
])('what the provider refuses (%s) is said, and nothing is redeemed', async (error, code) => {
  atProvider(() => back(new URLSearchParams({ state: 's'.repeat(43), error }).toString()));
  answers = { '/v1/status': STATUS, '/v1/sign-in/start': START };
  const answer = (await answerOwn(ASK)) as { code: string; sentence: string };
  expect([answer.code, answer.sentence.includes('<')]).toEqual([code, false]);
  expect(pathsAsked()).not.toContain('/v1/sign-in/redeem');
});

test.each([
  ['The user did not approve access.', 'signIn.cancelled'],
  ['Authorization page could not be loaded.', 'signIn.page'],
])('what the browser says of its window is told apart: %s', async (message, code) => {
  atProvider(() => {
    throw new Error(message);
  });
  answers = { '/v1/status': STATUS, '/v1/sign-in/start': START };
  expect(await answerOwn(ASK)).toMatchObject({ ok: false, code });
});

test('an answer for another sign-in is not redeemed', async () => {
  atProvider(() => back(`state=${'x'.repeat(43)}&code=abc`));
  answers = { '/v1/status': STATUS, '/v1/sign-in/start': START };
  expect(await answerOwn(ASK)).toMatchObject({ ok: false, code: 'signIn.state' });
  expect(pathsAsked()).not.toContain('/v1/sign-in/redeem');
});

test('enrols with a key that cannot be taken out, and keeps the session with it', async () => {
  atProvider(() => back(`state=${'s'.repeat(43)}&code=abc&iss=https%3A%2F%2Fidp.example`));
  const { me } = record();
  const given = { device: 'd9', token: 'x'.repeat(40), log: 'log-1', logKey: ANY_KEY, me, session: pair('new') };
  answers = {
    ...{ '/v1/status': STATUS, '/v1/sign-in/start': START, '/v1/sign-in/redeem': () => json(given, 201) },
    '/v1/snapshot': () => json(record()),
  };
  expect(await answerOwn(ASK)).toMatchObject({ ok: true, technician: 'dana' });
  const now = (await currentIdentity()) as Identity;
  expect([now.id, now.session?.access, now.keys.privateKey.extractable]).toEqual(['d9', pair('new').access, false]);
  const redeemed = asked.find(({ path }) => path === '/v1/sign-in/redeem')?.body;
  expect(redeemed).toMatchObject({ code: 'abc', iss: 'https://idp.example' });
  expect(asked.find(({ path }) => path === '/v1/sign-in/start')?.body).not.toHaveProperty('verifier');
  expect(asked.find(({ path }) => path === '/v1/snapshot')?.token).toBe(pair('new').access);
});

test('signs in again without asking where the provider lets it, else in a window, as the same device', async () => {
  await database.identities.update(identity.id, { signedOut: { code: 'session.over', sentence: 'Over.' } });
  const windows = atProvider((_, interactive) => {
    if (!interactive) throw new Error('User interaction required.');
    return back(`state=${'s'.repeat(43)}&code=abc`);
  });
  const { me } = record();
  const given = { device: identity.id, log: 'log-1', logKey: ANY_KEY, me, session: pair('again') };
  answers = {
    ...{ '/v1/sign-in/start': START, '/v1/sign-in/redeem': () => json(given, 201) },
    '/v1/snapshot': () => json(record()),
  };
  expect(await answerOwn({ ...ASK, again: true })).toMatchObject({ ok: true });
  expect(windows).toEqual([false, true]);
  expect(asked.filter(({ path }) => path === '/v1/sign-in/start').map(({ body }) => body.silent)).toEqual([
    true,
    undefined,
  ]);
  expect([(await stored()).signedOut, (await stored()).session?.access]).toEqual([undefined, pair('again').access]);
  expect(await database.identities.count()).toBe(1);
});

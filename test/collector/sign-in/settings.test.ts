import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogKey } from '../../../lib/collector/log-key.ts';
import { rotateKey } from '../../../lib/collector/rotate-key.ts';
import { openSecret, sealSecret } from '../../../lib/collector/sign-in/seal-secret.ts';
import { settingsOf } from '../../drive/signing-in.ts';
import { clearBodies } from '../clear-bodies.ts';
import { openSignIn, type SignInWorld } from './world.ts';

const SECRET = 'a-client-secret-of-the-provider!';
let world: SignInWorld;
beforeAll(async () => {
  world = await openSignIn({ provider: { clients: { unswivel: SECRET, other: null } }, secret: SECRET });
});
afterAll(() => world?.stop());

const read = async () => (await world.as(world.admin.token, 'GET', '/v1/sign-in/settings')).json;

it('uses the client secret and gives it to nobody', async () => {
  expect((await world.signIn()).answer.status).toBe(201);
  const shown = await read();
  expect(shown).toMatchObject({ hasSecret: true, settings: { clientId: 'unswivel', hours: 12 } });
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  const rows = await world.collector.db.selectFrom('settings').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(SECRET);
  const said = await clearBodies(world.collector.db, { verb: 'sign-in.changed' });
  expect(said[0]?.body).toContain('client secret');
  expect(said[0]?.body).not.toContain(SECRET);
});

it('keeps the secret through a new key of the log', async () => {
  await rotateKey(world.collector.db, world.collector.book, world.collector.clock.now.toISOString());
  expect((await world.signIn()).answer.status).toBe(201);
});

it('opens a secret with no other key', () => {
  const key = createLogKey();
  const sealed = sealSecret(key, SECRET);
  expect(openSecret(key, sealed)).toBe(SECRET);
  expect(openSecret(createLogKey(), sealed)).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[20] = (bytes[20] as number) ^ 1;
  expect(openSecret(key, bytes.toString('base64url'))).toBeNull();
});

it('says that a secret is wrong, or missing, as what it is', async () => {
  await world.settle({}, 'another-secret-that-is-not-right');
  expect((await world.signIn()).answer.json.error).toMatchObject({
    code: 'signIn.provider',
    sentence: expect.stringContaining('client id or secret'),
  });
  await world.settle({}, null);
  expect((await read()).hasSecret).toBe(false);
  expect((await world.signIn()).answer.json.error.code).toBe('signIn.provider');
});

it('forgets the secret when it would go to another client or provider', async () => {
  await world.settle({}, SECRET);
  await world.settle({ clientId: 'other' });
  expect((await read()).hasSecret).toBe(false);
  await world.settle({}, SECRET);
});

it('refuses a change made on what somebody changed meanwhile', async () => {
  const { version } = await read();
  const answer = await world.collector.call('PUT', '/v1/sign-in/settings', {
    token: world.admin.token,
    body: { version: version - 1, settings: settingsOf(world.provider.issuer) },
  });
  expect([answer.status, answer.json.error.code]).toEqual([412, 'record.stale']);
});

it.each([
  ['issuer', 'http://login.msp.example', 'https://'],
  ['issuer', 'https://login.microsoftonline.com/common/v2.0', 'own tenant'],
  ['issuer', 'https://login.msp.example/?a=1', 'query'],
  ['redirects', ['https://msp.example/callback'], 'extension'],
  ['algorithms', ['none'], 'RS256'],
  ['algorithms', ['HS256'], 'RS256'],
  ['algorithms', [], ''],
  ['hours', 0, '1'],
])('does not take %s %j', async (name, value, why) => {
  const answer = await world.settle({ [name]: value });
  expect([answer.status, answer.json.error.sentence]).toEqual([400, expect.stringContaining(why)]);
});

it('is an administrator’s alone to see and to set', async () => {
  const lead = await world.collector.enrol('zmueller', { roles: ['lead', 'technician', 'compliance'] });
  for (const [method, path] of [
    ['GET', '/v1/sign-in/settings'],
    ['PUT', '/v1/sign-in/settings'],
    ['GET', '/v1/sign-in/links'],
  ] as const)
    expect((await world.as(lead.token, method, path, method === 'PUT' ? {} : undefined)).json.error.code).toBe(
      'auth.role',
    );
});

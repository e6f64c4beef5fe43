import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ForgedToken } from '../../drive/oidc-provider.ts';
import { REDIRECT } from '../../drive/signing-in.ts';
import { openSignIn, type SignInWorld } from './world.ts';

let world: SignInWorld;
beforeAll(async () => {
  world = await openSignIn();
});
afterAll(() => world?.stop());
beforeEach(() => {
  world.provider.tamper(null);
  world.collector.clock.now = new Date();
});

const refusedWith = async (body: unknown) => {
  const { status, json } = await world.redeem(body);
  return [status, json.error?.code];
};
const devices = async () => (await world.collector.db.selectFrom('devices').select('id').execute()).length;

describe('what the browser brings back', () => {
  it('is taken once: a state serves no second time, nor one that was never given', async () => {
    const { body } = await world.atProvider();
    expect((await world.redeem(body)).status).toBe(201);
    expect(await refusedWith(body)).toEqual([401, 'signIn.state']);
    expect(await refusedWith({ ...body, state: 'x'.repeat(43) })).toEqual([401, 'signIn.state']);
  });

  it('is taken once, of two that come at the same moment', async () => {
    const { body } = await world.atProvider();
    const both = await Promise.all([world.redeem(body), world.redeem(body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('is taken for ten minutes', async () => {
    const { body } = await world.atProvider();
    world.collector.clock.now = new Date(Date.now() + 10 * 60_000 + 1);
    expect(await refusedWith(body)).toEqual([401, 'signIn.state']);
  });

  it('needs the verifier of the browser that began, and spends the state without it', async () => {
    const { body } = await world.atProvider();
    expect(await refusedWith({ ...body, verifier: 'v'.repeat(43) })).toEqual([401, 'signIn.verifier']);
    expect(await refusedWith(body)).toEqual([401, 'signIn.state']);
  });

  it('must be of the provider that was asked, and must say so where that provider always does', async () => {
    const { body } = await world.atProvider();
    expect(await refusedWith({ ...body, iss: 'https://other.example' })).toEqual([401, 'signIn.issuer']);
    const { iss: _, ...silent } = (await world.atProvider()).body;
    expect(await refusedWith(silent)).toEqual([401, 'signIn.issuer']);
  });

  it('must hold a code the provider gave for this very sign-in', async () => {
    const [one, two] = [await world.atProvider(), await world.atProvider()];
    expect(await refusedWith({ ...one.body, code: two.body.code })).toEqual([401, 'signIn.code']);
    expect(await refusedWith({ ...two.body, code: 'made-up' })).toEqual([401, 'signIn.code']);
  });

  it('must come with a key the device holds', async () => {
    const { body } = await world.atProvider();
    const stolen = { ...body, device: { ...body.device, proof: Buffer.alloc(64).toString('base64url') } };
    expect(await refusedWith(stolen)).toEqual([400, 'signIn.proof']);
  });

  it('leaves no device behind when it is refused, and a security event that holds no token', async () => {
    const before = await devices();
    const { body } = await world.atProvider();
    await world.redeem({ ...body, verifier: 'v'.repeat(43) });
    expect(await devices()).toBe(before);
    const last = (await world.collector.notices()).at(-1);
    expect([last?.kind, JSON.parse(last?.detail ?? '').code]).toEqual(['signIn.refused', 'signIn.verifier']);
    expect(last?.detail).not.toContain(body.code);
  });
});

describe('what the provider says', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const cases: [string, (pem: string) => ForgedToken, string][] = [
    ['of another client', () => ({ claims: { aud: 'somebody-else' } }), 'aud'],
    ['of several clients without naming us as the party', () => ({ claims: { aud: ['unswivel', 'b'] } }), 'aud'],
    ['given to another party', () => ({ claims: { azp: 'somebody-else' } }), 'azp'],
    ['of another issuer', () => ({ claims: { iss: 'https://other.example' } }), 'iss'],
    ['that has expired', () => ({ claims: { exp: now() - 120 } }), 'exp'],
    ['that is of the future', () => ({ claims: { iat: now() + 600, exp: now() + 900 } }), 'iat'],
    ['made long ago', () => ({ claims: { iat: now() - 3600 } }), 'iat'],
    ['of another sign-in', () => ({ claims: { nonce: 'other' } }), 'nonce'],
    ['that nobody signed', () => ({ unsigned: true }), 'alg'],
    ['signed with the public key as a secret', (pem) => ({ hmac: pem }), 'alg'],
    ['signed with a key the provider does not show', () => ({ header: { kid: 'unknown' }, key: other }), 'kid'],
    ['signed with another key under the provider’s name for its own', () => ({ key: other }), 'signature'],
    ['signed by an algorithm that is not allowed', () => ({ header: { alg: 'PS256' } }), 'alg'],
  ];

  it.each(cases)('is not believed: a token %s', async (_, forged, why) => {
    world.provider.tamper(() => forged(world.provider.publicPem));
    const { body } = await world.atProvider();
    const { status, json } = await world.redeem(body);
    expect([status, json.error.code, /\(([\w ]+)\)/.exec(json.error.sentence)?.[1]]).toEqual([
      401,
      'signIn.token',
      why,
    ]);
  });

  it('is believed as it comes from the same provider, so that each of these failed for its own reason', async () => {
    world.provider.tamper(() => ({}));
    expect((await world.signIn()).answer.status).toBe(201);
  });

  it('is looked for twice when its key is not shown, and no more', async () => {
    world.provider.tamper(() => ({ header: { kid: 'unknown' } }));
    const { body } = await world.atProvider();
    const before = world.provider.keyFetches();
    await world.redeem(body);
    expect(world.provider.keyFetches() - before).toBe(2);
  });

  it('must be recent where that is asked for', async () => {
    await world.settle({ maxAgeMinutes: 5 });
    world.provider.tamper((claims) => ({ claims: { auth_time: (claims.auth_time as number) - 600 } }));
    const { body } = await world.atProvider();
    expect((await world.redeem(body)).json.error.sentence).toContain('(auth_time)');
    await world.settle();
  });
});

describe('beginning', () => {
  it.each([
    'https://evil.example/sign-in',
    `https://${'b'.repeat(32)}.chromiumapp.org/sign-in`,
    `${REDIRECT}/further`,
    `https://${'a'.repeat(32)}.chromiumapp.org.evil.example/`,
  ])('is refused for an address that is not registered: %s', async (redirectUri) => {
    const answer = await world.start('v'.repeat(43), { redirectUri });
    expect(answer.status).toBe(400);
  });

  it('is refused while sign-in is off', async () => {
    await world.settle({ enabled: false });
    expect((await world.start('v'.repeat(43))).json.error.code).toBe('signIn.off');
    expect((await world.collector.call('GET', '/v1/sign-in')).json).toEqual({ enabled: false, label: '' });
    await world.settle();
    expect((await world.collector.call('GET', '/v1/sign-in')).json).toEqual({ enabled: true, label: 'Test provider' });
  });

  it('says of a provider that is away, or is none, what is the matter', async () => {
    await world.settle({ issuer: 'http://127.0.0.1:9' });
    expect((await world.start('v'.repeat(43))).json.error.code).toBe('signIn.away');
    await world.settle({ issuer: `${world.provider.issuer}/elsewhere` });
    expect((await world.start('v'.repeat(43))).json.error.code).toBe('signIn.provider');
    await world.settle();
    expect((await world.start('v'.repeat(43))).status).toBe(201);
  });
});

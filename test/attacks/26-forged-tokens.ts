import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { ForgedToken } from '../drive/oidc-provider.ts';
import type { Attack } from './attack.ts';
import { noticesOf } from './notices.ts';
import { withProvider } from './signed-in.ts';

const now = () => Math.floor(Date.now() / 1000);
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const WAYS: Record<string, (publicPem: string) => ForgedToken> = {
  expired: () => ({ claims: { exp: now() - 300 } }),
  'wrong aud': () => ({ claims: { aud: 'another-client' } }),
  'wrong iss': () => ({ claims: { iss: 'https://another.example' } }),
  'alg none': () => ({ unsigned: true }),
  'HS/RS confusion': (pem) => ({ hmac: pem }),
  'unknown kid': () => ({ header: { kid: 'unknown' }, key: other }),
  'another key': () => ({ key: other }),
  'wrong nonce': () => ({ claims: { nonce: 'another' } }),
};

export const attack: Attack = {
  number: 26,
  title: 'an ID token that is expired, forged or somebody else’s is brought',
  attack(stage) {
    return withProvider(stage, { lan: { employee_number: 'T-1003' } }, async (at) => {
      const devices = async () =>
        JSON.stringify(
          ((await stage.admin.get('/v1/devices')) as { devices: { id: string }[] }).devices.map(({ id }) => id),
        );
      const before = await devices();
      const seen: string[] = [];
      for (const [way, forged] of Object.entries(WAYS)) {
        at.provider.tamper(() => forged(at.provider.publicPem));
        const { status, json } = await at.redeem((await at.atProvider('lan')).body);
        assert.deepEqual([status, json.error?.code], [401, 'signIn.token'], way);
        seen.push(`${way} → ${/\((\w+)\)/.exec(json.error.sentence)?.[1]}`);
      }
      assert.equal(await devices(), before, 'a device came of it');
      const noticed = (await noticesOf(stage.world.collector)).filter(({ kind }) => kind === 'signIn.refused');
      assert.ok(noticed.length >= Object.keys(WAYS).length, 'an attempt left no security event');
      // The same with nothing forged is let in: each of them failed for its own reason.
      at.provider.tamper(() => ({}));
      const honest = await at.redeem((await at.atProvider('lan')).body);
      assert.equal(honest.status, 201, JSON.stringify(honest.json));
      for (const token of ['x'.repeat(43), honest.json.session.refresh])
        assert.equal((await at.call('GET', '/v1/snapshot', { token })).status, 401, 'something else acts as a token');
      return `401 for each: ${seen.join(', ')}`;
    });
  },
};

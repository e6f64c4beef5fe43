/** A collector whose people sign in through a real provider, and browsers that do so. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { refreshBytes, signInBytes } from '../../../lib/evidence/sign-in-proof.ts';
import type { Session, SignInSettings } from '../../../lib/wire/sign-in.schema.ts';
import { type ProviderOptions, startProvider, walkThrough } from '../../drive/oidc-provider.ts';
import { type Answer, startCollector, type TestDevice } from '../start-collector.ts';

export const REDIRECT = `https://${'a'.repeat(32)}.chromiumapp.org/sign-in`;

export type SignInWorld = Awaited<ReturnType<typeof openSignIn>>;
export type Key = { publicKey: KeyObject; privateKey: KeyObject };
type Settings = Partial<SignInSettings>;

export const newKey = (): Key => generateKeyPairSync('ed25519');
export const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

export async function openSignIn(
  given: {
    people?: ProviderOptions['people'];
    provider?: Partial<ProviderOptions>;
    settings?: Settings;
    secret?: string;
  } = {},
) {
  const people = given.people ?? { lan: { employee_number: 'T-1003', name: 'Lan Nguyen' } };
  const provider = await startProvider({ redirects: [REDIRECT], people, ...given.provider });
  const collector = await startCollector();
  // Tokens of a real provider are of now.
  collector.clock.now = new Date();
  const admin = await collector.enrol('root', { roles: ['administrator', 'compliance'], serves: ['*'] });
  let version = 0;

  async function settle(settings: Settings = {}, secret?: string | null): Promise<Answer> {
    const answer = await collector.call('PUT', '/v1/sign-in/settings', {
      token: admin.token,
      body: { version, settings: settingsOf(provider.issuer, settings), ...(secret === undefined ? {} : { secret }) },
    });
    if (answer.status === 200) version = answer.json.version;
    return answer;
  }
  const settled = await settle(given.settings, given.secret);
  if (settled.status !== 200) throw new Error(JSON.stringify(settled.json));

  async function start(verifier: string, change: Record<string, unknown> = {}): Promise<Answer> {
    return collector.call('POST', '/v1/sign-in/start', {
      body: { redirectUri: REDIRECT, challenge: s256(verifier), ...change },
    });
  }

  /** everything up to what the browser would redeem */
  async function atProvider(person = 'lan', key = newKey()) {
    const verifier = randomBytes(32).toString('base64url');
    const begun = await start(verifier);
    if (begun.status !== 201) throw new Error(JSON.stringify(begun.json));
    const back = await walkThrough(begun.json.url, person);
    const state = begun.json.state as string;
    const device = {
      name: 'Test browser',
      publicKey: key.publicKey.export({ format: 'jwk' }).x as string,
      proof: sign(null, signInBytes(state), key.privateKey).toString('base64url'),
    };
    const [code, iss] = [back.searchParams.get('code') ?? '', back.searchParams.get('iss') ?? ''];
    return { key, back, body: { state, code, iss, verifier, device } };
  }

  const redeem = (body: unknown) => collector.call('POST', '/v1/sign-in/redeem', { body });

  async function signIn(person = 'lan', key = newKey()) {
    const { body } = await atProvider(person, key);
    const answer = await redeem(body);
    return { key, answer, session: answer.json?.session as Session };
  }

  const refresh = (key: Key, token: string, time = collector.clock.now.toISOString()) =>
    collector.call('POST', '/v1/sign-in/refresh', {
      body: {
        refresh: token,
        time,
        proof: sign(null, refreshBytes(token, time), key.privateKey).toString('base64url'),
      },
    });

  const as = (token: string, method = 'GET', path = '/v1/snapshot', body?: unknown) =>
    collector.call(method, path, { token, ...(body === undefined ? {} : { body }) });

  return {
    ...{ provider, collector, admin: admin as TestDevice, settle, start, atProvider, redeem, signIn, refresh, as },
    stop: async () => {
      await collector.stop();
      await provider.stop();
    },
  };
}

export const settingsOf = (issuer: string, change: Settings = {}) => ({
  ...{ enabled: true, label: 'Test provider', issuer, clientId: 'unswivel' },
  ...{ identify: { by: 'employeeNumber', claim: 'employee_number' }, redirects: [REDIRECT] },
  ...change,
});

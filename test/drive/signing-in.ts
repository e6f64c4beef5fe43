/** What a browser does to sign in, over the API alone: the verifier, the walk through the provider, the device's proofs. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { refreshBytes, signInBytes } from '../../lib/evidence/sign-in-proof.ts';
import type { Session, SignInSettings } from '../../lib/wire/sign-in.schema.ts';
import { walkThrough } from './oidc-provider.ts';

/** Where the browser would take the provider's answer. */
export const REDIRECT = `https://${'a'.repeat(32)}.chromiumapp.org/sign-in`;

export type DeviceKey = { publicKey: KeyObject; privateKey: KeyObject };
export const newKey = (): DeviceKey => generateKeyPairSync('ed25519');

export interface Called {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}
type Call = (method: string, path: string, given: { body?: unknown; token?: string }) => Promise<Called>;

/** Settings under which the test provider's people are found by their employee number. */
export const settingsOf = (issuer: string, change: Partial<SignInSettings> = {}) => ({
  ...{ enabled: true, label: 'Test provider', issuer, clientId: 'unswivel' },
  ...{ identify: { by: 'employeeNumber', claim: 'employee_number' }, redirects: [REDIRECT] },
  ...change,
});

export function signingIn(call: Call, now: () => Date = () => new Date()) {
  const start = (verifier: string, change: Record<string, unknown> = {}) =>
    call('POST', '/v1/sign-in/start', {
      body: {
        redirectUri: REDIRECT,
        challenge: createHash('sha256').update(verifier).digest('base64url'),
        ...change,
      },
    });

  /** Everything up to what the browser would redeem. */
  async function atProvider(person: string, key = newKey()) {
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
    return { key, body: { state, code, iss, verifier, device } };
  }

  const redeem = (body: unknown) => call('POST', '/v1/sign-in/redeem', { body });

  async function signIn(person: string, key = newKey()) {
    const answer = await redeem((await atProvider(person, key)).body);
    return { key, answer, session: answer.json?.session as Session };
  }

  const refresh = (key: DeviceKey, token: string, time = now().toISOString()) =>
    call('POST', '/v1/sign-in/refresh', {
      body: {
        refresh: token,
        time,
        proof: sign(null, refreshBytes(token, time), key.privateKey).toString('base64url'),
      },
    });

  return { start, atProvider, redeem, signIn, refresh };
}

import assert from 'node:assert/strict';
import { callJson } from '../drive/call-json.ts';
import { startProvider, type TestProvider } from '../drive/oidc-provider.ts';
import { type Called, REDIRECT, settingsOf, signingIn } from '../drive/signing-in.ts';
import type { Stage } from './stage.ts';

export interface SignInStage extends ReturnType<typeof signingIn> {
  provider: TestProvider;
  call(method: string, path: string, given?: { body?: unknown; token?: string }): Promise<Called>;
}

/** Sets the running collector up for a real provider while `work` lasts. Whoever signs in there as a sample technician's id is that technician, by their employee number. */
export async function withProvider<T>(
  { world, admin }: Stage,
  people: Record<string, { employee_number: string }>,
  work: (at: SignInStage) => Promise<T>,
  redirects = [REDIRECT],
): Promise<T> {
  const provider = await startProvider({ redirects, people });
  const put = async (enabled: boolean) => {
    const { version } = (await admin.get('/v1/sign-in/settings')) as { version: number };
    const settings = settingsOf(provider.issuer, { enabled, redirects });
    const { status, body } = await admin.call('PUT', '/v1/sign-in/settings', { version, settings });
    assert.equal(status, 200, JSON.stringify(body));
  };
  const call: SignInStage['call'] = async (method, path, given) => {
    const { status, body: json } = await callJson(world.collector.url + path, method, given);
    return { status, json };
  };
  await put(true);
  try {
    return await work({ provider, call, ...signingIn(call) });
  } finally {
    await put(false);
    await provider.stop();
  }
}

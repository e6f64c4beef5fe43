/** A collector whose people sign in through a real provider, and browsers that do so. */
import type { SignInSettings } from '../../../lib/wire/sign-in.schema.ts';
import { type ProviderOptions, startProvider } from '../../drive/oidc-provider.ts';
import { REDIRECT, settingsOf, signingIn } from '../../drive/signing-in.ts';
import { type Answer, startCollector } from '../start-collector.ts';

export type SignInWorld = Awaited<ReturnType<typeof openSignIn>>;

interface Given {
  people?: ProviderOptions['people'];
  provider?: Partial<ProviderOptions>;
  settings?: Partial<SignInSettings>;
  secret?: string;
}

/** Somebody called `lan` at the provider is Lan Nguyen, by their employee number, unless the test says otherwise. */
export async function openSignIn(given: Given = {}) {
  const people = given.people ?? { lan: { employee_number: 'T-1003', name: 'Lan Nguyen' } };
  const provider = await startProvider({ redirects: [REDIRECT], people, ...given.provider });
  const collector = await startCollector();
  // Tokens of a real provider are of now.
  collector.clock.now = new Date();
  const admin = await collector.enrol('root', { roles: ['administrator', 'compliance'], serves: ['*'] });
  const browser = signingIn(collector.call, () => collector.clock.now);
  let version = 0;

  async function settle(settings: Partial<SignInSettings> = {}, secret?: string | null): Promise<Answer> {
    const answer = await collector.call('PUT', '/v1/sign-in/settings', {
      token: admin.token,
      body: { version, settings: settingsOf(provider.issuer, settings), ...(secret === undefined ? {} : { secret }) },
    });
    if (answer.status === 200) version = answer.json.version;
    return answer;
  }
  const settled = await settle(given.settings, given.secret);
  if (settled.status !== 200) throw new Error(JSON.stringify(settled.json));

  return {
    ...{ provider, collector, admin, settle, start: browser.start, redeem: browser.redeem, refresh: browser.refresh },
    atProvider: (person = 'lan', key?: Parameters<typeof browser.atProvider>[1]) => browser.atProvider(person, key),
    signIn: (person = 'lan', key?: Parameters<typeof browser.signIn>[1]) => browser.signIn(person, key),
    as: (token: string, method = 'GET', path = '/v1/snapshot', body?: unknown) =>
      collector.call(method, path, { token, ...(body === undefined ? {} : { body }) }),
    stop: async () => {
      await collector.stop();
      await provider.stop();
    },
  };
}

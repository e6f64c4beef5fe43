/** The provider, as its discovery document describes it (OpenID Connect Discovery 1.0), and how this collector talks to it. */
import * as oauth from 'oauth4webapi';
import type { SignInSettings } from '../../wire/sign-in.schema.ts';
import { Refused } from '../errors.ts';

export interface Provider {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  /** of one request: a deadline, and plain http for a provider on this machine */
  http(): { signal: AbortSignal; [oauth.allowInsecureRequests]: boolean };
}

export type Providers = (settings: SignInSettings) => Promise<Provider>;

const KEPT_MS = 10 * 60_000;
const TIMEOUT_MS = 10_000;
/** between the provider's clock and ours */
export const SKEW_SECONDS = 60;

/**
 * Discovers providers and keeps what they said for ten minutes: a sign-in begins without anybody being known, and must not make the collector ask the provider each time. Their keys are
 * never kept. The function it gives throws `Refused` 503 when the provider is away, 502 when it is not what the settings say.
 */
export function createProviders(now: () => Date): Providers {
  const kept = new Map<string, { at: number; found: Promise<oauth.AuthorizationServer> }>();

  function discovered(issuer: string): Promise<oauth.AuthorizationServer> {
    const known = kept.get(issuer);
    if (known && Math.abs(now().getTime() - known.at) < KEPT_MS) return known.found;
    const found = discover(issuer);
    kept.clear();
    kept.set(issuer, { at: now().getTime(), found });
    // Only what was found is kept.
    found.catch(() => kept.delete(issuer));
    return found;
  }

  return async (settings) => {
    const { issuer, clientId, algorithms } = settings;
    const found = await discovered(issuer);
    return {
      // The list of ours decides, whatever the provider says it could sign with. A copy: keys hang on it, and must be those of now.
      server: { ...found, id_token_signing_alg_values_supported: algorithms },
      client: {
        client_id: clientId,
        [oauth.clockTolerance]: SKEW_SECONDS,
        [oauth.clockSkew]: Math.round((now().getTime() - Date.now()) / 1000),
      },
      http: () => httpOf(issuer),
    };
  };
}

const httpOf = (issuer: string) => ({
  signal: AbortSignal.timeout(TIMEOUT_MS),
  [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
});

async function discover(issuer: string): Promise<oauth.AuthorizationServer> {
  const at = new URL(issuer);
  const response = await oauth.discoveryRequest(at, { algorithm: 'oidc', ...httpOf(issuer) }).catch(() => null);
  if (!response || response.status >= 500) throw new Refused('signIn.away', { seconds: 30 });
  const server = await oauth.processDiscoveryResponse(at, response).catch((error: unknown) => {
    throw new Refused('signIn.provider', { why: whyNoProvider(error, issuer) });
  });
  for (const endpoint of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)
    if (!server[endpoint]) throw new Refused('signIn.provider', { why: `its description names no ${endpoint}` });
  return server;
}

function whyNoProvider(error: unknown, issuer: string): string {
  const code = error instanceof oauth.OperationProcessingError ? error.code : undefined;
  if (code === oauth.JSON_ATTRIBUTE_COMPARISON) return `it does not call itself ${issuer}`;
  return `${issuer} describes no OpenID Connect provider`;
}

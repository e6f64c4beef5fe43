/** The second half of a sign-in, at the provider: the code becomes claims, and nothing in them is believed before it was checked. */
import * as oauth from 'oauth4webapi';
import type { SignInSettings } from '../../wire/sign-in.schema.ts';
import { Refused } from '../errors.ts';
import type { Claims } from './claims.ts';
import { type Provider, SKEW_SECONDS } from './provider.ts';
import { refusedBy } from './refused-by.ts';

export interface Redeeming {
  state: string;
  code: string;
  iss?: string | undefined;
  verifier: string;
  redirectUri: string;
  nonce: string;
  /** null = a public client */
  secret: string | null;
}

/** An ID token is of this very sign-in: one issued longer ago was made for another. */
const OLDEST_SECONDS = 15 * 60;

/**
 * Redeems the code and checks all of what comes back (OpenID Connect Core 1.0 §3.1.3.7, RFC 9207, RFC 7636): issuer of the answer and of the token, signature by a key the
 * provider shows now, algorithm among those allowed, audience and authorised party, times, nonce, time of authentication. Throws `Refused` with the reason.
 */
export async function askProvider(
  { server, client, http }: Provider,
  settings: SignInSettings,
  given: Redeeming,
  now: Date,
): Promise<Claims> {
  const { state, code, iss, verifier, redirectUri, nonce } = given;
  try {
    const parameters = new URLSearchParams({ state, code, ...(iss === undefined ? {} : { iss }) });
    const answer = answered(() => oauth.validateAuthResponse(server, client, parameters, state));
    const authentication = authenticate(server, given.secret);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, authentication, answer, redirectUri, verifier, http()] as const),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      ...{ expectedNonce: nonce, requireIdToken: true },
      ...(settings.maxAgeMinutes ? { maxAge: settings.maxAgeMinutes * 60 } : {}),
    });
    await checkSignature({ server, client, http }, response);
    const claims = oauth.getValidatedIdTokenClaims(tokens) as oauth.IDToken;
    checkRest(claims, settings, now);
    if (!settings.userInfo) return claims;
    const info = await oauth.userInfoRequest(server, client, tokens.access_token, http());
    // What was signed counts before what was only said.
    return { ...(await oauth.processUserInfoResponse(server, client, claims.sub, info)), ...claims };
  } catch (error) {
    throw refusedBy(error);
  }
}

/** The answer's issuer (RFC 9207): a provider that names itself must have, and must be the one asked, else the code was mixed up. */
function answered(check: () => URLSearchParams): URLSearchParams {
  try {
    return check();
  } catch {
    throw new Refused('signIn.issuer');
  }
}

function authenticate(server: oauth.AuthorizationServer, secret: string | null): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  const ways = server.token_endpoint_auth_methods_supported;
  // OpenID Connect Discovery 1.0 §3: where none are named it is `client_secret_basic`.
  return ways?.includes('client_secret_post') ? oauth.ClientSecretPost(secret) : oauth.ClientSecretBasic(secret);
}

/** Keys are fetched after the token was made. One that is not there yet is looked for once more: a provider of several machines may not show it on all. */
async function checkSignature({ server, http }: Provider, response: Response): Promise<void> {
  try {
    await oauth.validateApplicationLevelSignature(server, response, http());
  } catch (error) {
    if (!(error instanceof oauth.OperationProcessingError && error.code === oauth.KEY_SELECTION)) throw error;
    await oauth.validateApplicationLevelSignature({ ...server }, response, http());
  }
}

/** What the library leaves to us: an authorised party that is named must be us, and the token must be of now. */
function checkRest(claims: oauth.IDToken, { clientId }: SignInSettings, now: Date): void {
  if (claims.azp !== undefined && claims.azp !== clientId) throw new Refused('signIn.token', { why: 'azp' });
  const age = now.getTime() / 1000 - claims.iat;
  if (age < -SKEW_SECONDS || age > OLDEST_SECONDS) throw new Refused('signIn.token', { why: 'iat' });
}

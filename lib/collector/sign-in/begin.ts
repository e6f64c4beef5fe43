/** The first half of a sign-in: what the browser is sent to the provider with. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { startAnswerSchema, startRequestSchema } from '../../wire/sign-in.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { hashSecret, newToken } from '../secrets.ts';
import type { Providers } from './provider.ts';
import { signInOn } from './settings.ts';

const LASTS_MS = 10 * 60_000;
/** how long a spent one is kept, so that using it twice is told from never begun */
const KEPT_MS = 60 * 60_000;

/**
 * Remembers state (as a hash), nonce and challenge for ten minutes, and gives the provider's address with them. The browser that began keeps the verifier.
 * Throws `Refused`: 409 sign-in is off, 400 for a redirect address that is not registered, 502 or 503 for the provider.
 */
export async function beginSignIn(
  db: Database,
  providers: Providers,
  request: z.output<typeof startRequestSchema>,
  now: Date,
): Promise<z.input<typeof startAnswerSchema>> {
  const settings = await signInOn(db);
  if (!settings.redirects.includes(request.redirectUri))
    throw new Refused('signIn.redirect', { redirect: request.redirectUri });
  const { server } = await providers(settings);
  const [state, nonce] = [newToken(), randomBytes(16).toString('base64url')];
  const expires = new Date(now.getTime() + LASTS_MS).toISOString();
  await db
    .deleteFrom('sign_ins')
    .where('expires_at', '<', new Date(now.getTime() - KEPT_MS).toISOString())
    .execute();
  await db
    .insertInto('sign_ins')
    .values({
      ...{ state_hash: hashSecret(state), nonce, challenge: request.challenge, redirect_uri: request.redirectUri },
      ...{ issuer: settings.issuer, expires_at: expires, used_at: null },
    })
    .execute();
  const url = new URL(server.authorization_endpoint as string);
  const asked = {
    ...{ response_type: 'code', client_id: settings.clientId, redirect_uri: request.redirectUri, state, nonce },
    scope: [...new Set(['openid', ...settings.scopes])].join(' '),
    ...{ code_challenge: request.challenge, code_challenge_method: 'S256' },
    ...(settings.maxAgeMinutes ? { max_age: String(settings.maxAgeMinutes * 60) } : {}),
    ...(request.silent ? { prompt: 'none' } : {}),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { state, url: url.href, expires };
}

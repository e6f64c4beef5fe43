import { toBase64url } from '../evidence/base64.ts';
import { refreshBytes } from '../evidence/sign-in-proof.ts';
import { statusSchema } from '../wire/api.schema.ts';
import { type Session, sessionSchema } from '../wire/sign-in.schema.ts';
import { database, type Identity } from './database.ts';
import { CollectorRefusal, requestCollector } from './request-collector.ts';

/** renewed while it still holds, so that no request has to be made twice */
const SPARE_MS = 60_000;

/** The token to act with now. Throws as `renewedToken` does. */
export async function actingToken(identity: Identity): Promise<string> {
  const session = await runningSession(identity);
  return Date.parse(session.accessUntil) - Date.now() > SPARE_MS
    ? session.access
    : renewedToken(identity, session.access);
}

/**
 * A token newer than `stale`. One renewal at a time per device, and whoever waited for it takes what it brought; a worker that was stopped in the middle asks again with the same refresh token, which the collector
 * understands. Throws `Unreachable`, and `CollectorRefusal` with 401 once the session is over: that is kept, so that nobody asks again, and is shown.
 */
export async function renewedToken(identity: Identity, stale: string): Promise<string> {
  await navigator.locks.request(`session:${identity.id}`, async () => {
    const session = await runningSession(identity);
    if (session.access !== stale) return;
    try {
      const next = await nextPair(identity, session.refresh);
      await database.identities.update(identity.id, { session: next });
    } catch (error) {
      if (error instanceof CollectorRefusal && error.status === 401)
        await database.identities.update(identity.id, { signedOut: { code: error.code, sentence: error.message } });
      throw error;
    }
  });
  return (await runningSession(identity)).access;
}

/** As it is stored now: who asks may hold an older copy. */
async function runningSession({ id }: Identity): Promise<Session> {
  const stored = await database.identities.get(id);
  const { code, sentence } = stored?.signedOut ?? SIGNED_OUT;
  if (!stored?.session || stored.signedOut) throw new CollectorRefusal(code, 401, sentence, null);
  return stored.session;
}

const SIGNED_OUT = {
  code: 'session.ended',
  sentence: 'Nobody is signed in. Sign in again; what this device recorded can be delivered.',
};

async function nextPair(identity: Identity, refresh: string): Promise<Session> {
  try {
    return await askNext(identity, refresh, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof CollectorRefusal) || error.code !== 'session.clock') throw error;
    // This device's clock is wrong: the collector's own time is signed instead.
    const status = await requestCollector({ collector: identity.collector, token: null }, '/v1/status', {
      schema: statusSchema,
    });
    return askNext(identity, refresh, status.value?.now ?? new Date().toISOString());
  }
}

async function askNext({ collector, keys }: Identity, refresh: string, time: string): Promise<Session> {
  const signature = await crypto.subtle.sign('Ed25519', keys.privateKey, refreshBytes(refresh, time));
  const body = { refresh, time, proof: toBase64url(new Uint8Array(signature)) };
  const call = { method: 'POST', body, schema: sessionSchema } as const;
  return (await requestCollector({ collector, token: null }, '/v1/sign-in/refresh', call)).value as Session;
}

import { actingToken, renewedToken } from './access-token.ts';
import type { Identity } from './database.ts';
import { type Call, CollectorRefusal, type Reply, requestCollector } from './request-collector.ts';

export { type Call, CollectorRefusal, type Reply, Unreachable } from './request-collector.ts';

/** What a device's own token is for, whoever is signed in: evidence, the log, and leaving. All else acts. */
const DELIVERS = /^\/v1\/(log(\/|\?|$)|session$)/;
const delivers = (path: string, { method }: Call<unknown>): boolean =>
  DELIVERS.test(path) || (method === 'POST' && path === '/v1/events');

/** As `requestCollector`, by whoever is signed in. Throws `Unreachable` or `CollectorRefusal`; 401 is that of a session that is over. */
export async function callCollector<T>(
  where: { collector: string; token: string | null } | Identity,
  path: string,
  call: Call<T>,
): Promise<Reply<T>> {
  if (!('session' in where) || delivers(path, call)) return requestCollector(where, path, call);
  return acting(where, (token) => requestCollector({ ...where, token }, path, call));
}

/** An enrolment that signed in through a provider acts with its access token, renewed in time, and once more where the collector says it has run out; any other with its own. */
export async function acting<T>(identity: Identity, run: (token: string | null) => Promise<T>): Promise<T> {
  if (!identity.session) return run(identity.token);
  const token = await actingToken(identity);
  try {
    return await run(token);
  } catch (error) {
    if (!(error instanceof CollectorRefusal) || error.code !== 'auth.expired') throw error;
    return run(await renewedToken(identity, token));
  }
}

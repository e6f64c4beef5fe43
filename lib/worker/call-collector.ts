import { actingToken, renewedToken } from './access-token.ts';
import type { Identity } from './database.ts';
import { type Call, CollectorRefusal, type Reply, requestCollector } from './request-collector.ts';

export { type Call, CollectorRefusal, type Reply, Unreachable } from './request-collector.ts';

/** What a device's own token is for, whoever is signed in: evidence, the log, and leaving. All else acts. */
const DELIVERS = /^\/v1\/(log(\/|\?|$)|session$)/;
const delivers = (path: string, { method }: Call<unknown>): boolean =>
  DELIVERS.test(path) || (method === 'POST' && path === '/v1/events');

/**
 * As `requestCollector`; an enrolment that signed in through a provider acts with its access token, renewed in time, and once more where the collector says it has run out. Throws
 * `Unreachable` or `CollectorRefusal`; 401 is that of a session that is over.
 */
export async function callCollector<T>(
  where: { collector: string; token: string | null } | Identity,
  path: string,
  call: Call<T>,
): Promise<Reply<T>> {
  if (!('session' in where) || !where.session || delivers(path, call)) return requestCollector(where, path, call);
  const token = await actingToken(where);
  try {
    return await requestCollector({ ...where, token }, path, call);
  } catch (error) {
    if (!(error instanceof CollectorRefusal) || error.code !== 'auth.expired') throw error;
    return requestCollector({ ...where, token: await renewedToken(where, token) }, path, call);
  }
}

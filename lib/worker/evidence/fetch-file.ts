/**
 * Files of the collector, as they come. This runs in the page that asked, not in the background: Chromium ends a background worker whose request takes longer than half a minute to be answered, and gathering a large
 * pack does.
 */
import { errorSchema } from '../../wire/api.schema.ts';
import { actingToken, renewedToken } from '../access-token.ts';
import { CollectorRefusal } from '../call-collector.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { requireIdentity } from '../identity.ts';

/** The collector's answer to `path`, unread. Throws `Refused`; what `signal` ended rejects as fetch does. */
export async function fetchFile(path: string, signal: AbortSignal): Promise<Response> {
  const identity = await requireIdentity();
  let token = await tokenOf(identity);
  let response = await ask(identity, path, token, signal);
  if (response.status === 401 && identity.session && (await refusalOf(response.clone())).code === 'auth.expired') {
    token = await sessionToken(() => renewedToken(identity, token ?? ''));
    response = await ask(identity, path, token, signal);
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

const tokenOf = (identity: Identity): Promise<string | null> =>
  identity.session ? sessionToken(() => actingToken(identity)) : Promise.resolve(identity.token);

async function sessionToken(get: () => Promise<string>): Promise<string> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof CollectorRefusal) throw new Refused(error.code, error.message);
    throw new Refused('collector.unreachable', (error as Error).message);
  }
}

async function ask(
  { collector }: Identity,
  path: string,
  token: string | null,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(collector + path, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      ...{ credentials: 'omit', redirect: 'error', cache: 'no-store', signal },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused(
      'collector.unreachable',
      `No answer from ${collector}. Check that it runs and that this device reaches it.`,
    );
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const answer = errorSchema.safeParse(await response.json().catch(() => null));
  return answer.success
    ? new Refused(answer.data.error.code, answer.data.error.sentence)
    : new Refused('collector.unreachable', `The collector answered ${response.status}, but not as a collector does.`);
}

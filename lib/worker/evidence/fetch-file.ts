/**
 * Files of the collector, as they come. This runs in the page that asked, not in the background: Chromium ends a background worker whose request takes longer than half a minute to be answered, and gathering a large
 * pack does.
 */
import { errorSchema } from '../../wire/api.schema.ts';
import { acting, CollectorRefusal, Unreachable } from '../call-collector.ts';
import type { Identity } from '../database.ts';
import { requireIdentity } from '../identity.ts';
import { asRefused } from '../own/ask-collector.ts';

/** The collector's answer to `path`, unread. Throws `Refused`; what `signal` ended rejects as fetch does. */
export async function fetchFile(path: string, signal: AbortSignal): Promise<Response> {
  const identity = await requireIdentity();
  try {
    return await acting(identity, (token) => fetchOnce(identity, path, token, signal));
  } catch (error) {
    throw asRefused(error);
  }
}

async function fetchOnce(
  { collector }: Identity,
  path: string,
  token: string | null,
  signal: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(collector + path, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      ...{ credentials: 'omit', redirect: 'error', cache: 'no-store', signal },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unreachable(`No answer from ${collector}. Check that it runs and that this device reaches it.`);
  }
  if (response.ok) return response;
  const answer = errorSchema.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new Unreachable(`The collector answered ${response.status}, but not as a collector does.`);
  const { code, sentence } = answer.data.error;
  throw new CollectorRefusal(code, response.status, sentence, null);
}

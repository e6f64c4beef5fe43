/**
 * An export as a stream. It runs in the page that asked, not in the background: Chromium ends a background worker whose request takes longer than half a minute to be answered, and gathering a large pack does.
 */
import { errorSchema } from '../../wire/api.schema.ts';
import type { ExportWish } from '../../wire/evidence-page.ts';
import { actingToken, renewedToken } from '../access-token.ts';
import { CollectorRefusal } from '../call-collector.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { requireIdentity } from '../identity.ts';

export interface OpenExport {
  stream: ReadableStream<Uint8Array>;
  /** events still to come */
  events: number;
  /** what the log was when it began: with it a broken export goes on as if the log had stood still */
  checkpoint?: string | undefined;
}

/** Opens an export; `after` goes on behind that entry. Throws `Refused`; what `signal` ended rejects as fetch does. */
export async function openExport(
  wish: ExportWish,
  after: number | null,
  signal: AbortSignal,
  checkpoint?: string,
): Promise<OpenExport> {
  const identity = await requireIdentity();
  const path = pathOf(wish, after, checkpoint);
  let token = await tokenOf(identity);
  let response = await ask(identity, path, token, signal);
  if (response.status === 401 && identity.session && (await refusalOf(response.clone())).code === 'auth.expired') {
    token = await sessionToken(() => renewedToken(identity, token ?? ''));
    response = await ask(identity, path, token, signal);
  }
  if (!response.ok) throw await refusalOf(response);
  if (!response.body) throw new Refused('answer.empty', 'The collector answered without a file.');
  const { headers } = response;
  return {
    stream: response.body,
    events: Number(headers.get('unswivel-events') ?? 0),
    checkpoint: headers.get('unswivel-checkpoint') ?? undefined,
  };
}

function pathOf(
  { client, from, to, format, bom, ocsf }: ExportWish,
  after: number | null,
  at: string | undefined,
): string {
  const query = new URLSearchParams({ format, bom, ocsf });
  for (const [key, value] of Object.entries({ client, from, to })) if (value) query.set(key, value);
  if (after !== null) query.set('after', String(after));
  if (after !== null && at) query.set('at', at);
  return `/v1/evidence/export?${query}`;
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

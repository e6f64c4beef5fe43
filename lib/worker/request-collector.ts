import type { z } from 'zod';
import { errorSchema } from '../wire/api.schema.ts';
import { keepServerTime } from './trusted-time.ts';

/** The collector gave no usable answer: network, time-out, or something else at that address. `retryable` always. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** The collector answered no, with its code, HTTP status and sentence. `retryAfterMs` as the answer's header says. */
export class CollectorRefusal extends Error {
  override name = 'CollectorRefusal';
  readonly code: string;
  readonly status: number;
  readonly retryAfterMs: number | null;
  /** the whole answer: beside the error it may say what became of each event */
  readonly answer: unknown;
  constructor(code: string, status: number, sentence: string, retryAfterMs: number | null, answer: unknown = null) {
    super(sentence);
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.answer = answer;
  }
}

export interface Call<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** parses the answer; what does not fit counts as not reached, since it is no collector of ours */
  schema: z.ZodType<T>;
  headers?: Record<string, string>;
  timeoutMs?: number;
  /** nobody waits for the answer any more */
  signal?: AbortSignal;
}

export interface Reply<T> {
  status: number;
  headers: Headers;
  /** null for 204 and 304 */
  value: T | null;
}

/**
 * One request to the collector's API. `where` is an identity or `{collector, token: null}` before sign-in. Redirects are not followed: a token must not
 * be carried to another address. The time an identity's collector names is kept (trusted-time.ts). Throws `Unreachable` or `CollectorRefusal`.
 */
export async function requestCollector<T>(
  where: { collector: string; token: string | null; id?: string },
  path: string,
  call: Call<T>,
): Promise<Reply<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers };
  if (where.token) headers.Authorization = `Bearer ${where.token}`;
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  let text: string;
  try {
    response = await fetch(where.collector + path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: AbortSignal.any([AbortSignal.timeout(call.timeoutMs ?? 15_000), ...(call.signal ? [call.signal] : [])]),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    });
    text = await response.text();
  } catch {
    throw new Unreachable(`No answer from ${where.collector}. Check that it runs and that this device reaches it.`);
  }
  const heard = () => (where.id === undefined ? undefined : keepServerTime(where.id, response.headers));
  if (response.status === 304 || response.status === 204) {
    await heard();
    return { status: response.status, headers: response.headers, value: null };
  }
  const json = parse(text);
  if (!response.ok) {
    const refusal = errorSchema.safeParse(json);
    if (!refusal.success)
      throw new Unreachable(`${where.collector} answered ${response.status}, but not as a collector does.`);
    await heard();
    const { code, sentence } = refusal.data.error;
    throw new CollectorRefusal(code, response.status, sentence, retryAfter(response), json);
  }
  const value = call.schema.safeParse(json);
  if (!value.success)
    throw new Unreachable(`${where.collector} answered, but not as this version of the collector does.`);
  await heard();
  return { status: response.status, headers: response.headers, value: value.data };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 9110 §10.2.3: seconds or a date. */
function retryAfter(response: Response): number | null {
  const given = response.headers.get('Retry-After');
  if (!given) return null;
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

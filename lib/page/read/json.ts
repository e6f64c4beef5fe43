/** Asks the console for JSON with the person's own session; the path is absolute on the page's origin. Rejects with a sentence when there is none; `cause` is the status where the console answered with an error. */
export type FetchJson = (path: string) => Promise<unknown>;

const MOST_BYTES = 1_048_576;
const MOST_MS = 6000;

/**
 * GET only, this origin only, no redirect followed, at most 1 MiB within 6 seconds, and only what calls itself JSON. The session is the browser's cookie:
 * no token the page holds is read or sent (design.md, "Choices already made").
 */
export function sameOriginJson(address: string, signal: AbortSignal): FetchJson {
  const { origin } = new URL(address);
  return async (path) => {
    const target = new URL(path, origin);
    if (!path.startsWith('/') || target.origin !== origin) throw new Error('the path leads to another origin');
    const answer = await fetch(target, {
      credentials: 'same-origin',
      // RT names a date and an ETag but no time to live: the browser would answer a second look from its cache.
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]),
    });
    if (!answer.ok) throw new Error(`the console answered ${answer.status}`, { cause: answer.status });
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.headers.get('content-type') ?? '')) {
      throw new Error('the answer is not JSON');
    }
    return JSON.parse(await bounded(answer)) as unknown;
  };
}

async function bounded(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new Error('the answer is larger than 1 MiB');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * The text at a dotted path of a JSON answer, or undefined. `[name=Client|Kunde]` steps into the first entry of an array that has one of these words
 * there. Only the answer's own properties count; objects and lists are no text.
 */
export function dig(answer: unknown, path: string): string | undefined {
  let at = answer;
  for (const step of path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? []) {
    const [, key, words] = /^\[([^=]+)=(.*)\]$/.exec(step) ?? [];
    if (key !== undefined && words !== undefined)
      at = Array.isArray(at) ? at.find((entry) => words.split('|').includes(String(own(entry, key)))) : undefined;
    else at = own(at, step);
  }
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? String(at) : undefined;
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

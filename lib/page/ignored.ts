import { viewOf } from './native.ts';

/** The names our parts call each other by; a page that posts one is pretending to be one of them. */
const OURS = /^((fill|ticket|client|subject|purpose|drift)\.|(visit|ready|open|submit|action)$)/;
const EVERY = 1000;

/**
 * Counts messages of the page that are shaped like ours and obeys none (attack 1): nothing of ours listens to `postMessage`.
 * Reports the number at most once a second.
 */
export function countIgnored(
  document: Document,
  { signal, report }: { signal: AbortSignal; report: (count: number) => void },
): void {
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    if (!signal.aborted) report(count);
    count = 0;
  };
  const look = (event: Event) => {
    if (!looksLikeOurs((event as MessageEvent).data)) return;
    count++;
    timer ??= setTimeout(tell, EVERY);
  };
  viewOf(document)?.addEventListener('message', look, { signal, capture: true });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

function looksLikeOurs(data: unknown): boolean {
  if (typeof data === 'string') return data.length < 4096 && data.includes('unswivel');
  if (typeof data !== 'object' || data === null) return false;
  const { type, nonce } = data as { type?: unknown; nonce?: unknown };
  return (
    typeof type === 'string' &&
    (OURS.test(type) || type.includes('unswivel')) &&
    (nonce !== undefined || type.includes('.') || type.includes('unswivel'))
  );
}

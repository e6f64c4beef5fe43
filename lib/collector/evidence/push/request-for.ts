/** What is sent to each kind of receiver, and what its answer means. */
import type { Exported } from '../../../evidence/formats/exported.ts';
import { otlpRequest } from '../../../evidence/formats/otlp.ts';
import { splunkEvents } from '../../../evidence/formats/splunk.ts';
import type { Posted } from './post.ts';

export type DestinationKind = 'otlp' | 'splunk-hec';

/** `url` is the receiver's base, or the full path where one is given. */
export function requestFor(kind: DestinationKind, base: string, secret: string | null, events: readonly Exported[]) {
  const url = new URL(base);
  if (url.pathname === '/') url.pathname = kind === 'otlp' ? '/v1/logs' : '/services/collector/event';
  const scheme = kind === 'otlp' ? 'Bearer' : 'Splunk';
  const headers = { 'content-type': 'application/json', ...(secret ? { authorization: `${scheme} ${secret}` } : {}) };
  const body = kind === 'otlp' ? JSON.stringify(otlpRequest(events)) : splunkEvents(events);
  return { url, headers, body };
}

/**
 * Null when the receiver has all of it; else why not, in words without anything secret. OTLP/HTTP: 2xx with an `ExportLogsServiceResponse`, or with nothing at all, as some answer; `partialSuccess` in it may name records it
 * will never take: sending them again changes nothing (OTLP specification, “Partial Success”), so that they are told and left. HEC: 200 with code 0. What answers 200 with something else, a page to sign in for one, has nothing.
 */
export function problemOf(kind: DestinationKind, { status, text }: Posted): string | null {
  if (status >= 300 && status < 400)
    return `It answered with a redirect (${status}), which is not followed. Give the address it redirects to.`;
  if (status === 401 || status === 403) return `It does not take the secret (${status}).`;
  if (status < 200 || status >= 300) return `It answered ${status}.`;
  if (kind === 'otlp') return /^\s*(\{|$)/.test(text) ? null : stranger(status, 'a receiver of OTLP/HTTP');
  const { code } = (jsonOf(text) ?? {}) as { code?: unknown };
  if (code === undefined) return stranger(status, 'Splunk’s HTTP Event Collector');
  return code === 0 ? null : `It answered with code ${String(code).slice(0, 16)}.`;
}

const stranger = (status: number, receiver: string): string =>
  `It answered ${status}, but not as ${receiver} does. Check the address.`;

/** How many records a receiver said it will not take. */
export function rejectedBy(kind: DestinationKind, { text }: Posted): number {
  if (kind !== 'otlp') return 0;
  const said = (jsonOf(text) as { partialSuccess?: { rejectedLogRecords?: unknown } } | null)?.partialSuccess;
  const count = Number(said?.rejectedLogRecords ?? 0);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A receiver may answer with nothing; somebody else with a page.
    return null;
  }
}

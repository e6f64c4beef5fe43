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
 * Null when the receiver has all of it; else why not, in words without anything secret. OTLP/HTTP: 200, where `partialSuccess` may name records it will never take: sending them again changes nothing (OTLP
 * specification, “Partial Success”), so that they are told and left. HEC: 200 with code 0.
 */
export function problemOf(kind: DestinationKind, { status, text }: Posted): string | null {
  if (status >= 300 && status < 400)
    return `It answered with a redirect (${status}), which is not followed. Give the address it redirects to.`;
  if (status === 401 || status === 403) return `It does not take the secret (${status}).`;
  if (status < 200 || status >= 300) return `It answered ${status}.`;
  const code = kind === 'splunk-hec' ? (jsonOf(text) as { code?: unknown } | null)?.code : 0;
  return code === 0 || code === undefined ? null : `It answered with code ${String(code).slice(0, 16)}.`;
}

/** How many records a receiver said it will not take. */
export function rejectedBy(kind: DestinationKind, { text }: Posted): number {
  if (kind !== 'otlp') return 0;
  const said = (jsonOf(text) as { partialSuccess?: { rejectedLogRecords?: unknown } } | null)?.partialSuccess;
  return Number(said?.rejectedLogRecords ?? 0) || 0;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Receivers may answer with nothing, or with words.
    return null;
  }
}

/** One request to where evidence is pushed. The connection goes to one of the addresses that were looked at a moment ago, never to what a name says a second time; a redirect is never followed. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type AllowedHosts, addressesOf, type Lookup } from './address.ts';

export interface Posted {
  status: number;
  /** seconds to wait, as the receiver asks for; null when it does not */
  retryAfter: number | null;
  /** the beginning of the answer */
  text: string;
}

const TIMEOUT_MS = 20_000;
const READ_BYTES = 16_384;

/** Throws `NotAllowed`, or a network's error. */
export async function post(
  { url, headers, body }: { url: URL; headers: Record<string, string>; body: string },
  allowed: AllowedHosts,
  lookup?: Lookup,
): Promise<Posted> {
  const found = await addressesOf(url, allowed, lookup);
  const [first] = found;
  if (!first) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
        // The certificate is still that of the name.
        lookup: (_name, options, done) => (options.all ? done(null, found) : done(null, first.address, first.family)),
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => {
          if (text.length < READ_BYTES) text += piece;
        });
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            retryAfter: secondsOf(answer.headers['retry-after']),
            text: text.slice(0, READ_BYTES),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function secondsOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

/**
 * The network between the devices and the collector, with everything it may do to a request: break it off before, within or after the collector had it, hand it on
 * late and out of order, hand it on again, answer in the collector's place. It can change nothing unseen: batches are signed.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What befalls one request that carries events. */
export type Mishap =
  /** the connection breaks before anything reached the collector */
  | { is: 'cut-before' }
  /** the connection breaks in the middle of the request */
  | { is: 'cut-within' }
  /** the collector has committed and answered; the answer never arrives */
  | { is: 'cut-after' }
  /** the connection breaks, and the request reaches the collector that much later */
  | { is: 'late'; ms: number }
  /** the collector gets it twice at once */
  | { is: 'twice' }
  /** something in between answers this status */
  | { is: 'answer'; status: number; retryAfter?: number }
  /** some bytes are changed on the way */
  | { is: 'garbled'; change: (text: string) => string };

interface Recorded {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Network {
  url: string;
  /** for the next requests with events, in turn */
  next(...mishaps: Mishap[]): void;
  /** forgets what `next` was told */
  clear(): void;
  /** resolves when a request with events has begun to arrive */
  seen(): Promise<void>;
  /** sends these old requests to the collector once more, all at once; gives the statuses */
  replay(requests: Recorded[]): Promise<number[]>;
  /** requests with events that passed by, oldest first; the last few hundred */
  recorded: Recorded[];
  close(): void;
}

const KEPT = 300;

export async function openProxy(collector: string): Promise<Network> {
  const waiting: Mishap[] = [];
  const recorded: Recorded[] = [];
  let told: (() => void)[] = [];
  const agent = new Agent({ keepAlive: false });
  const server = createServer((from, to) => {
    pass(from, to).catch(() => to.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const carries = from.method === 'POST' && from.url === '/v1/events';
    if (carries) for (const tell of told.splice(0)) tell();
    const body = Buffer.concat(await from.toArray());
    const sent = { path: from.url ?? '/', headers: plain(from.headers), body };
    if (!carries) return answer(to, await hand(from.method ?? 'GET', sent));
    recorded.push(sent);
    if (recorded.length > KEPT) recorded.shift();
    await befall(waiting.shift(), sent, to);
  }

  async function befall(mishap: Mishap | undefined, sent: Recorded, to: ServerResponse): Promise<void> {
    switch (mishap?.is) {
      case 'cut-before':
        return void to.destroy();
      case 'cut-within':
        broken(sent);
        return void to.destroy();
      case 'cut-after':
        await hand('POST', sent);
        return void to.destroy();
      case 'late':
        to.destroy();
        await wait(mishap.ms);
        return void (await hand('POST', sent).catch(() => undefined));
      case 'twice': {
        const [first] = await Promise.all([hand('POST', sent), hand('POST', sent)]);
        return answer(to, first);
      }
      case 'answer':
        to.writeHead(mishap.status, { 'retry-after': String(mishap.retryAfter ?? 0) });
        return void to.end('busy');
      case 'garbled':
        return answer(to, await hand('POST', { ...sent, body: Buffer.from(mishap.change(sent.body.toString())) }));
      default:
        return answer(to, await hand('POST', sent));
    }
  }

  function hand(method: string, { path, headers, body }: Recorded): Promise<Answer> {
    return new Promise((done, fail) => {
      const asking = request(collector + path, { method, headers: sized(headers, body), agent }, async (reply) => {
        try {
          done({
            status: reply.statusCode ?? 502,
            headers: plain(reply.headers),
            body: Buffer.concat(await reply.toArray()),
          });
        } catch (error) {
          fail(error as Error);
        }
      });
      asking.once('error', fail);
      asking.end(body.length > 0 ? body : undefined);
    });
  }

  /** Half of the request arrives, then the connection is gone. */
  function broken({ path, headers, body }: Recorded): void {
    const asking = request(collector + path, { method: 'POST', headers: sized(headers, body), agent });
    asking.once('error', () => undefined);
    asking.write(body.subarray(0, body.length >> 1), () => asking.destroy());
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (...mishaps) => void waiting.push(...mishaps),
    clear: () => void waiting.splice(0),
    seen: () => new Promise((done) => void told.push(done)),
    replay: (requests) =>
      Promise.all(
        requests.map((one) =>
          hand('POST', one).then(
            ({ status }) => status,
            () => 0,
          ),
        ),
      ),
    recorded,
    close: () => {
      told = [];
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

function answer(to: ServerResponse, { status, headers, body }: Answer): void {
  to.writeHead(status, sized(headers, body));
  to.end(body);
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length']);

function plain(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (HOP_BY_HOP.has(name) ? [] : [[name, String(value)]])),
  );
}

function sized(headers: Record<string, string>, body: Buffer): Record<string, string> {
  return body.length > 0 ? { ...headers, 'content-length': String(body.length) } : headers;
}

/** The app on a port. */
import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import { createAppender } from './appender.ts';
import { createBatchReader } from './batch-reader.ts';
import { bodyKeysOf } from './bodies/body-keys.ts';
import type { Database } from './database.ts';
import { settlingOf } from './drift/settle.ts';
import { workEachMinute } from './each-minute.ts';
import { workBehindLog } from './evidence/work-behind.ts';
import type { Collector } from './http.ts';
import { createLimits } from './limits.ts';
import { placesOf, writeLine } from './log.ts';
import type { LogBook } from './log-book.ts';
import { createTreeNodes } from './tree-nodes.ts';

export interface Listening {
  host: string;
  /** 0 = any free one */
  port: number;
  tls?: { cert: Buffer; key: Buffer } | undefined;
  behindProxy: boolean;
  publicLog: boolean;
  allowedDestinations?: readonly string[];
}

/** Times and sizes that end a slow or bloated request before it costs anything. */
const SERVER_LIMITS = {
  requestTimeout: 60_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 15_000,
  maxHeaderSize: 16_384,
};
const LAST_REQUESTS_MS = 5_000;

/** Serves until `stop`, which lets running requests end. Rejects when the port cannot be had. */
export async function serveCollector(
  { db, reads }: { db: Database; reads: Database },
  book: LogBook,
  { host, port, tls, behindProxy, publicLog, allowedDestinations = [] }: Listening,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const now = () => new Date();
  const batches = createBatchReader(bodyKeysOf(db));
  const collector: Collector = {
    db,
    reads,
    batches,
    log: book.log,
    book,
    appender: createAppender(db, book, now),
    nodes: createTreeNodes(db),
    version: readVersion(),
    now,
    limits: createLimits(Date.now),
    write: writeLine,
    behindProxy,
    publicLog,
    allowedDestinations,
  };
  const app = createApp(collector);
  const server = createAdaptorServer(
    tls
      ? { fetch: app.fetch, createServer: createHttps, serverOptions: { ...SERVER_LIMITS, ...tls } }
      : { fetch: app.fetch, createServer: createHttp, serverOptions: SERVER_LIMITS },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const rest = workEachMinute(collector);
  const behind = workBehindLog(collector);
  const settling = settlingOf(db).start(now, (error) =>
    writeLine({ at: now().toISOString(), event: 'fault', stack: placesOf(error) }),
  );
  const { port: given } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${tls ? 'https' : 'http'}://${name}:${given}`,
    stop: () =>
      stop(server)
        .then(rest)
        .then(behind)
        .then(settling)
        .then(() => batches.end()),
  };
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), LAST_REQUESTS_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

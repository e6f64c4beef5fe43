/** `serve`: answers until it is told to stop. */
import { readFileSync } from 'node:fs';
import { writeLine } from '../log.ts';
import { currentKey, openLogBook } from '../log-book.ts';
import { logKeyFile } from '../log-key.ts';
import { openReader } from '../reader.ts';
import { serveCollector } from '../serve.ts';
import { databaseUrl, withData } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  'log-key': { type: 'string' },
  'public-log': { type: 'boolean' },
  'allow-destination': { type: 'string', multiple: true },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given): Promise<void> {
  const port = Number(given.port ?? 8443);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Usage('--port is a number from 0 to 65535.');
  const host = given.host ?? '127.0.0.1';
  const tls = tlsOf(given);
  const behindProxy = given['behind-proxy'] ?? false;
  if (!tls && !behindProxy && !isLoopback(host))
    throw new Usage(
      `Tokens would cross the network in the clear on ${host}. Give --tls-cert and --tls-key, or --behind-proxy when a proxy in front speaks https.`,
    );
  await withData(given.data, async (db, log) => {
    const book = openLogBook(log, logKeyFile(given.data as string, given['log-key']));
    await currentKey(db, book);
    const reads = openReader(db, given.data as string, databaseUrl());
    const server = await serveCollector({ db, reads }, book, {
      host,
      port,
      tls,
      behindProxy,
      publicLog: given['public-log'] ?? false,
      allowedDestinations: (given['allow-destination'] ?? []).map((host) => host.toLowerCase()),
    });
    writeLine({ at: new Date().toISOString(), event: 'listening', url: server.url });
    await stopSignal();
    writeLine({ at: new Date().toISOString(), event: 'stopping' });
    await server.stop();
    await reads.destroy();
  });
  writeLine({ at: new Date().toISOString(), event: 'stopped' });
}

function tlsOf(given: Given): { cert: Buffer; key: Buffer } | undefined {
  const [cert, key] = [given['tls-cert'], given['tls-key']];
  if (!cert && !key) return undefined;
  if (!cert || !key) throw new Usage('--tls-cert and --tls-key go together.');
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch {
    throw new Usage(`The certificate ${cert} or the key ${key} cannot be read.`);
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

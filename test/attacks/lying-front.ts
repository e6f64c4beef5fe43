import { createServer, type Server } from 'node:http';
import { collectorOver } from '../drive/collector.ts';
import type { World } from '../drive/world.ts';

/** Bends one answer of the collector, given its path and JSON; what is given back is answered. */
// biome-ignore lint/suspicious/noExplicitAny: parts of an answer are bent one by one
export type Lie = (path: string, answer: any) => unknown;

export interface LyingFront {
  lie: Lie | null;
  /** the true collector answers at its own address again */
  close(): Promise<void>;
}

/** Headers that speak of one connection, or of bytes that are no longer the same. */
const OF_THE_CONNECTION = new Set(
  'host connection keep-alive transfer-encoding content-length content-encoding accept-encoding'.split(' '),
);

/** Puts itself in the collector's place: passes everything on to a true collector over the same data, and bends what it answers. */
export async function lyingFront(world: World): Promise<LyingFront> {
  await world.collector.stop();
  const behind = await collectorOver(world.collector.data);
  await behind.start();
  const front: LyingFront = {
    lie: null,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await behind.stop();
      await world.collector.start();
    },
  };
  const server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const asked = Object.entries(request.headers as Record<string, string>);
    const headers = Object.fromEntries(asked.filter(([name]) => !OF_THE_CONNECTION.has(name)));
    const path = request.url ?? '/';
    const body = parts.length > 0 ? Buffer.concat(parts) : undefined;
    const given = await fetch(behind.url + path, { method: request.method, headers, body });
    const text = await given.text();
    const bent = front.lie && given.ok && text.startsWith('{') ? front.lie(path, JSON.parse(text)) : null;
    const said = [...given.headers].filter(([name]) => !OF_THE_CONNECTION.has(name));
    answer.writeHead(given.status, Object.fromEntries(said));
    answer.end(bent ? JSON.stringify(bent) : text);
  });
  await listen(server, Number(new URL(world.collector.url).port));
  return front;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
}

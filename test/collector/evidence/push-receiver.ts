/** Something that evidence is pushed to: keeps what it got, and answers as it is told. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import { pushAll } from '../../../lib/collector/evidence/push/deliver.ts';
import { putDestination } from '../../../lib/collector/evidence/push/destinations.ts';
import type { Collector } from '../../../lib/collector/http.ts';
import type { TestCollector } from '../start-collector.ts';

export interface Answers {
  status: number;
  headers?: Record<string, string>;
  text?: string;
}

export async function startReceiver() {
  const got: { path: string; authorization: string | undefined; body: string }[] = [];
  /** what it answers next; the last one stays */
  const answers: Answers[] = [{ status: 200, text: '{}' }];
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = (await Array.fromAsync(request)).join('');
    got.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
    const { status, headers = {}, text = '' } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500 };
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    got,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (...next: Answers[]) => void answers.splice(0, answers.length, ...next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The collector as it was started, its operator allowing these hosts. */
export const allowing = (collector: TestCollector, ...hosts: string[]): Collector =>
  ({
    ...{ db: collector.db, reads: collector.db, log: collector.log, book: collector.book },
    ...{ now: () => collector.clock.now, allowedDestinations: hosts },
  }) as unknown as Collector;

export async function pushed(
  collector: TestCollector,
  parts: Collector = allowing(collector, '127.0.0.1'),
): Promise<void> {
  await followingOf(collector.db).catchUp(100);
  await pushAll(parts);
}

/** As an administrator's request leaves it; the route itself refuses addresses of private networks here. */
export async function putSiem(collector: TestCollector, url: string, change: Record<string, unknown> = {}) {
  await putDestination(allowing(collector, '127.0.0.1'), 'siem', {
    ...{ label: 'SIEM', kind: 'otlp', url, secret: 'very-secret', paused: false },
    ...change,
  } as never);
}

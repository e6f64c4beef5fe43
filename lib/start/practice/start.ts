import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { practiceDesk } from './desk.ts';
import { practicePortal } from './portal.ts';

export interface PracticePair {
  /** `http://desk.localhost:<port>`, `http://portal.localhost:<port>`: a host name each, since match patterns carry no port */
  desk: { url: string; address: string };
  portal: { url: string; address: string };
  stop(): Promise<void>;
}

/** Serves the practice ticketing console and the practice IAM portal on 127.0.0.1; what is saved stays in `state`. Port 0 = any free one. */
export async function startPractice(options: {
  state: string;
  deskPort: number;
  portalPort: number;
}): Promise<PracticePair> {
  mkdirSync(options.state, { recursive: true });
  const desk = await listen(practiceDesk(options.state), options.deskPort);
  const portal = await listen(practicePortal(options.state), options.portalPort);
  const named = (host: string, port: number) => ({
    url: `http://${host}:${port}`,
    address: `http://127.0.0.1:${port}`,
  });
  return {
    desk: named('desk.localhost', desk.port),
    portal: named('portal.localhost', portal.port),
    stop: async () => {
      await Promise.all([desk.stop(), portal.stop()]);
    },
  };
}

async function listen(app: Hono, port: number): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

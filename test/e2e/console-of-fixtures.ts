import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { openPanel, type PanelHands } from './panel.ts';
import { addPlainConsole, openPractice, type PracticeWorld } from './practice-world.ts';

/** A console of Northwind's that no profile knows, made of the bodies a test gives, beside the practice desk with its tickets. */
export interface FixtureConsole {
  practice: PracticeWorld;
  origin: string;
  /** goes to a body by its name in a tab that carries ticket 1041 (Priya Raman), the panel open */
  visit(name: string): Promise<{ tab: Page; panel: PanelHands }>;
  /** presses the browser's own Fill key for a tab */
  fillKey(tab: Page): Promise<void>;
  close(): Promise<void>;
}

export async function openFixtures(bodies: Record<string, string>, basePath = '/'): Promise<FixtureConsole> {
  const practice = await openPractice();
  const server = await serve(bodies);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await addPlainConsole(practice, 'fixtures', origin, basePath);
  return {
    practice,
    origin,
    async visit(name) {
      const tab = await practice.ticket(1041);
      await tab.goto(`${origin}/${name}`);
      return { tab, panel: await openPanel(tab) };
    },
    async fillKey(tab) {
      await practice.world.own({ type: 'own.fill', tab: await practice.world.tabOf(tab) });
    },
    async close() {
      await practice.close();
      server.close();
    },
  };
}

/** A page around a body, as every fixture is served. */
export const pageOf = (body: string): string =>
  `<!doctype html><html lang="en"><title>A console</title><style>label{display:block;margin:6px}dialog{margin:40px}</style>${body}`;

async function serve(bodies: Record<string, string>): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pageOf(bodies[url.slice(1)] ?? ''));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

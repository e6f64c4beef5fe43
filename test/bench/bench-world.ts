import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, chromium } from 'playwright-core';
import { addPlainConsole, openPractice, type PracticeWorld } from '../e2e/practice-world.ts';
import { generatedPage } from './generated-page.ts';

/** The built extension with a console of generated pages and no profile, a desk to open a ticket in, and a browser without the extension for comparison. */
export interface BenchWorld {
  practice: PracticeWorld;
  /** address of a page of so many inputs and nodes */
  page(inputs: number, nodes: number): string;
  /** the same Chromium without the extension */
  bare: BrowserContext;
  close(): Promise<void>;
}

export async function openBenchWorld(): Promise<BenchWorld> {
  const server = await serve();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const practice = await openPractice();
  await addPlainConsole(practice, 'bench', origin);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    practice,
    page: (inputs, nodes) => `${origin}/${inputs}/${nodes}`,
    bare: await browser.newContext({ viewport: { width: 1280, height: 900 } }),
    async close() {
      await browser.close();
      await practice.close();
      server.close();
    },
  };
}

async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const [inputs, nodes] = (request.url ?? '').split('/').slice(1).map(Number);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="en"><title>A console</title>${generatedPage(inputs ?? 0, nodes ?? 0)}</html>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addPlainConsole, openPractice, type PracticeWorld } from '../e2e/practice-world.ts';
import { buildPage, PAGES, type PageName } from './build-page.ts';
import { installFrameworks } from './install.ts';

/** The built extension with a console of framework pages and no profile, and a ticket about Priya Raman to fill from. */
export interface ConsoleOfPages {
  practice: PracticeWorld;
  address(page: PageName): string;
  close(): Promise<void>;
}

/** Builds all pages and serves them from one loopback origin, which an administrator adds as a console of Northwind's and the person allows. */
export async function openConsoleOfPages(): Promise<ConsoleOfPages> {
  await installFrameworks();
  const [practice, pages] = await Promise.all([openPractice(), buildAll()]);
  const server = await serve(pages);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await addPlainConsole(practice, 'pages', origin);
  return {
    practice,
    address: (page) => `${origin}/${page}/`,
    async close() {
      await practice.close();
      server.close();
    },
  };
}

/** Path → script. */
async function buildAll(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const page of PAGES) for (const [file, text] of await buildPage(page)) pages.set(`/${page}/${file}`, text);
  return pages;
}

const PAGE = `<!doctype html><html lang="en"><title>New user</title>
<style>form > * { display: block; margin: 4px } ul { max-height: 8em; overflow: auto } [contenteditable] { border: 1px solid; min-height: 1.4em; width: 20em }</style>
<main><h1>New user</h1><div id="app"></div></main><script type="module" src="page.js"></script></html>`;

async function serve(pages: Map<string, string>): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const script = pages.get(url);
    const type = script === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
    response.end(script ?? PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildPage, type PageName } from '../frameworks/build-page.ts';
import { installFrameworks } from '../frameworks/install.ts';

/** Pages of the framework matrix on an origin with a name of its own: match patterns carry no port. */
export async function serveForms(names: PageName[]): Promise<{ origin: string; close(): void }> {
  await installFrameworks();
  const files = new Map<string, string>();
  for (const name of names) for (const [file, text] of await buildPage(name)) files.set(`/${name}/${file}`, text);
  const server = createServer(({ url = '' }, response) => {
    const script = files.get(url);
    response.writeHead(200, { 'content-type': `text/${script === undefined ? 'html' : 'javascript'}; charset=utf-8` });
    response.end(script ?? PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://forms.localhost:${port}`, close: () => server.close() };
}

const PAGE = `<!doctype html><html lang="en"><title>New user</title>
<style>form > * { display: block; margin: 4px } [contenteditable] { border: 1px solid; min-height: 1.4em; width: 20em }</style>
<main><h1>New user</h1><div id="app"></div></main><script type="module" src="page.js"></script></html>`;

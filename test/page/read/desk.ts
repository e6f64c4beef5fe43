import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import type { ProfileInput } from '../../../lib/consoles/profile.schema.ts';
import { profileSchema } from '../../../lib/consoles/profile.schema.ts';
import type { PageReading } from '../../../lib/page/read/read-page.ts';
import { launch, readerScript, readIn } from '../../consoles/chromium.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A console of a test's own: pages and answers by path, over real HTTP, in a real browser. */
export interface Desk {
  origin: string;
  page: Page;
  script: string;
  /** the paths asked for since the last page was opened */
  asked: string[];
  answer(path: string, answer: Answer): void;
  open(html: string): Promise<void>;
  read(page: Partial<ProfileInput['pages'][number]>, params?: Record<string, string>): Promise<PageReading>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  });
  const [origin, browser, script] = await Promise.all([listen(server), launch(), readerScript()]);
  const page = await browser.newPage();
  const desk: Desk = {
    origin,
    page,
    script,
    asked,
    answer: (path, answer) => answers.set(path, answer),
    async open(html) {
      answers.set('/page', (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
      );
      await page.goto(`${origin}/page`);
      asked.length = 0;
    },
    read: (wanted, params = {}) => readIn(page, script, { page: pageOf(wanted), params }),
    close: () => closeAll(browser, server),
  };
  return desk;
}

export function json(body: unknown): Answer {
  return (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function pageOf(wanted: Partial<ProfileInput['pages'][number]>) {
  const [page] = profileSchema.parse({
    id: 'desk',
    kind: 'psa',
    label: 'Desk',
    checked: '2026-11',
    pages: [{ id: 'ticket', shows: 'ticket', path: '/page', ...wanted }],
  }).pages;
  if (!page) throw new Error('one page was given');
  return page;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closeAll(browser: Browser, server: Server): Promise<void> {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { exposed } from './exposed.ts';

/** The page modules in a real Chromium, in a world of their own beside the page's scripts, as a content script has it. */
export interface World {
  page: Page;
  /** Runs a function there; `unswivel` are the modules. Only JSON comes back. */
  run<T, A = undefined>(work: (unswivel: typeof exposed, argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** The same, and the processor time the page's main thread took (ms): what else the machine does is not in it. */
  timed<T, A = undefined>(
    work: (unswivel: typeof exposed, argument: A) => T | Promise<T>,
    argument?: A,
  ): Promise<{ result: T; ms: number }>;
  close(): Promise<void>;
}

export interface Stage {
  /** Opens a page of this body, served from an own origin. */
  open(body: string): Promise<World>;
  /** Enters the world of a page that is already open. */
  enter(page: Page): Promise<World>;
  browser: Browser;
  origin: string;
  close(): Promise<void>;
}

/** Builds the modules, starts Chromium and a server for the pages of one test file. */
export async function openStage(): Promise<Stage> {
  const [script, browser] = await Promise.all([
    bundle(),
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] }),
  ]);
  const bodies = new Map<string, string>();
  const server = await serve(bodies);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const enter = (page: Page) => enterWorld(page, script);
  return {
    browser,
    origin,
    enter,
    async open(body) {
      const path = `/${bodies.size}`;
      bodies.set(path, body);
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(origin + path);
      return enter(page);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** One classic script of what `exposed.ts` names. */
export async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry: new URL('./exposed.ts', import.meta.url).pathname, formats: ['iife'], name: 'unswivelTest' },
    },
  });
  const [output] = [built].flat() as { output: { code: string }[] }[];
  return output?.output[0]?.code ?? '';
}

async function serve(bodies: Map<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const body = bodies.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>A console</title>${body ?? ''}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function enterWorld(page: Page, script: string): Promise<World> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'unswivel',
  });
  await call(session, executionContextId, `() => { ${script} }`);
  const run: World['run'] = (work, argument) =>
    call(
      session,
      executionContextId,
      `async (argument) => (${work.toString()})(globalThis.unswivel, argument)`,
      argument,
    );
  return {
    page,
    run,
    async timed(work, argument) {
      const start = await threadTime(session);
      const result = await run(work, argument);
      return { result, ms: (await threadTime(session)) - start };
    },
    close: () => page.close(),
  };
}

async function threadTime(session: CDPSession): Promise<number> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

async function call<T>(
  session: CDPSession,
  executionContextId: number,
  functionDeclaration: string,
  argument?: unknown,
): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    executionContextId,
    functionDeclaration,
    arguments: argument === undefined ? [] : [{ value: argument }],
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

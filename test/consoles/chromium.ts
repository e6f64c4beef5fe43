import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { Profile, ProfilePage } from '../../lib/consoles/profile.schema.ts';
import type { PageReading } from '../../lib/page/read/read-page.ts';

/** Debian's Chromium, or the one `CHROMIUM` names. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic'],
  });
}

/** The reader, or another part of it, as one script that leaves `reader` behind. */
export async function readerScript(part = 'read-page.ts'): Promise<string> {
  const build = await rolldown({ input: new URL(`../../lib/page/read/${part}`, import.meta.url).pathname });
  const { output } = await build.generate({ format: 'iife', name: 'reader', minify: true });
  return output[0].code;
}

/**
 * Reads the page as an extension does: in an isolated world of its main frame, so that a page's scripts and policies are as they are for a content script.
 * `json: false` answers every request for JSON as a console would whose API is switched off.
 */
export async function readIn(
  page: Page,
  script: string,
  what: { page: ProfilePage; params: Record<string, string> } & Partial<Pick<Profile, 'tenant' | 'signedInAs'>>,
  options: { json?: boolean } = {},
): Promise<PageReading> {
  const session = await page.context().newCDPSession(page);
  try {
    const contextId = await isolatedWorld(session);
    const fetchJson =
      options.json === false ? `() => Promise.reject(new Error('the console answered 404'))` : 'undefined';
    const call = `reader.readPage({ ...${JSON.stringify(what)}, root: document, signal: new AbortController().signal, fetchJson: ${fetchJson} })`;
    return (await evaluate(session, contextId, `${script};${call}`)) as PageReading;
  } finally {
    await session.detach();
  }
}

/** Evaluates in a new isolated world of the page, with the reader at hand. */
export async function evaluateBeside(page: Page, script: string, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  try {
    return await evaluate(session, await isolatedWorld(session), `${script};${expression}`);
  } finally {
    await session.detach();
  }
}

async function isolatedWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'reader' });
  return world.executionContextId;
}

async function evaluate(session: CDPSession, contextId: number, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

import type { CDPSession, Frame, Page } from 'playwright-core';

/** A world beside the page's own, entered through DevTools: what a compromised content script could do there. */
export interface IsolatedWorld {
  /** Evaluates an expression there; only JSON comes back. */
  run<T>(expression: string): Promise<T>;
  /** Sends a message to the worker as a content script does. */
  say<T = Said>(message: unknown): Promise<T>;
}

/** What the worker may answer. */
export interface Said {
  ok?: boolean;
  code?: string;
  sentence?: string;
  nonce?: string;
  watch?: boolean;
}

interface Context {
  id: number;
  name: string;
  origin: string;
}

/** The isolated world of the extension with this id, or this name, in a page or frame; null when it runs nothing there. */
export async function isolatedWorld(target: Page | Frame, extension: string): Promise<IsolatedWorld | null> {
  const page = 'page' in target ? target.page() : target;
  const cdp = await page.context().newCDPSession(target);
  const contexts: Context[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await cdp.send('Runtime.enable');
  const ours = contexts.find(({ origin, name }) => origin === `chrome-extension://${extension}` || name === extension);
  return ours ? worldOf(cdp, ours.id) : null;
}

function worldOf(cdp: CDPSession, contextId: number): IsolatedWorld {
  async function run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }
  return { run, say: (message) => run(`chrome.runtime.sendMessage(${JSON.stringify(message)})`) };
}

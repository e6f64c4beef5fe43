import type { Page } from 'playwright-core';
import type { Browser as BrowserApi } from 'webextension-polyfill';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { DeviceStatus, Failure, OwnAnswer } from '../../wire/own.ts';
import { CannotStart } from '../refusal.ts';
import type { Browser } from './launch.ts';

/** in the extension's own pages */
declare const chrome: BrowserApi;

/** Asks the extension's worker from one of its own pages. Throws `CannotStart` with the worker's sentence. */
async function ask<T>(page: Page, message: OwnMessage): Promise<T> {
  const answer = (await page.evaluate((said) => chrome.runtime.sendMessage(said), message)) as OwnAnswer<T>;
  const failed = answer as Partial<Failure> | null;
  if (failed?.ok === false) throw new CannotStart(`The extension refused “${message.type}”: ${failed.sentence}`);
  return answer as T;
}

/**
 * Enrols the browser at the collector as the technician `code` was made for, unless it is already, and grants the consoles' origins.
 * Answers true when it enrolled now.
 */
export async function enrolBrowser(
  browser: Browser,
  collector: string,
  technician: string,
  code: () => Promise<string>,
  consoles: string[],
): Promise<boolean> {
  const page = await browser.own('popup.html');
  const status = await ask<DeviceStatus>(page, { type: 'own.status' });
  const known = status.enrolled && status.collector === collector && status.technician?.id === technician;
  if (!known) {
    await ask(page, { type: 'own.enrol', collector, code: await code(), device: 'Chromium of npm start' });
  }
  await ask(page, { type: 'own.sync' });
  await grantOrigins(
    browser,
    page,
    consoles.map((url) => new URL(url).origin),
  );
  await page.close();
  return !known;
}

/**
 * The person asked for these consoles by starting this command: the browser's prompt is answered by its own extensions page, then the request is made from a
 * click, as in the extension's pages (measured on Chromium 156: without the first, the prompt waits for a hand).
 */
async function grantOrigins(browser: Browser, page: Page, origins: string[]): Promise<void> {
  // a match pattern has no port
  const patterns = origins.map((origin) => `${new URL(origin).protocol}//${new URL(origin).hostname}/*`);
  const extensions = await browser.context.newPage();
  await extensions.goto('chrome://extensions');
  for (const pattern of patterns) {
    await extensions.evaluate(
      ([id, host]) =>
        (
          globalThis as unknown as {
            chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } };
          }
        ).chrome.developerPrivate.addHostPermission(id ?? '', host ?? ''),
      [browser.id, pattern],
    );
  }
  await extensions.close();
  const granted = await page.evaluate(async (wanted) => {
    const button = document.createElement('button');
    document.body.append(button);
    const asked = new Promise<boolean>((done) => {
      button.addEventListener('click', () => void chrome.permissions.request({ origins: wanted }).then(done));
    });
    button.click();
    return (await asked) && chrome.permissions.contains({ origins: wanted });
  }, patterns);
  if (!granted)
    throw new CannotStart('The browser did not grant the consoles. Grant them by hand in the extension’s popup.');
  await ask(page, { type: 'own.granted', origins });
}

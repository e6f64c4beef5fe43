import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus } from '../../lib/wire/own.ts';
import { type Driven, launchWithExtension } from '../drive/browser.ts';

/** in the extension's own pages */
declare const chrome: Browser;

/** Chromium on one profile, which is killed and started again. */
export interface BrowserProcess {
  driven: Driven;
  /** the tab the person works in */
  tab: Page;
  /** one of the extension's own pages */
  page: Page;
  /** resolves with the name at the next crash point that is reached */
  reached(): Promise<string>;
  own<T>(message: OwnMessage): Promise<T>;
  status(): Promise<DeviceStatus>;
  /** SIGKILL to all of its processes at once, as the system does when it runs out of memory */
  kill9(): Promise<void>;
  alive(): boolean;
}

const MARK = 'unswivel:crash-point ';

/** Starts Chromium on the profile with the fault build. */
export async function openBrowser(profile: string, extension: string): Promise<BrowserProcess> {
  const driven = await launchWithExtension(profile, { extension });
  const { context } = driven;
  let open = true;
  context.once('close', () => {
    open = false;
  });
  const tab = context.pages()[0] ?? (await context.newPage());
  const page = await driven.own('manifest.json');
  await tab.bringToFront();
  const own = <T>(message: OwnMessage) =>
    page.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<T>;
  return {
    driven,
    tab,
    page,
    reached: () => reached(context),
    own,
    status: () => own<DeviceStatus>({ type: 'own.status' }),
    alive: () => open,
    async kill9() {
      if (!open) return;
      const closed = once(context as never, 'close');
      process.kill(-pidOf(profile), 'SIGKILL');
      await closed;
    },
  };
}

/** Chromium notes its process in the lock of its profile; it leads the group of all the others. */
function pidOf(profile: string): number {
  return Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1));
}

async function reached(context: BrowserContext): Promise<string> {
  const message = await context.waitForEvent('console', {
    predicate: (said) => said.text().startsWith(MARK),
    timeout: 0,
  });
  return message.text().slice(MARK.length);
}

import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';

/** The built extension's folder; `EXTENSION` names another build. */
export const EXTENSION = process.env.EXTENSION ?? new URL('../../.output/chrome-mv3', import.meta.url).pathname;

/** Chromium with the built extension, driven as a person would; only the browser's own permission prompt is answered for it. */
export interface Driven {
  context: BrowserContext;
  id: string;
  worker(): Promise<Worker>;
  /** opens one of the extension's pages, e.g. `popup.html` */
  own(path: string): Promise<Page>;
  /** answers the browser's prompt for these origins beforehand, as the person's click on Allow would */
  allow(origins: string[]): Promise<void>;
  /** takes the permission for these origins back, as a person does in the browser's own page of the extension */
  revoke(origins: string[]): Promise<void>;
  /** switches "Allow in Incognito" on, which reloads the extension */
  allowIncognito(): Promise<void>;
  /** reloads the extension from its folder, as an update does; every page of it closes */
  reload(): Promise<void>;
  /** ends the background worker as the browser does after 30 s of idleness */
  stopWorker(): Promise<void>;
  /** ends the background worker at once, as a crash would: nothing tells it; gives whether one ran */
  killWorker(): Promise<boolean>;
  close(): Promise<void>;
}

export async function launchWithExtension(
  profile: string,
  options: { extension?: string; scheme?: 'light' | 'dark' } = {},
): Promise<Driven> {
  const extension = options.extension ?? EXTENSION;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 900 },
    colorScheme: options.scheme ?? 'light',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const first = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  const id = new URL(first.url()).host;

  const driven: Driven = {
    context,
    id,
    worker: async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker', { timeout: 10_000 }),
    async own(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    allow: (origins) => onPermission('addHostPermission', origins),
    revoke: (origins) => onPermission('removeHostPermission', origins),
    async allowIncognito() {
      await onExtensionsPage((page) =>
        page.evaluate(
          (extensionId) =>
            // biome-ignore lint/suspicious/noExplicitAny: the extensions page's own API has no types
            (globalThis as any).chrome.developerPrivate.updateExtensionConfiguration({
              extensionId,
              incognitoAccess: true,
            }),
          id,
        ),
      );
      await waitForWorker();
    },
    async reload() {
      await onExtensionsPage((page) =>
        page.evaluate(
          (extensionId) =>
            // biome-ignore lint/suspicious/noExplicitAny: the extensions page's own API has no types
            (globalThis as any).chrome.developerPrivate.reload(extensionId, { failQuietly: true }),
          id,
        ),
      );
      await waitForWorker();
    },
    async stopWorker() {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('ServiceWorker.enable');
      await cdp.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    async killWorker() {
      const [page] = context.pages();
      if (!page) throw new Error('There is no tab to reach the browser through.');
      const cdp = await context.newCDPSession(page);
      const { targetInfos } = await cdp.send('Target.getTargets');
      const workers = targetInfos.filter((target) => target.type === 'service_worker' && target.url.includes(id));
      for (const { targetId } of workers) await cdp.send('Target.closeTarget', { targetId });
      await cdp.detach();
      return workers.length > 0;
    },
    close: () => context.close(),
  };

  async function onExtensionsPage(work: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await context.newPage();
    await page.goto('chrome://extensions');
    // Without developer mode Chromium leaves an unpacked extension off after a reload.
    await page.evaluate(() =>
      // biome-ignore lint/suspicious/noExplicitAny: the extensions page's own API has no types
      (globalThis as any).chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
    );
    await work(page);
    await page.close();
  }

  function onPermission(deed: 'addHostPermission' | 'removeHostPermission', origins: string[]): Promise<void> {
    return onExtensionsPage(async (page) => {
      for (const origin of origins) {
        const { protocol, hostname } = new URL(origin);
        await page.evaluate(
          ([extensionId, pattern, name]) =>
            // biome-ignore lint/suspicious/noExplicitAny: the extensions page's own API has no types
            (globalThis as any).chrome.developerPrivate[name as string](extensionId, pattern),
          [id, `${protocol}//${hostname}/*`, deed],
        );
      }
    });
  }

  /**
   * A reloaded extension answers once its new worker runs. On a busy machine the browser now and then forgets to start it: a message that nobody answers is then
   * sent anew from a new page, which starts it.
   */
  async function waitForWorker(): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      const page = await context.newPage();
      try {
        await page.goto(`chrome-extension://${id}/manifest.json`);
        const asked = page.evaluate(() =>
          // biome-ignore lint/suspicious/noExplicitAny: the extension's own API
          (globalThis as any).chrome.runtime.sendMessage({ type: 'own.status' }),
        );
        const answered = asked.then(
          () => true,
          () => false,
        );
        if (await Promise.race([answered, wait(5000)])) return;
      } catch {
        // The extension is not back yet.
      } finally {
        await page.close();
      }
      await wait(200);
    }
    throw new Error('The extension did not come back.');
  }
  return driven;
}

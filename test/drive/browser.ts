import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';

export const EXTENSION = new URL('../../.output/chrome-mv3', import.meta.url).pathname;

/** Chromium with the built extension, driven as a person would; only the browser's own permission prompt is answered for it. */
export interface Driven {
  context: BrowserContext;
  id: string;
  worker(): Promise<Worker>;
  /** opens one of the extension's pages, e.g. `popup.html` */
  own(path: string): Promise<Page>;
  /** answers the browser's prompt for these origins beforehand, as the person's click on Allow would */
  allow(origins: string[]): Promise<void>;
  /** ends the background worker as the browser does after 30 s of idleness */
  stopWorker(): Promise<void>;
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
    async allow(origins) {
      const page = await context.newPage();
      await page.goto('chrome://extensions');
      for (const origin of origins) {
        const { protocol, hostname } = new URL(origin);
        await page.evaluate(
          ([extensionId, pattern]) =>
            // biome-ignore lint/suspicious/noExplicitAny: the extensions page's own API has no types
            (globalThis as any).chrome.developerPrivate.addHostPermission(extensionId, pattern),
          [id, `${protocol}//${hostname}/*`],
        );
      }
      await page.close();
    },
    async stopWorker() {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('ServiceWorker.enable');
      await cdp.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    close: () => context.close(),
  };
  return driven;
}

import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CannotStart } from '../refusal.ts';

export interface LaunchOptions {
  executable: string;
  extension: string;
  /** the browser's own folder: what it remembers stays from run to run */
  profile: string;
  /** public-key hashes of local servers whose certificates are their own; no other certificate error is overlooked */
  certificates: string[];
  headless: boolean;
}

/** A Chromium with the extension loaded. `id` is the extension's. */
export interface Browser {
  context: BrowserContext;
  id: string;
  /** opens one of the extension's own pages */
  own(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Opens Chromium with the extension. Throws `CannotStart`. */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const context = await open(options);
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 20_000 }).catch(() => undefined));
  if (!worker) {
    await context.close();
    throw new CannotStart(`${options.executable} opened but did not load the extension from ${options.extension}.`);
  }
  const id = new URL(worker.url()).host;
  return {
    context,
    id,
    async own(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    close: () => context.close(),
  };
}

async function open({
  executable,
  extension,
  profile,
  certificates,
  headless,
}: LaunchOptions): Promise<BrowserContext> {
  const args = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--ignore-certificate-errors-spki-list=${certificates.join(',')}`,
    // Chromium refuses its sandbox to root
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath: executable,
      headless,
      args,
      viewport: headless ? { width: 1280, height: 900 } : null,
      ignoreDefaultArgs: ['--enable-automation'],
      // we end it ourselves, after what it holds was delivered
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const said = (error as Error).message;
    const sentence = said.includes('ProcessSingleton')
      ? `Another Chromium uses ${profile}. Close it, or give another folder with --data.`
      : `${executable} could not be started.`;
    throw new CannotStart(sentence, said.split('\n').slice(0, 12).join('\n'));
  }
}

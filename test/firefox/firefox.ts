import { launch, type Page } from 'puppeteer-core';

/** As wxt.config.ts has it. */
const GECKO_ID = 'unswivel@unswivel.example';
/** Firefox gives each installation a random host; a fixed one lets the test open the extension's pages. */
const HOST = '3f0c1d5e-7a42-4d6b-9a55-0c8d1b7e2f61';

/** Firefox with the built extension. */
export interface Firefox {
  /** opens one of the extension's own pages, e.g. `options.html` */
  own(path: string): Promise<Page>;
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Firefox without a window and installs the extension from `folder`. */
export async function launchFirefox(executable: string, folder: string): Promise<Firefox> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: HOST }),
      // the browser's own prompt would wait for a hand
      'extensions.webextOptionalPermissionPrompts': false,
    },
  });
  await browser.installExtension(folder);
  return {
    async own(path) {
      const page = await browser.newPage();
      // the load event of such a page never reaches the driver (measured on ESR 153); the page itself works
      await page.goto(`moz-extension://${HOST}/${path}`, { timeout: 1500 }).catch((error: Error) => {
        if (error.name !== 'TimeoutError') throw error;
      });
      return page;
    },
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

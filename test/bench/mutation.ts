import type { Page } from 'playwright-core';
import { traced } from './trace.ts';

const TAKEN_UP_MS = 300;

/** Script that runs while a page adds 1,000 nodes one by one and takes them up, its own included. Take off what the same page needs without the extension. */
export async function addNodes(page: Page): Promise<number> {
  const { scriptMs } = await traced(page, async () => {
    await page.evaluate(() => {
      for (let index = 0; index < 1000; index++) document.body.append(document.createElement('p'));
    });
    await page.waitForTimeout(TAKEN_UP_MS);
  });
  return scriptMs;
}

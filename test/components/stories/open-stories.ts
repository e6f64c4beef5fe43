import { type Browser, chromium, type Page } from 'playwright-core';
import { serveStories } from './serve.ts';

export interface OpenStories {
  page: Page;
  list: { name: string; width: number; height: number }[];
  /** loads one story and waits until it is shown and still */
  show(name: string, colorScheme?: 'light' | 'dark'): Promise<Page>;
  close(): Promise<void>;
}

/** The stories in a real Chromium. What a page throws fails the test that looks at it next. */
export async function openStories(): Promise<OpenStories> {
  const { server, url } = await serveStories();
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  await page.goto(url);
  await page.waitForFunction(() => window.stories?.length > 0);
  const list = await page.evaluate(() => window.stories);

  async function show(name: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const story = list.find((one) => one.name === name);
    if (!story) throw new Error(`There is no story “${name}”.`);
    await page.setViewportSize({ width: story.width, height: story.height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${url}?${name}`);
    await page.waitForSelector('html[data-shown]', { timeout: 15_000 });
    await page.waitForTimeout(60);
    if (thrown.length > 0) throw new Error(thrown.splice(0).join('\n'));
    return page;
  }

  async function close(): Promise<void> {
    await browser.close();
    await server.close();
  }
  return { page, list, show, close };
}

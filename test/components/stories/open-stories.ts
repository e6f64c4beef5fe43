import { type Browser, chromium, type Page } from 'playwright-core';
import { serveStories } from './serve.ts';

export interface OpenStories {
  list: { name: string; width: number; height: number }[];
  /** loads one story and waits until it is shown and still */
  show(name: string, colorScheme?: 'light' | 'dark'): Promise<Page>;
  close(): Promise<void>;
}

/** So many stories are shown in one tab. */
const ANEW = 20;

/** The stories in a real Chromium. What a page throws fails the test that looks at it next. */
export async function openStories(): Promise<OpenStories> {
  const { url, close: stopServing } = await serveStories();
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const thrown: string[] = [];
  let page = await openPage();
  let shown = 0;
  await page.goto(url);
  await page.waitForFunction(() => window.stories?.length > 0);
  const list = await page.evaluate(() => window.stories);

  async function openPage(): Promise<Page> {
    const opened = await browser.newPage({ reducedMotion: 'reduce' });
    opened.on('pageerror', (error) => thrown.push(String(error)));
    return opened;
  }

  async function show(name: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const story = list.find((one) => one.name === name);
    if (!story) throw new Error(`There is no story “${name}”.`);
    // A tab that has shown a hundred stories, each looked through by axe, no longer shows one within a quarter of a minute.
    if (++shown % ANEW === 0) {
      await page.close();
      page = await openPage();
    }
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
    await stopServing();
  }
  return { list, show, close };
}

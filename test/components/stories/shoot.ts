/**
 * Takes a picture of every story, light and dark: `node test/components/stories/shoot.ts <folder> [part of a name]`.
 * For looking, not for comparing: no picture is kept.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serveStories } from './serve.ts';

const [folder = 'pictures', part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { server, url } = await serveStories();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(String(error)));
await page.goto(url);
const stories = await page.evaluate(() => window.stories);
for (const { name, width, height } of stories.filter((story) => story.name.includes(part))) {
  await page.setViewportSize({ width, height });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${url}?${name}`);
    await page.waitForSelector('html[data-shown]', { timeout: 15_000 });
    await page.waitForTimeout(60);
    await page.screenshot({ path: `${folder}/${name.replace('/', '-')}-${colorScheme}.png` });
  }
}
await browser.close();
await server.close();

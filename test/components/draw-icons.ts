/** Draws lib/assets/icon/*.png from components/parts/icon.svg: `node test/components/draw-icons.ts`. Run it after the mark changed. */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const svg = readFileSync(path('components/parts/icon.svg'), 'utf8');
mkdirSync(path('lib/assets/icon'), { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const size of [16, 32, 48, 96, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: path(`lib/assets/icon/${size}.png`), omitBackground: true });
}
await browser.close();

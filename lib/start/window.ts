import { join } from 'node:path';
import { enrolBrowser } from './browser/enrol-browser.ts';
import { launchBrowser } from './browser/launch.ts';
import { newCode, TECHNICIAN } from './collector-process.ts';
import { print, step } from './progress.ts';
import type { Running } from './running.ts';

/** True where a window can be shown. */
export function hasScreen(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens a window on the consoles, enrolled as a technician and granted. When the person closes it, the rest keeps serving. Throws `CannotStart`. */
export async function openWindow(running: Running, headless = false): Promise<void> {
  const { options, stopping, consoles, collector, extension, chromium } = running;
  const browser = await step('browser', async () => {
    const { certificates, urls } = consoles;
    const profile = join(options.data, 'browser');
    const opened = await launchBrowser({ executable: chromium, extension, profile, certificates, headless });
    stopping.add(opened.close);
    const code = () => newCode(collector.folder, TECHNICIAN.id, 'technician,lead', '*');
    const now = await enrolBrowser(opened, collector.url, TECHNICIAN.id, code, Object.values(urls));
    return { value: opened, note: `${now ? 'enrolled' : 'still enrolled'} as ${TECHNICIAN.name}` };
  });
  const first = browser.context.pages()[0];
  for (const tab of consoles.tabs) {
    const page = tab === consoles.tabs[0] && first ? first : await browser.context.newPage();
    try {
      await page.goto(tab, { waitUntil: 'commit' });
    } catch (error) {
      // a console that is slow to show its page is no reason to stop
      print(`  … ${tab} did not open: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  await first?.bringToFront();
  browser.context.once('close', () => {
    if (!stopping.begun()) print('\nThe browser was closed. The rest keeps serving; start again to open it.');
  });
}

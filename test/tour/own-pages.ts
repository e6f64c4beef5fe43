/** What lead and compliance look at after the tour, pictured in both themes: the drift board and the evidence page, with what the tour left there. */
import type { Page } from 'playwright-core';
import type { World } from '../drive/world.ts';

const PAGES = [
  { name: 'drift', path: 'drift.html', shows: /Raman/ },
  { name: 'evidence', path: 'evidence.html#search?group=fill', shows: /Raman/, look: proveAll },
];
const SIZE = { width: 1280, height: 800 };
const DRAWN_MS = 800;

export async function pictureOwnPages(world: World, picture: (page: Page, name: string) => Promise<void>) {
  const page = await world.ownPage();
  await page.setViewportSize(SIZE);
  for (const { name, path, shows, look } of PAGES) {
    await page.goto(new URL(path, page.url()).href);
    await page.getByText(shows).first().waitFor();
    await look?.(page);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(DRAWN_MS);
      await picture(page, `${name}-${scheme}`);
    }
  }
  await page.close();
}

/** Whatever the list shows holds, and the newest of it is opened beside it. */
async function proveAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prove every entry here' }).click();
  await page.getByText(/^All [\d,]+ entries are verified in this browser/).waitFor();
  await page.getByRole('list', { name: 'Events' }).getByRole('link').first().click();
  await page.getByText(/^Verified in this browser/).waitFor();
}

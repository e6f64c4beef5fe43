import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { World } from '../drive/world.ts';

const PICTURES = process.env.PICTURES;

/** What a person does on the evidence page, and where what they saved lies. */
export interface EvidenceHands {
  page: Page;
  /** follows a link of the page */
  go(hash: string): Promise<void>;
  /** one of the record, found by typing; `within` a form where more than one asks for it */
  pick(label: string, words: string, within?: Locator): Promise<void>;
  /** answers the browser's question for a file after pressing the button called so */
  choose(button: string | RegExp, file: string | { name: string; text: string }): Promise<void>;
  /** checks a pack in the page */
  check(file: string): Promise<void>;
  /** what was saved under this name */
  savedFile(name: string): Promise<string>;
  /** in both themes, where pictures are wanted (PICTURES) */
  picture(name: string): Promise<void>;
}

export async function openEvidence(world: World): Promise<EvidenceHands> {
  const page = await world.driven.context.newPage();
  // The browser’s own question where to save cannot be answered by a script: its answer is a real file in the extension’s own folder.
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  await page.goto(`chrome-extension://${world.driven.id}/evidence.html`);

  async function go(hash: string): Promise<void> {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }
  async function choose(button: string | RegExp, file: Parameters<EvidenceHands['choose']>[1]): Promise<void> {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles(
      typeof file === 'string' ? file : { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) },
    );
  }
  return {
    ...{ page, go, choose },
    async pick(label, words, within = page.locator('main')) {
      await within.getByRole('combobox', { name: label, exact: true }).fill(words);
      await within.getByRole('option', { name: words }).first().click();
    },
    async check(file) {
      await go('#check');
      await choose(/^(Choose a pack|Check another)$/, file);
    },
    savedFile: (name) =>
      page.evaluate(
        async (file) => (await (await (await navigator.storage.getDirectory()).getFileHandle(file)).getFile()).text(),
        name,
      ),
    async picture(name) {
      if (!PICTURES) return;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`), fullPage: true });
      }
    },
  };
}

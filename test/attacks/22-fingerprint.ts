import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Attack } from './attack.ts';
import { isolatedWorld } from './isolated-world.ts';
import { identityForm } from './pages.ts';

export const attack: Attack = {
  number: 22,
  title: 'a page looks for the extension by its files and its traces',
  async attack(stage) {
    const { id } = stage.world.driven;
    const { extension } = stage.world;
    const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
    assert.equal(manifest.web_accessible_resources, undefined);
    const files = readdirSync(extension, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(extension.length + 1));
    assert(files.includes('overlay.js'));

    const nowhere = await stage.open(stage.hosts.serve(`${stage.hosts.origin('news')}/`, identityForm()));
    const absent = await reached(nowhere, 'a'.repeat(32), files);
    assert.deepEqual(await reached(nowhere, id, files), absent, 'it answers otherwise than one that is not installed');
    assert(
      absent.every((one) => !one.includes('loaded')),
      absent.join(),
    );
    await nowhere.locator('#given').click();
    await nowhere.waitForTimeout(500);
    assert.equal(await nowhere.locator('[data-unswivel]').count(), 0);
    assert.equal(await isolatedWorld(nowhere, id), null, 'a script runs where no console is');
    const traces = await nowhere.evaluate(() => [
      ...Object.keys(globalThis).filter((key) => /unswivel/i.test(key)),
      ...performance
        .getEntries()
        .map(({ name }) => name)
        .filter((name) => name.startsWith('chrome-extension')),
      ...[...document.adoptedStyleSheets, ...document.styleSheets].map(() => 'sheet'),
    ]);
    assert.deepEqual(traces, []);
    await nowhere.close();

    const scene = await stage.form();
    assert.deepEqual(await reached(scene.page, id, files), absent, 'a console’s page reaches a file');
    return `none of ${files.length} files answers, here or in a console; on other sites there is no script, element, style or global`;
  },
};

/** How each file answers a fetch, and the pages and scripts an element that loads it. */
function reached(page: Page, id: string, files: string[]): Promise<string[]> {
  return page.evaluate(
    async ([extension, list]) => {
      const load = (tag: 'img' | 'script' | 'link', url: string) =>
        new Promise<string>((done) => {
          const element = document.createElement(tag);
          element.onload = () => done('loaded');
          element.onerror = () => done('error');
          if (tag === 'link') Object.assign(element, { rel: 'stylesheet', href: url });
          else (element as HTMLImageElement).src = url;
          document.head.append(element);
        });
      const results: string[] = [];
      for (const file of list) {
        const url = `chrome-extension://${extension}/${file}`;
        const fetched = await fetch(url).then(
          () => 'loaded',
          (error) => (error as Error).name,
        );
        const tag = file.endsWith('.js') ? 'script' : file.endsWith('.css') ? 'link' : 'img';
        results.push(`${file} ${fetched} ${await load(tag, url)}`);
      }
      for (const element of document.head.querySelectorAll('img,script,link')) element.remove();
      const frame = document.createElement('iframe');
      const framed = new Promise((done) => {
        frame.onload = done;
      });
      frame.src = `chrome-extension://${extension}/popup.html`;
      document.body.append(frame);
      await Promise.race([framed, new Promise((done) => setTimeout(done, 1500))]);
      results.push(`frame ${frame.contentDocument === null ? 'closed' : 'empty'} ${frame.contentWindow?.length}`);
      frame.remove();
      return results;
    },
    [id, files] as const,
  );
}

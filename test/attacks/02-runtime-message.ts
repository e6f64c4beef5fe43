import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 2,
  title: 'the page calls runtime.sendMessage with our id',
  async attack(stage) {
    const { page } = await stage.form();
    const mark = await stage.mark();
    const got = await page.evaluate(async (id) => {
      // biome-ignore lint/suspicious/noExplicitAny: what a page may find there has no types
      const runtime = (globalThis as any).chrome?.runtime;
      const tried: string[] = [];
      for (const call of ['sendMessage', 'connect', 'connectNative', 'getURL']) {
        try {
          tried.push(`${call}: ${typeof (await runtime[call](id, { type: 'own.status' }))}`);
        } catch (error) {
          tried.push(`${call}: ${(error as Error).name}`);
        }
      }
      return { runtime: typeof runtime, browser: typeof (globalThis as Record<string, unknown>).browser, tried };
    }, stage.world.driven.id);
    const calls = ['sendMessage', 'connect', 'connectNative', 'getURL'];
    assert.deepEqual(got, {
      runtime: 'undefined',
      browser: 'undefined',
      tried: calls.map((call) => `${call}: TypeError`),
    });
    const manifest = JSON.parse(readFileSync(join(stage.world.extension, 'manifest.json'), 'utf8'));
    assert.equal(manifest.externally_connectable, undefined);
    assert.deepEqual(await stage.after(mark, () => false, 300), [], 'the worker took notice');
    return 'chrome.runtime is undefined in the page; the manifest connects to nobody';
  },
};

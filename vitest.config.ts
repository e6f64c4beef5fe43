import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/**
 * Logic runs in Node; a test that needs a document says so on its first line (`// @vitest-environment happy-dom`). What needs a real browser or a real
 * collector lives in files named `*.real.test.ts` and takes minutes, not milliseconds.
 */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Before any module: Dexie looks for IndexedDB when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What a real browser or collector does next is waited for, not timed.
    expect: { poll: { timeout: 10_000 } },
  },
});

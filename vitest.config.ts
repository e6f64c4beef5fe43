import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { postgresMissing } from './test/drive/postgres.ts';

const noPostgres = postgresMissing();
if (noPostgres) console.warn(`The collector's tests do not run on PostgreSQL: ${noPostgres}`);

/**
 * Logic runs in Node; a test that needs a document says so on its first line (`// @vitest-environment happy-dom`). What needs a real browser or a real
 * collector lives in files named `*.real.test.ts` and takes minutes, not milliseconds. The collector's tests run twice, once on each engine; files
 * named `*.postgres.test.ts` are about what only that engine can do.
 */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    environment: 'node',
    // Before any module: Dexie looks for IndexedDB when it is loaded.
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What a real browser or collector does next is waited for, not timed.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'test/**/*.postgres.test.ts'],
        },
      },
      ...(noPostgres
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'postgres',
                include: ['test/collector/**/*.test.ts'],
                globalSetup: ['test/collector/on-postgres.ts'],
              },
            },
          ]),
    ],
  },
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** Builds the stories once and serves them on a free loopback port: hundreds are shown, and a development server would hand over hundreds of modules for each. */
export async function serveStories(): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'unswivel-stories-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: { outDir, emptyOutDir: true, minify: false, target: 'chrome137', cssTarget: 'chrome137' },
  });
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('The story server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/index.html`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InlineConfig } from 'wxt';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Builds the extension with its crash points (lib/worker/crash-point.ts) into a folder of its own; no other build has them. The permission for unlimited storage is
 * left out, so that the quota the run sets counts. Gives the folder a browser loads. A process of its own: the builder prints and keeps state.
 */
export async function buildWithFaults(folder: string): Promise<string> {
  await promisify(execFile)(process.execPath, [import.meta.filename, folder], { cwd: ROOT });
  const built = join(folder, 'chrome-mv3');
  const path = join(built, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { permissions: string[] };
  manifest.permissions = manifest.permissions.filter((name) => name !== 'unlimitedStorage');
  writeFileSync(path, JSON.stringify(manifest));
  return built;
}

if (process.argv[1] === import.meta.filename) {
  const { build } = await import('wxt');
  const how: InlineConfig = {
    root: ROOT,
    outDir: process.argv[2] as string,
    browser: 'chrome',
    manifestVersion: 3,
    vite: () => ({ define: { 'import.meta.env.UNSWIVEL_FAULTS': 'true' } }),
  };
  await build(how);
}

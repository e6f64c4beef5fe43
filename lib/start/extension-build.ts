import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './refusal.ts';

const run = promisify(execFile);

/** What goes into the extension; the collector and the set-up do not. */
const SOURCES = [
  'wxt.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'entrypoints/**',
  'components/**',
  'lib/{assets,classify,consoles,drift,evidence,handoffs,lifecycle,page,record,wire,worker}/**',
];

/** The folder a browser loads unpacked. */
export function extensionFolder(root: string, browser: 'chrome' | 'firefox'): string {
  return join(root, '.output', `${browser}-mv3`);
}

/**
 * Builds the extension when a source changed since the last build, and answers whether it did. The stamp beside the build is a hash over the contents, so a
 * checkout that moves back and forth is built rightly. Throws `CannotStart` with what the build printed.
 */
export async function buildExtension(
  root: string,
  browser: 'chrome' | 'firefox',
): Promise<{ folder: string; built: boolean }> {
  const folder = extensionFolder(root, browser);
  const stamp = `${folder}.sources`;
  const now = sourceHash(root);
  const fresh = existsSync(join(folder, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (fresh) return { folder, built: false };
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  try {
    await run(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new CannotStart(`The extension for ${browser} could not be built.`, `${stdout}${stderr}`.trim().slice(-4000));
  }
  writeFileSync(stamp, now);
  return { folder, built: true };
}

function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

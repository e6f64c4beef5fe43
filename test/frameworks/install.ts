import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = import.meta.dirname;
const modules = join(folder, 'node_modules');
const stamp = join(modules, '.installed');

/**
 * Installs what the pages are made of, exactly as package-lock.json here names it, where it is not there yet: about a minute, once. Apart from the project's own
 * packages, so that nobody who only starts it waits for five frameworks. Throws with what npm printed.
 */
export async function installFrameworks(): Promise<void> {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { cwd: folder, maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `The frameworks of the matrix could not be installed. Check the connection to the npm registry.\n${stdout}${stderr}`.trim(),
    );
  }
  writeFileSync(stamp, hash);
}

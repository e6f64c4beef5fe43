import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildExtension, extensionFolder } from '../../lib/start/extension-build.ts';
import { BROWSERS } from './built.ts';
import type { Check, Finding } from './finding.ts';

const run = promisify(execFile);

/** Runs a tool of node_modules. Gives what it printed, and whether it was content. */
async function tool(
  root: string,
  script: string,
  args: string[],
): Promise<{ ok: boolean; printed: string; stdout: string }> {
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } };
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'node_modules', script), ...args], options);
    return { ok: true, printed: stdout + stderr, stdout };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { ok: false, printed: `${stdout}${stderr}` || String(error), stdout };
  }
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

export const types: Check = {
  name: 'types',
  async run(root) {
    const prepared = await tool(root, 'wxt/bin/wxt.mjs', ['prepare']);
    if (!prepared.ok) return [{ where: 'wxt prepare', what: prepared.printed.trim() }];
    const { ok, printed } = await tool(root, 'typescript/bin/tsc', ['--noEmit', '--pretty', 'false']);
    return ok ? [] : lines(printed).map((line) => ({ where: 'tsc', what: line }));
  },
};

export const format: Check = {
  name: 'Biome',
  async run(root) {
    const { ok, printed } = await tool(root, '@biomejs/biome/bin/biome', [
      'check',
      '--colors=off',
      '--error-on-warnings',
    ]);
    return ok ? [] : [{ where: 'biome check', what: `${printed.trim()}\nnpm run format mends most of it.` }];
  },
};

/** Both builds, made anew where a source changed: what follows reads them. */
export const builds: Check = {
  name: 'builds for Chrome and Firefox',
  async run(root) {
    for (const browser of BROWSERS) await buildExtension(root, browser);
    return [];
  },
};

interface LintAnswer {
  errors: { code: string; message: string; file?: string; line?: number }[];
}

export const webExtLint: Check = {
  name: 'web-ext lint',
  async run(root): Promise<Finding[]> {
    const folder = extensionFolder(root, 'firefox');
    const args = ['lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
    const { stdout, printed } = await tool(root, 'web-ext/bin/web-ext.js', args);
    const begins = stdout.indexOf('{');
    if (begins < 0) return [{ where: 'web-ext lint', what: printed.trim().slice(-2000) }];
    const { errors } = JSON.parse(stdout.slice(begins)) as LintAnswer;
    return errors.map(({ code, message, file, line }) => ({
      where: `${file ?? 'manifest.json'}:${line ?? 1}`,
      what: `${code}: ${message}`,
    }));
  },
};

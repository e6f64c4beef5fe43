import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { canInstallPackages, installPackages } from '../debian.ts';
import { CannotStart } from '../refusal.ts';

const run = promisify(execFile);

/** Branded Chrome from 137 on ignores `--load-extension`: only Chromium and Chrome for Testing will do. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing'];
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

const INSTALL_SENTENCE =
  'No Chromium was found. Install Chromium (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium) or Chrome for Testing ' +
  '(npx playwright-core install chromium), or set CHROMIUM to its program, and run the same command again.';

/** The Chromium to use: `CHROMIUM`, the path, usual places, Playwright's cache; else Debian's package where it may be installed. Throws `CannotStart`. */
export async function findOrInstallChromium(say: (line: string) => void): Promise<{ path: string; version: string }> {
  const path = findChromium() ?? (await installChromium(say));
  return { path, version: await versionOf(path) };
}

/** The Chromium of this machine, or undefined. Throws `CannotStart` when `CHROMIUM` names nothing. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new CannotStart(`CHROMIUM says ${named}, but there is no such program.`);
    return named;
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...MAC, ...playwrightBrowsers()].find((candidate) => existsSync(candidate));
}

/** Chromium as Playwright keeps it: `<cache>/chromium-<revision>/chrome-<platform>/…`, newest first. */
function playwrightBrowsers(): string[] {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  const revisions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  revisions.sort((one, other) => Number(other.split('-')[1]) - Number(one.split('-')[1]));
  return revisions.flatMap((revision) => [
    join(cache, revision, 'chrome-linux64', 'chrome'),
    join(cache, revision, 'chrome-linux', 'chrome'),
    join(cache, revision, 'chrome-mac', 'Chromium.app/Contents/MacOS/Chromium'),
    join(cache, revision, 'chrome-mac-arm64', 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
  ]);
}

async function installChromium(say: (line: string) => void): Promise<string> {
  if (!canInstallPackages()) throw new CannotStart(INSTALL_SENTENCE);
  await installPackages(['chromium'], say);
  const path = findChromium();
  if (!path) throw new CannotStart(INSTALL_SENTENCE);
  return path;
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return /[\d.]+/.exec(stdout)?.[0] ?? 'version unknown';
  } catch (error) {
    throw new CannotStart(`${path} does not run: ${(error as Error).message.split('\n')[0]}`);
  }
}

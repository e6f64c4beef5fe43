import { execFile } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { CannotStart } from './refusal.ts';

const run = promisify(execFile);

/** True where packages may be installed: Debian or a relative, as root. */
export function canInstallPackages(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    const { stdout } = await run('dpkg', ['-s', name]);
    return stdout.includes('install ok installed');
  } catch {
    return false;
  }
}

/** Those of `names` that are not installed. */
export async function missingPackages(names: string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const name of names) if (!(await isInstalled(name))) missing.push(name);
  return missing;
}

/**
 * Installs what is missing, without recommended extras and without letting a package start a service (private instances are started instead).
 * `answers` are debconf selections. Waits up to five minutes for another package manager. Throws `CannotStart`.
 */
export async function installPackages(
  names: string[],
  log: (line: string) => void,
  answers: string[] = [],
): Promise<void> {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  if (!canInstallPackages()) {
    throw new CannotStart(`${missing.join(', ')} must be installed first: sudo apt-get install ${missing.join(' ')}`);
  }
  log(`installing ${missing.join(', ')}`);
  const undoPolicy = keepServicesFromStarting();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  try {
    if (answers.length > 0) await feedDebconf(answers, env);
    await aptInstall(missing, env, log);
  } finally {
    undoPolicy();
  }
}

async function aptInstall(names: string[], env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<void> {
  const args = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Dpkg::Options::=--force-confold',
  ];
  const apt = (rest: string[]) => run('apt-get', rest, { env, maxBuffer: 64 * 1024 * 1024 });
  try {
    await apt([...args, ...names]);
  } catch {
    // a fresh machine has no package lists, or old ones
    log('refreshing the package lists');
    try {
      await apt(['update', '-q']);
      await apt([...args, ...names]);
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr ?? error);
      throw new CannotStart(
        `Debian's package manager could not install ${names.join(', ')}.`,
        said.trim().split('\n').slice(-10).join('\n'),
      );
    }
  }
}

async function feedDebconf(answers: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = execFile('debconf-set-selections', { env });
  child.stdin?.end(`${answers.join('\n')}\n`);
  await new Promise<void>((done) => child.once('close', () => done()));
}

/** Debian asks /usr/sbin/policy-rc.d whether a package may start its service; ours says no, and goes again afterwards. */
function keepServicesFromStarting(): () => void {
  const path = '/usr/sbin/policy-rc.d';
  if (existsSync(path)) return () => {};
  writeFileSync(path, '#!/bin/sh\nexit 101\n');
  chmodSync(path, 0o755);
  return () => execFile('rm', ['-f', path]);
}

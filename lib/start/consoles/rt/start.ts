import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPackages } from '../../debian.ts';
import { runningPort, startGroup, stopGroup } from '../../process-group.ts';
import { CannotStart } from '../../refusal.ts';
import { waitUntilAnswers } from '../answers.ts';
import type { ConsoleOptions, RunningConsole } from '../running-console.ts';
import { rtSiteConfig } from './site-config.ts';

const run = promisify(execFile);
const SEED = join(import.meta.dirname, 'seed.pl');
export const RT_PACKAGES = ['dbconfig-no-thanks', 'request-tracker5', 'rt5-standalone', 'rt5-db-sqlite', 'rt5-clients'];
const DEBCONF = [
  'request-tracker5 request-tracker5/dbconfig-install boolean false',
  'request-tracker5 request-tracker5/install-cronjobs boolean false',
];

/** Request Tracker 5 from Debian's packages, on SQLite, signed in as root / password. REST 2 is part of it. Throws `CannotStart`. */
export async function startRt({ state, port, log }: ConsoleOptions): Promise<RunningConsole> {
  const pidFile = join(state, 'server.json');
  const logFile = join(state, 'server.log');
  const listening = runningPort(pidFile) ?? port;
  const console = {
    name: 'rt',
    url: `http://rt.localhost:${listening}`,
    address: `http://127.0.0.1:${listening}`,
    stop: () => stopGroup(pidFile),
  };
  if (runningPort(pidFile) === undefined) {
    await installPackages(RT_PACKAGES, log, DEBCONF);
    const env = prepare(state, port);
    await seed(state, env, log);
    const server = '/usr/share/request-tracker5/libexec/rt-server';
    const args = [server, '--server', 'Starlet', '--host', '127.0.0.1', '--port', String(port), '--max-workers', '3'];
    await startGroup('perl', args, { pidFile, logFile, port, env });
  }
  await waitUntilAnswers(`${console.address}/`, 90, { pidFile, logFile });
  return console;
}

function prepare(state: string, port: number): NodeJS.ProcessEnv {
  for (const folder of ['mason', 'session', 'no-more-config']) mkdirSync(join(state, folder), { recursive: true });
  const config = join(state, 'RT_SiteConfig.pm');
  writeFileSync(config, rtSiteConfig(state, port));
  // Debian's own RT_SiteConfig.d would set another host and database
  return {
    ...process.env,
    RT_SITE_CONFIG: config,
    RT_SITE_CONFIG_DIR: join(state, 'no-more-config'),
    LC_ALL: 'C.UTF-8',
  };
}

/** Makes the database and its people and tickets once: a marker written last keeps a half-made one from being used. */
async function seed(state: string, env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<void> {
  const marker = join(state, 'seeded');
  if (existsSync(marker)) return;
  log('making its database');
  rmSync(join(state, 'rt.sqlite3'), { force: true });
  try {
    await run('rt-setup-database-5', ['--action', 'init', '--skip-create', '--dba', '', '--dba-password', ''], {
      env,
      cwd: state,
    });
    await run('perl', [SEED], { env, cwd: state });
  } catch (error) {
    const said = error as { stderr?: string; stdout?: string };
    throw new CannotStart(
      'Request Tracker could not make its database.',
      `${said.stdout ?? ''}${said.stderr ?? error}`.slice(-2000),
    );
  }
  writeFileSync(marker, '');
}

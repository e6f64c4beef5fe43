import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../../debian.ts';
import { nextFreePort } from '../../ports.ts';
import { runningPort, startGroup, stopGroup } from '../../process-group.ts';
import { waitUntilAnswers } from '../answers.ts';
import type { ConsoleOptions, RunningConsole } from '../running-console.ts';
import { startDirectory } from './directory.ts';
import { makeLamSite } from './site.ts';

const PHP = ['cli', 'ldap', 'xml', 'gd', 'zip', 'gmp', 'imagick', 'mbstring', 'curl'].map((part) => `php-${part}`);
export const LAM_PACKAGES = ['slapd', 'ldap-utils', 'ldap-account-manager', ...PHP];
const DEBCONF = [
  'slapd slapd/no_configuration boolean true',
  'ldap-account-manager ldap-account-manager/config-webserver multiselect',
];

/** LAM answers with the directory behind it, where tests read back what was stored. */
export interface RunningLam extends RunningConsole {
  ldap: string;
}

export interface LamOptions extends ConsoleOptions {
  /** where the directory listens; the next free port after LAM's when left out */
  ldapPort?: number;
}

/** LDAP Account Manager 8 and slapd from Debian's packages; the sign-in page asks for Admin-pass-1 only. Throws `CannotStart`. */
export async function startLam({ state, port, ldapPort: wanted, log }: LamOptions): Promise<RunningLam> {
  const pidFile = join(state, 'server.json');
  const logFile = join(state, 'server.log');
  const directory = join(state, 'directory');
  await installPackages(LAM_PACKAGES, log, DEBCONF);
  mkdirSync(directory, { recursive: true });
  const ldapPort = await startDirectory(directory, wanted ?? (await nextFreePort(port + 1, new Set([port]))));
  const listening = runningPort(pidFile) ?? port;
  const address = `http://127.0.0.1:${listening}`;
  // written each time: the directory may have moved to another port
  const site = makeLamSite(state, ldapPort);
  if (runningPort(pidFile) === undefined) {
    const args = [
      '-d',
      `session.save_path=${site}/sess`,
      '-d',
      'display_errors=0',
      '-S',
      `127.0.0.1:${port}`,
      '-t',
      site,
    ];
    await startGroup('php', args, { pidFile, logFile, port, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } });
  }
  try {
    await waitUntilAnswers(`${address}/templates/login.php`, 60, { pidFile, logFile });
  } catch (error) {
    await stopGroup(join(directory, 'slapd.json'));
    throw error;
  }
  return {
    name: 'lam',
    url: `http://lam.localhost:${listening}`,
    address,
    ldap: `ldap://127.0.0.1:${ldapPort}`,
    stop: async () => {
      await stopGroup(pidFile);
      await stopGroup(join(directory, 'slapd.json'));
    },
  };
}

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { runningPort, startGroup } from '../../process-group.ts';
import { CannotStart } from '../../refusal.ts';
import { SIGN_IN } from '../credentials.ts';

const run = promisify(execFile);
const SEED = join(import.meta.dirname, 'seed.ldif');
const BASE = 'dc=client,dc=example';

function slapdConfig(state: string): string {
  return `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile ${state}/slapd.pid
argsfile ${state}/slapd.args
modulepath /usr/lib/ldap
moduleload back_mdb
database mdb
maxsize 104857600
suffix "${BASE}"
rootdn "${SIGN_IN.ldap.name}"
rootpw ${SIGN_IN.ldap.password}
directory ${state}/db
index objectClass,uid,cn,sn,mail eq
access to * by users read by anonymous auth
`;
}

/** Starts OpenLDAP's slapd with the client's directory, seeded once. Answers the port it listens on. Throws `CannotStart`. */
export async function startDirectory(state: string, port: number): Promise<number> {
  const pidFile = join(state, 'slapd.json');
  const logFile = join(state, 'slapd.log');
  const running = runningPort(pidFile);
  if (running !== undefined) return running;
  mkdirSync(join(state, 'db'), { recursive: true });
  const config = join(state, 'slapd.conf');
  writeFileSync(config, slapdConfig(state));
  const url = `ldap://127.0.0.1:${port}`;
  await startGroup('/usr/sbin/slapd', ['-d', '0', '-f', config, '-h', url], { pidFile, logFile, port });
  await waitForDirectory(url, logFile);
  await seed(url);
  return port;
}

async function waitForDirectory(url: string, logFile: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await run('ldapsearch', ['-x', '-H', url, '-s', 'base', '-b', '']);
      return;
    } catch {
      await wait(100);
    }
  }
  throw new CannotStart(`The directory at ${url} did not answer within 10 seconds. What it printed is in ${logFile}.`);
}

async function seed(url: string): Promise<void> {
  const bind = ['-x', '-H', url, '-D', SIGN_IN.ldap.name, '-w', SIGN_IN.ldap.password];
  try {
    await run('ldapsearch', [...bind, '-s', 'base', '-b', `ou=People,${BASE}`, 'dn']);
  } catch {
    // the base is missing: this directory is new
    await run('ldapadd', [...bind, '-c', '-f', SEED]);
  }
}

/** A private PostgreSQL server: a new cluster in a temporary folder, on a free port of 127.0.0.1, with fsync as it is delivered (on). */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { canInstallPackages, installPackages } from '../../lib/start/debian.ts';
import { nextFreePort } from '../../lib/start/ports.ts';

const run = promisify(execFile);
const OWNER = 'unswivel';

export interface PostgresServer {
  /** of its maintenance database */
  url: string;
  /** creates an empty database and gives its address */
  newDatabase(): Promise<string>;
  /** stops at once, as a crash would; `start` recovers from its log */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** stops it for good and removes its folder */
  stop(): Promise<void>;
}

/** Why there can be no PostgreSQL here, or undefined. */
export function postgresMissing(): string | undefined {
  if (process.env.UNSWIVEL_POSTGRES === 'off') return 'UNSWIVEL_POSTGRES=off.';
  if (binaries() || canInstallPackages()) return undefined;
  return 'there is no PostgreSQL here, and none may be installed. Install it (Debian: apt-get install postgresql).';
}

/** Installs Debian's PostgreSQL where it is missing and may be installed. */
export async function installPostgres(log: (line: string) => void): Promise<void> {
  if (!binaries()) await installPackages(['postgresql'], log);
}

/** The folder of `initdb` and `postgres`: Debian's newest, else the one on the path. */
function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root: Debian's package brings a user for it, and every system has `nobody`. */
function servant(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // no such user here
    }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody.');
}

/** Starts a new, empty server. */
export async function startPostgres(): Promise<PostgresServer> {
  await installPostgres(() => {});
  const bin = binaries();
  if (!bin) throw new Error(`No PostgreSQL: ${postgresMissing()}`);
  const as = servant();
  const folder = mkdtempSync(join(tmpdir(), 'unswivel-postgres-'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--locale=C'], {
    ...as,
    cwd: folder,
  });
  const port = await nextFreePort(15_000 + Math.floor(Math.random() * 5000));
  const url = `postgres://${OWNER}@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;
  let made = 0;

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  const server: PostgresServer = {
    url,
    async newDatabase() {
      made += 1;
      const name = `unswivel_${process.pid}_${made}_${Math.random().toString(36).slice(2, 8)}`;
      await createDatabase(url, name);
      return url.replace(/postgres$/, name);
    },
    // SIGQUIT: every process ends at once, and nothing is written any more
    crash: () => end('SIGQUIT'),
    async start() {
      const settings = [
        `port=${port}`,
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=300',
      ];
      child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
        ...as,
        cwd: folder,
        stdio: 'ignore',
      });
      await answers(url);
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Creates a database on the server at `url`. */
export async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch {
      await wait(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error('PostgreSQL did not answer within 30 s.');
}

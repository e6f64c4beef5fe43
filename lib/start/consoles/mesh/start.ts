import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runningPort, startGroup, stopGroup } from '../../process-group.ts';
import { CannotStart } from '../../refusal.ts';
import { waitUntilAnswers } from '../answers.ts';
import { SIGN_IN } from '../credentials.ts';
import type { ConsoleOptions, RunningConsole } from '../running-console.ts';
import { meshConfig } from './config.ts';
import { seedMesh } from './seed.ts';

const run = promisify(execFile);
const VERSION = '1.1.55';

export interface RunningMesh extends RunningConsole {
  /** where MeshCentral is installed: its command-line client is there */
  app: string;
  /** SHA-256 of its certificate's public key, base64: what a browser is told to trust for this one server */
  certificate: string;
}

/** MeshCentral from npm, over https with a certificate of its own, signed in as admin / Admin-pass-1. Throws `CannotStart`. */
export async function startMesh({ state, port, log }: ConsoleOptions): Promise<RunningMesh> {
  const pidFile = join(state, 'server.json');
  const logFile = join(state, 'server.log');
  const app = join(state, 'app');
  const running = runningPort(pidFile);
  const listening = running ?? port;
  const console = {
    name: 'mesh',
    url: `https://mesh.localhost:${listening}`,
    address: `https://127.0.0.1:${listening}`,
    stop: () => stopGroup(pidFile),
  };
  if (running === undefined) {
    await install(app, log);
    const data = join(state, 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'config.json'), meshConfig(port));
    const server = ['node_modules/meshcentral/meshcentral.js', '--datapath', data, '--filespath', join(state, 'files')];
    await makeAdministrator(state, app, server, log);
    await startGroup(process.execPath, server, { pidFile, logFile, port, cwd: app });
  }
  await waitUntilAnswers(`${console.address}/`, 120, { pidFile, logFile });
  await once(join(state, 'seeded'), () => seedMesh(app, listening));
  return { ...console, app, certificate: publicKeyHash(join(state, 'data', 'webserver-cert-public.crt')) };
}

function publicKeyHash(certificate: string): string {
  const key = new X509Certificate(readFileSync(certificate)).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

async function install(app: string, log: (line: string) => void): Promise<void> {
  const marker = join(app, `installed-${VERSION}`);
  if (existsSync(marker)) return;
  log('installing MeshCentral from npm, about half a minute');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{"name":"practice-mesh","private":true}\n');
  try {
    await run('npm', ['install', `meshcentral@${VERSION}`, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: app,
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? String(error);
    throw new CannotStart(
      'MeshCentral could not be installed from npm. Check the connection to the registry and try again.',
      said.slice(-2000),
    );
  }
  writeFileSync(marker, '');
}

/** The first administrator is made while the server is down: its command line does that and ends. */
async function makeAdministrator(
  state: string,
  app: string,
  server: string[],
  log: (line: string) => void,
): Promise<void> {
  await once(join(state, 'administrator'), async () => {
    log('making its first administrator');
    const { name, password } = SIGN_IN.mesh;
    const account = [
      '--createaccount',
      name,
      '--pass',
      password,
      '--email',
      'admin@msp.example',
      '--name',
      'Site Admin',
    ];
    await run(process.execPath, [...server, ...account], { cwd: app });
    await run(process.execPath, [...server, '--adminaccount', name], { cwd: app });
  });
}

async function once(marker: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(marker)) return;
  await work();
  writeFileSync(marker, '');
}

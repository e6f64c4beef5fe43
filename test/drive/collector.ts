import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nextFreePort } from '../../lib/start/ports.ts';

const run = promisify(execFile);
const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;

/** A real collector process over a data folder; it can be killed as a power cut would. */
export interface CollectorProcess {
  url: string;
  data: string;
  /** one-time code of a technician; roles and clients are granted when it is used */
  code(technician: string, roles: string[], serves: string[]): Promise<string>;
  /** `node lib/collector/main.ts <words> --data … --json`, parsed */
  command(...words: string[]): Promise<unknown>;
  start(): Promise<void>;
  /** of the running process */
  pid(): number | undefined;
  /** SIGKILL, no warning */
  kill9(): Promise<void>;
  stop(): Promise<void>;
  /** everything it has written to its output so far, where that is kept */
  said?(): string;
}

/** A collector process over a data folder that was set up; not started yet. */
export async function collectorOver(data: string): Promise<CollectorProcess> {
  const port = await nextFreePort(8600 + Math.floor(Math.random() * 300));
  let child: ChildProcess | null = null;
  const said: string[] = [];

  const collector: CollectorProcess = {
    url: `http://127.0.0.1:${port}`,
    data,
    async code(technician, roles, serves) {
      const answer = await collector.command(
        'enrol',
        '--technician',
        technician,
        '--roles',
        roles.join(','),
        '--serves',
        serves.join(','),
      );
      return (answer as { code: string }).code;
    },
    async command(...words) {
      const { stdout } = await run(process.execPath, [MAIN, ...words, '--data', data, '--json']);
      return JSON.parse(stdout);
    },
    async start() {
      child = spawn(process.execPath, [MAIN, 'serve', '--data', data, '--port', String(port)], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout?.on('data', (text) => said.push(String(text)));
      child.stderr?.on('data', (text) => {
        said.push(String(text));
        process.stderr.write(text);
      });
      for (let tries = 0; tries < 100; tries += 1) {
        if (await answers(`${collector.url}/v1/status`)) return;
        await wait(100);
      }
      throw new Error('The collector did not answer within 10 s.');
    },
    pid: () => child?.pid,
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    said: () => said.join(''),
  };

  async function end(signal: NodeJS.Signals): Promise<void> {
    const old = child;
    child = null;
    if (!old || old.exitCode !== null) return;
    const gone = once(old, 'exit');
    old.kill(signal);
    await gone;
  }

  return collector;
}

/** Sets up a new data folder with the sample MSP whose consoles run at `consoles` (id → address), and starts it. */
export async function startCollector(data: string, consoles: Record<string, string>): Promise<CollectorProcess> {
  mkdirSync(data, { recursive: true });
  const collector = await collectorOver(data);
  await collector.command(
    'init',
    '--user-name',
    'root',
    '--given-name',
    'Robin',
    '--family-name',
    'Root',
    '--email',
    'root@msp.example',
  );
  const places = Object.entries(consoles).flatMap(([id, address]) => ['--console', `${id}=${address}`]);
  await collector.command('sample', 'add', ...places);
  await collector.start();
  return collector;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

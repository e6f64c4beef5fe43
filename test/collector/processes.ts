/** Collectors as processes over one data folder and one database: as many as wanted, each to be ended as a power cut would. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDevice, enrolBody, type TestDevice } from './start-collector.ts';

const MAIN = join(import.meta.dirname, '../../lib/collector/main.ts');
const FIRST = ['--user-name', 'ada', '--given-name', 'Ada', '--family-name', 'Admin'];

export interface ServingCollector {
  url: string;
  process: ChildProcess;
  /** SIGKILL */
  kill(): Promise<void>;
}

export interface Sent {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

/** `url` is the PostgreSQL database, or undefined for the folder's own. */
export function createProcesses(data: string, url: string | undefined) {
  const env = { ...process.env, DATABASE_URL: url ?? '' };
  const running: ServingCollector[] = [];

  /** One command; gives its line of JSON. Throws with what it printed on standard error. */
  async function command(...words: string[]) {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words, '--data', data, '--json'], { env });
    return JSON.parse(stdout);
  }

  async function serve(): Promise<ServingCollector> {
    const child = spawn(process.execPath, [MAIN, 'serve', '--data', data, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
    let out = '';
    const at = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (part) => {
        out += part;
        const found = /"url":"([^"]+)"/.exec(out)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`The collector ended with ${code}.`)));
    });
    const collector = {
      url: at,
      process: child,
      kill: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      },
    };
    running.push(collector);
    return collector;
  }

  return {
    command,
    serve,
    init: () => command('init', ...FIRST),
    enrol: async (at: string): Promise<TestDevice> => {
      const { code } = await command('enrol', '--technician', 'ada');
      const key = generateKeyPairSync('ed25519');
      const { json } = await post(at, '/v1/enrol', enrolBody(code, key));
      return createDevice(json.device, json.token, 'ada', json.log, key.privateKey);
    },
    stop: async () => {
      for (const one of running) await one.kill();
    },
  };
}

/** Rejects when there is no answer. */
export async function post(at: string, path: string, body: unknown, token?: string): Promise<Sent> {
  const response = await fetch(at + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: await response.json() };
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startGroup, stopGroup } from './process-group.ts';
import { CannotStart } from './refusal.ts';

const run = promisify(execFile);
/** the first administrator was made by `npm start` */
const SET_UP = 'set-up';
const MAIN = join(import.meta.dirname, '../collector/main.ts');

export interface Collector {
  /** its data folder */
  folder: string;
  url: string;
  logFile: string;
  /** resolves when it ended without being asked to */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Runs one command of the collector's command line on a data folder and gives its JSON. Throws `CannotStart` with its sentence. */
export async function collectorCommand(folder: string, ...words: string[]): Promise<Record<string, unknown>> {
  try {
    const { stdout } = await run(process.execPath, [MAIN, ...words, '--data', folder, '--json']);
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new CannotStart(`The collector did not take “${words[0]}”.`, said ?? String(error));
  }
}

/** The people `npm start` begins with: an administrator, made once, and the sample MSP, whose consoles are placed where they run now. */
export async function prepareCollector(folder: string, consoles: Record<string, string>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, SET_UP))) await firstAdministrator(folder);
  writeFileSync(join(folder, SET_UP), '');
  const places = Object.entries(consoles).flatMap(([id, url]) => ['--console', `${id}=${url}`]);
  await collectorCommand(folder, 'sample', 'add', ...places);
}

export const ADMINISTRATOR = { id: 'rsander', name: 'Robin Sander' };
export const TECHNICIAN = { id: 'mkruse', name: 'Maren Kruse' };

async function firstAdministrator(folder: string): Promise<void> {
  const [given = '', family = ''] = ADMINISTRATOR.name.split(' ');
  const who = [
    '--user-name',
    ADMINISTRATOR.id,
    '--given-name',
    given,
    '--family-name',
    family,
    '--email',
    'r.sander@msp.example',
  ];
  try {
    await collectorCommand(folder, 'init', ...who);
  } catch (error) {
    // a first start that was cut short after this point
    if (!(error instanceof CannotStart && error.detail.includes('set up already'))) throw error;
  }
}

/** A one-time enrolment code for a technician; `roles` and `serves` (client ids or `*`, by commas) take effect when it is used. */
export async function newCode(folder: string, technician: string, roles: string, serves: string): Promise<string> {
  const who = ['--technician', technician, '--roles', roles, '--serves', serves];
  return String((await collectorCommand(folder, 'enrol', ...who)).code);
}

/** Starts the collector on 127.0.0.1 in a process group of its own. One left behind by a start that was killed is ended first. Throws `CannotStart`. */
export async function startCollector(folder: string, port: number): Promise<Collector> {
  const pidFile = join(folder, 'server.json');
  const logFile = join(folder, 'server.log');
  await stopGroup(pidFile);
  const child = await startGroup(process.execPath, [MAIN, 'serve', '--data', folder, '--port', String(port)], {
    pidFile,
    logFile,
    port,
  });
  let stopping = false;
  const ended = new Promise<void>((done) => child.once('exit', () => !stopping && done()));
  const url = `http://127.0.0.1:${port}`;
  await answers(url, logFile, child.exitCode !== null);
  return {
    folder,
    url,
    logFile,
    ended,
    stop: async () => {
      stopping = true;
      await stopGroup(pidFile);
    },
  };
}

async function answers(url: string, logFile: string, gone: boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !gone; tries += 1) {
    try {
      const answer = await fetch(`${url}/v1/status`);
      if (answer.ok) return;
    } catch {
      // not listening yet
    }
    await wait(100);
  }
  throw new CannotStart(`The collector did not answer at ${url}. What it printed is in ${logFile}.`);
}

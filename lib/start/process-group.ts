import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What is remembered of a background program: enough to find it again and to be sure that it is still the same one. */
interface Remembered {
  pid: number;
  /** the program's command line as the system shows it, so that a pid given to somebody else is never ended */
  command: string;
  port: number;
}

export interface GroupOptions {
  /** where the pid is remembered */
  pidFile: string;
  /** where what it prints goes */
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  port: number;
}

/** The command line of a running process, or undefined when there is none. */
function commandLine(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The port of the program remembered in `pidFile` when it still runs, else undefined. */
export function runningPort(pidFile: string): number | undefined {
  const known = remembered(pidFile);
  return known && commandLine(known.pid) === known.command ? known.port : undefined;
}

function remembered(pidFile: string): Remembered | undefined {
  if (!existsSync(pidFile)) return undefined;
  try {
    return JSON.parse(readFileSync(pidFile, 'utf8')) as Remembered;
  } catch {
    // cut short by a crash: nothing to find again
    return undefined;
  }
}

/** Starts a program in a process group of its own that outlives an impatient parent, and remembers it in `pidFile`. */
export async function startGroup(command: string, args: string[], options: GroupOptions): Promise<ChildProcess> {
  mkdirSync(dirname(options.pidFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  await new Promise<void>((done, fail) => {
    child.once('spawn', done);
    child.once('error', fail);
  });
  const pid = child.pid as number;
  child.unref();
  // until the program replaces itself, `ps` may still show the parent's command line
  await wait(150);
  const known: Remembered = { pid, command: commandLine(pid) ?? '', port: options.port };
  writeFileSync(options.pidFile, JSON.stringify(known));
  return child;
}

/** Ends the group remembered in `pidFile`: asks first, insists after 5 s. Nothing happens when it is gone or is somebody else's by now. */
export async function stopGroup(pidFile: string): Promise<void> {
  const known = remembered(pidFile);
  rmSync(pidFile, { force: true });
  if (known === undefined || commandLine(known.pid) !== known.command) return;
  signalGroup(known.pid, 'SIGTERM');
  for (let tries = 0; tries < 50; tries += 1) {
    if (!groupAlive(known.pid)) return;
    await wait(100);
  }
  signalGroup(known.pid, 'SIGKILL');
}

/** Sends a signal to a whole group; a group that is gone is what we wanted. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function groupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

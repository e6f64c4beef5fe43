import { spawn } from 'node:child_process';
import { signalGroup } from '../../lib/start/process-group.ts';

export interface Ended {
  code: number | null;
  /** what it printed on standard output */
  output: string;
}

/**
 * Runs a TypeScript or JavaScript program of the project, shows what it prints and keeps it. A program that takes longer than `minutes`, or that runs when
 * somebody asks to end, is ended with all it started.
 */
export function runPart(
  root: string,
  words: string[],
  { minutes, env, asked }: { minutes: number; env: NodeJS.ProcessEnv; asked: Promise<void> },
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      // a group of its own, so that browsers of a program that hangs end with it
      detached: true,
    });
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes;
      process.stdout.write(bytes);
    });
    const endGroup = (signal: NodeJS.Signals) => {
      if (child.pid !== undefined && child.exitCode === null) signalGroup(child.pid, signal);
    };
    const late = setTimeout(() => {
      process.stdout.write(`\nIt took longer than ${minutes} minutes and is ended.\n`);
      endGroup('SIGKILL');
    }, minutes * 60_000);
    void asked.then(() => endGroup('SIGTERM'));
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(late);
      done({ code, output });
    });
  });
}

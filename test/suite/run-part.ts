import { spawn } from 'node:child_process';

export interface Ended {
  code: number | null;
  /** what it printed on standard output */
  output: string;
}

/**
 * Runs a TypeScript or JavaScript program of the project, shows what it prints and keeps it. A program that takes longer than `minutes` is ended, with all
 * it started.
 */
export function runPart(root: string, words: string[], minutes: number, env: NodeJS.ProcessEnv): Promise<Ended> {
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
      if (child.pid === undefined || child.exitCode !== null) return;
      process.kill(-child.pid, signal);
    };
    const late = setTimeout(() => {
      process.stdout.write(`\nIt took longer than ${minutes} minutes and is ended.\n`);
      endGroup('SIGKILL');
    }, minutes * 60_000);
    const interrupted = () => endGroup('SIGTERM');
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      done({ code, output });
    });
  });
}

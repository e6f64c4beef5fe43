import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'unswivel-hammer-';

/** A folder for one run. It carries our process number, so that a later run knows whether it was left behind. */
export function ownFolder(): string {
  return mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`));
}

/** Ends what a run that was itself killed left: processes that name its folder, disks mounted in it, and the folder. */
export function clearLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(NAME) ? Number(name.slice(NAME.length).split('-')[0]) : 0;
    if (owner > 0 && !alive(owner)) clearFolder(join(tmpdir(), name));
  }
}

/** Ends every process that names the folder on its command line; unless it is to be kept, unmounts what is mounted in it and removes it. */
export function clearFolder(folder: string, keep = false): void {
  for (const pid of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it ended by itself meanwhile
    }
  }
  if (keep) return void process.stdout.write(`Data, profile and logs are in ${folder}.\n`);
  for (const line of readText('/proc/mounts').split('\n')) {
    const place = line.split(' ')[1];
    if (place?.startsWith(`${folder}/`)) execFileSync('umount', ['--lazy', place]);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Nothing where there is no /proc: then only children known by their number are ended. */
function processesOf(folder: string): number[] {
  return listed('/proc').filter((pid) => pid !== process.pid && readText(`/proc/${pid}/cmdline`).includes(folder));
}

function listed(place: string): number[] {
  try {
    return readdirSync(place).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The collector's disk, small enough to be filled. */
export interface Disk {
  folder: string;
  /** false: none could be mounted here (that takes root); then the collector is started with a limit on its files instead */
  mounted: boolean;
  /** takes all room but `left` bytes */
  fill(left: number): void;
  free(): void;
  remove(): void;
}

const SIZE = '512m';
const CHUNK = 64 * 1024;

export function smallDisk(folder: string): Disk {
  mkdirSync(folder, { recursive: true });
  const mounted = mount(folder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    mounted,
    fill(left) {
      const file = openSync(ballast, 'w');
      try {
        for (;;) if (writeSync(file, Buffer.alloc(CHUNK)) < CHUNK) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
      if (left > 0) execFileSync('truncate', ['--size', `-${left}`, ballast]);
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      if (mounted) execFileSync('umount', ['--lazy', folder]);
    },
  };
}

function mount(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tmpfs', folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

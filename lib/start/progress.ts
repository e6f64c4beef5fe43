import { CannotStart } from './refusal.ts';

export type Say = (line: string) => void;

const SLOW_MS = 8000;
const AGAIN_MS = 30_000;

/**
 * Runs one step of the set-up and prints a line when it is done: a tick, its name, what it found, how long it took. A step that takes long says so now and
 * then. `work` gives what to print behind the name, or what it made together with that.
 */
export async function step<T>(name: string, work: (say: Say) => Promise<{ value: T; note?: string }>): Promise<T> {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const say: Say = (line) => print(`  … ${name}: ${line}`);
  let timer = setTimeout(function still() {
    say(`still at it, ${seconds()}`);
    timer = setTimeout(still, AGAIN_MS);
  }, SLOW_MS);
  try {
    const { value, note } = await work(say);
    print(`  ✓ ${name}${note ? ` (${note})` : ''}, ${seconds()}`);
    return value;
  } catch (error) {
    print(`  ✗ ${name}`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints why the set-up ended: a sentence where it was foreseen, the whole error where it was our mistake. */
export function printFailure(error: unknown): void {
  const text =
    error instanceof CannotStart
      ? [error.message, error.detail].filter(Boolean).join('\n')
      : `Something went wrong in Unswivel itself: ${error instanceof Error ? error.stack : String(error)}`;
  process.stderr.write(`\n${text}\n`);
}

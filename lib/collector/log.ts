/** One JSON line per request: what happened, never with whom about what. The route's pattern, not the address: addresses hold names. */
export interface LogLine {
  at: string;
  event: 'request' | 'fault' | 'listening' | 'stopping' | 'stopped';
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  device?: string;
  code?: string;
  url?: string;
  /** of a fault: where it was thrown; a message could hold a value */
  stack?: string[];
}

let held = false;

/** Lines of one turn of the event loop are written together: to a pipe each write is a system call that waits. */
export function writeLine(line: LogLine): void {
  if (!held) {
    held = true;
    process.stdout.cork();
    setImmediate(() => {
      held = false;
      process.stdout.uncork();
    });
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A fault's kind and places, without its message. */
export function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error];
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...places.slice(0, 8).map((line) => line.trim())];
}

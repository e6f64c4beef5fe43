/**
 * For the fault runs only: UNSWIVEL_CRASH_AT=<point>[:n] makes this process kill itself as a power cut would when it passes that point for the nth time (default the
 * first). Nothing else can switch it on; without it a point costs one comparison.
 */
const POINTS = ['received', 'queued', 'sequenced', 'committed', 'answered'] as const;

/** A batch was read and checked · (PostgreSQL) committed to the inbox · stored but not committed · committed but not answered · answered. */
export type CrashPoint = (typeof POINTS)[number];

const wanted = /^(\w+)(?::(\d+))?$/.exec(process.env.UNSWIVEL_CRASH_AT ?? '');
let left = wanted && POINTS.includes(wanted[1] as CrashPoint) ? Number(wanted[2] ?? 1) : 0;

/** Passes a point; never comes back from the one asked for. */
export function crashPoint(point: CrashPoint): void {
  if (left === 0 || wanted?.[1] !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

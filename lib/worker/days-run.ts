import { database } from './database.ts';

const KEY = 'days-run';
const DAY_MS = 86_400_000;
/** What stands further apart is a long absence, or a clock that is wrong: the day after tells which. */
const NEAR = 31;

interface Days {
  /** the last day counted, in days since 1970 */
  day: number;
  count: number;
  /** a day far from it, seen once */
  elsewhere?: number;
}

/**
 * On how many different days this browser profile has run so far, today included. What is kept for some days is counted in these, not by the clock alone: a clock
 * that stands ten years off for a moment adds nothing, however often it does so.
 */
export async function daysRun(nowMs: number = Date.now()): Promise<number> {
  const held = (await database.settings.get(KEY))?.value as Days | undefined;
  const next = after(held, Math.floor(nowMs / DAY_MS));
  if (next !== held) await database.settings.put({ key: KEY, value: next });
  return next.count;
}

function after(held: Days | undefined, day: number): Days {
  if (!held) return { day, count: 1 };
  if (follows(day, held.day)) return { day, count: held.count + 1 };
  if (near(day, held.day) || day === held.elsewhere) return held;
  if (held.elsewhere !== undefined && follows(day, held.elsewhere)) return { day, count: held.count + 1 };
  return { ...held, elsewhere: day };
}

const near = (a: number, b: number) => Math.abs(a - b) <= NEAR;
const follows = (day: number, before: number) => day > before && near(day, before);

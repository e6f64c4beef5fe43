import { database } from './database.ts';

const KEY = 'days-run';
const DAY_MS = 86_400_000;

/**
 * On how many different days this browser profile has run so far, today included. What is kept for some days is counted in these, not by the clock alone: a clock
 * that stands ten years off for a moment adds a day, not ten years.
 */
export async function daysRun(nowMs: number = Date.now()): Promise<number> {
  const day = Math.floor(nowMs / DAY_MS);
  const held = (await database.settings.get(KEY))?.value as { day: number; count: number } | undefined;
  if (held?.day === day) return held.count;
  const count = (held?.count ?? 0) + 1;
  await database.settings.put({ key: KEY, value: { day, count } });
  return count;
}

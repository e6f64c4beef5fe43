/** When packs are made by the clock, and of which period each is. Everything in UTC, whole weeks (from Monday), months and quarters. */

export const EVERY = ['weekly', 'monthly', 'quarterly'] as const;
export type Every = (typeof EVERY)[number];

/** `day`: of the week (1 Monday to 7) or of the month after the period (1 to 28), on which it is made. */
export interface PackRule {
  every: Every;
  day: number;
}
/** Milliseconds since 1970; `to` exclusive, `due` when it is made. */
export interface PackPeriod {
  from: number;
  to: number;
  due: number;
}

const DAY_MS = 86_400_000;
/** 1970 began on a Thursday: the Monday before */
const MONDAY = -3 * DAY_MS;

/** The period a moment lies in. */
export function periodOf({ every, day }: PackRule, at: number): PackPeriod {
  const [from, to] = every === 'weekly' ? weekOf(at) : monthsOf(at, every === 'monthly' ? 1 : 3);
  return { from, to, due: to + (day - 1) * DAY_MS };
}

/** Those that became due after `since`, oldest first, until now; a collector that was away makes up for what it missed. At most `most`, the newest of them. */
export function duePeriods(rule: PackRule, since: number, now: number, most = 60): PackPeriod[] {
  const found: PackPeriod[] = [];
  for (let one = periodOf(rule, now); found.length < most; one = periodOf(rule, one.from - 1)) {
    if (one.due <= since) break;
    if (one.due <= now) found.push(one);
  }
  return found.reverse();
}

/** When the next one is made. */
export function nextDue(rule: PackRule, now: number): number {
  let one = periodOf(rule, periodOf(rule, now).from - 1);
  while (one.due <= now) one = periodOf(rule, one.to);
  return one.due;
}

function weekOf(at: number): [number, number] {
  const from = MONDAY + Math.floor((at - MONDAY) / (7 * DAY_MS)) * 7 * DAY_MS;
  return [from, from + 7 * DAY_MS];
}

function monthsOf(at: number, months: number): [number, number] {
  const date = new Date(at);
  const first = Math.floor(date.getUTCMonth() / months) * months;
  return [Date.UTC(date.getUTCFullYear(), first), Date.UTC(date.getUTCFullYear(), first + months)];
}

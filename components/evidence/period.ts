/** Periods as people name them. Moments are RFC 3339 in UTC; days are those of the person's own time zone; `to` is the first moment after. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

export interface Preset extends Period {
  id: string;
  label: string;
}

const QUARTERS = 5;

const at = (year: number, month: number, day = 1): string => new Date(year, month, day).toISOString();

/** This quarter and the four before, as `Q3 2026`; the last seven and thirty days; this year and the one before. */
export function presets(now: Date): Preset[] {
  const year = now.getFullYear();
  const quarter = Math.floor(now.getMonth() / 3);
  const quarters = Array.from({ length: QUARTERS }, (_, back) => quarterOf(year * 4 + quarter - back));
  const days = (count: number) => new Date(year, now.getMonth(), now.getDate() - count + 1).toISOString();
  const tomorrow = at(year, now.getMonth(), now.getDate() + 1);
  return [
    { id: '7', label: 'Last 7 days', from: days(7), to: tomorrow },
    { id: '30', label: 'Last 30 days', from: days(30), to: tomorrow },
    ...quarters,
    ...[year, year - 1].map((one) => ({ id: `${one}`, label: `${one}`, from: at(one, 0), to: at(one + 1, 0) })),
  ];
}

function quarterOf(count: number): Preset {
  const [year, quarter] = [Math.floor(count / 4), count % 4];
  const label = `Q${quarter + 1} ${year}`;
  return { id: label, label, from: at(year, quarter * 3), to: at(year, quarter * 3 + 3) };
}

/** The preset this period is, or undefined. */
export const presetOf = (period: Period, all: readonly Preset[]): Preset | undefined =>
  all.find((one) => one.from === period.from && one.to === period.to);

/** It ends before it begins, or as it begins: nothing can be in it. */
export const isReversed = ({ from, to }: Period): boolean => Boolean(from && to && Date.parse(from) >= Date.parse(to));

/** The quarter that is over: what an audit is mostly about. */
export const lastQuarter = (now: Date): Preset => quarterOf(now.getFullYear() * 4 + Math.floor(now.getMonth() / 3) - 1);

/** `2026-07-01` → the first moment of that day. Undefined for what is no day. */
export function dayBegins(day: string): string | undefined {
  const begins = new Date(`${day}T00:00:00`);
  return Number.isNaN(begins.getTime()) ? undefined : begins.toISOString();
}

/** … → the first moment after it. */
export function dayEnds(day: string): string | undefined {
  const begins = new Date(`${day}T00:00:00`);
  if (Number.isNaN(begins.getTime())) return undefined;
  begins.setDate(begins.getDate() + 1);
  return begins.toISOString();
}

/** The last day of a period that ends at `to`, as `2026-09-30`. */
export function lastDay(to: string): string {
  return new Date(Date.parse(to) - 1).toLocaleDateString('sv-SE');
}

export const firstDay = (from: string): string => new Date(from).toLocaleDateString('sv-SE');

/** “Q3 2026”, “1 July 2026 to 30 September 2026”, “until …”; undefined where it is not limited. */
export function periodWords(period: Period, now: Date): string | undefined {
  const preset = presetOf(period, presets(now));
  if (preset) return preset.label;
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const last = period.to && day(new Date(Date.parse(period.to) - 1).toISOString());
  if (period.from && last) return `${day(period.from)} to ${last}`;
  if (period.from) return `from ${day(period.from)}`;
  return last ? `until ${last}` : undefined;
}

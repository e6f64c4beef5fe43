/** Where a trend's lines run. */
import { SEVERITIES, type Severity } from '../../../lib/drift/severity.ts';
import type { Trend } from '../asked.ts';

export type Day = Trend['days'][number];

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** A round number above `most`, with the lines between: 1, 2 or 5 and zeros. */
export function ticksTo(most: number, wanted = 4): number[] {
  const rough = Math.max(1, most / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Pixels of a day and of a count in a chart of this size. The span ends today; a day that was not counted leaves a gap. */
export function scaleOf(days: readonly Day[], span: number, { width, height }: { width: number; height: number }) {
  const last = at((days.at(-1) as Day).day);
  const ticks = ticksTo(Math.max(1, ...days.flatMap((day) => SEVERITIES.map((one) => day[one]))));
  const top = ticks.at(-1) as number;
  const shown = Math.max(1, Math.min(span - 1, Math.round((last - at((days[0] as Day).day)) / DAY_MS)));
  return {
    ticks,
    x: (day: string) => width - ((last - at(day)) / DAY_MS / shown) * width,
    y: (count: number) => height - (count / top) * height,
  };
}

/** An SVG path through the days of one severity, broken where a day was not counted. */
export function pathOf(
  days: readonly Day[],
  severity: Severity,
  { x, y }: Pick<ReturnType<typeof scaleOf>, 'x' | 'y'>,
): string {
  return days
    .map((day, index) => {
      const before = days[index - 1];
      const joined = before !== undefined && at(day.day) - at(before.day) === DAY_MS;
      return `${joined ? 'L' : 'M'}${x(day.day).toFixed(1)} ${y(day[severity]).toFixed(1)}`;
    })
    .join('');
}

/** Labels at the ends of the lines that would stand on one another are moved apart, in order. */
export function apart(places: readonly number[], least: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] as number) - (places[b] as number));
  const moved = [...places];
  for (let index = 1; index < order.length; index++) {
    const [above, below] = [order[index - 1] as number, order[index] as number];
    moved[below] = Math.max(moved[below] as number, (moved[above] as number) + least);
  }
  return moved;
}

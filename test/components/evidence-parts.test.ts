import { expect, it } from 'vitest';
import { ownLog } from '../../components/evidence/check/own-log.ts';
import { quietDays } from '../../components/evidence/event/times.ts';
import {
  dayBegins,
  dayEnds,
  isReversed,
  lastDay,
  lastQuarter,
  periodWords,
  presetOf,
  presets,
} from '../../components/evidence/period.ts';
import { readRoute, writeRoute } from '../../components/evidence/route.ts';

const NOW = new Date(2026, 10, 22, 10, 30);

it('a link brings back the view, its filter and the event opened, and nothing unknown', () => {
  const route = { view: 'search', filter: { client: 'fabrikam', q: 'a&b #1' }, event: 17 } as const;
  expect(readRoute(writeRoute(route))).toEqual(route);
  expect(readRoute('#nowhere?client=x&evil=1&event=-3&before=9')).toEqual({ view: 'search', filter: { client: 'x' } });
});

it('a quarter has its name, whole days, and no moment of the next', () => {
  const quarter = lastQuarter(NOW);
  expect(quarter.label).toBe('Q3 2026');
  expect(quarter).toMatchObject({ from: new Date(2026, 6, 1).toISOString(), to: new Date(2026, 9, 1).toISOString() });
  expect(lastDay(quarter.to ?? '')).toBe('2026-09-30');
  expect(periodWords(quarter, NOW)).toBe('Q3 2026');
  expect(presetOf({ from: quarter.from, to: quarter.to }, presets(NOW))?.id).toBe('Q3 2026');
  expect(presets(NOW).map(({ label }) => label)).toContain('Q4 2025');
});

it('a day is a day also when the clocks change, and nonsense is none', () => {
  expect(Date.parse(dayEnds('2026-03-29') ?? '')).toBe(new Date(2026, 2, 30).getTime());
  expect(dayBegins('2026-13-45')).toBeUndefined();
  expect(periodWords({ from: dayBegins('2026-07-02'), to: dayEnds('2026-07-04') }, NOW)).toBe(
    '2 July 2026 to 4 July 2026',
  );
});

it('a period that ends as or before it begins holds nothing; one with an open end does', () => {
  const [one, other] = [dayBegins('2026-07-01') ?? '', dayBegins('2026-07-02') ?? ''];
  expect([isReversed({ from: other, to: one }), isReversed({ from: one, to: one })]).toEqual([true, true]);
  expect([isReversed({ from: one, to: other }), isReversed({ from: other }), isReversed({})]).toEqual([
    false,
    false,
    false,
  ]);
});

it('days without an event are counted the same in either direction', () => {
  const [monday, friday] = [new Date(2026, 10, 16, 23).toISOString(), new Date(2026, 10, 20, 1).toISOString()];
  expect(quietDays(friday, monday)).toBe(3);
  expect(quietDays(monday, friday)).toBe(3);
  expect(quietDays(monday, monday)).toBe(0);
});

it('a pack is said to be of the log this browser follows, of another, or of that log by other keys', () => {
  const own = { id: 'unswivel-1', epoch: 2, vkey: 'unswivel-1/2+b', fingerprint: 'b', keys: 2 };
  const pack = { log: 'unswivel-1', keys: ['unswivel-1/1+a', 'unswivel-1/2+b'] };
  expect(ownLog(pack, own)?.[0]).toBe('ok');
  expect(ownLog({ ...pack, keys: ['unswivel-1/1+x'] }, own)).toEqual([
    'warn',
    expect.stringMatching(/none of its keys/),
  ]);
  expect(ownLog({ log: 'unswivel-2', keys: ['unswivel-2/1+z'] }, own)).toEqual([
    'warn',
    expect.stringMatching(/does not know the log of this pack, unswivel-2/),
  ]);
  expect(ownLog(pack, undefined)).toBeNull();
});

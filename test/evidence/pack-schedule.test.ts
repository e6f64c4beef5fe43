import { describe, expect, it } from 'vitest';
import { duePeriods, nextDue, type PackRule, periodOf } from '../../lib/evidence/pack-schedule.ts';

const at = (text: string) => Date.parse(`${text}T12:00:00Z`);
const days = ({ from, to, due }: { from: number; to: number; due: number }) =>
  [from, to, due].map((one) => new Date(one).toISOString().slice(0, 10));

describe('packs by the clock', () => {
  it('are of whole weeks from Monday, whole months, whole quarters', () => {
    const of = (every: PackRule['every'], day: number, moment: string) => days(periodOf({ every, day }, at(moment)));
    expect(of('weekly', 1, '2026-11-22')).toEqual(['2026-11-16', '2026-11-23', '2026-11-23']);
    expect(of('weekly', 5, '2026-11-23')).toEqual(['2026-11-23', '2026-11-30', '2026-12-04']);
    expect(of('monthly', 3, '2028-02-29')).toEqual(['2028-02-01', '2028-03-01', '2028-03-03']);
    expect(of('quarterly', 28, '2026-12-31')).toEqual(['2026-10-01', '2027-01-01', '2027-01-28']);
  });

  it('are due once their day came, each once, also those that were missed', () => {
    const rule: PackRule = { every: 'monthly', day: 5 };
    const due = (since: string, now: string) => duePeriods(rule, at(since), at(now)).map((one) => days(one)[0]);
    expect(due('2026-10-20', '2026-11-04')).toEqual([]);
    expect(due('2026-10-20', '2026-11-05')).toEqual(['2026-10-01']);
    expect(due('2026-07-20', '2026-11-22')).toEqual(['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01']);
    expect(due('2026-11-05', '2026-11-22')).toEqual([]);
    expect(duePeriods(rule, 0, at('2026-11-22'))).toHaveLength(60);
  });

  it('say when the next one is made', () => {
    const next = (rule: PackRule, now: string) => new Date(nextDue(rule, at(now))).toISOString().slice(0, 10);
    expect(next({ every: 'monthly', day: 5 }, '2026-11-04')).toBe('2026-11-05');
    expect(next({ every: 'monthly', day: 5 }, '2026-11-05')).toBe('2026-12-05');
    expect(next({ every: 'weekly', day: 7 }, '2026-11-22')).toBe('2026-11-29');
    expect(next({ every: 'quarterly', day: 1 }, '2026-11-22')).toBe('2027-01-01');
  });
});

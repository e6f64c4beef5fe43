import { describe, expect, it } from 'vitest';
import { layOut, letterIn } from '../../components/drift/board/columns.ts';
import { missing } from '../../components/drift/decide/decision.ts';
import { csvLines } from '../../components/drift/export/place-lines.ts';
import { readRoute, writeRoute } from '../../components/drift/route.ts';
import { apart, pathOf, scaleOf, ticksTo } from '../../components/drift/trend/scale.ts';
import { pagesFor } from '../../components/own/pages.ts';

describe('the address of the drift page', () => {
  it('says the view, the item and what it is narrowed to, and comes back the same', () => {
    const hash = '#findings/i-1?client=fabrikam&assigned=me&severity=high';
    const route = readRoute(hash);
    expect(route).toEqual({
      view: 'findings',
      open: 'i-1',
      filters: { client: 'fabrikam', severity: 'high', assigned: 'me' },
    });
    expect(writeRoute(route)).toBe(hash);
  });

  it('leaves out what is unknown, so that an old or a forged link still shows a board', () => {
    expect(readRoute('#nowhere?severity=worst&kind=x&client=%3Cscript%3E&state=held')).toEqual({
      view: 'board',
      filters: { state: 'held' },
    });
    expect(readRoute('#%E0%A4%A')).toEqual({ view: 'board', filters: {} });
  });
});

describe('columns', () => {
  const consoles = ['a1', 'a2', 'b1'].map((console) => ({
    ...{ console, label: console, kind: 'iam' as const, client: console.charAt(0), clientName: console.charAt(0) },
  }));

  it('of a closed client are one, with the worst of its letters', () => {
    const { columns, groups } = layOut(consoles, () => false);
    expect(columns.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['a', 0, 2],
      ['b1', 2, 3],
    ]);
    expect(groups.map(({ open, count }) => [open, count])).toEqual([
      [false, 1],
      [true, 1],
    ]);
    expect(letterIn('o1 ', { from: 0, to: 2 })).toBe('1');
  });

  it('never show a client as fine of which one console was never seen', () => {
    expect(letterIn('o.', { from: 0, to: 2 })).toBe('.');
    expect(letterIn('o-', { from: 0, to: 2 })).toBe('-');
    expect(letterIn('  ', { from: 0, to: 2 })).toBe(' ');
  });
});

describe('the trend', () => {
  const day = (at: number, low: number) => ({ day: `2026-11-0${at}`, critical: 0, high: 0, medium: 0, low });

  it('has round numbers beside it', () => {
    expect(ticksTo(297)).toEqual([0, 100, 200, 300]);
    expect(ticksTo(0)).toEqual([0, 1]);
    expect(ticksTo(3)).toEqual([0, 1, 2, 3]);
  });

  it('draws no line over a day that was not counted', () => {
    const days = [day(1, 4), day(2, 4), day(5, 8)];
    const scale = scaleOf(days, 30, { width: 400, height: 80 });
    expect(pathOf(days, 'low', scale)).toBe('M0.0 40.0L100.0 40.0M400.0 0.0');
  });

  it('moves labels apart that would stand on one another, and keeps their order', () => {
    expect(apart([100, 10, 12], 17)).toEqual([100, 10, 27]);
  });
});

it('a decision says what it lacks before it is sent', () => {
  expect(missing({ deed: 'acknowledge', why: '' })).toEqual({});
  expect(missing({ deed: 'false-alarm', why: 'ab' })).toEqual({ why: true });
  expect(missing({ deed: 'accept', why: 'agreed', expires: '2020-01-01T00:00:00.000Z' })).toEqual({ expires: true });
});

it('an export without places is still a table with its head', () => {
  expect(csvLines([])).toHaveLength(1);
  expect(csvLines([])[0]).toMatch(/^\ufeffseverity,kinds,technician,.*\r\n$/);
});

it('pages are shown to who has work there, and a technician who was given something finds it', () => {
  const as = (role: 'technician' | 'lead' | 'compliance' | 'administrator', mine = 0) =>
    pagesFor({ technician: { id: 'x', name: 'X', roles: [role] }, mine });
  expect(as('technician')).toEqual([]);
  expect(as('technician', 2)).toEqual(['drift']);
  expect(as('compliance')).toEqual(['evidence']);
  expect(as('lead')).toEqual(['drift', 'evidence']);
  expect(as('administrator')).toEqual(['drift', 'evidence']);
});

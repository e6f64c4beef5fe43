import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Found, findIndexes } from '../../../lib/collector/evidence/find-indexes.ts';
import { postingsOf } from '../../../lib/collector/evidence/follow-log.ts';
import type { Wanted } from '../../../lib/collector/evidence/lists.ts';
import { insertRows } from '../../../lib/collector/insert-rows.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

const ENTRIES = 1000;
const FIRST = 1_000_000;
const SCOPES = [901, 902, 903, 904];
/** many rare names, and some that stand nearly everywhere */
const RARE = Array.from({ length: 120 }, (_, n) => 1000 + n);
const COMMON = [2000, 2001, 2002];

/** clients of which nothing was logged: somebody may serve thousands */
const MANY = Array.from({ length: 1500 }, (_, n) => 5000 + n);

interface Entry {
  idx: number;
  at: number;
  scope: number;
  terms: number[];
}

/** The same log every time: a linear congruential generator. */
function madeLog(): Entry[] {
  let state = 42;
  const of = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
  return Array.from({ length: ENTRIES }, (_, n) => ({
    idx: FIRST + n * (1 + of(3)) + n,
    at: n * 1000,
    scope: SCOPES[of(SCOPES.length)] as number,
    terms: [...new Set([RARE[of(RARE.length)], RARE[of(12)], COMMON[Math.floor(of(30) / 13)]] as number[])],
  }))
    .sort((a, b) => a.idx - b.idx)
    .filter(({ idx }, n, all) => idx !== all[n - 1]?.idx);
}

async function lay(entries: Entry[]): Promise<void> {
  await collector.db.transaction().execute(async (trx) => {
    const clients = [...SCOPES, ...MANY].map((id) => [id, 'client', `client-${id}`, `client-${id}`]);
    await insertRows(trx, 'evidence_terms', ['id', 'kind', 'value', 'tail'], clients);
    await insertRows(
      trx,
      'evidence_rows',
      ['idx', 'at', 'scope'],
      entries.map(({ idx, at, scope }) => [idx, at, scope]),
    );
    await insertRows(
      trx,
      'evidence_postings',
      ['scope', 'term', 'idx'],
      entries.flatMap(({ idx, scope, terms }) => postingsOf(idx, scope, terms)),
    );
  });
}

const fits = (entry: Entry, { lists, groups, from, before, time }: Wanted): boolean =>
  (lists.includes(0) || lists.includes(entry.scope)) &&
  groups.every((group) => group.some((term) => entry.terms.includes(term))) &&
  entry.idx >= from &&
  entry.idx < before &&
  (!time || (entry.at >= time.from && entry.at < time.to));

/** Request after request, as a page is read on. */
async function everything(wanted: Wanted, most: number): Promise<{ indexes: number[]; requests: number }> {
  const indexes: number[] = [];
  let requests = 0;
  for (let { before } = wanted; before > wanted.from; requests++) {
    const found: Found = await findIndexes(collector.db, { ...wanted, before }, most);
    expect(found.down).toBeLessThan(before);
    indexes.push(...found.indexes);
    before = found.down;
  }
  return { indexes, requests };
}

describe('finding entries by what stands in them', () => {
  it('gives what looking at each entry gives, however little one request may look at', async () => {
    const entries = madeLog();
    await lay(entries);
    const end = FIRST * 2;
    const whole = { from: 0, before: end, time: null };
    const asked: Wanted[] = [
      { ...whole, lists: [0], groups: [] },
      { ...whole, lists: SCOPES.slice(0, 3), groups: [] },
      { ...whole, lists: [0], groups: [RARE] },
      { ...whole, lists: [0], groups: [RARE.slice(20), COMMON.slice(2)] },
      { ...whole, lists: [0], groups: [COMMON.slice(0, 1), RARE.slice(0, 60), COMMON.slice(0, 2)] },
      { ...whole, lists: SCOPES.slice(1), groups: [RARE.slice(0, 80), COMMON.slice(1)] },
      { ...whole, lists: [0], groups: [RARE.slice(3, 4), RARE.slice(30)] },
      { lists: SCOPES, groups: [RARE, COMMON.slice(0, 1)], from: FIRST + 300, before: FIRST + 2500, time: null },
      { ...whole, lists: [0], groups: [RARE.slice(9)], time: { from: 200_000, to: 700_000 } },
      { ...whole, lists: [0], groups: [RARE, [4711]] },
      { ...whole, lists: [], groups: [] },
      { ...whole, lists: [...MANY, ...SCOPES.slice(1)], groups: [] },
      { ...whole, lists: [...SCOPES.slice(2), ...MANY.slice(1400)], groups: [RARE.slice(50), COMMON.slice(1)] },
    ];
    for (const wanted of asked)
      for (const [budget, most] of [
        [20_000, 1001],
        [300, 40],
        [50, 7],
      ] as const) {
        const right = entries.filter((entry) => fits(entry, wanted)).map(({ idx }) => idx);
        const { indexes, requests } = await everything({ ...wanted, budget }, most);
        expect([wanted.groups, budget, indexes]).toEqual([wanted.groups, budget, right.reverse()]);
        if (budget === 50 && right.length > 200) expect(requests).toBeGreaterThan(10);
      }
  });
});

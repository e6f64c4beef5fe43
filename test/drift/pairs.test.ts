import { expect, test } from 'vitest';
import { compareValues } from '../../lib/drift/same/compare-values.ts';
import { makePairs } from './pairs.ts';

const DRIFT = ['different', 'lookalike', 'spelling', 'missing'];
const pairs = makePairs(10_000);
const told = pairs.map((pair) => ({ ...pair, verdict: compareValues(pair.attribute, pair.canonical, pair.observed) }));

test('none of 10,000 pairs that are one value drifts, and nearly all that are two do', () => {
  expect(told.filter(({ same, verdict }) => same && DRIFT.includes(verdict))).toEqual([]);
  const changed = told.filter(({ same }) => !same);
  const missed = changed.filter(({ verdict }) => !DRIFT.includes(verdict));
  expect(missed.length / changed.length, JSON.stringify(missed.slice(0, 10))).toBeLessThan(0.01);
});

test('what is one value is nearly always known as such, not left open', () => {
  const same = told.filter((pair) => pair.same);
  const open = same.filter(({ verdict }) => verdict === 'unknown');
  expect(open.length / same.length, JSON.stringify(open.slice(0, 10))).toBeLessThan(0.02);
});

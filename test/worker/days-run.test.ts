import { beforeEach, expect, test } from 'vitest';
import { daysRun } from '../../lib/worker/days-run.ts';
import { freshBrowser } from './fake-browser.ts';

const DAY_MS = 86_400_000;
const on = (day: number) => daysRun((20_000 + day) * DAY_MS + 5);

beforeEach(freshBrowser);

test('each day counts once, and days on which the device did not run count nothing', async () => {
  expect([await on(0), await on(0), await on(1), await on(4), await on(4)]).toEqual([1, 1, 2, 3, 3]);
});

test('a clock that jumps to and fro adds nothing, however often', async () => {
  await on(0);
  for (let times = 0; times < 50; times++) for (const off of [3653, 0, -3653, 0, -1, 0]) await on(off);
  expect(await on(0)).toBe(1);
  expect(await on(1)).toBe(2);
});

test('after a long absence the days count on, from the second one', async () => {
  await on(0);
  expect([await on(200), await on(200), await on(201), await on(202)]).toEqual([1, 1, 2, 3]);
});

import { describe, expect, it } from 'vitest';
import type { Labels } from './forms-labels.ts';
import { score } from './forms-score.ts';

const LABELS: Labels = {
  'admin-one': {
    fields: {
      a: { type: 'given-name' },
      b: { type: 'family-name' },
      c: { type: ['username', 'email'] },
      d: { type: null },
      e: { type: 'password' },
      f: { type: 'tel', ignore: true },
      g: { type: null, ignoreTypes: ['tel'] },
    },
  },
  'shop-two': { fields: { a: { type: 'street-address' }, b: { type: 'department' } } },
};

describe('the score of predictions', () => {
  it('is nothing, without a fault, where nothing was predicted', () => {
    expect(score(LABELS, {})).toMatchObject({ forms: 2, fields: 5, micro: { p: 0, r: 0, f1: 0 }, wrongWrites: 0 });
  });

  it('takes any of several labels for right, and other words for the same type', () => {
    const right = {
      'admin-one': { a: 'given-name', b: 'family-name', c: 'email' },
      'shop-two': { a: 'address-line1', b: 'department' },
    };
    expect(score(LABELS, right)).toMatchObject({ micro: { p: 1, r: 1, f1: 1 }, wrongWrites: 0, misses: [] });
  });

  it('counts a wrong type as missed and as wrong, and a value in a field to leave alone as wrong', () => {
    const { micro, wrongWrites, misses } = score(LABELS, {
      'admin-one': { a: 'family-name', b: 'family-name', d: 'email' },
    });
    expect(micro).toEqual({ p: 1 / 3, r: 1 / 5, f1: 2 / 15 / (1 / 3 + 1 / 5) });
    expect(wrongWrites).toBe(2);
    expect(misses.map(({ id, control }) => `${id} ${control}`)).toEqual([
      'admin-one a',
      'admin-one c',
      'admin-one d',
      'shop-two a',
      'shop-two b',
    ]);
  });

  it('counts no answer where the label is in doubt, nor a type the label waves through', () => {
    expect(score(LABELS, { 'admin-one': { f: 'email', g: 'tel-mobile' } }).wrongWrites).toBe(0);
    expect(score(LABELS, { 'admin-one': { g: 'email' } }).wrongWrites).toBe(1);
  });

  it('looks at a group of forms or of types alone', () => {
    const predictions = { 'admin-one': { a: 'given-name' }, 'shop-two': { a: 'department', b: 'department' } };
    expect(score(LABELS, predictions, { forms: (id) => id.startsWith('shop') })).toMatchObject({
      forms: 1,
      fields: 2,
      wrongWrites: 1,
    });
    expect(score(LABELS, predictions, { types: ['department'] })).toMatchObject({ fields: 1, micro: { f1: 1 } });
  });

  it('leaves types of fewer than ten fields out of the mean', () => {
    const fields = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, { type: 'email' }]));
    const labels = { one: { fields: { ...fields, other: { type: 'tel' } } } };
    const predictions = { one: Object.fromEntries(Object.keys(fields).map((control) => [control, 'email'])) };
    expect(score(labels, predictions).macroF1).toBe(1);
  });
});

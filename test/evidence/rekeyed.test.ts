import { expect, test } from 'vitest';
import { markRekeyed, type SubmittedField } from '../../lib/evidence/rekeyed.ts';

const KNOWN = [
  { attribute: 'email', value: 'jana.novakova@msp.example' },
  { attribute: 'mobile', value: '+420 777 123 456' },
  { attribute: 'title', value: 'Engineer' },
];
const field = (attribute: string, value: string, mark: SubmittedField['mark'] = 'typed') => ({
  attribute,
  control: attribute,
  value,
  mark,
});
const rekeyed = (one: SubmittedField) => markRekeyed([one], KNOWN)[0]?.rekeyed;

test('a value that was there already and was typed or pasted is re-keyed', () => {
  expect(rekeyed(field('email', 'Jana.Novakova@MSP.example'))).toBe(true);
  expect(rekeyed(field('userName', 'jana.novakova@msp.example', 'pasted'))).toBe(true);
  expect(rekeyed(field('phone', '+420777123456'))).toBe(true);
});

test('a value nobody had is not', () => {
  expect(rekeyed(field('email', 'jana@other.example'))).toBe(false);
  expect(rekeyed(field('department', 'Engineer'))).toBe(false);
  expect(rekeyed(field('title', ''))).toBe(false);
});

test('a field that was filled, or left, gets no such mark', () => {
  for (const mark of ['filled', 'browser', 'page', 'unchanged'] as const) {
    expect(markRekeyed([field('title', 'Engineer', mark)], KNOWN)[0]).not.toHaveProperty('rekeyed');
  }
});

import { describe, expect, test } from 'vitest';
import { type FieldShape, shapeValue } from '../../lib/record/shape-value.ts';

describe('a phone number as the field takes it', () => {
  const BERLIN = '+49 30 5550100';
  test.each<[string, FieldShape, string]>([
    ['as recorded where nothing asks otherwise', {}, BERLIN],
    ['as recorded where the example is international', { placeholder: '+1 555 0100' }, BERLIN],
    ['without separators where they do not fit', { maxLength: 12 }, '+49305550100'],
    ['national beside its dialling code', { beside: 'Germany (+49)' }, '305550100'],
    ['national with the trunk zero of the example', { placeholder: '030 1234567' }, '0305550100'],
    ['national without one where the example has none', { placeholder: '(555) 010-0100' }, '305550100'],
    ['national where the pattern takes so many digits', { pattern: '[0-9]{9}' }, '305550100'],
    ['with the trunk zero where that is what fits', { pattern: '^\\d{10,10}$' }, '0305550100'],
    ['in full where only that fits', { pattern: '\\d{11,15}' }, '49305550100'],
  ])('%s', (_, shape, value) => {
    expect(shapeValue('phone', BERLIN, shape)).toEqual({ value });
  });

  test('a calling code is as long as its zone says', () => {
    expect(shapeValue('mobile', '+1 555 010 0100', { beside: '+1' })).toEqual({ value: '5550100100' });
    expect(shapeValue('mobile', '+353 1 555 0100', { beside: '+353' })).toEqual({ value: '15550100' });
  });

  test('is left under another dialling code, and where its digits do not fit, never bent', () => {
    expect(shapeValue('phone', BERLIN, { beside: '+44' })).toMatchObject({ code: 'field.other-code' });
    expect(shapeValue('phone', BERLIN, { pattern: '\\d{4}' })).toMatchObject({ code: 'field.other-form' });
    expect(shapeValue('phone', BERLIN, { maxLength: 8 })).toMatchObject({ code: 'field.too-long' });
  });

  test('stays as it is without a country, and with an extension', () => {
    expect(shapeValue('phone', '030 5550100', { beside: '+49' })).toEqual({ value: '030 5550100' });
    expect(shapeValue('phone', `${BERLIN} ext. 7`, { pattern: '\\d{9}' })).toEqual({ value: `${BERLIN} ext. 7` });
  });
});

describe('an address or login beside a fixed domain', () => {
  test('is its local part', () => {
    expect(shapeValue('userPrincipalName', 'maren@contoso.example', { beside: '@Contoso.example' })).toEqual({
      value: 'maren',
    });
  });

  test('is left under a domain that is not its own', () => {
    expect(shapeValue('userName', 'maren@contoso.example', { beside: 'fabrikam.example' })).toMatchObject({
      code: 'field.other-domain',
    });
  });

  test('stays as it is beside any other text, or without a domain of its own', () => {
    expect(shapeValue('email', 'maren@contoso.example', { beside: 'Send' })).toEqual({
      value: 'maren@contoso.example',
    });
    expect(shapeValue('userName', 'maren', { beside: '@contoso.example' })).toEqual({ value: 'maren' });
  });
});

test('a country is named where it is chosen from a list, and stays as recorded elsewhere', () => {
  expect(shapeValue('country', 'GB', { listed: true })).toEqual({ value: 'United Kingdom' });
  expect(shapeValue('country', 'Germany', { listed: true })).toEqual({ value: 'Germany' });
  expect(shapeValue('country', 'GB', {})).toEqual({ value: 'GB' });
});

test('other values are only measured', () => {
  expect(shapeValue('title', 'Technician', { maxLength: 20, beside: '@a.example', pattern: '\\d{3}' })).toEqual({
    value: 'Technician',
  });
  expect(shapeValue('title', 'Technician', { maxLength: 5 })).toMatchObject({ code: 'field.too-long' });
});

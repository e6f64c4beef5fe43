import { describe, expect, test } from 'vitest';
import { sameValue } from '../../lib/record/same-value.ts';

describe('one value', () => {
  test.each([
    ['email', 'Jana@MSP.example', 'jana@msp.example'],
    ['userName', 'JNovak', 'jnovak'],
    ['displayName', 'Jana  Nova\u0301kova\u0301 ', 'Jana Nováková'],
    ['phone', '+49 (0)30 1234-56', '0049 30 123456'],
    ['phone', 'tel:+4930123456', '+49 30 123456'],
    ['mobile', '030 123 456 ext. 7', '(030) 123456 x7'],
    ['country', 'CZ', 'Czechia'],
    ['country', 'UK', 'Vereinigtes Königreich'],
    ['preferredLanguage', 'cs_CZ', 'cs-cz'],
    ['active', 'true', 'Enabled'],
    ['active', 'false', 'Inaktiv'],
    ['timezone', 'europe/prague', 'Europe/Prague'],
  ])('%s: %s = %s', (attribute, a, b) => {
    expect(sameValue(attribute, a, b)).toBe(true);
    expect(sameValue(attribute, b, a)).toBe(true);
  });

  test.each([
    ['displayName', 'Jana Novakova', 'Jana Nováková'],
    ['displayName', 'jana nováková', 'Jana Nováková'],
    ['email', 'jana@msp.example', 'jana@msp.example.evil.test'],
    ['email', 'jana@msp.example', 'j\u0430na@msp.example'],
    ['phone', '030 123456', '+49 30 123456'],
    ['phone', '+49 30 123456', '+49 30 123456 ext 7'],
    ['phone', 'none', ''],
    ['country', 'DE', 'Denmark'],
    ['country', 'nowhere', 'elsewhere'],
    ['active', 'true', 'suspended'],
    ['employeeNumber', '0042', '42'],
    ['title', '', 'x'],
  ])('%s: %s is not %s', (attribute, a, b) => {
    expect(sameValue(attribute, a, b)).toBe(false);
  });
});

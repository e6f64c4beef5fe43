import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../lib/record/attributes.ts';
import { chooseOption, type SelectOption } from '../../lib/record/choose-option.ts';

function chosen(
  attribute: Attribute,
  value: string,
  options: SelectOption[],
  roles?: Record<string, string>,
): string | null {
  const at = chooseOption(attribute, value, options, roles);
  const option = at === null ? null : options[at];
  return typeof option === 'object' && option ? option.label : (option ?? null);
}

describe('choosing among a select’s words', () => {
  test.each<[Attribute, string, SelectOption[], string]>([
    ['department', 'Field service', ['--', 'field service', 'Field service'], 'Field service'],
    ['department', 'Entwicklung', ['', 'ENTWICKLUNG', 'Vertrieb'], 'ENTWICKLUNG'],
    ['department', 'Buchführung', ['Buchfuehrung', 'Vertrieb'], 'Buchfuehrung'],
    [
      'department',
      'ops',
      [
        { label: 'Operations', value: 'ops' },
        { label: 'Sales', value: 'sales' },
      ],
      'Operations',
    ],
    ['country', 'CZ', ['Choose …', 'Germany', 'Czechia'], 'Czechia'],
    ['country', 'CZ', ['Deutschland', 'Tschechien'], 'Tschechien'],
    [
      'country',
      'Germany',
      [
        { label: 'Allemagne', value: 'DE' },
        { label: 'France', value: 'FR' },
      ],
      'Allemagne',
    ],
    ['country', 'US', ['United Kingdom', 'United States of America'], 'United States of America'],
    ['country', 'CZ', ['Czechia', 'Germany', 'Czechia'], 'Czechia'],
    ['preferredLanguage', 'cs-CZ', ['English', 'Czech', 'Slovak'], 'Czech'],
    ['preferredLanguage', 'cs-CZ', ['English', 'Čeština'], 'Čeština'],
    ['preferredLanguage', 'en-GB', ['en_US', 'en_GB'], 'en_GB'],
    ['active', 'true', ['Disabled', 'Enabled'], 'Enabled'],
    [
      'active',
      'false',
      [
        { label: 'Ja', value: '1' },
        { label: 'Nein', value: '0' },
      ],
      'Nein',
    ],
    [
      'timezone',
      'Europe/Prague',
      ['(UTC+01:00) Europe/Berlin', '(UTC+01:00) Europe/Prague'],
      '(UTC+01:00) Europe/Prague',
    ],
  ])('%s %s', (attribute, value, options, label) => {
    expect(chosen(attribute, value, options)).toBe(label);
  });

  test.each<[Attribute, string, SelectOption[]]>([
    ['department', 'Service', ['Field service', 'Service desk']],
    ['department', 'service', ['Service', 'SERVICE']],
    ['department', '', ['', 'Service']],
    ['country', 'CZ', ['Slovakia', 'Czechoslovakia']],
    [
      'country',
      'DE',
      [
        { label: 'Germany', value: '1' },
        { label: 'Deutschland', value: '2' },
      ],
    ],
    ['preferredLanguage', 'en-GB', ['en-US']],
    ['active', 'true', ['Active', 'Enabled']],
    ['active', 'true', ['Suspended', 'Pending']],
    ['title', 'x', []],
    ['timezone', 'Europe/Prague', ['(UTC+01:00) Prague']],
  ])('gives nothing for %s “%s” rather than a guess', (attribute, value, options) => {
    expect(chosen(attribute, value, options)).toBeNull();
  });

  test('uses the profile’s word for a role, and only that', () => {
    const roles = { technician: 'Site engineer' };
    expect(chosen('role', 'technician', ['Technician', 'Site engineer'], roles)).toBe('Site engineer');
    expect(chosen('role', 'technician', ['Technician'], roles)).toBeNull();
    expect(chosen('role', 'Technician', ['Technician'], roles)).toBe('Technician');
    expect(chosen('role', 'constructor', ['x'], roles)).toBeNull();
  });
});

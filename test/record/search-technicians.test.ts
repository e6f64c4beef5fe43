import { describe, expect, test } from 'vitest';
import { proposeSubjects } from '../../lib/record/propose-subject.ts';
import { ENTERPRISE, type Technician } from '../../lib/record/record.schema.ts';
import { searchTechnicians } from '../../lib/record/search-technicians.ts';
import { technician } from './sample.ts';
import { seeded } from './seeded.ts';

const JANA = technician();
const OTA = technician({
  id: 'ota',
  userName: 'okral',
  name: { givenName: 'Ota', familyName: 'Müller' },
  displayName: 'Ota Müller',
  emails: [{ value: 'ota@msp.example' }],
  [ENTERPRISE]: { employeeNumber: '77' },
});
const GONE = technician({
  id: 'gone',
  userName: 'ota.old',
  name: { givenName: 'Ota', familyName: 'Malý' },
  displayName: 'Ota Malý',
  emails: [],
  active: false,
  [ENTERPRISE]: {},
});
const ALL = [JANA, GONE, OTA];
const found = (query: string, limit = 10) =>
  searchTechnicians(query, ALL, limit)
    .map((one) => one.id)
    .join(' ');

describe('searching technicians', () => {
  test.each([
    ['nov', 'jana'],
    ['NOVAKOVA jana', 'jana'],
    ['jana.nov', 'jana'],
    ['e-1042', 'jana'],
    ['1042', 'jana'],
    ['77', 'ota'],
    ['mueller', 'ota'],
    ['muller', 'ota'],
    ['Müller', 'ota'],
    ['ota', 'ota gone'],
    ['okr', 'ota'],
    ['ral', ''],
    ['ota novakova', ''],
    ['', ''],
    ['   ', ''],
  ])('“%s” finds “%s”', (query, ids) => {
    expect(found(query)).toBe(ids);
  });

  test('puts the active first and keeps to the limit', () => {
    expect(found('ota')).toBe('ota gone');
    expect(found('ota', 1)).toBe('ota');
    expect(found('ota', 0)).toBe('');
  });

  test('finds the one among 10,000, and so does proposing', () => {
    const random = seeded(7);
    const names = ['Jana', 'Ota', 'Jörg', 'Søren', 'Anna', 'Łukasz', 'Nováková', 'Müller', 'Smith', 'García'];
    const pick = () => names[Math.floor(random() * names.length)] as string;
    const many: Technician[] = Array.from({ length: 10_000 }, (_, at) => {
      const name = { givenName: pick(), familyName: `${pick()}${at}` };
      return {
        ...JANA,
        id: `t${at}`,
        userName: `user${at}`,
        name,
        displayName: `${name.givenName} ${name.familyName}`,
        emails: [{ value: `user${at}@msp.example` }],
      };
    });
    const { displayName } = many[4242] as Technician;
    expect(searchTechnicians(displayName, many, 10).map(({ id }) => id)).toEqual(['t4242']);
    const proposed = proposeSubjects({ subject: displayName, description: 'word '.repeat(4000) }, many, 't1');
    expect(proposed.map(({ technician }) => technician.id)).toEqual(['t4242']);
  });
});

import { describe, expect, test } from 'vitest';
import { allotName, NameTaken } from '../../lib/record/allot.ts';
import { PURPOSES } from '../../lib/record/attributes.ts';
import { derive } from '../../lib/record/derive.ts';
import { maxLength } from '../../lib/record/rule-value.ts';
import { client, consoleOf, technician } from './sample.ts';

const taken = (...names: string[]) => new Set(names);

describe('allotting a name', () => {
  test('gives the base when it is free', () => {
    expect(allotName('aberg', taken('bberg'), 'number')).toBe('aberg');
    expect(allotName('aberg', taken('bberg'), 'ask')).toBe('aberg');
  });
  test('counts on from 2, case aside', () => {
    expect(allotName('aberg', taken('ABerg', 'aberg2'), 'number')).toBe('aberg3');
  });
  test('puts the number before the @', () => {
    expect(allotName('aberg@x.example', taken('aberg@x.example'), 'number')).toBe('aberg2@x.example');
  });
  test('stays within the cap, the domain whole', () => {
    expect(allotName('abergmann', taken('abergmann'), 'number', 9)).toBe('abergman2');
    expect(allotName('aberg@x.example', taken('aberg@x.example'), 'number', 15)).toBe('aber2@x.example');
    expect(allotName('abergmann', taken(), 'number', 5)).toBe('aberg');
    expect(allotName('abergmann', taken('aberg'), 'number', 5)).toBe('aber2');
  });
  test('finds a name among a thousand taken', () => {
    const names = taken('a', ...Array.from({ length: 998 }, (_, at) => `a${at + 2}`));
    expect(allotName('a', names, 'number')).toBe('a1000');
  });
  test('tells the clash to the person when the client wants to be asked', () => {
    const ask = () => allotName('aberg', taken('ABERG'), 'ask');
    expect(ask).toThrow(NameTaken);
    expect(ask).toThrow('“ABERG”');
  });
  test('gives up in words when the cap leaves no room', () => {
    expect(() => allotName('a@x.example', taken('a@x.example'), 'number', 11)).toThrow(NameTaken);
  });
});

describe('two technicians who derive one name', () => {
  const rule = { userName: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}' };
  const rules = Object.fromEntries(PURPOSES.map((purpose) => [purpose, rule]));
  const eva = technician({ id: 'eva', userName: 'eva', name: { givenName: 'Josefa', familyName: 'Nováková' } });

  for (const purpose of PURPOSES)
    for (const collision of ['number', 'ask'] as const)
      test(`never get it both: ${purpose} accounts, ${collision}`, () => {
        const ruled = client({ convention: { version: 1, rules, maxLength: { userName: 26 }, collision } });
        const taken = new Set<string>();
        const allot = (who: ReturnType<typeof technician>) => {
          const { values } = derive({ technician: who, client: ruled, console: consoleOf(), purpose });
          const base = values.find(({ attribute }) => attribute === 'userName')?.value ?? '';
          const name = allotName(base, taken, collision, maxLength(ruled, 'userName'));
          taken.add(name);
          return name;
        };
        expect(allot(technician())).toBe('jnovakova@fabrikam.example');
        if (collision === 'ask') expect(() => allot(eva)).toThrow('wants a person to choose another');
        else expect(allot(eva)).toBe('jnovakov2@fabrikam.example');
      });
});

import { describe, expect, test } from 'vitest';
import { allotName } from '../../lib/record/allot.ts';
import { derive } from '../../lib/record/derive.ts';
import { proposeRename } from '../../lib/record/propose-rename.ts';
import { account, client, consoleOf, technician } from './sample.ts';

const married = technician({ version: 4, name: { givenName: 'Jana', familyName: 'Svobodová' } });
const propose = (name: string, over: Parameters<typeof account>[0] = {}, who = technician()) =>
  proposeRename(account({ name, ...over }), who, client(), consoleOf());

describe('a rename', () => {
  test('is proposed once the surname gives another name; the stored name stays', () => {
    const stored = account({ name: 'jnovakova@fabrikam.example' });
    const derived = derive({
      technician: married,
      client: client(),
      console: consoleOf(),
      purpose: 'everyday',
      account: stored,
    });
    expect(derived.rename).toEqual({
      from: 'jnovakova@fabrikam.example',
      to: 'jsvobodova@fabrikam.example',
      why: 'The account is called “jnovakova@fabrikam.example”, and “jsvobodova@fabrikam.example” is derived for it now. It keeps its name until the rename is accepted.',
    });
    const values = Object.fromEntries(derived.values.map((one) => [one.attribute, one.value]));
    expect(values).toMatchObject({
      userName: 'jnovakova@fabrikam.example',
      email: 'jnovakova@fabrikam.example',
      'name.familyName': 'Svobodová',
    });
  });

  test('is proposed once the rule gives another name', () => {
    const ruled = client({
      convention: {
        ...client().convention,
        version: 3,
        rules: { everyday: { userName: '{userName}@{client.domain}' } },
      },
    });
    const found = proposeRename(account({ name: 'jnovakova@fabrikam.example' }), technician(), ruled, consoleOf());
    expect(found?.to).toBe('jana.novakova@fabrikam.example');
  });

  test('is none for a name that was told apart by a number, case aside', () => {
    for (const name of ['jnovakova', 'jnovakova2', 'JNovakova17', 'jnovakova120'])
      expect(propose(`${name}@fabrikam.example`)).toBeNull();
    for (const name of ['jnovakova1', 'jnovakova02', 'jnovakov2', 'jnovakovax'])
      expect(propose(`${name}@fabrikam.example`)?.to).toBe('jnovakova@fabrikam.example');
  });

  test('is none for any name that allotting gives, cut to the cap or not', () => {
    for (const max of [24, 26, 27, 40]) {
      const convention = { ...client().convention, maxLength: { userName: max } };
      const capped = client({ convention });
      const { values } = derive({
        technician: technician(),
        client: capped,
        console: consoleOf(),
        purpose: 'everyday',
      });
      const base = values.find(({ attribute }) => attribute === 'userName')?.value ?? '';
      const taken = new Set<string>();
      for (let round = 0; round < 120; round++) {
        const name = allotName(base, taken, 'number', max);
        taken.add(name);
        expect([name, proposeRename(account({ name }), technician(), capped, consoleOf())]).toEqual([name, null]);
      }
    }
  });

  test('once declined is not proposed again, and another one is', () => {
    const stored = { renameDeclined: 'jsvobodova@fabrikam.example' };
    expect(propose('jnovakova@fabrikam.example', stored, married)).toBeNull();
    const again = technician({ version: 5, name: { givenName: 'Jana', familyName: 'Malá' } });
    expect(propose('jnovakova@fabrikam.example', stored, again)?.to).toBe('jmala@fabrikam.example');
  });

  test('is none of an account that is gone, or whose name no rule gives', () => {
    expect(propose('old@fabrikam.example', { status: 'gone' })).toBeNull();
    const unruled = client({ convention: { ...client().convention, rules: {} } });
    const stored = account({ name: 'emergency', purpose: 'break-glass' });
    expect(proposeRename(stored, technician(), unruled, consoleOf())).toBeNull();
  });
});

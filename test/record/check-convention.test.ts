import { describe, expect, test } from 'vitest';
import { checkConvention } from '../../lib/record/check-convention.ts';
import type { Convention, Technician } from '../../lib/record/record.schema.ts';
import { client, technician } from './sample.ts';

const person = (id: string, givenName: string, familyName: string, over: Partial<Technician> = {}) =>
  technician({ id, userName: id, name: { givenName, familyName }, displayName: `${givenName} ${familyName}`, ...over });
const ANNA = person('anna', 'Anna', 'Berg');
const ARNE = person('arne', 'Arne', 'Berg');
const IVANA = person('ivana', 'Анна', 'Иванова');

const check = (rules: Convention['rules'], people: Technician[], over: Partial<Convention> = {}) =>
  checkConvention(client({ convention: { version: 1, rules, maxLength: {}, collision: 'number', ...over } }), people);
const USER = '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}';

describe('a client’s naming rules, tried on the technicians', () => {
  test('are fine when each gets a name of their own, or a number tells them apart', () => {
    expect(check({ everyday: { userName: USER } }, [ANNA, ARNE])).toEqual([]);
  });

  test('a technician without letters the rule can use is shown, and the others counted', () => {
    const sofia = person('sofia', 'София', 'Ковач');
    expect(check({ everyday: { userName: USER } }, [ANNA, IVANA, sofia])).toEqual([
      {
        code: 'no-name',
        purpose: 'everyday',
        attribute: 'userName',
        technician: 'ivana',
        others: 1,
        fatal: false,
        sentence:
          'The given name “Анна” of Анна Иванова has letters without an ASCII form, and the naming rule of Fabrikam GmbH needs ASCII. So does 1 more technician.',
      },
    ]);
  });

  test('a rule by which nobody gets a login is of no use', () => {
    const [problem] = check({ everyday: { userName: '{nickName:lower}' } }, [ANNA, ARNE]);
    expect(problem).toMatchObject({ code: 'no-name', technician: 'anna', fatal: true });
    expect(problem?.sentence).toContain('needs the nickname, which the record of Anna Berg lacks');
    expect(check({ everyday: { userName: '{nickName:lower}' } }, [])).toEqual([]);
  });

  test('what no directory takes is shown with the result', () => {
    const van = person('van', 'Jan', 'van der Berg');
    const spaced = check({ admin: { email: '{name.familyName:lower}@{client.domain}' } }, [ANNA, van]);
    expect(spaced[0]?.sentence).toBe(
      'For Jan van der Berg: The naming rule gives “van der berg@fabrikam.example”, which is no address. A filter such as :alnum or :slug takes spaces out.',
    );
    const dots = check(
      { everyday: { userPrincipalName: '{name.givenName:lower}..{name.familyName:slug}@x.example' } },
      [van],
    );
    expect(dots[0]).toMatchObject({ code: 'no-name', fatal: true });
    const sam = check({ everyday: { sAMAccountName: '{name.givenName}+{name.familyName:alnum}' } }, [ANNA]);
    expect(sam[0]?.sentence).toContain('“+” cannot stand in one');
    const long = check({ everyday: { sAMAccountName: '{name.familyName:lower}-of-the-whole-service-desk' } }, [ANNA]);
    expect(long[0]?.sentence).toContain('20 are allowed');
  });

  test('two who get one name are named where the client wants to be asked', () => {
    expect(check({ everyday: { userName: USER } }, [ANNA, ARNE], { collision: 'ask' })).toEqual([
      {
        code: 'same-name',
        purpose: 'everyday',
        attribute: 'userName',
        technician: 'anna',
        clash: 'arne',
        others: 0,
        fatal: false,
        sentence: 'Anna Berg and Arne Berg both get the user name “aberg”, and Fabrikam GmbH wants a person to choose.',
      },
    ]);
  });

  test('two who get one name, and no room for a number, are named', () => {
    const rule = { everyday: { userName: '{name.familyName:lower:1}@{client.domain}' } };
    const [problem] = check(rule, [ANNA, ARNE], { maxLength: { userName: 18 } });
    expect(problem).toMatchObject({ code: 'no-room', technician: 'anna', clash: 'arne' });
  });

  test('one name for one shared account is meant so; for admin accounts it is not', () => {
    const literal = { userName: 'desk@{client.domain}' };
    expect(check({ shared: literal, 'break-glass': literal }, [ANNA, ARNE], { collision: 'ask' })).toEqual([]);
    expect(check({ admin: literal }, [ANNA, ARNE], { collision: 'ask' })[0]?.code).toBe('same-name');
  });

  test('a rule that cannot be read, or is for no attribute, comes first', () => {
    const problems = check({ everyday: { userName: USER, login: USER, email: '{mail}' } }, [IVANA, ANNA]);
    expect(problems.map(({ code, attribute, fatal }) => [code, attribute, fatal])).toEqual([
      ['unreadable', 'login', true],
      ['unreadable', 'email', true],
      ['no-name', 'userName', false],
    ]);
  });

  test('who is not active does not count', () => {
    expect(check({ everyday: { userName: USER } }, [ANNA, person('x', 'Анна', 'Иванова', { active: false })])).toEqual(
      [],
    );
  });
});

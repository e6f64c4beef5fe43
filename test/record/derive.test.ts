import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../lib/record/attributes.ts';
import { type DerivedAccount, type DeriveInput, derive } from '../../lib/record/derive.ts';
import { ENTERPRISE_URN } from '../../lib/record/enterprise.ts';
import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { account, client, consoleOf, ours, technician } from './sample.ts';

function derived(over: Partial<DeriveInput> = {}): DerivedAccount {
  return derive({ technician: technician(), client: client(), console: consoleOf(), purpose: 'everyday', ...over });
}
const found = (all: DerivedAccount, attribute: Attribute) => all.values.find((one) => one.attribute === attribute);
const missed = (all: DerivedAccount, attribute: Attribute) => all.missing.find((one) => one.attribute === attribute);
function withRules(rules: Record<string, Record<string, string>>, maxLength: Record<string, number> = {}) {
  return client({ convention: { version: 9, rules, maxLength, collision: 'number' } });
}

describe('deriving an account', () => {
  test('names it by the client, and takes the rest from the record', () => {
    const all = derived();
    expect(found(all, 'userName')).toEqual({
      attribute: 'userName',
      value: 'jnovakova@fabrikam.example',
      provenance: {
        from: 'rule',
        technician: 'jana',
        version: 3,
        client: 'fabrikam',
        clientVersion: 5,
        convention: 2,
        purpose: 'everyday',
        rule: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}',
      },
    });
    expect(Object.fromEntries(all.values.map((one) => [one.attribute, one.value]))).toMatchObject({
      'name.familyName': 'Nováková',
      displayName: 'Jana Nováková',
      userPrincipalName: 'jnovakova@fabrikam.example',
      phone: '+420 222 333 444',
      mobile: '+420 777 123 456',
      employeeNumber: 'E-1042',
      manager: 'Ota Král',
      country: 'CZ',
      active: 'true',
    });
    expect(found(all, 'employeeNumber')?.provenance).toMatchObject({
      from: 'record',
      version: 3,
      path: `${ENTERPRISE}:employeeNumber`,
    });
    expect(found(all, 'phone')?.provenance).toMatchObject({ path: 'phoneNumbers[type eq "work"].value' });
    expect(all.missing).toEqual([]);
  });

  test('gives the same values for the same versions', () => {
    expect(JSON.stringify(derived())).toBe(JSON.stringify(derived()));
  });

  test('keeps the name the account was allotted, and the mail address built like it follows', () => {
    const all = derived({ account: account({ roles: ['reader'] }) });
    const provenance = { from: 'account', account: 'acc-1', version: 4 };
    expect(found(all, 'userName')).toEqual({
      attribute: 'userName',
      value: 'jnovakova2@fabrikam.example',
      provenance,
    });
    expect(found(all, 'email')).toEqual({ attribute: 'email', value: 'jnovakova2@fabrikam.example', provenance });
    expect(found(all, 'role')).toEqual({ attribute: 'role', value: 'reader', provenance });
  });

  test('a mailbox the record itself names does not follow an allotted login', () => {
    const plain = withRules({ everyday: { userName: '{name.familyName:lower:ascii}' } });
    const all = derived({ client: plain, account: account({ name: 'novakova2' }) });
    expect(found(all, 'email')?.value).toBe('jana.novakova@msp.example');
    expect(found(all, 'sAMAccountName')?.value).toBe('novakova2');
  });

  test('never gives an admin account the everyday login', () => {
    const all = derived({ client: withRules({ everyday: { userName: '{userName}' } }), purpose: 'admin' });
    expect(found(all, 'userName')).toBeUndefined();
    expect(missed(all, 'userName')?.why).toBe('Fabrikam GmbH has no naming rule for admin accounts.');
    expect(found(derived({ purpose: 'admin' }), 'userName')?.value).toBe('adm-novakova@fabrikam.example');
  });

  test('uses the everyday rule of another attribute for an admin account, and says so', () => {
    const all = derived({
      client: withRules({ everyday: { displayName: '{name.familyName}, {name.givenName}' } }),
      purpose: 'admin',
    });
    expect(found(all, 'displayName')).toMatchObject({ value: 'Nováková, Jana', provenance: { purpose: 'everyday' } });
  });

  test('says which value a rule lacks and who can mend it', () => {
    const all = derived({ client: withRules({ everyday: { userName: '{nickName:lower}' } }) });
    expect(found(all, 'userName')).toBeUndefined();
    expect(missed(all, 'userName')).toEqual({
      attribute: 'userName',
      why: 'The naming rule of Fabrikam GmbH needs the nickname, which the record of Jana Nováková lacks.',
      mend: 'An administrator adds it to the record of Jana Nováková, or the identity provider the record comes from does.',
    });
  });

  test('a name without an ASCII form gives no login, until one is allotted by hand', () => {
    const ivanova = technician({ name: { givenName: 'Анна', familyName: 'Иванова' }, displayName: 'Анна Иванова' });
    const open = derived({ technician: ivanova });
    expect(found(open, 'userName')).toBeUndefined();
    expect(missed(open, 'userName')?.why).toContain('“Анна”');
    const settled = derived({ technician: ivanova, account: account({ name: 'aivanova@fabrikam.example' }) });
    expect(found(settled, 'email')?.value).toBe('aivanova@fabrikam.example');
    expect(settled.missing).toEqual([]);
  });

  test('cuts the part before the @ to the cap, and never a value of the record', () => {
    const capped = withRules(
      { everyday: { userName: '{name.givenName:lower}.{name.familyName:lower:ascii}@{client.domain}' } },
      { userName: 22, title: 5 },
    );
    const all = derived({ client: capped });
    expect(found(all, 'userName')?.value).toBe('jana@fabrikam.example');
    expect(found(all, 'title')).toBeUndefined();
    expect(missed(all, 'title')?.why).toContain('16 characters');
  });

  test('an address with a space in it is refused with a way to mend the rule', () => {
    const all = derived({ client: withRules({ everyday: { email: '{displayName:lower:ascii}@{client.domain}' } }) });
    expect(found(all, 'email')).toBeUndefined();
    expect(missed(all, 'email')?.why).toContain(':alnum');
  });

  test('a rule that cannot be read leaves its attribute and no other', () => {
    const all = derived({ client: withRules({ everyday: { email: '{mail}' } }) });
    expect(missed(all, 'email')?.why).toContain('{⟦mail⟧}');
    expect(found(all, 'userName')?.value).toBe('jana.novakova');
  });

  test('names accounts of a console that serves every client by the MSP itself only', () => {
    const shared = consoleOf({ tenancy: { mode: 'ours' }, label: 'Our RMM' });
    expect(() => derived({ console: shared })).toThrow('Our RMM');
    expect(found(derived({ console: shared, client: ours() }), 'userName')?.value).toBe('jnovakova@msp.example');
  });

  test('gives no name that hides or pretends something, nor a login or display name built of one', () => {
    const hidden = technician({
      name: { givenName: 'Ja\u200bna', familyName: 'Nov\u0430kova' },
      displayName: 'J\u202eana',
    });
    const ruled = withRules({ everyday: { userName: '{name.familyName:lower}', displayName: '{name.givenName} X' } });
    for (const over of [{ technician: hidden }, { technician: hidden, client: ruled }]) {
      const all = derived(over);
      const values = JSON.stringify(all.values);
      expect(values).not.toMatch(/[\u200b\u0430\u202e]/);
      expect(missed(all, 'name.familyName')?.why).toContain('U+0430');
      expect(missed(all, 'displayName')?.why).toMatch(/U\+20[02][be]/i);
    }
    expect(missed(derived({ technician: hidden }), 'name.givenName')).toEqual({
      attribute: 'name.givenName',
      why: 'The given name of jana.novakova would fool whoever reads it. “Ja⟨U+200B⟩na” holds a zero-width space nobody sees, U+200B, at place 3. Remove it.',
      mend: 'An administrator corrects the record, or the source it comes from does.',
    });
  });

  test("refuses somebody else's account", () => {
    expect(() => derived({ account: account({ technician: 'ota' }) })).toThrow('acc-1');
    expect(() => derived({ account: account({ purpose: 'admin' }) })).toThrow('acc-1');
  });

  test('names the enterprise extension as the record does', () => {
    expect(ENTERPRISE_URN).toBe(ENTERPRISE);
  });
});

import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../lib/record/attributes.ts';
import { otherPerson } from '../../lib/record/other-person.ts';
import type { Derived } from '../../lib/record/provenance.ts';

type Values = Partial<Record<Attribute, string>>;
const entries = (values: Values) => Object.entries(values) as [Attribute, string][];
const provenance: Derived['provenance'] = { from: 'account', account: 'a', version: 1 };

const PRIYA: Values = {
  'name.givenName': 'Priya',
  'name.familyName': 'Raman',
  displayName: 'Priya Raman',
  userName: 'praman',
  userPrincipalName: 'praman@northwind.example',
  email: 'priya.raman@northwind.example',
  employeeNumber: 'T-1002',
  organization: 'Northwind Dental',
};

function inForm(held: Values, subject = PRIYA): string | null {
  return otherPerson(
    entries(held).map(([attribute, current]) => ({ attribute, control: `Label of ${attribute}`, current })),
    entries(subject).map(([attribute, value]) => ({ attribute, value, provenance })),
  );
}

describe('a form about somebody else', () => {
  it('is known by name and login, and named so', () => {
    expect(
      inForm({ displayName: 'Dana Weiss', userName: 'dweiss', email: 'd.weiss@northwind.example', phone: '+1 202' }),
    ).toBe('Dana Weiss, d.weiss@northwind.example');
  });

  it.each<[string, Values]>([
    ['by a login alone', { userName: 'dweiss' }],
    ['by an address alone', { email: 'd.weiss@northwind.example' }],
    ['by a whole name alone', { displayName: 'Dana Weiss' }],
    ['by given and family name', { 'name.givenName': 'Dana', 'name.familyName': 'Weiss' }],
    ['by the given name in one family', { 'name.givenName': 'Dev', 'name.familyName': 'Raman' }],
    ['by the login, though the family name is the same', { 'name.familyName': 'Raman', userName: 'draman' }],
    ['by the number, though the name is the same', { displayName: 'Priya Raman', employeeNumber: 'T-2044' }],
    ['by name and number', { displayName: 'Dana Weiss', employeeNumber: 'T-2044' }],
    [
      'by the name, though two clients gave the same local part',
      { displayName: 'Petra Aman', email: 'praman@contoso.example' },
    ],
  ])('%s', (_, held) => expect(inForm(held)).not.toBeNull());

  it('is cut where a page holds a very long name', () => {
    expect(inForm({ displayName: `Dana ${'W'.repeat(400)}` })?.length).toBeLessThanOrEqual(80);
  });
});

describe('the subject’s own account', () => {
  it.each<[string, Values]>([
    ['with everything as it is', PRIYA],
    [
      'with a name from before the marriage',
      { displayName: 'Priya Iyer', userName: 'praman', email: 'priya.iyer@old.example' },
    ],
    ['with an address from before the merger', { displayName: 'Priya Raman', email: 'praman@old.example' }],
    ['with another login', { displayName: 'Raman, Priya', userName: 'priya77' }],
    ['with a middle name', { displayName: 'Priya Kumari Raman', userName: 'kraman' }],
    ['with the whole name right and a part of it wrong', { displayName: 'Priya Raman', 'name.givenName': 'Someone' }],
    ['with an initial', { displayName: 'P. Raman' }],
    ['with a login in another case', { userName: 'PRAMAN', displayName: 'Front desk' }],
    ['under a Windows domain', { sAMAccountName: 'NORTHWIND\\praman' }],
    ['with its number, whatever else', { displayName: 'Old Name', employeeNumber: 't-1002', userName: 'old' }],
  ])('%s', (_, held) => expect(inForm(held)).toBeNull());

  it('is known by either spelling of an umlaut', () => {
    const jorg: Values = { displayName: 'Jörg Müller', 'name.givenName': 'Jörg', 'name.familyName': 'Müller' };
    expect(inForm({ displayName: 'Joerg Mueller', userName: 'jm' }, jorg)).toBeNull();
    expect(inForm({ displayName: 'Jorg Muller' }, jorg)).toBeNull();
  });
});

describe('a form about nobody yet', () => {
  it.each<[string, Values]>([
    ['empty', { displayName: '', userName: ' ' }],
    ['half a name typed wrong', { 'name.givenName': 'Prya' }],
    ['what colleagues share', { organization: 'Contoso', country: 'DE', department: 'Sales', phone: '+49 30 1' }],
    ['a domain that is filled in already', { email: '@northwind.example', userPrincipalName: '@northwind.example' }],
    [
      'words that a console puts there',
      { userName: 'New user', 'name.givenName': 'First name', email: 'user@example.com' },
    ],
    ['its own label as its value', { displayName: 'Label of displayName' }],
    ['a number that the console counts up', { employeeNumber: 'T-9999' }],
  ])('%s', (_, held) => expect(inForm(held)).toBeNull());

  it('cannot be compared with a person of whom only the ticket’s name is known', () => {
    expect(inForm({ userName: 'olga.p' }, { displayName: 'Olga Petrenko' })).toBeNull();
    expect(inForm({ displayName: 'Dana Weiss' }, { displayName: 'Olga Petrenko' })).toBe('Dana Weiss');
  });
});

import { describe, expect, it } from 'vitest';
import { Refused } from '../../../lib/collector/errors.ts';
import { GROUPS, USERS } from '../../../lib/collector/scim/group-schema.ts';
import { patchResource } from '../../../lib/collector/scim/patch.ts';
import { ENTERPRISE, USER } from '../../drive/scim-client.ts';

const WORK = { value: 'a@work.example', type: 'work', primary: true };
const HOME = { value: 'a@home.example', type: 'home' };
const USERS_NOW = {
  userName: 'a@work.example',
  name: { givenName: 'A', familyName: 'B' },
  active: true,
  emails: [WORK, HOME],
  [ENTERPRISE]: { department: 'Desk', manager: { value: 'jo' } },
};
const patched = (...Operations: unknown[]) => patchResource(USERS, USERS_NOW, { Operations });
const group = (...Operations: unknown[]) =>
  patchResource(GROUPS, { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }] }, { Operations }).members;
const refusal = (body: Record<string, unknown>): string => {
  try {
    patchResource(USERS, USERS_NOW, body);
    return 'taken';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};
const refused = (...Operations: unknown[]) => refusal({ Operations });

describe('PATCH of a single value', () => {
  it.each([true, false, 'True', 'False', 'true', 'FALSE'])('reads active %s whatever its type and case', (value) => {
    const wanted = String(value).toLowerCase() === 'true';
    for (const op of ['replace', 'Replace', 'ADD']) {
      expect(patched({ op, path: 'active', value }).active).toBe(wanted);
      expect(patched({ op, value: { active: value } }).active).toBe(wanted);
      expect(patched({ Op: op, Path: `${USER}:active`, Value: value }).active).toBe(wanted);
    }
  });

  it('reaches parts by dotted paths, with and without the schema, and keeps the other parts', () => {
    expect(patched({ op: 'replace', path: 'name.familyName', value: 'C' }).name).toEqual({
      givenName: 'A',
      familyName: 'C',
    });
    expect(patched({ op: 'replace', path: 'NAME', value: { FamilyName: 'C' } }).name).toEqual({
      givenName: 'A',
      familyName: 'C',
    });
    expect(patched({ op: 'add', path: `${USER}:name.middleName`, value: 'M' }).name).toMatchObject({ middleName: 'M' });
    expect(patched({ op: 'replace', path: `${ENTERPRISE}:department`, value: 'NOC' })[ENTERPRISE]).toMatchObject({
      department: 'NOC',
    });
    expect(patched({ op: 'replace', path: ENTERPRISE, value: { department: 'NOC' } })[ENTERPRISE]).toEqual({
      department: 'NOC',
      manager: { value: 'jo' },
    });
    expect(patched({ op: 'replace', value: { [ENTERPRISE]: { department: 'NOC' } } })[ENTERPRISE]).toMatchObject({
      department: 'NOC',
    });
    expect(patched({ op: 'add', value: { [`${ENTERPRISE}:department`]: 'NOC', 'name.givenName': 'Z' } })).toMatchObject(
      {
        name: { givenName: 'Z', familyName: 'B' },
        [ENTERPRISE]: { department: 'NOC' },
      },
    );
  });

  it('takes a manager as a text, an object or a list of one, and takes them away', () => {
    for (const value of ['eva', { value: 'eva' }, { Value: 'eva', $ref: '../Users/eva', displayName: 'Eva' }])
      expect(patched({ op: 'replace', path: `${ENTERPRISE}:manager`, value })[ENTERPRISE]).toEqual({
        department: 'Desk',
        manager: { value: 'eva' },
      });
    for (const one of [{ op: 'remove' }, { op: 'replace', value: null }, { op: 'replace', value: '' }])
      expect(patched({ ...one, path: `${ENTERPRISE}:manager` })[ENTERPRISE]).toEqual({ department: 'Desk' });
  });

  it('leaves aside what the record has no place for, and what a client sends along of the service’s own', () => {
    expect(
      patched(
        { op: 'add', path: 'name.honorificPrefix', value: 'Dr' },
        { op: 'replace', path: 'roles', value: [{ value: 'x' }] },
        { op: 'replace', path: `${ENTERPRISE}:costCenter`, value: '12' },
        {
          op: 'replace',
          value: { id: 'other', schemas: [USER], meta: {}, shoeSize: 44, 'urn:x:y:z': 1, locale: 'sv' },
        },
      ),
    ).toEqual(USERS_NOW);
  });

  it('applies operations one after the other, all or none, and leaves the resource alone', () => {
    const before = structuredClone(USERS_NOW);
    expect(
      patched(
        { op: 'add', path: 'title', value: 'X' },
        { op: 'remove', path: 'title' },
        { op: 'add', path: 'title', value: 'Y' },
      ).title,
    ).toBe('Y');
    expect(refused({ op: 'remove', path: 'title' }, { op: 'replace', path: 'nonsense', value: 1 })).toBe('scim.path');
    expect(USERS_NOW).toEqual(before);
  });
});

describe('PATCH of many values', () => {
  it('changes the one that fits, makes it where there is none, and keeps the rest', () => {
    const work = (value: unknown) => ({ op: 'replace', path: 'emails[type eq "work"].value', value });
    expect(patched(work('n@work.example')).emails).toEqual([{ ...WORK, value: 'n@work.example' }, HOME]);
    expect(patched({ op: 'add', path: 'emails[type eq "other"].value', value: 'o@x.example' }).emails).toEqual([
      WORK,
      HOME,
      { type: 'other', value: 'o@x.example' },
    ]);
    expect(patched({ op: 'replace', path: 'phoneNumbers[type eq "mobile"].value', value: '1' }).phoneNumbers).toEqual([
      { type: 'mobile', value: '1' },
    ]);
    expect(
      patched({ op: 'add', path: 'emails[type eq "other" and primary eq true].value', value: 'o@x' }).emails,
    ).toEqual([{ ...WORK, primary: false }, HOME, { type: 'other', primary: true, value: 'o@x' }]);
    expect(patched({ op: 'replace', path: 'emails[type eq "home"]', value: { value: 'h' } }).emails).toEqual([
      WORK,
      { value: 'h', type: 'home' },
    ]);
    expect(refused({ op: 'replace', path: 'emails[value co "nobody"].type', value: 'work' })).toBe('scim.noTarget');
  });

  it('removes by filter, by value, by part, and all', () => {
    expect(patched({ op: 'remove', path: 'emails[type eq "home"]' }).emails).toEqual([WORK]);
    expect(patched({ op: 'remove', path: 'emails[type eq "home"].value' }).emails).toEqual([WORK]);
    expect(patched({ op: 'remove', path: 'emails', value: [{ value: 'a@home.example' }] }).emails).toEqual([WORK]);
    expect(patched({ op: 'remove', path: 'emails[type eq "other"]' }).emails).toEqual([WORK, HOME]);
    expect(patched({ op: 'remove', path: 'emails' }).emails).toBeUndefined();
    expect(patched({ op: 'replace', path: 'emails', value: [] }).emails).toBeUndefined();
    expect(patched({ op: 'remove', path: 'emails[type eq "work"].primary' }).emails).toEqual([
      { value: WORK.value, type: 'work' },
      HOME,
    ]);
  });

  it('adds once, replaces all, and has one primary at most', () => {
    expect(patched({ op: 'add', path: 'emails', value: [HOME, { value: 'n', type: 'other' }] }).emails).toEqual([
      WORK,
      HOME,
      { value: 'n', type: 'other' },
    ]);
    expect(patched({ op: 'add', path: 'emails', value: { value: 'n', primary: 'True' } }).emails).toEqual([
      { ...WORK, primary: false },
      HOME,
      { value: 'n', primary: true },
    ]);
    expect(patched({ op: 'replace', path: 'emails', value: [{ value: 'n' }] }).emails).toEqual([{ value: 'n' }]);
    expect(patched({ op: 'replace', path: 'emails[type eq "home"].primary', value: true }).emails).toEqual([
      { ...WORK, primary: false },
      { ...HOME, primary: true },
    ]);
    expect(refused({ op: 'replace', path: 'emails', value: [WORK, { value: 'n', primary: true }] })).toBe('scim.value');
  });

  it('of members takes lists, single ones and texts, and no one twice', () => {
    expect(group({ op: 'Add', path: 'members', value: [{ value: 'b' }, { value: 'c' }, 'd', { value: 'c' }] })).toEqual(
      [{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'd' }],
    );
    expect(group({ op: 'add', value: { members: { value: 'c' } } })).toHaveLength(3);
    expect(group({ op: 'remove', path: 'members[value eq "a"]' })).toEqual([{ value: 'b' }]);
    expect(group({ op: 'remove', path: 'members[value eq "a" or value eq "b"]' })).toBeUndefined();
    expect(group({ op: 'remove', path: 'members', value: [{ value: 'a' }, { value: 'zz' }] })).toEqual([
      { value: 'b' },
    ]);
    expect(group({ op: 'replace', path: 'members', value: [{ value: 'z' }] })).toEqual([{ value: 'z' }]);
    expect(group({ op: 'remove', path: 'members' })).toBeUndefined();
  });
});

describe('PATCH that cannot be', () => {
  it.each([
    [{ op: 'replace', path: 'id', value: 'x' }, 'scim.mutability'],
    [{ op: 'add', path: 'meta.created', value: 'x' }, 'scim.mutability'],
    [{ op: 'replace', path: 'groups', value: [] }, 'scim.mutability'],
    [{ op: 'remove' }, 'scim.noTarget'],
    [{ op: 'remove', path: '' }, 'scim.noTarget'],
    [{ op: 'replace', path: 'shoeSize', value: 44 }, 'scim.path'],
    [{ op: 'replace', path: 'name.nickname.x', value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'urn:example:other:x', value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'name[givenName eq "x"]', value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'emails[type eq "work"]value', value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'emails[type eq "work"].shoe', value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'emails[type is "work"].value', value: 'x' }, 'scim.filter'],
    [{ op: 'replace', path: 'emails[type eq "work".value', value: 'x' }, 'scim.filter'],
    [{ op: 'replace', path: 7, value: 'x' }, 'scim.path'],
    [{ op: 'replace', path: 'active', value: 'perhaps' }, 'scim.value'],
    [{ op: 'replace', path: 'name', value: 'A B' }, 'scim.value'],
    [{ op: 'replace', path: 'userName', value: ['a'] }, 'scim.value'],
    [{ op: 'replace', path: 'title', value: { a: 1 } }, 'scim.value'],
    [{ op: 'replace', value: 'x' }, 'scim.value'],
    [{ op: 'replace', value: null }, 'scim.value'],
    [{ op: 'move', path: 'title', value: 'x' }, 'scim.syntax'],
    [{ path: 'title', value: 'x' }, 'scim.syntax'],
    [null, 'scim.syntax'],
    ['replace', 'scim.syntax'],
  ])('is refused in one sentence: %j', (operation, code) => expect(refused(operation)).toBe(code));

  it.each([{}, { Operations: [] }, { Operations: {} }, { Operations: 'x' }])(
    'is refused without operations: %j',
    (body) => expect(refusal(body)).toBe('scim.syntax'),
  );
});

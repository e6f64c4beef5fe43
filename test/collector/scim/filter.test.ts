import { describe, expect, it } from 'vitest';
import { Refused } from '../../../lib/collector/errors.ts';
import { parseFilter } from '../../../lib/collector/scim/filter.ts';
import { GROUPS, USERS } from '../../../lib/collector/scim/group-schema.ts';
import { matches } from '../../../lib/collector/scim/matches.ts';
import { ENTERPRISE, USER } from '../../drive/scim-client.ts';

const ADA = {
  schemas: [USER, ENTERPRISE],
  id: 'ada-king',
  externalId: 'Ext-7',
  userName: 'Ada.King@msp.example',
  name: { givenName: 'Ada', familyName: 'King' },
  displayName: 'Ada “the count” King',
  active: true,
  emails: [
    { value: 'ada@msp.example', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home' },
  ],
  [ENTERPRISE]: { employeeNumber: '0815', department: 'Network', manager: { value: 'jo' } },
  meta: { resourceType: 'User', created: '2026-05-01T08:00:00.000Z', lastModified: '2026-06-01T08:00:00.000Z' },
};
const fits = (filter: string) => matches(ADA, parseFilter(USERS, filter));

describe('a filter', () => {
  it.each([
    'userName eq "ada.king@MSP.example"',
    'USERNAME Eq "ada.king@msp.example"',
    'externalId eq "Ext-7"',
    'name.familyName co "in"',
    'userName sw "ada" and userName ew ".EXAMPLE"',
    'title pr or displayName pr',
    'not (title pr)',
    'not(title pr)',
    'nickName eq null',
    'title ne "Lead"',
    'active eq true',
    'active eq "True"',
    'active eq True',
    'emails.type eq "home"',
    'emails eq "ada@home.example"',
    'emails[type eq "work" and value co "@msp"]',
    'emails[type eq "work" and not (value co "@home")] and active eq true',
    'emails[type eq "work"].value eq "ada@msp.example"',
    'emails[primary eq "True"]',
    'meta.lastModified gt "2026-05-01T04:42:34Z"',
    'meta.lastModified ge "2026-06-01T10:00:00+02:00"',
    'meta.created lt "2026-06-01T00:00:00Z"',
    'userName gt "a" and userName lt "b"',
    'userName ge "ADA.king@msp.example" and userName le "ada.king@msp.example"',
    `${USER}:userName sw "ADA"`,
    `${ENTERPRISE}:department eq "network"`,
    `${ENTERPRISE.toUpperCase()}:Manager.Value eq "jo"`,
    `${ENTERPRISE}:manager eq "jo"`,
    `schemas eq "${ENTERPRISE}"`,
    'userName eq "x" or (active eq true and (name.givenName eq "ada" or title pr))',
    'userName eq "x" and title pr or active eq true',
    'active eq true or userName eq "x" and title pr',
    'displayName co "\\u201cthe"',
    'shoeSize ne 44',
    '  userName   eq   "ada.king@msp.example"  ',
  ])('fits: %s', (filter) => expect(fits(filter)).toBe(true));

  it.each([
    'externalId eq "ext-7"',
    'active eq false',
    'emails[type eq "home" and value co "@msp"]',
    'emails[type eq "work"].value eq "ada@home.example"',
    'title eq "Lead"',
    'title gt "A"',
    'nickName ne null',
    'userName ne "ADA.king@msp.example"',
    'shoeSize eq 44',
    'shoeSize pr',
    'urn:example:other:userName pr',
    'not (userName sw "ada")',
    'meta.lastModified lt "2026-06-01T08:00:00Z"',
  ])('does not fit: %s', (filter) => expect(fits(filter)).toBe(false));

  it.each([
    ['userName', 9],
    ['userName eq', 12],
    ['userName is "x"', 10],
    ['userName eq x', 13],
    ['userName eq "x', 12],
    ['userName eq "\\x"', 13],
    ['userName eq {"a":1}', 13],
    ['userName eq "a\\u0000"', 13],
    ['(userName pr', 13],
    ['userName pr)', 12],
    ['userName pr userName pr', 13],
    ['userName pr and', 16],
    ['not userName pr', 5],
    ['active gt true', 11],
    ['active co "t"', 11],
    ['name[givenName eq "x"]', 5],
    ['emails[type eq "work"', 22],
    ['"userName" pr', 1],
    [`${'('.repeat(200)}userName pr${')'.repeat(200)}`, 31],
  ])('says where it cannot be read: %s', (filter, at) => {
    let refused: unknown;
    try {
      parseFilter(USERS, filter);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refused);
    const { code, detail } = refused as Refused;
    expect([code, typeof detail.at]).toEqual(['scim.filter', 'number']);
    expect(Math.abs(Number(detail.at) - at)).toBeLessThanOrEqual(1);
  });

  it('knows groups by their own attributes', () => {
    const group = { displayName: 'Desk', members: [{ value: 'ada-king' }] };
    expect(matches(group, parseFilter(GROUPS, 'members[value eq "ada-king"]'))).toBe(true);
    expect(matches(group, parseFilter(GROUPS, 'members.value eq "jo"'))).toBe(false);
    expect(matches(group, parseFilter(GROUPS, 'userName pr'))).toBe(false);
  });
});

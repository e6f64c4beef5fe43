import { describe, expect, it } from 'vitest';
import { USERS } from '../../../lib/collector/scim/group-schema.ts';
import { tidyResource } from '../../../lib/collector/scim/tidy.ts';
import { technicianOf, userOf } from '../../../lib/collector/scim/user-of.ts';
import { OWNABLE } from '../../../lib/record/access.schema.ts';
import { ownablePart } from '../../../lib/record/ownable.ts';
import type { Technician } from '../../../lib/record/record.schema.ts';
import { ENTERPRISE } from '../../drive/scim-client.ts';

const WHOLE: Technician = {
  ...{ id: 'ada-king', version: 3, userName: 'ada@msp.example', displayName: 'Ada King', nickName: 'Countess' },
  name: { givenName: 'Ada', middleName: 'Byron', familyName: 'King' },
  ...{ title: 'Engineer', preferredLanguage: 'en-GB', timezone: 'Europe/London', active: true, userType: 'Contractor' },
  emails: [
    { value: 'ada@msp.example', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home', primary: false },
  ],
  phoneNumbers: [{ value: '+44 20 7946 0000', type: 'work' }],
  addresses: [
    {
      ...{ type: 'work', streetAddress: '1 St James’s Square', locality: 'London' },
      ...{ region: 'Greater London', postalCode: 'SW1Y 4LB', country: 'GB' },
    },
  ],
  contract: { sponsor: 'root', ends: '2027-01-31T22:59:59.000Z' },
  templates: ['desk'],
  [ENTERPRISE]: {
    employeeNumber: '0815',
    department: 'Engines',
    organization: 'MSP',
    manager: { value: 'jo', displayName: 'Jo' },
  },
};
const BARE: Technician = {
  ...{ id: 'x', version: 1, userName: 'x', displayName: 'X Y', name: { givenName: 'X', familyName: 'Y' } },
  ...{ emails: [], phoneNumbers: [], addresses: [], active: false, [ENTERPRISE]: {} },
};

describe('a technician as a SCIM user', () => {
  it.each([
    ['with everything', WHOLE],
    ['with nothing but a name', BARE],
  ])('comes back as they were, %s', (_, technician) => {
    const said = JSON.parse(JSON.stringify(userOf(technician)));
    const manager = technician[ENTERPRISE].manager?.value;
    const back = technicianOf(tidyResource(USERS, said), { id: technician.id, before: technician, manager });
    expect(back).toEqual(technician);
  });

  it('has every part a source may own', () => {
    for (const part of OWNABLE) expect([part, ownablePart(WHOLE, part)]).not.toEqual([part, undefined]);
    const said = JSON.stringify(userOf(WHOLE));
    for (const part of OWNABLE) expect([part, said.includes(`"${part}":`)]).toEqual([part, true]);
  });

  it('leaves aside what the record has no place for', () => {
    const extra = {
      ...{ locale: 'sv', password: 'secret', profileUrl: 'https://x', ims: [{ value: 'x' }], shoeSize: 44 },
      ...{
        'urn:example:custom:2.0:User': { a: 1 },
        roles: [{ value: 'x' }],
        id: 'other',
        meta: {},
        groups: [{ value: 'g' }],
      },
    };
    const tidied = tidyResource(USERS, {
      ...userOf(BARE),
      ...extra,
      name: { ...BARE.name, honorificPrefix: 'Dr', formatted: 'Z' },
    });
    expect(technicianOf(tidied, { id: 'x', before: undefined, manager: undefined })).toEqual(BARE);
  });

  it('takes a whole name apart where it is all there is', () => {
    const of = (resource: Record<string, unknown>) =>
      technicianOf(tidyResource(USERS, { userName: 'x', ...resource }), {
        id: 'x',
        before: undefined,
        manager: undefined,
      });
    expect(of({ name: { formatted: 'Ada Byron King' } })).toMatchObject({
      ...{ name: { givenName: 'Ada Byron', familyName: 'King' }, displayName: 'Ada Byron King', active: true },
    });
    expect(of({ displayName: 'Ada King' }).name).toEqual({ givenName: 'Ada', familyName: 'King' });
    expect(() => of({ displayName: 'Ada' })).toThrow('name.givenName is needed');
    expect(() => of({})).toThrow('name.givenName is needed');
  });

  it('reads single values where lists are meant, texts where objects are, and drops what has no value', () => {
    const tidied = tidyResource(USERS, {
      ...{ USERNAME: 'x', name: BARE.name, emails: 'a@x.example', phoneNumbers: { value: 12345 }, addresses: null },
      ...{ title: '', [ENTERPRISE.toUpperCase()]: { EmployeeNumber: 7, manager: 'jo' } },
    });
    const made = technicianOf(
      { ...tidied, emails: [...(tidied.emails as []), { type: 'home' }] },
      { id: 'x', before: undefined, manager: 'jo' },
    );
    expect(made).toMatchObject({
      ...{ userName: 'x', emails: [{ value: 'a@x.example' }], phoneNumbers: [{ value: '12345' }], addresses: [] },
      [ENTERPRISE]: { employeeNumber: '7', manager: { value: 'jo' } },
    });
    expect(made.title).toBeUndefined();
  });
});

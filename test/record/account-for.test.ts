import { describe, expect, test } from 'vitest';
import { accountFor, withoutLogin } from '../../lib/record/account-for.ts';
import { derive } from '../../lib/record/derive.ts';
import { usableBy } from '../../lib/record/usable-by.ts';
import { account, client, consoleOf, technician } from './sample.ts';

const AT = Date.parse('2026-12-01T12:00:00Z');
const jana = technician();
const ota = technician({ id: 'ota', userName: 'ota', displayName: 'Ota Král' });
const shared = account({
  id: 'acc-9',
  purpose: 'shared',
  name: 'desk@fabrikam.example',
  usedBy: ['ota'],
  roles: ['reader'],
});
const PLACE = { client: 'fabrikam', console: 'portal', purpose: 'shared' } as const;

describe('who may use an account, and until when', () => {
  test('whom it belongs to and those it names, nobody else', () => {
    expect(usableBy(shared, jana, AT)).toEqual({ usable: true });
    expect(usableBy(shared, ota, AT)).toEqual({ usable: true });
    const eva = technician({ id: 'eva', displayName: 'Eva Malá' });
    expect(usableBy(shared, eva, AT)).toMatchObject({
      usable: false,
      why: 'The account “desk@fabrikam.example” is not one that Eva Malá may use.',
    });
  });

  test('until its last moment, and a break-glass account always', () => {
    const ending = account({ path: 'delegated', until: '2026-12-01T12:00:00Z' });
    expect(usableBy(ending, jana, AT - 1)).toEqual({ usable: true });
    expect(usableBy(ending, jana, AT)).toMatchObject({
      usable: false,
      why: 'The account “jnovakova2@fabrikam.example” could be used until 2026-12-01 12:00 UTC.',
    });
    const glass = account({ purpose: 'break-glass', until: '2020-01-01T00:00:00Z' });
    expect(usableBy(glass, jana, AT)).toEqual({ usable: true });
  });

  test('one that is gone by nobody', () => {
    expect(usableBy(account({ status: 'gone' }), jana, AT)).toMatchObject({ usable: false });
  });
});

describe('the account a form is about', () => {
  test('is one’s own before a shared one', () => {
    const own = account({ id: 'acc-2', technician: 'ota', purpose: 'shared', name: 'ota@fabrikam.example' });
    expect(accountFor([shared, own], ota, PLACE, AT)).toEqual({ account: own });
    expect(accountFor([shared], ota, PLACE, AT)).toEqual({ account: shared });
    expect(accountFor([shared], ota, { ...PLACE, purpose: 'admin' }, AT)).toEqual({ account: undefined });
    expect(accountFor([{ ...shared, status: 'gone' }], ota, PLACE, AT)).toEqual({ account: undefined });
  });

  test('is never chosen among several shared ones', () => {
    const other = { ...shared, id: 'acc-1', name: 'desk-2@fabrikam.example' };
    const found = accountFor([shared, other], ota, PLACE, AT);
    expect(found.withheld?.why).toBe(
      'Ota Král may use several shared accounts here: “desk-2@fabrikam.example”, “desk@fabrikam.example”.',
    );
  });

  test('past its end gives its login and role to nobody, and no new one is derived in their place', () => {
    const past = { ...shared, until: '2026-11-30T00:00:00Z' };
    const found = accountFor([past], ota, PLACE, AT);
    expect(found.account).toBe(past);
    const derived = derive({
      technician: ota,
      client: client(),
      console: consoleOf(),
      purpose: 'shared',
      account: past,
    });
    expect(derived.values.find(({ attribute }) => attribute === 'userName')?.value).toBe('desk@fabrikam.example');
    if (!found.withheld) throw new Error('it is withheld');
    const { values, missing } = withoutLogin(derived, found.withheld);
    const attributes = values.map(({ attribute }) => attribute);
    for (const attribute of ['userName', 'userPrincipalName', 'email', 'role']) {
      expect(attributes).not.toContain(attribute);
      expect(missing.find((one) => one.attribute === attribute)?.why).toContain('until 2026-11-30');
    }
    expect(attributes).toContain('displayName');
  });
});

import { expect, test } from 'vitest';
import { explain, explainValue } from '../../lib/record/explain.ts';
import type { Provenance } from '../../lib/record/provenance.ts';

const RULE: Provenance = {
  from: 'rule',
  technician: 'ada',
  version: 7,
  client: 'fabrikam',
  clientVersion: 5,
  convention: 3,
  purpose: 'everyday',
  rule: '{name.givenName:lower}.{name.familyName:lower}.msp',
};
const EXCEPTION: Provenance = { from: 'exception', exception: '12', version: 2 };
const TEMPLATE: Provenance = {
  from: 'template',
  template: 'desk-l1',
  version: 4,
  technician: 'ada',
  technicianVersion: 7,
  kind: 'iam',
  client: 'fabrikam',
  purpose: 'admin',
};

test('a value is told with the rule, exception or template that gave it', () => {
  const login = { attribute: 'userName', value: 'ada.lovelace.msp', provenance: RULE } as const;
  expect(explainValue(login, { technician: 'Ada Lovelace', client: 'Fabrikam' })).toBe(
    'login “ada.lovelace.msp”: Fabrikam’s convention v3 for everyday accounts “{name.givenName:lower}.{name.familyName:lower}.msp”, over the record of Ada Lovelace v7.',
  );
  const department = { attribute: 'department', value: 'Projects', provenance: EXCEPTION } as const;
  expect(explainValue(department, { exception: { expires: '2027-01-31T23:59:59Z', approvedBy: 'Ota Král' } })).toBe(
    'department “Projects”: exception 12 v2 until 2027-01-31, approved by Ota Král.',
  );
  const role = { attribute: 'role', value: 'Helpdesk Administrator', provenance: TEMPLATE } as const;
  expect(explainValue(role, { technician: 'Ada', client: 'Fabrikam', template: 'Service desk L1' })).toBe(
    'role “Helpdesk Administrator”: the role template “Service desk L1” v4 for admin accounts in iam consoles of Fabrikam, by the record of Ada v7.',
  );
});

test('alone it is a sentence, with ids where names are not known', () => {
  expect(explain({ from: 'record', technician: 'ada', version: 3, path: 'title' }, { technician: 'Ada' })).toBe(
    'The record of Ada v3 (title).',
  );
  expect(explain(EXCEPTION, {})).toBe('Exception 12 v2.');
  expect(explain({ from: 'account', account: 'acc-1', version: 4 }, {})).toBe('As allotted to the account acc-1 v4.');
  expect(explain({ from: 'ticket', console: 'rt', number: '4711', field: 'requesterEmail' }, {})).toBe(
    'Ticket 4711 (requesterEmail).',
  );
  expect(explain(TEMPLATE, {})).toContain('The role template “desk-l1” v4');
  expect(explain({ ...RULE, client: 'iFix' }, {})).toMatch(/^iFix’s convention/);
});

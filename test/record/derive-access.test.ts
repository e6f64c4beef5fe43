import { describe, expect, test } from 'vitest';
import {
  type Exception,
  exceptionSchema,
  type Grant,
  type RoleTemplate,
  roleTemplateSchema,
} from '../../lib/record/access.schema.ts';
import type { Attribute } from '../../lib/record/attributes.ts';
import { type DerivedAccount, type DeriveInput, derive } from '../../lib/record/derive.ts';
import { inForce } from '../../lib/record/exceptions.ts';
import { account, client, consoleOf, ours, technician } from './sample.ts';

const DESK = template('desk', 'Service desk L1', [
  { kind: 'iam', role: 'Helpdesk Administrator', groups: ['desk'], maxHours: 8 },
  { kind: 'iam', client: 'contoso', role: 'Password Administrator' },
  { kind: 'iam', purpose: 'admin', role: 'Global Administrator', maxHours: 2 },
  { kind: 'rmm', role: 'Technician' },
]);
const PROJECTS = template('projects', 'Projects', [
  { kind: 'iam', role: 'User Administrator', groups: ['projects'], maxHours: 4 },
]);

function template(id: string, label: string, grants: Partial<Grant>[]): RoleTemplate {
  return roleTemplateSchema.parse({ id, version: 2, label, grants });
}
function exception(differs: Exception['differs'], over: Partial<Exception> = {}): Exception {
  return exceptionSchema.parse({
    id: '12',
    version: 3,
    client: 'fabrikam',
    reason: 'Their policy for the audit',
    owner: 'ota',
    approvedBy: 'ota',
    expires: '2027-01-31T00:00:00Z',
    differs,
    ...over,
  });
}
const value = (attribute: Exclude<Attribute, 'role' | 'ticketNumber'>, value: string, over: Partial<Exception> = {}) =>
  exception({ what: 'value', attribute, value }, over);
const role = (role: string | undefined, groups: string[] = [], over: Partial<Exception> = {}) =>
  exception({ what: 'role', ...(role ? { role } : {}), groups }, over);

const deskHand = technician({ templates: ['desk'] });
const derived = (over: Partial<DeriveInput> = {}): DerivedAccount =>
  derive({
    technician: deskHand,
    client: client(),
    console: consoleOf(),
    purpose: 'everyday',
    templates: [PROJECTS, DESK],
    exceptions: [],
    ...over,
  });
const found = (all: DerivedAccount, attribute: Attribute) => all.values.find((one) => one.attribute === attribute);
const missed = (all: DerivedAccount, attribute: Attribute) => all.missing.find((one) => one.attribute === attribute);

describe('what an account may be, by role template', () => {
  test('is nothing of ours where the client decides it in a system of its own, which is named', () => {
    const elsewhere = client({ accessAuthority: { iam: 'their own directory' } });
    const all = derived({ client: elsewhere });
    expect([found(all, 'role'), all.groups, all.maxHours]).toEqual([undefined, [], undefined]);
    expect(missed(all, 'role')?.why).toMatch(/iam consoles of .* is decided in their own directory/);
    expect(
      found(derived({ client: client({ accessAuthority: { rmm: 'theirs', iam: 'Unswivel' } }) }), 'role'),
    ).toBeDefined();
    const held = account({ roles: ['Reader'] });
    expect(found(derived({ client: elsewhere, account: held }), 'role')?.value).toBe('Reader');
  });

  test('is what the template grants in such a console, with groups and the longest time', () => {
    const all = derived();
    const provenance = {
      from: 'template',
      template: 'desk',
      version: 2,
      technician: 'jana',
      technicianVersion: 3,
      kind: 'iam',
      client: 'fabrikam',
      purpose: 'everyday',
    };
    expect(found(all, 'role')).toEqual({ attribute: 'role', value: 'Helpdesk Administrator', provenance });
    expect(all.groups).toEqual([{ group: 'desk', provenance }]);
    expect(all.maxHours).toEqual({ hours: 8, provenance });
  });

  test("a client's own grant stands in place of the general one, whole", () => {
    const contosos = client({ id: 'contoso', psaCompanyIds: [], aliases: [] });
    const console = consoleOf({ tenancy: { mode: 'client', client: 'contoso' } });
    const all = derived({ client: contosos, console });
    expect(found(all, 'role')?.value).toBe('Password Administrator');
    expect([all.groups, all.maxHours]).toEqual([[], undefined]);
  });

  test('another purpose, and another kind of console, has its own', () => {
    expect(found(derived({ purpose: 'admin' }), 'role')?.value).toBe('Global Administrator');
    expect(found(derived({ console: consoleOf({ kind: 'rmm' }) }), 'role')?.value).toBe('Technician');
    expect(found(derived({ purpose: 'shared' }), 'role')).toBeUndefined();
    expect(found(derived({ console: consoleOf({ kind: 'pam' }) }), 'role')).toBeUndefined();
  });

  test('somebody without the template gets nothing of it', () => {
    const all = derived({ technician: technician() });
    expect([found(all, 'role'), all.groups, all.maxHours]).toEqual([undefined, [], undefined]);
  });

  test('templates that disagree about the role give none, and both are named', () => {
    const all = derived({ technician: technician({ templates: ['desk', 'projects'] }) });
    expect(found(all, 'role')).toBeUndefined();
    expect(missed(all, 'role')?.why).toBe(
      '“Service desk L1” says Helpdesk Administrator and “Projects” says User Administrator; Jana Nováková has both templates.',
    );
    expect(all.groups.map(({ group }) => group)).toEqual(['desk', 'projects']);
    expect(all.maxHours).toMatchObject({ hours: 4, provenance: { template: 'projects' } });
  });

  test("the account's single role comes before the template's; of several none is chosen", () => {
    const one = derived({ account: account({ roles: ['reader'] }) });
    expect(found(one, 'role')).toMatchObject({ value: 'reader', provenance: { from: 'account' } });
    const two = derived({ account: account({ roles: ['reader', 'writer'] }) });
    expect(found(two, 'role')).toBeUndefined();
    expect(missed(two, 'role')?.why).toContain('reader, writer');
  });
});

describe('an exception in force', () => {
  test('gives the role before account and template, and groups beside the template’s', () => {
    const all = derived({ account: account({ roles: ['reader'] }), exceptions: [role('Auditor', ['audit', 'desk'])] });
    expect(found(all, 'role')).toEqual({
      attribute: 'role',
      value: 'Auditor',
      provenance: { from: 'exception', exception: '12', version: 3 },
    });
    expect(all.groups.map(({ group, provenance }) => [group, provenance.from])).toEqual([
      ['desk', 'template'],
      ['audit', 'exception'],
    ]);
    expect(found(derived({ exceptions: [role(undefined, ['audit'])] }), 'role')?.value).toBe('Helpdesk Administrator');
  });

  test('settles what templates disagree about', () => {
    const torn = derived({
      technician: technician({ templates: ['desk', 'projects'] }),
      exceptions: [role('Auditor')],
    });
    expect([found(torn, 'role')?.value, missed(torn, 'role')]).toEqual(['Auditor', undefined]);
  });

  test('sets a value in place of record and rule', () => {
    const all = derived({
      exceptions: [value('department', 'Projects'), value('email', 'jana.n@fabrikam.example', { id: '13' })],
    });
    expect(found(all, 'department')).toMatchObject({ value: 'Projects', provenance: { exception: '12' } });
    expect(found(all, 'email')).toMatchObject({ value: 'jana.n@fabrikam.example', provenance: { exception: '13' } });
  });

  test('counts at its client, technician, console and purpose alone', () => {
    const elsewhere: Partial<Exception>[] = [
      { client: 'contoso' },
      { technician: 'ota' },
      { console: 'other' },
      { purpose: 'admin' },
    ];
    for (const over of elsewhere)
      expect(found(derived({ exceptions: [value('department', 'Projects', over)] }), 'department')?.value).toBe(
        'Field service',
      );
  });

  test('the closest one counts, and two as close that disagree give none', () => {
    const all = value('department', 'Everybody', { id: 'a' });
    const one = value('department', 'Jana', { id: 'b', technician: 'jana' });
    const here = value('department', 'Portal', { id: 'c', console: 'portal', purpose: 'everyday' });
    expect(found(derived({ exceptions: [all, here, one] }), 'department')?.value).toBe('Jana');
    expect(found(derived({ exceptions: [all, here] }), 'department')?.value).toBe('Portal');
    const torn = derived({ exceptions: [all, value('department', 'Others', { id: 'd' })] });
    expect(found(torn, 'department')).toBeUndefined();
    expect(missed(torn, 'department')?.why).toBe('Exception a says “Everybody” and exception d says “Others”.');
  });

  test('names an account that is not there yet, and mail built like the login follows as it will once it is', () => {
    const exceptions = [value('userName', 'jana.msp@fabrikam.example')];
    const before = derived({ exceptions });
    const after = derived({ exceptions, account: account({ name: 'jana.msp@fabrikam.example' }) });
    for (const attribute of ['userName', 'email', 'userPrincipalName'] as const) {
      expect(found(before, attribute)?.value).toBe('jana.msp@fabrikam.example');
      expect(found(after, attribute)?.value).toBe('jana.msp@fabrikam.example');
    }
    expect(after.rename).toBeUndefined();
  });

  test('for a login counts for everyday accounts alone, unless it names the purpose', () => {
    const name = { client: client(), purpose: 'admin' } as const;
    const any = derived({ ...name, exceptions: [value('userName', 'jana.msp@fabrikam.example')] });
    expect(found(any, 'userName')?.value).toBe('adm-novakova@fabrikam.example');
    const admin = derived({
      ...name,
      exceptions: [value('userName', 'jana.adm@fabrikam.example', { purpose: 'admin' })],
    });
    expect(found(admin, 'userName')?.value).toBe('jana.adm@fabrikam.example');
  });

  test('never changes an account’s stored name: it proposes the rename', () => {
    const all = derived({ account: account(), exceptions: [value('userName', 'jana.msp@fabrikam.example')] });
    expect(found(all, 'userName')?.value).toBe('jnovakova2@fabrikam.example');
    expect(all.rename).toMatchObject({ from: 'jnovakova2@fabrikam.example', to: 'jana.msp@fabrikam.example' });
    expect(all.rename?.why).toContain('an exception asks for');
  });

  test('that gives no address where one must stand, or more than the client allows, is said', () => {
    expect(missed(derived({ exceptions: [value('email', 'jana')] }), 'email')?.why).toContain('Exception 12 gives');
    const short = client({ convention: { ...client().convention, maxLength: { department: 5 } } });
    const all = derived({ client: short, exceptions: [value('department', 'Projects')] });
    expect(missed(all, 'department')?.why).toContain('8 characters');
  });

  test('in a console that serves every client the MSP’s own exceptions count', () => {
    const shared = { console: consoleOf({ tenancy: { mode: 'ours' } }), client: ours() };
    expect(found(derived({ ...shared, exceptions: [value('department', 'X')] }), 'department')?.value).toBe(
      'Field service',
    );
    expect(
      found(derived({ ...shared, exceptions: [value('department', 'X', { client: 'msp' })] }), 'department')?.value,
    ).toBe('X');
  });
});

describe('attack 35: an exception ends by the clock it is given', () => {
  const at = (moment: string) => Date.parse(moment);
  const one = value('department', 'X', { from: '2026-12-01T00:00:00Z' });

  test('it holds from its first moment to its last, not before and not after', () => {
    expect(inForce([one], at('2026-11-30T23:59:59Z'))).toEqual([]);
    expect(inForce([one], at('2026-12-01T00:00:00Z'))).toEqual([one]);
    expect(inForce([one], at('2027-01-30T23:59:59Z'))).toEqual([one]);
    expect(inForce([one], at('2027-01-31T00:00:00Z'))).toEqual([]);
  });

  test('ended before its time, it is over', () => {
    const ended = { ...one, ended: { at: '2026-12-10T00:00:00Z', by: 'ota' } };
    expect(inForce([ended], at('2026-12-09T00:00:00Z'))).toEqual([ended]);
    expect(inForce([ended], at('2026-12-10T00:00:00Z'))).toEqual([]);
  });
});

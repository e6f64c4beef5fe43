/** Logs in the shapes consoles export them in, read by nothing but the names of their columns. */
import { describe, expect, it } from 'vitest';
import { readJsonLog } from '../../../lib/evidence/match-log/json-log.ts';
import { cellsOf } from '../../../lib/evidence/match-log/log-cells.ts';
import { guessLogColumns } from '../../../lib/evidence/match-log/log-columns.ts';
import { readLogLines } from '../../../lib/evidence/match-log/log-lines.ts';
import { parseAccount } from '../../../lib/evidence/match-log/same-account.ts';

const AT = Date.parse('2026-11-20T08:15:30Z');

function read(records: Record<string, unknown>[], zone: string | null = null) {
  const log = readJsonLog(JSON.stringify(records), 100);
  const rows = log && 'rows' in log ? log.rows : [];
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  const { lines, problems } = readLogLines(rows, guessLogColumns(columns), { zone, order: null });
  expect(problems).toEqual([]);
  return lines.map(({ at, actor, target, does, result }) => ({
    ...{ at, actor: parseAccount(actor)?.name, target: parseAccount(target)?.name, does, result },
  }));
}
const told = (does: string, result = 'success') => ({ at: AT, actor: 'admin', target: 'm.kruse', does, result });

describe('a log', () => {
  it('of a directory in the cloud, nested', () => {
    const record = (activityDisplayName: string, by: object) => ({
      ...{ id: 'Directory_1', category: 'UserManagement', correlationId: 'c', result: 'success', resultReason: '' },
      ...{ activityDisplayName, activityDateTime: '2026-11-20T08:15:30.1234567Z', loggedByService: 'Core Directory' },
      ...{ operationType: 'Update', initiatedBy: by },
      targetResources: [{ id: 'u', displayName: null, type: 'User', userPrincipalName: 'm.kruse@contoso.example' }],
      additionalDetails: [{ key: 'User-Agent', value: 'x' }],
    });
    const user = { user: { id: 'a', userPrincipalName: 'admin@msp.example', ipAddress: '192.0.2.1' }, app: null };
    expect(read([record('Update user', user), record('Disable account', user)])).toEqual([
      { ...told('update'), at: AT + 123 },
      { ...told('disable'), at: AT + 123 },
    ]);
  });

  it('of a directory server, with generalized times and distinguished names', () => {
    const record = {
      ...{ dn: 'reqStart=20261120081530.000000Z,cn=accesslog', objectClass: 'auditModify', reqType: 'modify' },
      ...{ reqStart: '20261120081530.000000Z', reqEnd: '20261120081530.000001Z', reqSession: '1001', reqResult: '0' },
      reqAuthzID: 'cn=admin,dc=msp,dc=example',
      reqDN: 'uid=m.kruse,ou=people,dc=contoso,dc=example',
      reqMod: ['title:= Engineer', 'modifyTimestamp:= 20261120081530Z'],
    };
    expect(read([record])).toEqual([told('update')]);
  });

  it('of a ticket system’s transactions', () => {
    const record = {
      ...{ id: '42', Type: 'SetWatcher', Creator: { id: 'admin', type: 'user' }, Created: '2026-11-20T08:15:30Z' },
      ...{ ObjectType: 'RT::User', ObjectId: 'm.kruse', Field: 'AdminCc', OldValue: null, NewValue: 'x' },
    };
    expect(read([record])).toEqual([told('access', 'unknown')]);
  });

  it('of an identity provider with actors and targets in lists', () => {
    const record = {
      ...{ uuid: 'x', published: '2026-11-20T08:15:30.000Z', eventType: 'user.mfa.factor.reset_all', version: '0' },
      ...{ timestamp: '2026-11-20T08:15:30.000Z', actor: { id: '1', type: 'User', alternateId: 'admin@msp.example' } },
      outcome: { result: 'SUCCESS', reason: null },
      target: [{ id: '2', type: 'User', alternateId: 'm.kruse@contoso.example', displayName: 'Marta Kruse' }],
    };
    expect(read([record])).toEqual([told('mfa')]);
  });

  it('whose CSV holds JSON in a cell', () => {
    const cells = cellsOf({
      CreationDate: '2026-11-20T08:15:30Z',
      Operation: 'Reset user password.',
      UserId: 'admin@msp.example',
      AuditData: JSON.stringify({
        ObjectId: 'm.kruse@contoso.example',
        ResultStatus: 'Success',
        ExtendedProperties: [{ Name: 'extendedAuditEventCategory', Value: 'User' }],
      }),
    });
    expect([...cells.keys()]).toContain('AuditData.ExtendedProperties.extendedAuditEventCategory');
    const { lines } = readLogLines([{ line: 2, cells }], guessLogColumns([...cells.keys()]), {
      zone: null,
      order: null,
    });
    expect(lines).toMatchObject([{ target: 'm.kruse@contoso.example', does: 'password', result: 'success' }]);
  });

  it('of a tool that says dates as people of its country do', () => {
    const record = (When: string) => ({
      When,
      'Technician name': 'admin',
      Event: 'Remote control session started',
      'User account': 'm.kruse',
    });
    const mapping = {
      time: ['When'],
      actor: ['Technician name'],
      target: ['User account'],
      action: ['Event'],
      result: [],
    };
    const rows = ['20/11/2026 09:15:30', '05/11/2026 09:15:30'].map((when, at) => ({
      line: at + 2,
      cells: cellsOf(record(when)),
    }));
    const { lines, order } = readLogLines(rows, mapping, { zone: 'Europe/Berlin', order: null });
    expect([order, lines.map(({ at }) => new Date(at).toISOString()), lines[0]?.does]).toEqual([
      'dmy',
      ['2026-11-20T08:15:30.000Z', '2026-11-05T08:15:30.000Z'],
      'remote',
    ]);
  });
});

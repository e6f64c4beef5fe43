import { describe, expect, it } from 'vitest';
import { agreeOn, classOfAction } from '../../../lib/evidence/match-log/deed-class.ts';
import { guessLogColumns } from '../../../lib/evidence/match-log/log-columns.ts';
import { resultOf } from '../../../lib/evidence/match-log/log-lines.ts';
import { parseAccount, sameAccount } from '../../../lib/evidence/match-log/same-account.ts';

const same = (one: string, other: string) => {
  const [a, b] = [parseAccount(one), parseAccount(other)];
  return a !== null && b !== null && sameAccount(a, b);
};

describe('accounts in two logs', () => {
  it('are one however each writes them', () => {
    for (const [one, other] of [
      ['mkruse', 'MKruse'],
      ['MSP\\mkruse', 'mkruse'],
      ['MSP\\mkruse', 'mkruse@msp.example'],
      ['uid=mkruse,ou=people,dc=msp,dc=example', 'mkruse'],
      ['uid=mkruse, ou=people, dc=msp', 'UID=mkruse,OU=people,DC=msp'],
      ['Marta Kruse (mkruse)', 'mkruse'],
      ['Marta Kruse <m.kruse@contoso.example>', 'm.kruse@contoso.example'],
      ['cn=Kruse\\, Marta,ou=x', 'Kruse, Marta'],
    ] as const)
      expect([one, other, same(one, other)]).toEqual([one, other, true]);
  });

  it('are two in two domains, and with another name', () => {
    for (const [one, other] of [
      ['mkruse@contoso.example', 'mkruse@fabrikam.example'],
      ['A\\mkruse', 'B\\mkruse'],
      ['mkruse', 'mkrusel'],
      ['uid=mkruse,ou=a', 'uid=mkruse,ou=b'],
      ['', ''],
      ['unknown', 'unknown'],
    ] as const)
      expect([one, other, same(one, other)]).toEqual([one, other, false]);
  });
});

describe('what an action is', () => {
  it('is told by its words, whatever product wrote them', () => {
    const words: Record<string, string> = {
      'Add user': 'create',
      'user.lifecycle.create': 'create',
      'Add member to group': 'access',
      'Add eligible member to role in PIM requested': 'access',
      'Update user': 'update',
      'Delete user': 'delete',
      'Disable account': 'disable',
      'user.lifecycle.deactivate': 'disable',
      'user.lifecycle.reactivate': 'enable',
      'Reset user password': 'password',
      'user.account.reset_password': 'password',
      PasswordChanged: 'password',
      'Disable Strong Authentication': 'mfa',
      'User registered security info': 'mfa',
      'user.mfa.factor.deactivate': 'mfa',
      'Revoke sign-in sessions': 'sessions',
      UserLoggedIn: 'sign-in',
      bind: 'sign-in',
      modify: 'update',
      modrdn: 'update',
      search: 'read',
      SetWatcher: 'access',
      'Remote control session started': 'remote',
      'Viewed password': 'reveal',
      Frobnicate: 'other',
    };
    expect(Object.fromEntries(Object.keys(words).map((action) => [action, classOfAction(action)]))).toEqual(words);
  });

  it('agrees with a save where it changes an account, and never with a deed of another kind', () => {
    expect(agreeOn('save', 'create')).toBe('same');
    expect(agreeOn('save', 'sign-in')).toBe(null);
    expect(agreeOn('save', 'delete')).toBe(null);
    expect(agreeOn('disable', 'update')).toBe('close');
    expect(agreeOn('disable', 'enable')).toBe(null);
  });

  it('came about or did not', () => {
    expect(['success', 'Succeeded', 'true', '0', '204', 'OK'].map(resultOf)).toEqual(Array(6).fill('success'));
    expect(['failure', 'Denied', 'false', '403', 'Unsuccessful', 'timeout error'].map(resultOf)).toEqual(
      Array(6).fill('failure'),
    );
    expect(['', '1', 'pending'].map(resultOf)).toEqual(Array(3).fill('unknown'));
  });
});

describe('columns of a log', () => {
  it('are proposed by their names', () => {
    const of = (...columns: string[]) => {
      const { time, actor, target, action, result } = guessLogColumns(columns);
      return [time[0], actor[0], target[0], action[0], result[0]];
    };
    expect(
      of(
        'Date (UTC)',
        'CorrelationId',
        'Service',
        'Category',
        'Activity',
        'Result',
        'ResultReason',
        'ActorType',
        'ActorDisplayName',
        'ActorUserPrincipalName',
        'IPAddress',
        'Target1Type',
        'Target1DisplayName',
        'Target1UserPrincipalName',
      ),
    ).toEqual(['Date (UTC)', 'ActorUserPrincipalName', 'Target1UserPrincipalName', 'Activity', 'Result']);
    expect(
      of(
        'id',
        'category',
        'result',
        'activityDisplayName',
        'activityDateTime',
        'initiatedBy.user.userPrincipalName',
        'initiatedBy.user.ipAddress',
        'targetResources.0.displayName',
        'targetResources.0.userPrincipalName',
        'targetResources.0.type',
      ),
    ).toEqual([
      'activityDateTime',
      'initiatedBy.user.userPrincipalName',
      'targetResources.0.userPrincipalName',
      'activityDisplayName',
      'result',
    ]);
    expect(of('reqStart', 'reqType', 'reqAuthzID', 'reqDN', 'reqResult', 'reqMod')).toEqual([
      'reqStart',
      'reqAuthzID',
      'reqDN',
      'reqType',
      'reqResult',
    ]);
    expect(of('Created', 'Creator', 'ObjectId', 'Type', 'Field', 'OldValue')).toEqual([
      'Created',
      'Creator',
      'ObjectId',
      'Type',
      undefined,
    ]);
    expect(of('Timestamp', 'User', 'Action', 'Target', 'Outcome')).toEqual([
      'Timestamp',
      'User',
      'Target',
      'Action',
      'Outcome',
    ]);
    expect(of('When', 'Performed by', 'Affected user', 'Event', 'Status')).toEqual([
      'When',
      'Performed by',
      'Affected user',
      'Event',
      'Status',
    ]);
    expect(of('colour', 'size')).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

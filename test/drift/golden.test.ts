import { describe, expect, test } from 'vitest';
import { accountFindings } from '../../lib/drift/account-findings.ts';
import {
  betweenConsoles,
  machineOverdue,
  notFound,
  orphan,
  type Said,
  usedByOther,
} from '../../lib/drift/apart-findings.ts';
import { explainFinding } from '../../lib/drift/explain-finding.ts';
import type { Finding } from '../../lib/drift/judge.ts';
import { observe } from '../../lib/drift/observation.ts';
import { itemId } from '../../lib/drift/place.ts';
import { peopleOf, resembles } from '../../lib/drift/resembles.ts';
import { isSuspected } from '../../lib/drift/suspected.ts';
import type { MachineIdentity } from '../../lib/record/machine-identity.schema.ts';
import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { account, client, ours, technician } from '../record/sample.ts';
import { DAY, GOLDEN, holderOf, NOW, observationOf, sightingOf } from './golden-msp.ts';

const told = (all: readonly Finding[]) => all.map(({ attribute, kinds }) => `${attribute}: ${kinds.join('+')}`);

describe('a made-up MSP', () => {
  test.each(GOLDEN.map((one) => [one.name, one] as const))('%s', (_, golden) => {
    const { findings, allowed } = accountFindings(observationOf(golden), holderOf(golden), { now: NOW });
    expect(told(findings)).toEqual(golden.wrong);
    expect(told(allowed)).toEqual(golden.allowed ?? []);
    for (const finding of [...findings, ...allowed]) {
      const sentence = explainFinding(finding, {
        console: 'Fabrikam portal',
        account: 'jana',
        technician: 'Jana Nováková',
        seenAt: NOW,
        seenBy: 'Ota Král',
      });
      expect(sentence).toMatch(/^Fabrikam portal .*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\.\./);
    }
  });

  test('says since when: since it was first seen wrong, or since the record changed', () => {
    const golden = {
      ...GOLDEN[0],
      name: '',
      shown: { title: 'Boss' },
      before: { days: 5, shown: { title: 'Boss' } },
      wrong: [],
    };
    const since = (changed: number) =>
      accountFindings(observationOf(golden), holderOf(golden), { now: NOW, saidSince: () => changed }).findings[0]
        ?.since;
    expect(since(NOW - 9 * DAY)).toBe(NOW - 5 * DAY);
    expect(since(NOW - 2 * DAY)).toBe(NOW - 2 * DAY);
  });

  test('looks again when a value gets too old, an end comes, or days of disuse go by', () => {
    const golden = { name: '', shown: { title: 'Service engineer' }, wrong: [] };
    const { nextLook } = accountFindings(observationOf(golden), holderOf(golden), { now: NOW });
    expect(nextLook).toBe(NOW - 3_600_000 + 30 * DAY + 1);
    const ending = { ...golden, account: { until: '2026-11-21T00:00:00.000Z' } };
    expect(accountFindings(observationOf(ending), holderOf(ending), { now: NOW }).nextLook).toBe(
      Date.parse('2026-11-21T00:00:00.001Z'),
    );
  });

  test('one cause is one item at every client, and another person’s is another', () => {
    const wrong = { name: '', shown: { 'name.familyName': 'Svobodová' }, wrong: [] };
    const here = accountFindings(observationOf(wrong), holderOf(wrong), { now: NOW }).findings[0];
    const there = holderOf({ ...wrong, client: { id: 'contoso', name: 'Contoso' }, account: { client: 'contoso' } });
    const elsewhere = accountFindings({ ...observationOf(wrong), client: 'contoso' }, there, { now: NOW }).findings[0];
    expect(itemId(here?.cause ?? [])).toBe(itemId(elsewhere?.cause ?? ['']));
    const other = holderOf({ ...wrong, person: { id: 'ota' }, account: { technician: 'ota' } });
    expect(itemId(accountFindings(observationOf(wrong), other, { now: NOW }).findings[0]?.cause ?? [])).not.toBe(
      itemId(here?.cause ?? []),
    );
  });

  test('an account of another client, or of another console, is not judged at all', () => {
    const golden = { name: '', shown: {}, wrong: [] };
    expect(() =>
      accountFindings({ ...observationOf(golden), client: 'contoso' }, holderOf(golden), { now: NOW }),
    ).toThrow('is not at contoso');
    expect(() =>
      accountFindings({ ...observationOf(golden), console: 'other' }, holderOf(golden), { now: NOW }),
    ).toThrow('is not at');
  });
});

describe('accounts apart', () => {
  const people = peopleOf(
    [
      technician(),
      technician({
        id: 'old',
        userName: 'old.hand',
        active: false,
        emails: [{ value: 'old@msp.example' }],
        name: { givenName: 'Old', familyName: 'Hand' },
        displayName: 'Old Hand',
        [ENTERPRISE]: { employeeNumber: 'E-9999' },
      }),
    ],
    ours(),
  );
  const seen = (account_: string, shown: Record<string, string>) =>
    observe(undefined, sightingOf(shown, NOW, { account: account_ }));

  test.each([
    ['jana@home.example', {}, 'jana'],
    ['x1', { email: 'JANA.NOVAKOVA+vpn@msp.example' }, 'jana'],
    ['jana.novakova', {}, 'jana'],
    ['x2', { displayName: 'Novakova, Ing. Jana' }, 'jana'],
    ['x3', { employeeNumber: 'e-1042' }, 'jana'],
    ['svc@msp.example', {}, null],
  ] as const)('%s looks like one of ours', (name, shown, who) => {
    expect(resembles(name, shown, people)?.technician?.id ?? null).toBe(who);
    expect(resembles(name, shown, people)).toBeDefined();
  });

  test.each([
    ['reception', { displayName: 'Front Desk', email: 'reception@fabrikam.example' }],
    ['jana', { displayName: 'Jana' }],
    ['j.svoboda', { displayName: 'Jana Svobodová' }],
  ] as const)('%s is the client’s own', (name, shown) => {
    expect(resembles(name, shown, people)).toBeUndefined();
  });

  test('one of somebody who left is the worst there is, one that is switched off nothing', () => {
    const like = resembles('old.hand', {}, people);
    if (!like) throw new Error('not recognised');
    expect(orphan(seen('old.hand', { active: 'enabled' }), like)).toMatchObject({
      kinds: ['orphan', 'leaver-active'],
      severity: 'critical',
    });
    expect(orphan(seen('old.hand', {}), like)).toMatchObject({ kinds: ['orphan', 'leaver-present'], severity: 'high' });
    expect(orphan(seen('old.hand', { active: 'disabled' }), like)).toBeNull();
  });

  test('a recorded account is missed only by a list that began after it was recorded and last seen', () => {
    const at = (recorded: number, last: number | undefined, began: number, change = {}) =>
      notFound(account({ status: 'active', ...change }), technician(), recorded, last, began);
    expect(at(1, 2, 3)).toMatchObject({ kinds: ['not-found'], since: 3, lastRight: 2 });
    expect(at(1, undefined, 3)).toMatchObject({ lastRight: null });
    expect(at(1, 3, 3)).toBeNull();
    expect(at(3, undefined, 3)).toBeNull();
    expect(at(1, 2, 3, { status: 'planned' })).toBeNull();
    expect(notFound(account({ status: 'active' }), technician({ active: false }), 1, 2, 3)).toBeNull();
  });

  test('who is named for an account may use it', () => {
    const shared = account({ purpose: 'shared', technician: 'jana', usedBy: ['ota'] });
    const user = (id: string) => usedByOther(shared, { technician: id, from: 1, to: 2 });
    expect([user('jana'), user('ota')]).toEqual([null, null]);
    expect(user('eva')).toMatchObject({ kinds: ['used-by-other'], shown: 'eva', since: 1 });
  });

  test('a machine identity is overdue by its end or by its rotation, and looked at again when it will be', () => {
    const key: MachineIdentity = {
      ...{ id: 'k', version: 1, kind: 'api-key', name: 'k', owner: 'jana', client: 'fabrikam', purpose: 'backup' },
      created: '2026-01-01T00:00:00.000Z',
      usedIn: [],
    };
    const machine = (change: object) => machineOverdue({ ...key, ...change }, NOW);
    expect(machine({}).finding).toBeNull();
    expect(machine({ expires: '2026-12-01T00:00:00.000Z' })).toEqual({
      finding: null,
      nextLook: Date.parse('2026-12-01T00:00:00.000Z'),
    });
    expect(machine({ expires: '2026-11-01T00:00:00.000Z' }).finding).toMatchObject({
      kinds: ['machine-overdue'],
      severity: 'high',
    });
    expect(machine({ rotationDays: 90 }).finding?.since).toBe(Date.parse('2026-04-01T00:00:00.000Z'));
    expect(machine({ rotationDays: 90, lastRotated: '2026-11-01T00:00:00.000Z' }).finding).toBeNull();
  });

  test('consoles of one client that disagree are told against the newest, those of two clients never', () => {
    const said = (place: string, value: string, to: number, at = 'fabrikam'): Said => ({
      place,
      technician: 'jana',
      client: at,
      attribute: 'title',
      seen: { value, from: to, to, by: 'ota', read: '' },
    });
    expect(betweenConsoles([said('a', 'Sr. Engineer', 1), said('b', 'Senior Engineer', 2)])).toEqual([]);
    expect(betweenConsoles([said('a', 'Boss', 1), said('b', 'Engineer', 2)])).toMatchObject([
      { place: 'a', finding: { expected: 'Engineer', shown: 'Boss' } },
    ]);
    expect(() => betweenConsoles([said('a', 'Boss', 1), said('b', 'Engineer', 2, 'contoso')])).toThrow(
      'one technician, client and attribute',
    );
  });

  test('few wrong readings suspect nobody, most of them do', () => {
    expect(isSuspected({ off: 9, technicians: 9, read: 9 })).toBe(false);
    expect(isSuspected({ off: 60, technicians: 1, read: 60 })).toBe(false);
    expect(isSuspected({ off: 12, technicians: 8, read: 100 })).toBe(false);
    expect(isSuspected({ off: 60, technicians: 30, read: 100 })).toBe(true);
  });

  test('a client says how old what was seen may be', () => {
    expect(client({ maxAgeDays: 3 }).maxAgeDays).toBe(3);
  });
});

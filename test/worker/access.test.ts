/** What lies on top of the record, as a fill uses it: role templates, exceptions, shared and emergency accounts, and the clock that ends them. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Exception } from '../../lib/record/access.schema.ts';
import type { Account } from '../../lib/record/record.schema.ts';
import type { Snapshot } from '../../lib/wire/api.schema.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import { callCollector, Unreachable } from '../../lib/worker/call-collector.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { trustedNow } from '../../lib/worker/trusted-time.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { adasAccount, holdRecord, record, technician } from './device.ts';
import { talkFrom } from './page-talk.ts';

const HOUR = 3_600_000;
let identity: Identity;
beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);
const shownIn = (state: OverlayState, attribute: string) => state.account.find((one) => one.attribute === attribute);

const ada = { ...technician('ada', 'Ada', 'Quist'), templates: ['desk'] };
const DESK = {
  id: 'desk',
  version: 4,
  label: 'Service desk L1',
  grants: [{ kind: 'iam' as const, purpose: 'everyday' as const, role: 'Helpdesk Administrator', groups: [] }],
};
function exception(more: Partial<Exception> = {}): Exception {
  return {
    id: '12',
    version: 3,
    client: 'fabrikam',
    differs: { what: 'value', attribute: 'department', value: 'Projects' },
    reason: 'Audit',
    owner: 'dana',
    approvedBy: 'dana',
    expires: inHours(1),
    ...more,
  };
}
const account = (more: Partial<Account> = {}): Account => adasAccount({ id: 'acc-1', version: 2, ...more });

/** The portal's form, about Ada, with a purpose chosen. */
async function aboutAda(change: Partial<Snapshot>, purpose = 'everyday') {
  const technicians = record().technicians.map((one) => (one.id === 'ada' ? ada : one));
  await holdRecord(identity, record({ technicians, templates: [DESK], ...change }));
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  await portal.say({ type: 'subject.choose', subject: 'ada' });
  const { state } = await portal.say({ type: 'purpose.choose', purpose });
  return { portal, state: state as OverlayState };
}

describe('a template and an exception', () => {
  test('are filled, with where they come from in the panel and in the event', async () => {
    const { portal, state } = await aboutAda({ exceptions: [exception()] });
    expect(shownIn(state, 'role')).toMatchObject({
      value: 'Helpdesk Administrator',
      why: 'The role template “Service desk L1” v4 for everyday accounts in iam consoles of Fabrikam, by the record of Ada Quist v3.',
    });
    expect(shownIn(state, 'department')).toMatchObject({
      value: 'Projects',
      why: `Exception 12 v3 until ${exception().expires.slice(0, 10)}, approved by Dana Reyes.`,
    });
    const answer = await portal.fill([{ attribute: 'role' }, { attribute: 'department' }]);
    expect(answer.ok && answer.values.map(({ value }) => value)).toEqual(['Helpdesk Administrator', 'Projects']);
    const intent = (await events()).find(({ verb }) => verb === 'fill.intended');
    expect(intent?.fields?.map(({ provenance }) => provenance)).toEqual([
      {
        from: 'template',
        template: 'desk',
        version: 4,
        technician: 'ada',
        technicianVersion: 3,
        kind: 'iam',
        client: 'fabrikam',
        purpose: 'everyday',
      },
      { from: 'exception', exception: '12', version: 3 },
    ]);
  });

  test('a login by exception is settled with the collector as one by rule is', async () => {
    const asked = vi.fn((_: unknown) => Promise.reject(new TypeError('offline')));
    vi.stubGlobal('fetch', asked);
    const differs = { what: 'value', attribute: 'userName', value: 'ada.msp' } as const;
    const { portal } = await aboutAda({ exceptions: [exception({ differs })] });
    const answer = await portal.fill([{ attribute: 'userName' }]);
    expect(answer.ok && answer.values.map(({ value }) => value)).toEqual(['ada.msp']);
    expect(asked.mock.calls.map(([path]) => String(path)).filter((path) => path.endsWith('/allot'))).toHaveLength(1);
  });

  test('an account that is due another name keeps its own, and the panel says so once', async () => {
    const { state } = await aboutAda({ accounts: [account({ name: 'ada.byron' })] });
    expect(shownIn(state, 'userName')?.value).toBe('ada.byron');
    expect(state.missing.filter(({ attribute }) => attribute === 'userName')).toEqual([
      {
        attribute: 'userName',
        why: 'The account is called “ada.byron”, and “ada.quist” is derived for it now. It keeps its name until the rename is accepted.',
        mend: 'An administrator accepts or declines it in the options.',
      },
    ]);
  });
});

describe('attack 35: a device’s clock set back', () => {
  const answer = (date: string | null, more: HeadersInit = {}) =>
    vi.stubGlobal('fetch', async () => new Response('{}', { headers: { ...(date ? { Date: date } : {}), ...more } }));
  const hear = () => callCollector(identity, '/v1/tickets/recent', { schema: z.object({}) });

  test('revives no exception and no account once the collector was heard, not even after a restart', async () => {
    const start = Date.now();
    const exceptions = [exception({ expires: new Date(start + HOUR).toISOString() })];
    const ending = account({ until: new Date(start + HOUR).toISOString() });
    const { portal, state } = await aboutAda({ exceptions, accounts: [ending] });
    expect([shownIn(state, 'department')?.value, shownIn(state, 'userName')?.value]).toEqual(['Projects', 'ada.quist']);

    answer(new Date(start + 2 * HOUR).toUTCString());
    await hear();
    vi.setSystemTime(start + 10 * 60_000);
    database.close();
    await database.open();
    const back = (await portal.open()).state;
    expect(shownIn(back, 'department')).toBeUndefined();
    expect(shownIn(back, 'userName')).toBeUndefined();
    expect(back.missing.find(({ attribute }) => attribute === 'userName')?.why).toContain('could be used until');
    const fill = await portal.fill([
      { attribute: 'department' },
      { attribute: 'userName' },
      { attribute: 'displayName' },
    ]);
    expect(fill.ok && fill.values.map(({ attribute }) => attribute)).toEqual(['displayName']);
  });

  test('the clock goes on by the device where that is ahead, and never back by an earlier answer', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    expect(await trustedNow(identity)).toBe(Date.now());
    answer(new Date(start + 2 * HOUR).toUTCString());
    await hear();
    answer(new Date(start).toUTCString());
    await hear();
    expect(await trustedNow(identity)).toBe(start + 2 * HOUR);
    vi.setSystemTime(start + 3 * HOUR);
    expect(await trustedNow(identity)).toBe(start + 3 * HOUR);
  });

  test('the end of a lease says the time where no date is shown; what is no collector’s answer says none', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    answer(null, { 'Unswivel-Lease-Until': new Date(start + 14 * HOUR).toISOString() });
    await hear();
    expect(await trustedNow(identity)).toBe(start + 2 * HOUR);
    const portal = new Response('<html>Sign in to the hotel</html>', {
      headers: { Date: new Date(start + 99 * HOUR).toUTCString() },
    });
    vi.stubGlobal('fetch', async () => portal);
    await expect(hear()).rejects.toBeInstanceOf(Unreachable);
    expect(await trustedNow(identity)).toBe(start + 2 * HOUR);
    expect(await trustedNow({ id: 'another' })).toBe(Date.now());
  });
});

describe('an account that others use', () => {
  const shared = account({ technician: 'dana', purpose: 'shared', name: 'desk', usedBy: ['ada'] });

  test('is offered to those it names, under its own name', async () => {
    const { portal, state } = await aboutAda({ accounts: [shared] }, 'shared');
    expect(state.purposes).toEqual(['everyday', 'shared']);
    expect(shownIn(state, 'userName')).toMatchObject({ value: 'desk', why: 'As allotted to the account desk v2.' });
    await portal.fill([{ attribute: 'userName' }]);
    expect((await events()).at(-1)).toMatchObject({
      verb: 'fill.intended',
      object: { key: 'desk', purpose: 'shared' },
    });
    const { state: others } = await aboutAda({ accounts: [{ ...shared, usedBy: ['ben'] }] }, 'shared');
    expect(others.purposes).toEqual(['everyday']);
  });

  test('past its end is said why, and no name is derived or asked for in its place', async () => {
    const asked = vi.fn((_: unknown) => Promise.reject(new TypeError('offline')));
    vi.stubGlobal('fetch', asked);
    const { portal, state } = await aboutAda({ accounts: [{ ...shared, until: inHours(-1) }] }, 'shared');
    expect(shownIn(state, 'userName')).toBeUndefined();
    expect(state.missing.map(({ attribute }) => attribute)).toContain('userName');
    asked.mockClear();
    const answer = await portal.fill([{ attribute: 'userName' }]);
    expect(answer).toMatchObject({ ok: false, code: 'fill.nothing' });
    expect(answer.ok || answer.sentence).toContain('could be used until');
    expect(asked.mock.calls.filter(([path]) => String(path).includes('allot'))).toEqual([]);
  });
});

describe('a break-glass account', () => {
  const glass = account({ purpose: 'break-glass', name: 'emergency-1', until: '2020-01-01T00:00:00Z' });

  test('never expires, and each fill and copy of it leaves an alarm before anything is given', async () => {
    const { portal, state } = await aboutAda({ accounts: [glass] }, 'break-glass');
    expect(shownIn(state, 'userName')?.value).toBe('emergency-1');
    await portal.fill([{ attribute: 'userName' }]);
    await portal.say({ type: 'copy.intend', attribute: 'userName' });
    const told = (await events()).filter(({ verb }) =>
      ['security.noticed', 'fill.intended', 'value.copied'].includes(verb),
    );
    expect(told.map(({ verb }) => verb)).toEqual([
      'security.noticed',
      'fill.intended',
      'security.noticed',
      'value.copied',
    ]);
    expect(told[0]).toMatchObject({
      code: 'account.break-glass',
      outcome: 'intended',
      object: { type: 'account', key: 'emergency-1', purpose: 'break-glass' },
      subject: { technician: 'ada' },
      console: { id: 'portal' },
      detail: { use: 'fill' },
    });
    expect(told[2]?.detail).toEqual({ use: 'copy' });
  });

  test('alarms once for each tab in which somebody is signed in with it', async () => {
    const { portal } = await aboutAda({ accounts: [glass] });
    const read = { type: 'read', page: 'new', signedInAs: 'Emergency-1' };
    await portal.say(read);
    await portal.say(read);
    await portal.say({ ...read, signedInAs: 'dana' });
    const told = (await events()).filter(({ verb }) => verb === 'security.noticed');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      code: 'account.break-glass',
      outcome: 'success',
      object: { key: 'emergency-1' },
      console: { id: 'portal', signedInAs: 'Emergency-1' },
      detail: { use: 'sign-in' },
    });
  });

  test('gives nothing when its alarm cannot be stored (promise 1)', async () => {
    const { portal } = await aboutAda({ accounts: [glass] }, 'break-glass');
    const add = vi.spyOn(database.outbox, 'add').mockRejectedValueOnce(new Error('disk'));
    const answer = await portal.fill([{ attribute: 'userName' }]);
    expect(answer).toMatchObject({ ok: false, code: 'evidence.unavailable' });
    add.mockRestore();
    expect((await events()).map(({ verb }) => verb)).not.toContain('fill.intended');
  });
});

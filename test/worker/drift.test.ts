import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Snapshot } from '../../lib/wire/api.schema.ts';
import type { PageDrift } from '../../lib/wire/page-drift.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { adasAccount as account, enrolledDevice, holdRecord, record } from './device.ts';
import type { Fakes } from './fake-browser.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let identity: Identity;
let fakes: Fakes;

beforeEach(async () => {
  ({ identity, fakes } = await atTwoConsoles());
  await holdRecord(identity, withAccounts());
});

const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);
const USER = 'https://portal.example/users/ada.quist';

/** The record of two consoles, with Ada's account at the portal, which shows accounts at `/users/…` and edits them at `/users/…/edit`. */
function withAccounts(change: Partial<Snapshot> = {}): Snapshot {
  const base = record({ accounts: [account()] });
  const portal = base.profiles.find(({ id }) => id === 'test-portal');
  const read = { email: '#mail', phone: '#phone', active: '#active' };
  portal?.pages.push(
    { id: 'user', shows: 'account', path: '/users/:user', record: { url: 'user' }, read, require: [] },
    {
      ...{ id: 'edit', shows: 'form', path: '/users/:user/edit', record: { url: 'user' }, read, require: [] },
      form: { root: 'form', fields: { email: '#mail' }, only: false, never: [], creates: false, roles: {} },
    },
  );
  return { ...base, ...change };
}

async function shows(talk: Talk, values: Record<string, string>, name = 'ada.quist') {
  const opened = await talk.open();
  const answer = await talk.say({ type: 'read', page: opened.page?.id, account: [{ record: name, values }] });
  return answer.state.drift as PageDrift | undefined;
}

const WRONG = { email: 'ada@old.example', active: 'true' };
const RIGHT = { email: 'ada.quist@fabrikam.example', active: 'true' };

describe('an account that a page shows', () => {
  test('is compared with what the record derives for it, worst first, and the marks come to the page', async () => {
    const drift = await shows(talkFrom(USER), { ...WRONG, phone: '+49 30 999999', active: 'false' });
    expect(drift).toEqual({
      account: 'ada.quist',
      holder: 'Ada Quist',
      marks: [
        { attribute: 'active', word: 'status', severity: 'medium' },
        { attribute: 'email', word: 'e-mail address', severity: 'medium' },
        { attribute: 'phone', word: 'phone number', severity: 'medium' },
      ],
    });
    expect(fakes.executed.at(-1)).toMatchObject({ target: { tabId: 1, frameIds: [0] }, files: ['/marks.js'] });
  });

  test('that agrees with the record, in other spelling too, has no drift and brings no script', async () => {
    expect(await shows(talkFrom(USER), { email: 'Ada.Quist@Fabrikam.example', phone: '030 901820' })).toBeUndefined();
    expect(fakes.executed.flatMap(({ files }) => files)).not.toContain('/marks.js');
  });

  test('and that nobody recorded is named as such where it looks like one of ours', async () => {
    const drift = await shows(talkFrom(USER), { email: 'ada@msp.example', active: 'true' }, 'aquist');
    expect(drift).toMatchObject({ holder: 'Ada Quist', marks: [{ attribute: 'account', severity: 'high' }] });
    expect(await shows(talkFrom(USER), { email: 'mia@fabrikam.example' }, 'mia')).toBeUndefined();
  });

  test('yields nothing while the tenant cannot be read, from a list, or from a page that does not validate', async () => {
    await holdRecord(identity, {
      ...withAccounts(),
      consoles: withAccounts().consoles.map((one) =>
        one.id === 'portal' ? { ...one, tenancy: { mode: 'tenant', tenants: { Fabrikam: 'fabrikam' } } } : one,
      ),
    });
    const talk = talkFrom(USER);
    expect(await shows(talk, WRONG)).toBeUndefined();
    const said = (more: object) =>
      talk.say({
        type: 'read',
        page: 'user',
        tenant: 'Fabrikam',
        account: [{ record: 'ada.quist', values: WRONG }],
        ...more,
      });
    expect((await said({})).state.drift.marks).toHaveLength(1);
    expect((await said({ problems: [{ field: 'email', why: 'It is not there.' }] })).state.drift).toBeUndefined();
    const two = ['ada.quist', 'ben.okafor'].map((record) => ({ record, values: WRONG }));
    expect((await said({ account: two })).state.drift).toBeUndefined();
  });

  test('is not drifting where an exception allows it, and says so again when that ended', async () => {
    const exception = (expires: string) => ({
      ...{
        id: 'exc-1',
        version: 1,
        client: 'fabrikam',
        technician: 'ada',
        reason: 'Merger',
        owner: 'dana',
        approvedBy: 'dana',
      },
      differs: { what: 'value' as const, attribute: 'email' as const, value: WRONG.email },
      expires,
    });
    await holdRecord(identity, withAccounts({ exceptions: [exception('2999-01-01T00:00:00.000Z')] }));
    expect(await shows(talkFrom(USER), WRONG)).toBeUndefined();
    await holdRecord(identity, withAccounts({ exceptions: [exception('2020-01-01T00:00:00.000Z')] }));
    expect((await shows(talkFrom(USER), WRONG))?.marks).toMatchObject([{ attribute: 'email' }]);
  });
});

describe('what the record says', () => {
  test('is given for what was asked and differs, with who may do what, also while the collector is away', async () => {
    const talk = talkFrom(USER);
    await shows(talk, { ...WRONG, phone: '+49 30 999999' });
    const { facts } = await talk.say({ type: 'drift.show', attributes: ['email', 'displayName'] });
    expect(facts).toEqual([
      {
        ...{ attribute: 'email', word: 'e-mail address', severity: 'medium' },
        expected: RIGHT.email,
        shown: WRONG.email,
        why: expect.stringMatching(/^Fabrikam’s convention v5 .* over the record of Ada Quist v3\.$/),
        ...{ console: 'client', access: null, authority: '' },
        may: { accept: false, falseAlarm: true, record: false },
      },
    ]);
  });

  test('of somebody who leads, an exception may be accepted', async () => {
    await enrolledDevice('device-2', 'dana');
    const lead = { ...(await enrolledDevice('device-3', 'dana')), roles: ['lead'] as Identity['roles'] };
    await database.identities.put(lead);
    await holdRecord(lead, withAccounts());
    const talk = talkFrom(USER);
    await shows(talk, WRONG);
    const { facts } = await talk.say({ type: 'drift.show', attributes: ['email'] });
    expect(facts[0].may).toEqual({ accept: true, falseAlarm: true, record: true });
  });

  test('cannot be decided about while the collector is away, and that is said', async () => {
    const talk = talkFrom(USER);
    await shows(talk, WRONG);
    const expires = new Date(Date.now() + 86_400_000).toISOString();
    expect(await talk.say({ type: 'drift.accept', attribute: 'email', why: 'Merger', expires })).toMatchObject({
      ok: false,
      code: 'drift.not-known',
      sentence: expect.stringContaining('Try again once this device is online'),
    });
    expect(await talk.say({ type: 'drift.false-alarm', attribute: 'phone', why: 'No' })).toMatchObject({
      code: 'drift.gone',
    });
  });
});

describe('mending', () => {
  const FIELD = { attribute: 'email' as const, holds: 'something' as const, current: WRONG.email };
  const mend = { mends: 'ada.quist', overwrite: true };

  async function atForm() {
    const talk = talkFrom(`${USER}/edit`, { document: 'the form' });
    await shows(talk, WRONG);
    return talk;
  }
  async function filled() {
    const talk = await atForm();
    const answer = await talk.fill([FIELD], mend);
    if (!answer.ok) throw new Error(answer.sentence);
    const outcome = { type: 'fill.outcome', intent: answer.intent, fields: [{ key: 'k0', outcome: 'kept' }] };
    return { talk, intent: answer.intent, after: await talk.say(outcome) };
  }
  const mark = (answer: { state: { drift?: PageDrift } }) => answer.state.drift?.marks[0]?.mend;

  test('gives the one value of the account’s own technician, whoever the tab works for, with its intent stored', async () => {
    const talk = await atForm();
    const answer = await talk.fill([FIELD], mend);
    expect(answer).toMatchObject({ ok: true, values: [{ attribute: 'email', value: RIGHT.email }] });
    expect((await events()).at(-1)).toMatchObject({
      verb: 'fill.intended',
      subject: { technician: 'ada' },
      fields: [{ attribute: 'email', from: WRONG.email, to: RIGHT.email }],
      detail: { mends: 'drift' },
    });
  });

  test.each([
    ['of another account than the page shows', [FIELD], { ...mend, mends: 'ben.okafor' }],
    ['of a value that does not differ', [{ ...FIELD, attribute: 'phone' as const }], mend],
    ['of more than one field', [FIELD, { ...FIELD, attribute: 'displayName' as const }], mend],
  ])('%s is refused, and told', async (_, fields, how) => {
    const talk = await atForm();
    expect(await talk.fill(fields, how)).toMatchObject({ ok: false, code: 'drift.gone' });
    expect((await events()).at(-1)).toMatchObject({ verb: 'fill.refused', code: 'drift.gone' });
  });

  test('waits for the save, then for a look at another page, and is verified by what that shows', async () => {
    const { talk, intent, after } = await filled();
    expect(mark(after)).toBe('filled');
    // The form again, not left: what it shows is what was filled.
    const same = await talk.say({ type: 'read', page: 'edit', account: [{ record: 'ada.quist', values: WRONG }] });
    expect(mark(same)).toBe('filled');
    const field = { attribute: 'email', control: 'Field 0', value: RIGHT.email, mark: 'filled' };
    expect(mark(await talk.say({ type: 'submit', intent, fields: [field] }))).toBe('saved');
    const elsewhere = await talkFrom('https://portal.example/users/new', { document: 'saved' }).open();
    expect(elsewhere.state.drift).toMatchObject({
      check: `${USER}/edit`,
      marks: [{ attribute: 'email', mend: 'saved' }],
    });

    const again = talkFrom(USER, { document: 'again' });
    expect((await shows(again, RIGHT))?.marks).toEqual([
      { attribute: 'email', word: 'e-mail address', severity: 'low', mend: 'verified' },
    ]);
    expect((await events()).at(-1)).toMatchObject({
      verb: 'drift.mended',
      outcome: 'success',
      intent,
      subject: { technician: 'ada' },
      object: { type: 'account', key: 'ada.quist' },
      fields: [{ attribute: 'email', from: WRONG.email, to: RIGHT.email }],
    });
  });

  test('that did not come about is told as still different', async () => {
    const { talk, intent } = await filled();
    await talk.say({ type: 'submit', intent, fields: [] });
    const drift = await shows(talkFrom(USER, { document: 'again' }), WRONG);
    expect(drift?.marks).toMatchObject([{ attribute: 'email', mend: 'different' }]);
    expect((await events()).at(-1)).toMatchObject({ verb: 'drift.mended', outcome: 'failed', intent });
  });

  test('that was never saved is plain drift again, and tells nothing', async () => {
    await filled();
    const drift = await shows(talkFrom(USER, { document: 'again' }), WRONG);
    expect(drift?.marks).toEqual([{ attribute: 'email', word: 'e-mail address', severity: 'medium' }]);
    expect((await events()).map(({ verb }) => verb)).not.toContain('drift.mended');
  });

  test('that was taken back waits for nothing', async () => {
    const { talk, intent } = await filled();
    const undone = await talk.say({ type: 'fill.undone', intent, fields: [{ key: 'k0', outcome: 'restored' }] });
    expect(mark(undone)).toBeUndefined();
  });
});

vi.setConfig({ testTimeout: 20_000 });

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { closeLostIntents } from '../../lib/worker/open-intents.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { holdRecord, record } from './device.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;

beforeEach(async () => {
  ({ identity } = await atTwoConsoles());
});

const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map((row) => row.body);
const verbs = async () => (await events()).map((body) => body.verb);

const TICKET = {
  number: '41',
  subject: 'New starter Ada Quist',
  client: 'Fabrikam',
  requesterName: 'Mia Berg',
  requesterEmail: 'mia@fabrikam.example',
};

/** The ticket read in tab 1, and tab 2 opened from it. */
async function atPortal(ticket: object = TICKET) {
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  await desk.say({ type: 'read', page: 'ticket', ticket });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  return { desk, portal, opened: await portal.open() };
}

describe('a ticket', () => {
  test('is read once, bound to its tab, and told once however often the page is read', async () => {
    const desk = talkFrom('https://desk.example/ticket/41');
    await desk.open();
    await desk.say({ type: 'read', page: 'ticket', ticket: TICKET });
    const again = await desk.say({ type: 'read', page: 'ticket', ticket: TICKET });
    expect(again.state.ticket).toMatchObject({ key: 'desk:41', client: 'fabrikam', subject: TICKET.subject });
    expect(again.state.client).toEqual({ status: 'known', id: 'fabrikam', name: 'Fabrikam' });
    expect(await verbs()).toEqual(['ticket.read', 'ticket.bound']);
    await desk.say({ type: 'read', page: 'ticket', ticket: { ...TICKET, status: 'open' } });
    expect(await verbs()).toEqual(['ticket.read', 'ticket.bound', 'ticket.read']);
  });

  test('goes with the tab opened from it, and another ticket read elsewhere leaves that tab alone', async () => {
    const { desk, portal, opened } = await atPortal();
    expect(opened.state.ticket?.number).toBe('41');
    const other = talkFrom('https://desk.example/ticket/42', { tab: 1 });
    await other.open();
    const read = await other.say({
      type: 'read',
      page: 'ticket',
      ticket: { number: '42', subject: 'Printer', client: 'Contoso' },
    });
    expect(read.state.ticket.number).toBe('42');
    expect((await portal.open()).state.ticket?.number).toBe('41');
    expect(desk.sender.tab?.id).toBe(1);
  });

  test('carried to another console is one handoff, however often that console is opened', async () => {
    const { portal } = await atPortal();
    await portal.open();
    await portal.open();
    const handoffs = (await events()).filter((body) => body.verb === 'handoff');
    expect(handoffs).toHaveLength(1);
    expect(handoffs[0]).toMatchObject({
      ticket: { console: 'desk', number: '41' },
      console: { id: 'portal' },
      client: { id: 'fabrikam' },
    });
  });

  test('chosen by the person stays when a ticket page is opened in that tab', async () => {
    await atPortal();
    const desk = talkFrom('https://desk.example/ticket/50', { tab: 3 });
    await desk.open();
    await desk.say({ type: 'ticket.bind', ticket: 'desk:41' });
    const read = await desk.say({ type: 'read', page: 'ticket', ticket: { number: '50', subject: 'Else' } });
    expect(read.state.ticket.number).toBe('41');
    expect(read.state.recent.map((ticket: { number: string }) => ticket.number)).toEqual(['50', '41']);
  });

  test('merged into another keeps both numbers, joined by one event', async () => {
    const { desk } = await atPortal();
    for (let times = 0; times < 2; times++)
      await desk.say({ type: 'read', page: 'ticket', ticket: { ...TICKET, mergedInto: '77' } });
    const links = (await events()).filter((body) => body.verb === 'ticket.linked');
    expect(links).toMatchObject([{ object: { key: '41' }, detail: { from: '41', to: '77', how: 'merged' } }]);
  });

  test('whose page does not validate is doubted, and nothing is taken from it', async () => {
    const desk = talkFrom('https://desk.example/ticket/41');
    await desk.open();
    const answer = await desk.say({
      type: 'read',
      page: 'ticket',
      ticket: TICKET,
      problems: [{ field: 'number', why: 'it was not found.' }],
    });
    expect(answer.state).toMatchObject({
      ticket: null,
      doubt: 'This looks like a ticket, but number: it was not found.',
      fill: { allowed: false },
    });
    expect(await verbs()).toEqual([]);
  });
});

describe('a fill', () => {
  test('gives derived values only after its intent is stored, and its outcome closes it', async () => {
    const { portal, opened } = await atPortal();
    expect(opened.state.subject).toMatchObject({ status: 'proposed', id: 'ada' });
    const answer = await portal.fill([
      { attribute: 'name.givenName' },
      { attribute: 'userName', control: 'Login' },
      { attribute: 'email' },
    ]);
    if (!answer.ok) throw new Error(answer.sentence);
    expect(answer.values.map((one) => one.value)).toEqual(['Ada', 'ada.quist', 'ada.quist@fabrikam.example']);
    const intended = (await events()).at(-1);
    expect(intended).toMatchObject({
      id: answer.intent,
      verb: 'fill.intended',
      subject: { technician: 'ada', version: 3 },
      ticket: { number: '41' },
      object: { type: 'account', key: 'ada.quist', purpose: 'everyday' },
      detail: { name: 'derived, not settled yet' },
    });
    expect(intended?.fields?.[1]).toMatchObject({
      control: 'Login',
      from: '',
      to: 'ada.quist',
      provenance: { from: 'rule', client: 'fabrikam', convention: 5 },
    });
    const results = answer.values.map(({ key }, at) => ({ key, outcome: at === 2 ? 'mismatch' : 'kept' }));
    const done = await portal.say({ type: 'fill.outcome', intent: answer.intent, fields: results });
    expect(done.state.last.fields.map((field: { outcome: string }) => field.outcome)).toEqual([
      'kept',
      'kept',
      'mismatch',
    ]);
    expect((await events()).at(-1)).toMatchObject({ verb: 'fill.done', outcome: 'partial', intent: answer.intent });
    expect(await portal.say({ type: 'fill.outcome', intent: answer.intent, fields: results })).toMatchObject({
      ok: false,
      code: 'stale',
    });
    await portal.say({
      type: 'fill.undone',
      intent: answer.intent,
      fields: answer.values.map(({ key }) => ({ key, outcome: 'restored' })),
    });
    expect((await events()).at(-1)).toMatchObject({
      verb: 'fill.undone',
      outcome: 'success',
      fields: [{ from: 'Ada', to: '' }, {}, {}],
    });
  });

  test('leaves what holds something else, what does not fit, what has no value and what offers no such choice, each with its reason', async () => {
    const { portal } = await atPortal();
    const answer = await portal.fill([
      { attribute: 'name.givenName', holds: 'something', current: 'Someone' },
      { attribute: 'name.familyName', maxLength: 3 },
      { attribute: 'manager' },
      { attribute: 'title', options: ['Manager', 'Driver'] },
      { attribute: 'displayName', holds: 'something', current: 'Ada Quist' },
      { attribute: 'employeeNumber' },
    ]);
    if (!answer.ok) throw new Error(answer.sentence);
    expect(answer.values).toEqual([{ key: 'k5', attribute: 'employeeNumber', value: 'E-ada' }]);
    expect(
      (await events())
        .at(-1)
        ?.fields?.filter((field) => field.outcome === 'left')
        .map((field) => field.code),
    ).toEqual(['field.occupied', 'field.too-long', 'field.missing', 'field.no-option', 'field.already']);
    const over = await portal.fill([{ attribute: 'name.givenName', holds: 'something', current: 'Someone' }], {
      overwrite: true,
    });
    expect(over).toMatchObject({ ok: true, values: [{ value: 'Ada' }] });
  });

  test('does not happen when its intent cannot be stored (promise 1)', async () => {
    const { portal } = await atPortal();
    const before = await database.outbox.count();
    const add = vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    const answer = await portal.fill([{ attribute: 'name.givenName' }]);
    expect(answer).toMatchObject({ ok: false, code: 'evidence.unavailable' });
    expect(answer).not.toHaveProperty('values');
    expect(answer.state.fill).toMatchObject({ allowed: false, code: 'fill.evidence' });
    add.mockRestore();
    expect(await database.outbox.count()).toBe(before);
  });

  test('is refused for a ticket of another client, both named, and the refusal is logged', async () => {
    const { portal } = await atPortal({ ...TICKET, client: 'Contoso', requesterEmail: 'x@contoso.example' });
    const answer = await portal.fill([{ attribute: 'name.givenName' }]);
    expect(answer).toMatchObject({ ok: false, code: 'fill.client-mismatch' });
    if (!answer.ok) expect(answer.sentence).toMatch(/Fabrikam.*Contoso/);
    expect((await events()).at(-1)).toMatchObject({
      verb: 'fill.refused',
      code: 'fill.client-mismatch',
      subject: { technician: 'ada' },
    });
  });

  test('never takes the actor for the subject: without a named technician it is off', async () => {
    const { portal } = await atPortal({ ...TICKET, subject: 'Dana Reyes asks for a printer' });
    expect(await portal.fill([{ attribute: 'name.givenName' }])).toMatchObject({ ok: false, code: 'fill.no-subject' });
  });

  test('for the client’s own person needs their being confirmed, and takes only what the ticket says', async () => {
    const { portal } = await atPortal({ ...TICKET, subject: 'Phone does not ring' });
    const chosen = await portal.say({ type: 'subject.choose', subject: 'ticket-person' });
    expect(chosen.state.subject).toMatchObject({ status: 'ticket-person', name: 'Mia Berg' });
    const answer = await portal.fill([{ attribute: 'displayName' }, { attribute: 'employeeNumber' }]);
    if (!answer.ok) throw new Error(answer.sentence);
    expect(answer.values.map((one) => one.value)).toEqual(['Mia Berg']);
    expect((await events()).at(-1)).toMatchObject({
      subject: { ticketPerson: 'Mia Berg' },
      fields: [{ provenance: { from: 'ticket', number: '41' } }, {}],
    });
  });

  test('waits when the lease of the record ran out, while reading goes on', async () => {
    const { portal } = await atPortal();
    await holdRecord(identity, record(), -1);
    expect(await portal.fill([{ attribute: 'name.givenName' }])).toMatchObject({
      ok: false,
      code: 'fill.lease-expired',
    });
    const desk = talkFrom('https://desk.example/ticket/60', { tab: 9 });
    await desk.open();
    expect((await desk.say({ type: 'read', page: 'ticket', ticket: { number: '60' } })).ok).toBe(true);
  });

  test('whose page went away before it told its outcome is logged as unknown, once', async () => {
    const { portal } = await atPortal();
    const answer = await portal.fill([{ attribute: 'name.givenName' }]);
    if (!answer.ok) throw new Error(answer.sentence);
    expect(await closeLostIntents()).toBe(0);
    await talkFrom('https://portal.example/users/new', { tab: 2, document: 'after a reload' }).open();
    expect(await closeLostIntents()).toBe(0);
    const lost = (await events()).filter((body) => body.verb === 'fill.done');
    expect(lost).toMatchObject([
      { outcome: 'unknown', intent: answer.intent, code: 'page.gone', subject: { technician: 'ada' } },
    ]);
  });
});

test('what is typed although the record had it is marked re-keyed; what it had not is not', async () => {
  const { portal } = await atPortal();
  await portal.say({
    type: 'submit',
    fields: [
      { attribute: 'email', control: 'Mail', value: 'ADA.quist@fabrikam.example', mark: 'typed' },
      { attribute: 'title', control: 'Title', value: 'Director', mark: 'typed' },
      { attribute: 'displayName', control: 'Name', value: 'Ada Quist', mark: 'filled' },
    ],
  });
  expect((await events()).at(-1)).toMatchObject({
    verb: 'form.submitted',
    object: { key: 'ADA.quist@fabrikam.example' },
    fields: [{ rekeyed: true, mark: 'typed' }, { rekeyed: false }, { mark: 'filled', to: 'Ada Quist' }],
  });
});

test('an identity action is logged as its profile names it, and no other', async () => {
  const { portal } = await atPortal();
  await portal.say({ type: 'action', action: 'off', object: 'ada.quist' });
  expect((await events()).at(-1)).toMatchObject({
    verb: 'action.performed',
    object: { key: 'ada.quist' },
    detail: { does: 'disable' },
  });
  expect(await portal.say({ type: 'action', action: 'made-up' })).toMatchObject({ ok: false, code: 'action.unknown' });
});

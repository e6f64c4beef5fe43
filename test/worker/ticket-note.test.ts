import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Candidate } from '../../lib/wire/page.schema.ts';
import type { FillAnswer, OverlayState } from '../../lib/wire/state.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { minutesOf } from '../../lib/worker/requests/time-worked.ts';
import { syncRecord } from '../../lib/worker/snapshot.ts';
import {
  asks,
  page as directoryPage,
  EDIT,
  enrolHere,
  NEW,
  type RequestsWorld,
  settle,
  startRequestsWorld,
} from './at-requests.ts';
import { type Talk, talkFrom } from './page-talk.ts';

const RT = 'http://127.0.0.1:9001';
const TICKET = (number: string) => `${RT}/Ticket/Display.html?id=${number}`;
const COMMENT = (number: string) => `${RT}/Ticket/Update.html?id=${number}&Action=Comment`;
const HELPDESK = { active: 'true', role: 'Helpdesk' };

let here: RequestsWorld;
let identity: Identity;
beforeAll(async () => {
  here = await startRequestsWorld();
});
afterAll(() => here.stop());
beforeEach(async () => {
  ({ identity } = await enrolHere(here, 'lnguyen'));
});
const made: string[] = [];
afterEach(async () => {
  for (const id of made.splice(0)) await here.world.step(here.world.jide, id, 'cancel', { why: 'The test is over' });
});

let count = 0;
/** Somebody new gets an account for ticket 17, made and seen here. Gives its name. */
async function verified(): Promise<string> {
  count += 1;
  const technician = `noted-${count}`;
  const name = { givenName: 'Nia', familyName: `Noted${'abcdefghij'[count]}` };
  await here.world.put('technicians', technician, {
    ...{ userName: `${technician}@msp.example`, displayName: `Nia ${name.familyName}`, name, active: true },
    ...{ emails: [], phoneNumbers: [], addresses: [], templates: ['desk'] },
  });
  const request = await here.world.ask({ role: undefined, console: undefined, template: 'desk', technician });
  made.push(request.id);
  const account = request.object.account.name;
  await asks(identity);
  const { talk } = await directoryPage(NEW, {}, { tab: 7 });
  await talk.say({
    type: 'submit',
    fields: [{ attribute: 'userName', control: 'User name', value: account, mark: 'filled' }],
  });
  await settle(identity);
  await directoryPage(EDIT(account), { account: [{ record: account, values: HELPDESK }] }, { tab: 7 });
  await settle(identity);
  expect(await here.world.read(request.id)).toMatchObject({ state: 'in-use' });
  return account;
}

/** A page of the ticketing console in a tab, read as this ticket's. */
async function at(url: string, number = '17'): Promise<{ talk: Talk; state: OverlayState; form: string | undefined }> {
  const talk = talkFrom(url, { document: `document ${Math.random()}` });
  const opened = await talk.open();
  const ticket = { number, subject: 'Access for somebody new', status: 'open', client: 'Northwind Dental' };
  const answer = await talk.say({ type: 'read', page: opened.page?.id ?? '', ticket });
  return { talk, state: answer.state, form: opened.page?.form?.root };
}
const BOX = { key: 'n', attribute: 'note', control: 'Message' } as const;
const INTERNAL: Partial<Candidate> = { key: 'i', attribute: 'internal', control: 'Update Type', options: ['Comments'] };
const TIME = { key: 't', attribute: 'minutesWorked', control: 'Worked' } as const;
const said = (answer: FillAnswer) =>
  answer.ok ? answer.values.map(({ attribute, value }) => [attribute, value]) : answer;
const events = async () =>
  (await database.outbox.toArray()).map(({ body }) => body).filter(({ object }) => object?.type === 'ticket');

describe('a note for the ticket in view', () => {
  test('is one for all that was verified, with the time it took, and is filled into the form of that ticket', async () => {
    const accounts = [await verified(), await verified()];
    const { talk, state } = await at(TICKET('17'));
    expect(state.requests?.note).toMatchObject({ form: 'elsewhere', timed: true, minutes: 1 });
    const text = state.requests?.note?.text ?? '';
    const lines = text.split('\n');
    expect(lines).toHaveLength(2);
    for (const name of accounts) expect(lines.filter((line) => line.includes(`Account ${name} `))).toHaveLength(1);
    const goes = vi.spyOn(browser.tabs, 'update').mockResolvedValue(undefined as never);
    await talk.say({ type: 'note.write' });
    expect(goes).toHaveBeenCalledWith(1, { url: COMMENT('17') });

    const form = await at(COMMENT('17'));
    expect(form.form).toContain('[value="17"]');
    expect(form.state).toMatchObject({ fill: { allowed: true }, requests: { note: { form: 'here' } } });
    await form.talk.say({ type: 'note.time', minutes: 25 });
    const filled = await form.talk.fill([BOX, INTERNAL, TIME]);
    expect(said(filled)).toEqual([
      ['note', text],
      ['minutesWorked', '25'],
    ]);
    const intent = filled.ok ? filled.intent : '';
    const kept = ['n', 't'].map((key) => ({ key, outcome: 'kept' }));
    expect(await form.talk.say({ type: 'fill.outcome', intent, fields: kept })).toMatchObject({ ok: true });
    await form.talk.say({
      ...{ type: 'submit', intent },
      fields: [
        { attribute: 'note', control: 'Message', value: `${text} And more of mine.`, mark: 'typed' },
        { attribute: 'minutesWorked', control: 'Worked', value: '25', mark: 'filled' },
      ],
    });
    const told = await events();
    expect(told.find(({ verb }) => verb === 'fill.intended')?.fields?.map(({ to }) => to)).toEqual([text, '25']);
    expect(told.find(({ verb }) => verb === 'form.submitted')?.fields).toEqual([
      { attribute: 'note', control: 'Message', mark: 'typed' },
      { attribute: 'minutesWorked', control: 'Worked', mark: 'filled', to: '25' },
    ]);

    // The form once more: the console did not take it.
    expect((await at(COMMENT('17'))).state.requests?.note).toMatchObject({ text });
    const again = await form.talk.open();
    expect(again.page?.form).toBeDefined();
  });

  test('is not offered again once its form was sent and the ticket followed', async () => {
    await verified();
    const form = await at(COMMENT('17'));
    const filled = await form.talk.fill([BOX, INTERNAL]);
    const intent = filled.ok ? filled.intent : '';
    await form.talk.say({ type: 'fill.outcome', intent, fields: [{ key: 'n', outcome: 'kept' }] });
    const value = form.state.requests?.note?.text ?? '';
    await form.talk.say({
      type: 'submit',
      intent,
      fields: [{ ...BOX, key: undefined, value, mark: 'filled' }].map(({ key: _, ...field }) => field),
    });
    expect((await at(TICKET('17'))).state.requests?.note).toBeUndefined();
    const after = await at(COMMENT('17'));
    expect(after.form).toBeUndefined();
    expect(await after.talk.fill([BOX, INTERNAL])).toMatchObject({ ok: false });
  });

  test('is not written over what stands there, nor where the requester would be sent it', async () => {
    await verified();
    const { talk } = await at(COMMENT('17'));
    expect(
      await talk.fill([{ ...BOX, holds: 'something', current: 'Dear Dora' }, INTERNAL], { overwrite: true }),
    ).toMatchObject({
      ...{ ok: false, code: 'field.occupied' },
    });
    expect(await talk.fill([BOX, TIME])).toMatchObject({ ok: false, code: 'note.not-internal' });
    expect(await talk.fill([TIME, INTERNAL])).toMatchObject({ ok: false, code: 'note.no-box' });
    const timed = await talk.fill([BOX, INTERNAL, { ...TIME, holds: 'something', current: '40' }]);
    expect(timed).toMatchObject({
      ok: true,
      values: [{ attribute: 'note' }],
      left: [{ attribute: 'minutesWorked', code: 'field.occupied' }],
    });
    const refused = (await events()).filter(({ verb }) => verb === 'fill.refused');
    expect(refused.map(({ code }) => code)).toEqual(['field.occupied', 'note.not-internal', 'note.no-box']);
  });

  test('is given to no form of another ticket, and the attempt is told', async () => {
    await verified();
    const other = await at(COMMENT('18'), '18');
    expect(other.form).toBeUndefined();
    expect(other.state.requests?.note).toBeUndefined();
    expect(await other.talk.say({ type: 'note.write' })).toMatchObject({ code: 'request.not-here' });
    const { talk } = await at(COMMENT('17'));
    await talk.say({ type: 'ticket.bind', ticket: 'rt:18' });
    expect(await talk.fill([BOX, INTERNAL])).toMatchObject({ ok: false, code: 'note.other-ticket' });
    const attempts = (await database.outbox.toArray()).filter(({ body }) => body.verb === 'security.noticed');
    expect(attempts.map(({ body }) => body.code)).toContain('note.other-ticket');
  });

  test('is under what the client lets the log say of people and accounts', async () => {
    await here.world.put('clients', 'northwind', { evidence: { fields: { userName: 'digest' } } });
    await syncRecord(identity);
    try {
      const account = await verified();
      const { talk } = await at(COMMENT('17'));
      expect(await talk.fill([BOX, INTERNAL])).toMatchObject({ ok: true });
      const told = (await events()).filter(({ verb }) => verb === 'fill.intended');
      expect(told.at(-1)?.fields?.[0]).toMatchObject({ attribute: 'note', policy: 'digest' });
      expect(JSON.stringify(told.at(-1))).not.toContain(account);
    } finally {
      await here.world.put('clients', 'northwind', { evidence: { fields: {} } });
    }
  });
});

test('time worked counts what lies close together, and no pauses', () => {
  const minute = 60_000;
  expect(minutesOf([])).toBeNull();
  expect(minutesOf([5 * minute])).toBe(1);
  expect(minutesOf([0, 4 * minute, 8.5 * minute])).toBe(9);
  expect(minutesOf([60 * minute, 0, 2 * minute, 61 * minute])).toBe(3);
});

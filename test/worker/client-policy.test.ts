import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { digestOf, isValue, OMITTED } from '../../lib/evidence/field-policy.ts';
import type { Client } from '../../lib/record/record.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { closeLostIntents } from '../../lib/worker/open-intents.ts';
import { dropCache } from '../../lib/worker/sealed-cache.ts';
import { inheritWork } from '../../lib/worker/tab-work.ts';
import { enrolledDevice, holdRecord, record } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;

beforeEach(async () => {
  const fakes = await freshBrowser();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  identity = await enrolledDevice();
  fakes.granted.add('https://desk.example/*').add('https://portal.example/*');
});

async function withPolicy(fields: NonNullable<Client['evidence']>['fields']) {
  const held = record();
  const clients = held.clients.map((one) => (one.id === 'fabrikam' ? { ...one, evidence: { fields } } : one));
  await holdRecord(identity, { ...held, clients });
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  const ticket = {
    number: '41',
    subject: 'New starter Ada Quist',
    client: 'Fabrikam',
    requesterEmail: 'mia@fabrikam.example',
  };
  await desk.say({ type: 'read', page: 'ticket', ticket });
  await inheritWork(2, 1);
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  return portal;
}

const rows = () => database.outbox.toArray();
const bodies = async (): Promise<EventBody[]> => (await rows()).map(({ body }) => body);

test('with omit, a whole piece of work leaves no value of the attribute in any event, and what is filled is right', async () => {
  const portal = await withPolicy({ displayName: 'omit', userName: 'omit', email: 'omit' });
  const answer = await portal.fill([{ attribute: 'displayName' }, { attribute: 'userName' }, { attribute: 'email' }]);
  if (!answer.ok) throw new Error(answer.sentence);
  expect(answer.values.map(({ value }) => value)).toEqual(['Ada Quist', 'ada.quist', 'ada.quist@fabrikam.example']);
  const kept = answer.values.map(({ key }) => ({ key, outcome: 'kept' }));
  await portal.say({ type: 'fill.outcome', intent: answer.intent, fields: kept });
  await portal.say({
    type: 'submit',
    intent: answer.intent,
    fields: [{ attribute: 'email', control: 'Mail of Ada Quist', value: 'ADA.quist@fabrikam.example', mark: 'typed' }],
  });
  await portal.say({ type: 'fill.undone', intent: answer.intent, fields: kept });
  const all = await bodies();
  expect(all.map(({ verb }) => verb)).toEqual([
    'ticket.read',
    'ticket.bound',
    'handoff',
    'fill.intended',
    'fill.done',
    'form.submitted',
    'fill.undone',
  ]);
  expect(JSON.stringify(all)).not.toMatch(/quist|mia@/i);
  expect(all[3]).toMatchObject({
    object: { key: OMITTED },
    subject: { technician: 'ada', version: 3 },
    fields: [{ policy: 'omit', provenance: { from: 'record', technician: 'ada', version: 3 } }, {}, {}],
  });
  // Found before it is taken out.
  expect(all[5]?.fields).toMatchObject([{ rekeyed: true, mark: 'typed', policy: 'omit' }]);
});

test('an announced fill keeps on disk what its client lets the log say, and no value once it is accounted for', async () => {
  const portal = await withPolicy({ email: 'omit', userName: 'digest' });
  const answer = await portal.fill([{ attribute: 'email' }, { attribute: 'title', current: 'Clerk' }], {
    overwrite: true,
  });
  if (!answer.ok) throw new Error(answer.sentence);
  const [open] = await database.intents.toArray();
  expect(JSON.stringify(open)).not.toMatch(/quist/i);
  expect(open).toMatchObject({
    about: { subject: { technician: 'ada' }, ticket: { number: '41' } },
    fields: [
      { attribute: 'email', policy: 'omit' },
      { attribute: 'title', from: 'Clerk', to: 'Engineer' },
    ],
  });
  const fields = answer.values.map(({ key }) => ({ key, outcome: 'kept' }));
  expect(await portal.say({ type: 'fill.outcome', intent: answer.intent, fields })).toMatchObject({ ok: true });
  const closed = JSON.stringify(await database.intents.toArray());
  expect(closed).toContain('closed');
  expect(closed).not.toMatch(/quist|Engineer|Clerk/i);
  await portal.say({ type: 'fill.undone', intent: answer.intent, fields: [{ key: 'k1', outcome: 'restored' }] });
  expect((await bodies()).at(-1)?.fields).toMatchObject([
    { attribute: 'email', policy: 'omit' },
    { attribute: 'title', from: 'Engineer', to: 'Clerk', outcome: 'restored' },
  ]);
});

test('a fill whose page and memory are gone is told with what its client lets the log say', async () => {
  const portal = await withPolicy({ email: 'digest' });
  const answer = await portal.fill([{ attribute: 'email' }, { attribute: 'title' }]);
  if (!answer.ok) throw new Error(answer.sentence);
  const intended = (await bodies()).at(-1);
  await browser.storage.session.clear();
  expect(await closeLostIntents()).toBe(1);
  expect((await bodies()).at(-1)).toMatchObject({
    verb: 'fill.done',
    outcome: 'unknown',
    intent: answer.intent,
    object: intended?.object,
    fields: [
      { attribute: 'email', policy: 'digest' },
      { attribute: 'title', to: 'Engineer' },
    ],
  });
  expect(JSON.stringify(await database.intents.toArray())).not.toMatch(/quist|Engineer/);
});

test('with digest, each event can be checked against the value it held, by its own salt', async () => {
  const portal = await withPolicy({ email: 'digest' });
  const answer = await portal.fill([{ attribute: 'email' }, { attribute: 'title' }]);
  if (!answer.ok) throw new Error(answer.sentence);
  const row = (await rows()).at(-1);
  const [email, title] = row?.body.fields ?? [];
  expect(title?.to).toBe('Engineer');
  expect(isValue(email?.to ?? '', 'ada.quist@fabrikam.example', row?.salt ?? '')).toBe(true);
  expect(email?.to).not.toContain('quist');
});

test('another client’s work is as it was', async () => {
  const portal = await withPolicy({});
  await portal.fill([{ attribute: 'email' }]);
  expect((await bodies()).at(-1)?.fields?.[0]?.to).toBe('ada.quist@fabrikam.example');
});

test('a client whose record is gone gets digests: what it wanted is not known any more', async () => {
  const portal = await withPolicy({ email: 'omit' });
  const answer = await portal.fill([{ attribute: 'title' }]);
  expect(answer.ok).toBe(true);
  await dropCache(identity.id);
  await talkFrom('https://portal.example/users/new', { tab: 2, document: 'another' }).open();
  await database.intents.toCollection().modify({ document: 'gone' });
  expect(await closeLostIntents()).toBe(1);
  const row = (await rows()).at(-1);
  expect(row?.body).toMatchObject({
    outcome: 'unknown',
    fields: [{ to: digestOf(row?.salt ?? '', 'Engineer'), policy: 'digest' }],
  });
});

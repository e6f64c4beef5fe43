import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lesson } from '../../lib/record/lesson.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

const LESSON: Lesson = {
  page: '/users/:id/edit',
  root: 'form[name="user"]',
  at: 'input[name="kp_alpha"]',
  attribute: 'name.givenName',
  control: 'Alpha',
};
const ID = '0b0f6a52-3c1e-4d57-9f4e-0f6c7a1d2e3f';
const draft = (lesson: object = LESSON, console = 'lam') => ({
  console,
  lesson,
  taughtAt: '2026-11-20T07:59:00.000Z',
  tries: 2,
});

let collector: TestCollector;
let technician: TestDevice;
let lead: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  technician = await collector.enrol('praman', { roles: ['technician'], serves: ['*'] });
  lead = await collector.enrol('jadeyemi', { roles: ['lead'] });
});
afterEach(() => collector.stop());

const call = (device: TestDevice, method: string, path: string, body?: object) =>
  collector.call(method, path, { token: device.token, ...(body ? { body } : {}) });
const offer = (body: object = draft(), id = ID, device = technician) => call(device, 'PUT', `/v1/drafts/${id}`, body);
const taught = async (device = technician) =>
  (await call(device, 'GET', '/v1/snapshot')).json.consoles.find((one: { id: string }) => one.id === 'lam').taught;

describe('a taught field', () => {
  it('is one offer however often it is sent, and its author and a lead see it', async () => {
    expect((await offer()).json).toMatchObject({
      id: ID,
      technician: 'praman',
      state: 'open',
      lesson: LESSON,
      tries: 2,
    });
    expect((await offer()).status).toBe(200);
    for (const device of [technician, lead])
      expect((await call(device, 'GET', '/v1/drafts')).json.drafts).toMatchObject([{ id: ID, console: 'lam' }]);
    expect((await offer(draft({ ...LESSON, attribute: 'title' }))).json.error.code).toBe('draft.taken');
  });

  it('is part of its console for everybody once a lead accepts it, as a further version, and never before', async () => {
    await offer();
    expect(await taught()).toBeUndefined();
    const accepted = await call(lead, 'POST', `/v1/drafts/${ID}/accept`);
    expect(accepted.json).toMatchObject({ state: 'accepted', decidedBy: 'jadeyemi' });
    expect(await taught()).toEqual([LESSON]);
    expect((await call(lead, 'POST', `/v1/drafts/${ID}/accept`)).status).toBe(200);
    expect(await taught()).toEqual([LESSON]);
    expect((await call(lead, 'POST', `/v1/drafts/${ID}/decline`, {})).json.error.code).toBe('draft.decided');
  });

  it('takes the place of an accepted one that said otherwise of the same field or the same attribute', async () => {
    const others = [
      { ...LESSON, attribute: 'title' },
      { ...LESSON, at: { label: 'Alpha' }, attribute: 'title' },
    ];
    await offer();
    await call(lead, 'POST', `/v1/drafts/${ID}/accept`);
    for (const [at, lesson] of others.entries()) {
      await offer(draft(lesson), `other-${at}`);
      await call(lead, 'POST', `/v1/drafts/other-${at}/accept`);
      expect(await taught()).toEqual([lesson]);
    }
  });

  it('is declined with a reason its author reads, and changes nothing', async () => {
    await offer();
    await call(lead, 'POST', `/v1/drafts/${ID}/decline`, { reason: 'That is the nickname.' });
    expect((await call(technician, 'GET', '/v1/drafts')).json.drafts).toMatchObject([
      { state: 'declined', decidedBy: 'jadeyemi', reason: 'That is the nickname.' },
    ]);
    expect(await taught()).toBeUndefined();
  });

  it('is taken back by its author only, and not once it was decided', async () => {
    const other = await collector.enrol('mkruse', { roles: ['technician'], serves: ['*'] });
    await offer();
    await call(other, 'DELETE', `/v1/drafts/${ID}`);
    expect((await call(lead, 'GET', '/v1/drafts')).json.drafts).toHaveLength(1);
    expect((await call(other, 'GET', '/v1/drafts')).json.drafts).toEqual([]);
    await call(technician, 'DELETE', `/v1/drafts/${ID}`);
    expect((await call(lead, 'GET', '/v1/drafts')).json.drafts).toEqual([]);
    expect((await call(lead, 'POST', `/v1/drafts/${ID}/accept`)).json.error.code).toBe('draft.unknown');
  });

  it('is decided by a lead or an administrator, never by a technician', async () => {
    await offer();
    for (const what of ['accept', 'decline'])
      expect((await call(technician, 'POST', `/v1/drafts/${ID}/${what}`, {})).json.error.code).toBe('auth.role');
  });

  it('is taught of no console one does not see', async () => {
    const narrow = await collector.enrol('mkruse', { roles: ['technician'], serves: [] });
    const seen = (await call(narrow, 'GET', '/v1/snapshot')).json.consoles.map((one: { id: string }) => one.id);
    const hidden = ['lam', 'practice-portal', 'rt', 'mesh'].filter((id) => !seen.includes(id));
    expect(hidden.length).toBeGreaterThan(0);
    for (const id of [...hidden, 'nowhere'])
      expect((await offer(draft(LESSON, id), 'x', narrow)).json.error.code).toBe('record.unknown');
  });

  it.each([
    ['a selector with a script in it', { at: 'input[name="a"]<script>alert(1)</script>' }],
    ['a selector that runs long', { at: 'div:has(* ~ * ~ *) input' }],
    ['several selectors', { at: 'input[name="a"], input[type="password"]' }],
    ['a selector of any descendant', { root: 'body *' }],
    ['code where a label is expected', { at: { label: 'x', evaluate: 'alert(1)' } }],
    ['an attribute nobody knows', { attribute: 'password' }],
    ['a page that is none', { page: 'https://evil.example/' }],
    ['more than a lesson says', { onload: 'alert(1)' }],
  ])('is refused with %s (attack 44)', async (_, change) => {
    const answer = await offer(draft({ ...LESSON, ...change }));
    expect([answer.status, answer.json.error.code]).toEqual([400, 'request.shape']);
    const console = (await call(lead, 'GET', '/v1/snapshot')).json.consoles.find(
      (one: { id: string }) => one.id === 'lam',
    );
    const root = await collector.enrol('root', { roles: ['administrator'] });
    const saved = await collector.call('PUT', '/v1/consoles/lam', {
      token: root.token,
      headers: { 'if-match': String(console.version) },
      body: { ...console, taught: [{ ...LESSON, ...change }] },
    });
    expect(saved.json.error.code).toBe('request.shape');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { OverlayState } from '../../lib/wire/state.ts';
import type { Identity } from '../../lib/worker/database.ts';
import {
  asks,
  EDIT,
  enrolHere,
  LIST,
  NEW,
  page,
  type RequestsWorld,
  settle,
  startRequestsWorld,
} from './at-requests.ts';
import type { Fakes } from './fake-browser.ts';

let here: RequestsWorld;
let identity: Identity;
let fakes: Fakes;
beforeAll(async () => {
  here = await startRequestsWorld();
});
afterAll(() => here.stop());
beforeEach(async () => {
  here.online(true);
  here.posts();
  ({ identity, fakes } = await enrolHere(here, 'lnguyen'));
});

const HELPDESK = { active: 'true', role: 'Helpdesk' };
const standard = () =>
  here.world.ask({ console: undefined, role: undefined, template: 'desk', technician: 'zmueller' });
const saves = (name: string) => ({
  type: 'submit',
  fields: [{ attribute: 'userName', control: 'User name', value: name, mark: 'filled' }],
});
afterEach(async () => {
  for (const id of open.splice(0)) await here.world.step(here.world.jide, id, 'cancel', { why: 'The test is over' });
});

const open: string[] = [];
let count = 0;
/** Somebody new is to get a role; agreed to by the client. */
async function asked(agreed = true, change: object = {}) {
  count += 1;
  const technician = `new-${count}`;
  const name = { givenName: 'Nia', familyName: `New${'abcdefghij'[count]}` };
  await here.world.put('technicians', technician, {
    ...{ userName: `${technician}@msp.example`, displayName: `Nia ${name.familyName}`, name, active: true },
    ...{ emails: [], phoneNumbers: [], addresses: [] },
  });
  const request = await here.world.ask({ role: `Role ${count}`, technician, ...change });
  open.push(request.id);
  if (agreed) await here.world.agree(request);
  return request;
}
const shownOf = ({ requests }: OverlayState, id: string) => requests?.requests.find((one) => one.id === id);
const stands = async (id: string) => here.world.read(id);

describe('a request that waits at the console in view', () => {
  test('shows its steps, is told as made when it was saved, and as verified when it was seen', async () => {
    const request = await standard();
    const { name } = request.object.account;
    await asks(identity);
    const { talk, state } = await page(NEW);
    expect(state.requests?.requests).toMatchObject([
      { id: request.id, account: name, subject: 'Zoë Müller-Lüdenscheidt', change: 'grant', ends: false, ticket: '17' },
    ]);
    const now = (requests: typeof state.requests) =>
      requests?.requests.flatMap(({ steps }) => steps.filter((one) => one.state === 'now').map(({ step }) => step));
    expect(now(state.requests)).toEqual(['open']);
    expect(fakes.executed.at(-1)).toMatchObject({ target: { tabId: 1, frameIds: [0] }, files: ['/steps.js'] });

    const opened = await talk.say({ type: 'request.open', request: request.id });
    expect(opened.state).toMatchObject({ subject: { status: 'chosen', id: 'zmueller' } });
    expect(now(opened.state.requests)).toEqual(['fill']);

    await talk.say(saves(name));
    await settle(identity);
    expect(await stands(request.id)).toMatchObject({ state: 'implemented', parts: { doer: ['lnguyen'] } });

    const { state: seen } = await page(EDIT(name), { account: [{ record: name, values: HELPDESK }] });
    expect(now(seen.requests)).toEqual(['look']);
    await settle(identity);
    expect(await stands(request.id)).toMatchObject({ state: 'in-use', verified: { by: 'lnguyen' } });
    const after = await page(EDIT(name), { account: [{ record: name, values: HELPDESK }] });
    expect(after.state.requests?.said).toContain('Verified');
    expect(here.posts().filter((path) => path.includes(request.id))).toHaveLength(2);
  });

  test('is told as made when the collector is back, also after the browser was closed in between', async () => {
    const request = await asked();
    await asks(identity);
    here.online(false);
    const { talk } = await page(NEW);
    await talk.say(saves(request.object.account.name));
    await settle(identity);
    const { state } = await page(NEW);
    expect(shownOf(state, request.id)?.steps.find((one) => one.state === 'now')?.step).toBe('look');
    await browser.storage.session.clear();
    here.online(true);
    await settle(identity);
    await asks(identity);
    expect(await stands(request.id)).toMatchObject({ state: 'implemented', parts: { doer: ['lnguyen'] } });
  });

  test('is not told as made by what was saved for another account, before it was approved, or by the fill alone', async () => {
    const request = await asked(false);
    const { talk } = await page(NEW);
    await talk.say(saves(request.object.account.name));
    vi.advanceTimersByTime(1000);
    await here.world.agree(request);
    await asks(identity);
    await talk.say(saves('somebody.else'));
    await settle(identity);
    expect(here.posts()).toEqual([]);
    expect((await stands(request.id)).state).toBe('approved');
  });

  test('says that its approval is void where what it rests on changed, and does not try again', async () => {
    const request = await asked();
    await asks(identity);
    await here.world.put('consoles', 'lam', { label: `Directory ${Date.now()}` });
    const { talk } = await page(NEW);
    await talk.say(saves(request.object.account.name));
    await settle(identity);
    await settle(identity);
    expect(here.posts().filter((path) => path.includes(request.id))).toHaveLength(1);
    expect((await stands(request.id)).state).toBe('requested');
  });

  test('of high risk is not offered for a look to who did it, and says who may', async () => {
    const request = await asked(true, { role: 'Domain Admins', purpose: 'admin' });
    const { name } = request.object.account;
    await asks(identity);
    const { talk } = await page(NEW);
    await talk.say(saves(name));
    await settle(identity);
    expect(await stands(request.id)).toMatchObject({ state: 'implemented', risk: 'high' });
    here.posts();
    const shows = { account: [{ record: name, values: { active: 'true', role: 'Domain Admins' } }] };
    const { state } = await page(EDIT(name), shows);
    await settle(identity);
    expect(here.posts()).toEqual([]);
    const shown = shownOf(state, request.id);
    expect(shown).toMatchObject({ press: false });
    expect(shown?.said?.text).toContain('another technician who serves Northwind Dental');
  });

  test('is acted on from its own console alone, and named by nobody who was not shown it', async () => {
    const request = await asked();
    await asks(identity);
    const { talk } = await page(NEW);
    expect(await talk.say({ type: 'request.open', request: 'req-of-nobody' })).toMatchObject({
      ok: false,
      code: 'request.not-here',
    });
    expect(await talk.say({ type: 'request.bind', request: request.id })).toMatchObject({ code: 'request.not-here' });
    expect(here.posts()).toEqual([]);
  });
});

describe('access that must end', () => {
  async function removal(name: string) {
    const { world } = here;
    const answer = await world.call(world.lead, 'POST', '/v1/removals', {
      ...{ client: 'northwind', console: 'lam', name, why: 'Nobody knows it' },
    });
    expect(answer.status).toBe(201);
    await asks(identity);
    return answer.json.requests[0];
  }
  const deletes = (name: string) => ({ type: 'action', action: 'delete', object: name });
  const DELETE = NEW.replace('account/edit.php', 'delete.php');
  const row = (name: string, values = {}) => ({ record: name, values });
  const WHOLE = { whole: true, first: true, last: true };

  test('is told as ended by the press that ends it, and verified by the list without it', async () => {
    const request = await removal('left.one');
    const { talk, state } = await page(DELETE);
    expect(shownOf(state, request.id)).toMatchObject({ ends: true, account: 'left.one' });
    await talk.say(deletes('left.one'));
    await page(LIST, { account: [row('mkruse')], list: { rows: 1, total: 1, ...WHOLE } });
    await settle(identity);
    expect(await stands(request.id)).toMatchObject({ state: 'revocation-verified', parts: { revoker: ['lnguyen'] } });
  });

  test('stays open and escalates where the console shows otherwise (attack 33), also where it looks as before', async () => {
    const request = await removal('left.two');
    const shows = { account: [row('left.two', { active: 'true' })] };
    await page(EDIT('left.two'), shows);
    const { talk } = await page(DELETE);
    await talk.say(deletes('left.two'));
    await page(EDIT('left.two'), shows);
    await settle(identity);
    expect(await stands(request.id)).toMatchObject({
      state: 'revoked',
      failed: { why: 'The account is still active.' },
    });
    expect((await stands(request.id)).escalated).not.toBeNull();
    const { state } = await page(EDIT('left.two'), shows);
    expect(shownOf(state, request.id)?.said).toMatchObject({ tone: 'bad' });
    expect(state.requests?.said).toContain('still active');
    here.posts();
    await settle(identity);
    expect(here.posts()).toEqual([]);
  });

  test('is not told as ended by a form that may have changed some other thing, until it is seen switched off', async () => {
    const request = await removal('left.three');
    const { talk } = await page(EDIT('left.three'), { account: [row('left.three', { active: 'true' })] });
    await talk.say(saves('left.three'));
    await settle(identity);
    expect((await stands(request.id)).state).toBe('revocation-requested');
    await page(EDIT('left.three'), { account: [row('left.three', { active: 'false' })] });
    await settle(identity);
    expect((await stands(request.id)).state).toBe('revocation-verified');
  });

  test('done past Unswivel is told so by a press, and by what the page shows', async () => {
    const request = await removal('left.four');
    const shows = { account: [row('left.four', { active: 'false' })] };
    await page(EDIT('left.four'), shows);
    await settle(identity);
    const { talk, state } = await page(EDIT('left.four'), shows);
    expect(shownOf(state, request.id)).toMatchObject({ elsewhere: true });
    await talk.say({ type: 'request.elsewhere', request: request.id });
    expect(await stands(request.id)).toMatchObject({ state: 'revocation-verified', revoked: { elsewhere: true } });
  });
});

test('a page where nothing waits gets no script', async () => {
  await page(LIST, { account: [] });
  expect(fakes.executed.flatMap(({ files }) => files)).not.toContain('/steps.js');
});

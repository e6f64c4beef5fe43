import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Identity } from '../../lib/worker/database.ts';
import { askDecisions } from '../../lib/worker/requests/decisions.ts';
import { enrolHere, type RequestsWorld, startRequestsWorld } from './at-requests.ts';
import type { Fakes } from './fake-browser.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let here: RequestsWorld;
let identity: Identity;
let fakes: Fakes;
beforeAll(async () => {
  here = await startRequestsWorld();
});
afterAll(() => here.stop());
beforeEach(async () => {
  // Of the client's approver group.
  ({ identity, fakes } = await enrolHere(here, 'praman'));
});

/** The page of ticket 17, read once; what waits is known by then. */
async function ticketPage(number = '17'): Promise<{ talk: Talk; state: Awaited<ReturnType<Talk['say']>>['state'] }> {
  const talk = talkFrom(`http://127.0.0.1:9001/Ticket/Display.html?id=${number}`, {
    document: `document ${Math.random()}`,
  });
  await askDecisions(identity, { now: true });
  const { page } = await talk.open();
  const ticket = { number, subject: 'A starter', client: 'Northwind Dental' };
  const { state } = await talk.say({ type: 'read', page: page?.id ?? '', ticket });
  return { talk, state };
}
const decide = (talk: Talk, { id, hash }: { id: string; hash: string }, more: object = {}) =>
  talk.say({ type: 'request.decide', request: id, hash, ...more });

describe('the page of a ticket', () => {
  test('shows exactly what names it and waits for this person, and takes the decision', async () => {
    const request = await here.world.ask({ role: 'Reception' });
    const { talk, state } = await ticketPage();
    expect(state.requests).toMatchObject({ todo: 1, requests: [], tickets: [] });
    expect(state.requests.decisions).toMatchObject([
      { id: request.id, hash: request.hash, rejects: true, shown: { object: { role: 'Reception' } } },
    ]);
    expect(fakes.executed.at(-1)).toMatchObject({ files: ['/steps.js'] });
    const after = await decide(talk, request);
    expect(after.state.requests).toBeUndefined();
    expect(await here.world.read(request.id)).toMatchObject({
      state: 'approved',
      approvals: [{ way: 'signed', by: 'praman', hash: request.hash }],
    });
  });

  test('turns down with a reason, and shows nothing of another ticket', async () => {
    const request = await here.world.ask({ role: 'Scheduling' });
    expect((await ticketPage('18')).state.requests).toBeUndefined();
    const { talk } = await ticketPage();
    expect(await decide(talk, request, { reject: 'no' })).toMatchObject({ ok: false, code: 'message.unknown' });
    await decide(talk, request, { reject: 'Not needed' });
    expect((await here.world.read(request.id)).state).toBe('rejected');
  });

  test('decides on nothing it was not shown: another request, another object, one that changed', async () => {
    const request = await here.world.ask({ role: 'Billing' });
    const { talk } = await ticketPage();
    expect(await decide(talk, { ...request, hash: '0'.repeat(64) })).toMatchObject({ code: 'request.changed' });
    const later = await here.world.ask({ role: 'Archive' });
    expect(await decide(talk, later)).toMatchObject({ ok: false, code: 'request.changed' });
    expect((await here.world.read(later.id)).state).toBe('requested');
    await here.world.put('consoles', 'lam', { label: 'Northwind directory, renamed' });
    const { state } = await decide(talk, request);
    const now = await here.world.read(request.id);
    expect(now).toMatchObject({ state: 'requested', approvals: [] });
    expect(state.requests.decisions).toContainEqual(
      expect.objectContaining({ id: request.id, hash: now.hash, failed: expect.stringContaining('changed since') }),
    );
  });

  test('keeps what was known while the collector is away', async () => {
    await here.world.ask({ role: 'Late' });
    const before = await ticketPage();
    here.online(false);
    const { state } = await ticketPage();
    expect(state.requests.decisions).toEqual(before.state.requests.decisions);
    here.online(true);
  });
});

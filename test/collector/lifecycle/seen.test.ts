import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callForExceptions } from '../../../lib/collector/administration/end-exceptions.ts';
import { moveByClock } from '../../../lib/collector/lifecycle/clock.ts';
import { changeBody } from '../change-body.ts';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const code = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code;
let roles = 0;
/** approved, and carried out by Lan a minute ago */
async function implemented(change: object = {}) {
  const request = await world.ask({ role: `Role ${++roles}`, ...change });
  await world.agree(request);
  world.later(1);
  const saved = await world.submits(world.lan, request.object.account.name);
  const answer = await world.step(world.lan, request.id, 'implemented', { events: [saved] });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
  world.later(1);
  return { ...request, name: request.object.account.name, shows: { active: 'true', role: request.object.role } };
}
const tick = async () => {
  const saying = { db: world.collector.db, book: world.collector.book, now: () => world.collector.clock.now };
  await moveByClock(saying);
};

async function changeEvent(id: string) {
  const { db } = world.collector;
  const entry = db.selectFrom('log_entries').select('idx').where('event_id', '=', id);
  await changeBody(db, Number((await entry.executeTakeFirstOrThrow()).idx));
}

describe('what is carried out', () => {
  it('is not shown by an event that was changed in the database, nor a ticket', async () => {
    const request = await world.ask({ role: 'Altered' });
    await world.agree(request);
    world.later(1);
    const saved = await world.submits(world.lan, request.object.account.name);
    await changeEvent(saved);
    expect(code(await world.step(world.lan, request.id, 'implemented', { events: [saved] }))).toBe('bodies.changed');
    await changeEvent(await world.opens(world.jide, '99'));
    await expect(
      world.call(world.jide, 'POST', '/v1/requests', {
        ...{ client: 'northwind', technician: 'zmueller', console: request.object.console.id, role: 'Ticketless' },
        ...{ why: 'She helps out', ticket: { console: 'rt', number: '99' } },
      }),
    ).resolves.toMatchObject({ status: 500, json: { error: { code: 'bodies.changed' } } });
  });

  it('is shown by the doer’s own event, on that account, there, and after it was approved', async () => {
    const { lan, jide } = world;
    const early = await world.submits(lan, (await world.ask({ role: 'Earlier' })).object.account.name);
    world.later(30);
    const request = await world.ask({ role: 'Strict' });
    await world.agree(request);
    const name = request.object.account.name;
    const tries: [why: string, event: string][] = [
      ['tooEarly', early],
      ['eventOther', await world.submits(lan, 'jadeyemi')],
      ['eventOther', await world.submits(jide, name)],
      [
        'eventOther',
        await world.submits(lan, name, {
          console: { id: 'practice-portal', profile: 'practice-portal', tenant: 'Northwind Dental' },
        }),
      ],
      ['eventOther', await world.acts(lan, name, 'reveal-secret')],
      ['eventOther', await world.submits(lan, name, { outcome: 'failed' })],
      ['eventUnknown', '01939f00-0000-7000-8000-000000000001'],
    ];
    for (const [why, event] of tries)
      expect([why, code(await world.step(lan, request.id, 'implemented', { events: [event] }))]).toEqual([
        why,
        `lifecycle.${why}`,
      ]);
    expect((await world.read(request.id)).state).toBe('approved');
  });

  it('past us counts by the look that shows it', async () => {
    const request = await world.ask({ role: 'Elsewhere' });
    await world.agree(request);
    const seen = await world.sees(world.lan, request.object.account.name, { active: 'true', role: 'Elsewhere' });
    const done = await world.step(world.lan, request.id, 'implemented', { events: [seen], elsewhere: true });
    expect(done.json).toMatchObject({ state: 'implemented', done: { elsewhere: true } });
    expect((await world.step(world.lan, request.id, 'verify', { event: seen })).json.state).toBe('in-use');
  });
});

describe('a console that says ok while it is not', () => {
  it('leaves it unverified, and its owner is called', async () => {
    const request = await implemented();
    const look = await world.sees(world.lan, request.name, { active: 'true', role: 'Nobody' });
    const answer = await world.step(world.lan, request.id, 'verify', { event: look });
    expect([answer.status, code(answer)]).toEqual([409, 'lifecycle.notShown']);
    expect(await world.read(request.id)).toMatchObject({
      state: 'implemented',
      failed: { event: look },
      escalated: {},
    });
    const told = (await world.said('request.verified')).at(-1);
    expect(told).toMatchObject({ outcome: 'failed', object: { key: request.id } });
  });

  it('or shows nothing of it', async () => {
    const request = await implemented();
    const look = await world.sees(world.lan, request.name, { active: 'true' });
    expect(code(await world.step(world.lan, request.id, 'verify', { event: look }))).toBe('lifecycle.unread');
    expect(await world.read(request.id)).toMatchObject({ state: 'implemented', escalated: {} });
  });

  it('and an ended account that still works, or stands in the list, is not ended', async () => {
    const { lan, jide, lead } = world;
    const request = await implemented({ technician: 'jadeyemi2' });
    await world.step(lan, request.id, 'verify', { event: await world.sees(lan, request.name, request.shows) });
    await world.step(lead, request.id, 'revoke', { why: 'Moves on' });
    world.later(1);
    await world.step(jide, request.id, 'revoked', { events: [await world.acts(jide, request.name, 'delete')] });
    const before = world.collector.clock.now.toISOString();
    world.later(1);
    const still = await world.sees(lan, request.name, { active: 'true' });
    expect(code(await world.step(lan, request.id, 'verify', { event: still }))).toBe('lifecycle.notShown');
    expect(code(await world.step(lead, request.id, 'close'))).toBe('lifecycle.state');
    const began = world.collector.clock.now.toISOString();
    await world.sees(lan, request.name, {}, { detail: { shown: 'list' } });
    expect(code(await world.step(lan, request.id, 'verify', { event: await world.lists(lan, true, began) }))).toBe(
      'lifecycle.notShown',
    );
    world.later(1);
    expect(code(await world.step(lan, request.id, 'verify', { event: await world.lists(lan, false) }))).toBe(
      'lifecycle.unread',
    );
    expect(
      code(
        await world.step(lan, request.id, 'verify', {
          event: await world.lists(lan, true, before.replace(/T../, 'T00')),
        }),
      ),
    ).toBe('lifecycle.unread');
    const row = await world.sees(lan, request.name, { active: 'true' }, { detail: { shown: 'list' } });
    await changeEvent(row);
    const blind = await world.step(lan, request.id, 'verify', { event: await world.lists(lan) });
    expect([code(blind), blind.json.error.sentence]).toEqual([
      'lifecycle.unread',
      expect.stringMatching(/cannot be read/),
    ]);
    world.later(1);
    await world.sees(lan, 'somebody.else', {}, { detail: { shown: 'list' } });
    const gone = await world.step(lan, request.id, 'verify', { event: await world.lists(lan) });
    expect(gone.json).toMatchObject({ state: 'revocation-verified', failed: null, escalated: null });
  });
});

describe('the clock', () => {
  it('lets a request lapse, ends what had an end, and calls whoever answers for it, until it was seen to have ended', async () => {
    const lapsing = await world.ask({ role: 'Lapsing' });
    const short = await implemented({ hours: 2 });
    await world.step(world.lan, short.id, 'verify', { event: await world.sees(world.lan, short.name, short.shows) });
    expect(await world.read(short.id)).toMatchObject({ state: 'in-use' });
    world.later(121);
    await tick();
    expect(await world.read(short.id)).toMatchObject({
      state: 'revocation-requested',
      ending: { by: 'collector' },
      escalated: {},
    });
    world.later(60 * 24 * 15);
    await tick();
    expect(await world.read(lapsing.id)).toMatchObject({ state: 'expired' });
    expect(await world.read(short.id)).toMatchObject({ state: 'revocation-requested' });
    // The clock set back brings nothing to life.
    world.later(-60 * 24 * 15);
    await tick();
    expect((await world.read(short.id)).state).toBe('revocation-requested');
    expect((await world.agree(lapsing)).json.error.code).toBe('lifecycle.state');
  });

  it('asks again at its date about what could not be verified', async () => {
    const request = await implemented();
    const recheckAt = new Date(world.collector.clock.now.getTime() + 86_400_000).toISOString();
    const risk = { why: 'The console cannot be reached', recheckAt };
    expect(code(await world.step(world.jide, request.id, 'accept-risk', risk))).toBe('auth.role');
    expect((await world.step(world.lead, request.id, 'accept-risk', risk)).json).toMatchObject({
      state: 'residual-risk',
      residual: { by: 'mkruse', recheckAt },
    });
    world.later(60 * 24 + 1);
    await tick();
    expect(await world.read(request.id)).toMatchObject({ state: 'implemented', escalated: {} });
  });
});

describe('what an exception allowed', () => {
  const allow = (id: string, change: object = {}) =>
    world.put('exceptions', id, {
      ...{ client: 'northwind', technician: 'zmueller', console: 'lam', reason: 'A month of help', owner: 'mkruse' },
      differs: { what: 'role', role: `Role of ${id}`, groups: [] },
      expires: new Date(world.collector.clock.now.getTime() + 3 * 3_600_000).toISOString(),
      ...change,
    });

  it('is asked to end when it ends, its owner is called, and it stays open until it was seen ended', async () => {
    await allow('ex-clock');
    await allow('ex-hand');
    const byClock = await implemented({ role: 'Role of ex-clock', exception: 'ex-clock' });
    await world.step(world.lan, byClock.id, 'verify', {
      event: await world.sees(world.lan, byClock.name, { active: 'true', role: 'Role of ex-clock' }),
    });
    const waiting = await world.ask({ role: 'Role of ex-hand', exception: 'ex-hand' });
    await world.call(world.lead, 'POST', '/v1/exceptions/ex-hand/end', { why: 'Not needed' });
    expect((await world.read(waiting.id)).state).toBe('cancelled');
    expect((await world.read(byClock.id)).state).toBe('in-use');
    world.later(181);
    await callForExceptions({
      db: world.collector.db,
      book: world.collector.book,
      now: () => world.collector.clock.now,
    });
    expect(await world.read(byClock.id)).toMatchObject({
      state: 'revocation-requested',
      ending: { by: 'collector', why: expect.stringContaining('ex-clock') },
      escalated: { why: expect.stringContaining('mkruse') },
    });
    expect((await world.step(world.lead, byClock.id, 'close')).json.error.code).toBe('lifecycle.state');
  });

  it('without a request is asked to go back to what the templates give', async () => {
    await world.put('technicians', 'lnguyen', { templates: ['desk'] });
    await world.put('accounts', 'acc-lan-x', {
      ...{ technician: 'lnguyen', client: 'northwind', console: 'lam', purpose: 'everyday', name: 'lnguyen' },
      ...{ status: 'active', mfa: 'on', roles: ['Role of ex-bare'], path: 'member' },
    });
    await allow('ex-bare', { technician: 'lnguyen' });
    await world.call(world.lead, 'POST', '/v1/exceptions/ex-bare/end', { why: 'Not needed' });
    const { requests } = (await world.call(world.lead, 'GET', '/v1/requests?technician=lnguyen')).json;
    expect(requests.at(-1)).toMatchObject({
      owner: 'mkruse',
      object: { change: 'change', role: 'Helpdesk', without: ['Role of ex-bare'], account: { name: 'lnguyen' } },
    });
  });
});

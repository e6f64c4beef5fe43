import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveByClock } from '../../../lib/collector/lifecycle/clock.ts';
import { takeEmergencies } from '../../../lib/collector/lifecycle/emergencies.ts';
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
  await takeEmergencies(saying);
  await moveByClock(saying);
};

describe('what is carried out', () => {
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

describe('an emergency', () => {
  const begin = (change: object = {}) =>
    world.send(world.jide, {
      ...world.inLam('adm-jadeyemi'),
      verb: 'emergency.begun',
      subject: { technician: 'jadeyemi', version: 1 },
      detail: { why: 'The server is down', hours: 2 },
      ...change,
    });

  it('that began offline and without a ticket runs from its beginning, is bound later, and ends only when it was seen ended', async () => {
    const at = world.collector.clock.now.toISOString();
    world.later(90);
    const [event] = await begin({ at });
    await tick();
    const id = `req-${event}`;
    expect(await world.read(id)).toMatchObject({ state: 'emergency', emergency: { begunAt: at }, ticket: null });
    await world.opens(world.jide, '31');
    const bound = await world.step(world.jide, id, 'bind', { ticket: { console: 'rt', number: '31' } });
    expect(bound.json.ticket.number).toBe('31');
    world.later(31);
    await tick();
    expect(await world.read(id)).toMatchObject({
      state: 'revocation-requested',
      escalated: { why: 'Its time is over.' },
    });
    world.later(1);
    await world.step(world.lan, id, 'revoked', { events: [await world.acts(world.lan, 'adm-jadeyemi', 'disable')] });
    const seen = await world.sees(world.lan, 'adm-jadeyemi', { active: 'false' });
    expect(code(await world.step(world.lan, id, 'verify', { event: seen }))).toBe('lifecycle.otherWitness');
    const other = await world.sees(world.lead, 'adm-jadeyemi', { active: 'false' });
    expect((await world.step(world.lead, id, 'verify', { event: other })).json.state).toBe('revocation-verified');
  });

  it('is reviewed by the client’s approver, and what was done in it is still shown and seen', async () => {
    const [event] = await begin();
    await tick();
    const id = `req-${event}`;
    const request = await world.read(id);
    expect((await world.agree(request)).json.state).toBe('emergency-approved');
    const saved = await world.submits(world.jide, 'adm-jadeyemi');
    expect((await world.step(world.jide, id, 'implemented', { events: [saved] })).json.state).toBe('implemented');
    world.later(1);
    const mine = await world.sees(world.jide, 'adm-jadeyemi', { active: 'true' });
    expect((await world.step(world.jide, id, 'verify', { event: mine })).status).toBe(403);
    const seen = await world.sees(world.lan, 'adm-jadeyemi', { active: 'true' });
    expect((await world.step(world.lan, id, 'verify', { event: seen })).json.state).toBe('in-use');
  });

  it('overdue is called for, and blocks the next one only where the client says so', async () => {
    const [event] = await begin({ detail: { why: 'Again', hours: 4 } });
    await tick();
    world.later(60 * 25);
    await tick();
    expect((await world.read(`req-${event}`)).escalated).not.toBeNull();
    const blocked = async () => (await world.call(world.jide, 'GET', '/v1/emergencies?client=northwind')).json.blocked;
    expect(await blocked()).toBeNull();
    await world.put('clients', 'northwind', { lifecycle: { blockOverdue: true } });
    expect(await blocked()).toMatch(/overdue/);
    const [next] = await begin({ detail: { why: 'And again' } });
    await tick();
    expect(await world.read(`req-${next}`)).toMatchObject({
      state: 'emergency',
      escalated: { why: expect.stringContaining('overdue') },
    });
  });
});

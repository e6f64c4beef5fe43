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
const tick = async () => {
  const saying = { db: world.collector.db, book: world.collector.book, now: () => world.collector.clock.now };
  await takeEmergencies(saying);
  await moveByClock(saying);
};

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

  it('in a console of our own is bound to a ticket of any client the technician serves', async () => {
    const [event] = await begin({ console: { id: 'mesh', profile: 'meshcentral' }, client: undefined });
    await tick();
    expect((await world.read(`req-${event}`)).object.client).toBe('msp');
    await world.opens(world.jide, '32');
    await world.opens(world.lead, '33', 'contoso');
    const bind = (number: string) =>
      world.step(world.jide, `req-${event}`, 'bind', { ticket: { console: 'rt', number } });
    expect(code(await bind('33'))).toBe('lifecycle.ticketUnseen');
    expect((await bind('32')).json.ticket.number).toBe('32');
  });

  it('may end in an exception, and then lasts until that ends', async () => {
    const expires = new Date(world.collector.clock.now.getTime() + 5 * 86_400_000).toISOString();
    await world.put('exceptions', 'ex-review', {
      ...{
        client: 'northwind',
        technician: 'jadeyemi',
        reason: 'Until the server is replaced',
        owner: 'mkruse',
        expires,
      },
      differs: { what: 'other', text: 'An administrator’s account at a client' },
    });
    const [event] = await begin();
    await tick();
    const request = await world.read(`req-${event}`);
    const under = (exception: string) =>
      world.step(world.priya, request.id, 'approve', { hash: request.hash, exception });
    expect((await under('ex-none')).status).toBe(422);
    expect((await under('ex-review')).json).toMatchObject({
      state: 'emergency-approved',
      endsAt: expires,
      approvals: [{ said: 'Under the exception ex-review.' }],
    });
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

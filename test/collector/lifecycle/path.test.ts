import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELPDESK, LAM, type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

describe('one path, over HTTP', () => {
  it('goes from request to verified revocation, and the log tells it', async () => {
    const { jide, lan, lead, step } = world;
    const request = await world.ask();
    expect(request).toMatchObject({
      state: 'requested',
      object: { change: 'grant', client: 'northwind', console: { id: LAM }, role: 'Helpdesk' },
      ticket: { number: '17' },
      names: { subject: 'Zoë Müller-Lüdenscheidt', client: 'Northwind Dental' },
    });
    const { id, object } = request;
    const name = object.account.name;

    expect((await world.agree(request)).json).toMatchObject({
      state: 'approved',
      approvals: [{ way: 'signed', by: 'praman' }],
    });
    world.later(10);
    const saved = await world.submits(lan, name);
    expect((await step(lan, id, 'implemented', { events: [saved] })).json).toMatchObject({ state: 'implemented' });
    world.later(1);
    const seen = await world.sees(lan, name, HELPDESK);
    expect((await step(lan, id, 'verify', { event: seen })).json).toMatchObject({ state: 'in-use' });
    expect((await world.call(world.admin, 'GET', `/v1/objects/accounts/${object.account.id}`)).json.object.status).toBe(
      'active',
    );

    world.later(60);
    expect((await step(lead, id, 'revoke', { why: 'Back on her own desk' })).json).toMatchObject({
      state: 'revocation-requested',
    });
    world.later(5);
    const off = await world.acts(jide, name, 'disable');
    expect((await step(jide, id, 'revoked', { events: [off] })).json).toMatchObject({ state: 'revoked' });
    world.later(1);
    const gone = await world.sees(lan, name, { active: 'false' });
    expect((await step(lan, id, 'verify', { event: gone })).json).toMatchObject({ state: 'revocation-verified' });
    const closed = await step(jide, id, 'close');
    expect(closed.json).toMatchObject({ state: 'closed', version: 9 });
    expect((await world.call(world.admin, 'GET', `/v1/objects/accounts/${object.account.id}`)).json.object.status).toBe(
      'disabled',
    );

    expect(closed.json.steps.map((one: { step: string }) => one.step)).toEqual([
      ...['ask', 'approve', 'implement', 'verify', 'use', 'ask-revocation', 'revoke', 'verify-revocation', 'close'],
    ]);
    const told = (await world.said()).filter((body) => body.object?.key === id);
    expect(told.map(({ verb }) => verb)).toEqual([
      ...['request.made', 'request.approved', 'request.implemented', 'request.verified', 'request.in-use'],
      ...['request.revocation-asked', 'request.revoked', 'request.revocation-verified', 'request.closed'],
    ]);
    expect(told[1]?.detail).toMatchObject({
      way: 'signed',
      approver: 'praman',
      approved: request.hash,
      hash: request.hash,
    });
    expect(told[2]?.detail?.shown).toBe(saved);
  });

  it('takes no step whose event cannot be written (attack 36)', async () => {
    const request = await world.ask({ role: 'Unwritten' });
    const { schema } = world.collector.db;
    await schema.alterTable('unsaid').renameTo('unsaid_away').execute();
    expect((await world.agree(request)).status).toBe(500);
    await schema.alterTable('unsaid_away').renameTo('unsaid').execute();
    expect(await world.read(request.id)).toMatchObject({ state: 'requested', approvals: [], version: 1 });
    expect((await world.agree(request)).json).toMatchObject({ state: 'approved', version: 2 });
  });

  it('lets no stage be skipped, and writes down who tried', async () => {
    const { lan, step } = world;
    const request = await world.ask({ role: 'Reception' });
    const { id, object } = request;
    const seen = await world.sees(lan, object.account.name, { active: 'true', role: 'Reception' });
    for (const [what, body] of [
      ['implemented', { events: [seen] }],
      ['verify', { event: seen }],
      ['revoked', { events: [seen] }],
      ['close', {}],
    ] as const)
      expect((await step(lan, id, what, body)).json.error).toMatchObject({
        status: expect.any(Number),
        code: expect.stringMatching(/^lifecycle\./),
      });
    expect((await world.read(id)).state).toBe('requested');
    const refused = (await world.said('request.refused')).filter((body) => body.object?.key === id);
    expect(refused.map(({ code, detail }) => [detail?.asked, code])).toEqual([
      ['implemented', 'lifecycle.state'],
      ['verify', 'lifecycle.state'],
      ['revoked', 'lifecycle.state'],
      ['close', 'lifecycle.state'],
    ]);
  });
});

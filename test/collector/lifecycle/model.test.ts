import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { BROKEN_RULES, type BrokenRule, breakRule } from '../../lifecycle/broken-rules.ts';
import { createPathChecker } from '../../lifecycle/path-checker.ts';
import { command } from '../../lifecycle/random-commands.ts';
import { type Answer, startCollector, type TestDevice } from '../start-collector.ts';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';
import { createPerformer } from './perform.ts';

type Asked = Answer['json'];
let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld(await startCollector({ patient: true }));
  await world.put('clients', 'northwind', { lifecycle: { standard: true, repeatMinutes: 30 } });
  await world.put('technicians', 'zmueller', { templates: ['desk'] });
  await world.opens(world.jide);
});
afterAll(() => world.stop());

describe('whatever anybody does', () => {
  it('no request reaches a state without its evidence, an approval of another object, or its end unseen', {
    timeout: 240_000,
  }, async () => {
    const performer = createPerformer(world);
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 50 }), async (commands) => {
        for (const one of commands) await performer.perform(one);
        const checked = await readLog();
        expect(checked.forbidden).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    const { states, standing } = await readLog();
    expect(performer.counts().taken).toBeGreaterThan(20);
    expect(states.size).toBeGreaterThan(5);
    const rows = await world.collector.db.selectFrom('requests').select(['id', 'state']).execute();
    expect(new Map(rows.map(({ id, state }) => [id, state]))).toEqual(standing);
  });

  it('and the checker is no pushover: it finds what is forged', async () => {
    const forged = (change: object): EventBody => {
      const made = {
        ...{ v: 1, id: '01939f00-0000-7000-8000-00000000000a', at: '2026-11-20T08:00:00.000Z', outcome: 'success' },
        actor: { technician: 'jide', version: 1, device: 'd' },
        object: { type: 'request', key: 'req-x' },
        console: { id: 'lam', profile: null },
      };
      return { ...made, ...change } as EventBody;
    };
    const checker = createPathChecker({ northwind: ['maria'] });
    const detail = { hash: 'a', account: 'zoe', risk: 'normal', change: 'grant' };
    checker.take(forged({ verb: 'request.made', detail: { ...detail, state: 'requested', version: 1 } }));
    checker.take(
      forged({
        verb: 'request.approved',
        client: { id: 'northwind', version: 1 },
        detail: { ...detail, state: 'approved', version: 2, way: 'signed', approver: 'jide', approved: 'b' },
      }),
    );
    checker.take(forged({ verb: 'request.closed', detail: { ...detail, state: 'closed', version: 3 } }));
    expect(checker.checked.forbidden).toEqual([
      expect.stringContaining('another object was approved'),
      expect.stringContaining('somebody approved what they are part of'),
      expect.stringContaining('they do not decide here'),
      expect.stringContaining('from approved to closed'),
    ]);
  });
});

describe('a rule that is broken', () => {
  let role = 0;
  const ask = () => world.ask({ role: `Broken ${++role}` });
  const looks = (device: TestDevice, { object }: Asked, at?: string) =>
    world.sees(device, object.account.name, { active: 'true', role: object.role }, at ? { at } : {});
  const does = async (device: TestDevice, { id, object }: Asked) => {
    world.later(1);
    return world.step(device, id, 'implemented', { events: [await world.submits(device, object.account.name)] });
  };
  const agreed = async () => {
    const request = await ask();
    await world.agree(request);
    return request;
  };
  const MISUSED: Record<BrokenRule, () => Promise<Answer>> = {
    'anybody approves': async () => world.agree(await ask(), world.lan),
    'the requester approves': async () => world.agree(await ask(), world.jide),
    'nobody need approve': async () => does(world.lan, await ask()),
    'the requester does it': async () => does(world.jide, await agreed()),
    'what was done before counts': async () => {
      const request = await ask();
      const early = await world.submits(world.lan, request.object.account.name);
      world.later(30);
      await world.agree(request);
      return world.step(world.lan, request.id, 'implemented', { events: [early] });
    },
    'any look will do': async () => {
      const request = await agreed();
      const early = await looks(world.lead, request);
      await does(world.lan, request);
      return world.step(world.lead, request.id, 'verify', { event: early });
    },
    'what was not seen to have ended is closed': async () => {
      const body = { client: 'northwind', console: 'lam', name: 'never.seen', why: 'They left' };
      const { id } = (await world.call(world.lead, 'POST', '/v1/removals', body)).json.requests[0];
      world.later(1);
      await world.step(world.lan, id, 'revoked', { events: [await world.acts(world.lan, 'never.seen', 'disable')] });
      return world.step(world.lead, id, 'close');
    },
    'the doer answers for the risk': async () => {
      const request = await agreed();
      await does(world.lead, request);
      const recheckAt = new Date(world.collector.clock.now.getTime() + 86_400_000).toISOString();
      return world.step(world.lead, request.id, 'accept-risk', { why: 'It is down', recheckAt });
    },
  };

  it.each(Object.keys(BROKEN_RULES) as BrokenRule[])('is found by the events alone: %s', async (rule) => {
    const refused = await MISUSED[rule]();
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const before = (await readLog()).forbidden.length;
    const mend = breakRule(rule);
    try {
      const answer = await MISUSED[rule]();
      expect([answer.status, answer.json.error]).toEqual([200, undefined]);
    } finally {
      mend();
    }
    expect((await readLog()).forbidden.length).toBeGreaterThan(before);
  });
});

async function readLog() {
  const checker = createPathChecker({ northwind: ['praman'] });
  for (const body of await world.said()) checker.take(body);
  return checker.checked;
}

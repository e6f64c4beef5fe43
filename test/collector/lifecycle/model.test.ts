import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { createPathChecker } from '../../lifecycle/path-checker.ts';
import { command } from '../../lifecycle/random-commands.ts';
import { startCollector } from '../start-collector.ts';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';
import { createPerformer } from './perform.ts';

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

async function readLog() {
  const checker = createPathChecker({ northwind: ['praman'] });
  for (const body of await world.said()) checker.take(body);
  return checker.checked;
}

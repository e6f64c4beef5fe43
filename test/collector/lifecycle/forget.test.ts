import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const evidence = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  world.call(world.admin, method, `/v1/evidence/${path}`, body, headers);
const requestsPlaced = async (request: object) =>
  (await evidence('POST', 'erasures/plan', request)).json.places.find(
    ({ place }: { place: string }) => place === 'requests',
  );
async function erase(request: object) {
  const { digest, size } = (await evidence('POST', 'erasures/plan', request)).json;
  const done = await evidence('POST', 'erasures', { ...request, digest, size, why: 'The contract ended.' });
  expect(done.status, JSON.stringify(done.json)).toBe(201);
}

describe('erasing what requests hold', () => {
  it('takes what is over, keeps what may still work, and all of it under a legal hold', async () => {
    const over = await world.ask({ role: 'Reception' });
    expect((await world.step(world.jide, over.id, 'cancel', { why: 'Not needed any more' })).json.state).toBe(
      'cancelled',
    );
    const open = await world.ask({ role: 'Helpdesk' });
    const client = { client: 'northwind' };

    await evidence('PUT', 'holds/dispute', { ...client, why: 'A dispute before court' });
    expect(await requestsPlaced(client)).toMatchObject({ erased: 0, kept: 2 });
    await evidence('DELETE', 'holds/dispute', undefined, { 'unswivel-why': 'It%20is%20settled' });
    expect(await requestsPlaced(client)).toMatchObject({ erased: 1, kept: 1 });
    expect(await requestsPlaced({ client: 'contoso' })).toMatchObject({ erased: 0, kept: 0 });

    await erase(client);
    const { db } = world.collector;
    const left = await db.selectFrom('requests').select('id').execute();
    expect(left).toEqual([{ id: open.id }]);
    const steps = await db.selectFrom('request_steps').select('request').execute();
    expect(new Set(steps.map(({ request }) => request))).toEqual(new Set([open.id]));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setGrant } from '../../../lib/collector/grants.ts';
import { setOffMovements } from '../../../lib/collector/lifecycle/set-off.ts';
import { LAM, type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
  await world.put('technicians', 'somebody', {
    ...{ userName: 'somebody', name: { givenName: 'Some', familyName: 'Body' }, displayName: 'Some Body' },
    ...{ emails: [], phoneNumbers: [], active: true, templates: ['desk'] },
  });
  await minute();
});
afterAll(() => world.stop());

const minute = async () => {
  world.later(1);
  await setOffMovements({ db: world.collector.db, book: world.collector.book, now: () => world.collector.clock.now });
};
const movements = async () =>
  (await world.call(world.lead, 'GET', '/v1/movements?technician=somebody')).json.movements as {
    id: string;
    kind: string;
    parts: object;
  }[];
const requests = async (query = 'technician=somebody') =>
  (await world.call(world.lead, 'GET', `/v1/requests?${query}`)).json.requests;

describe('whoever is granted a client after they joined', () => {
  it('gets there what their templates give, once, as a movement of its own', async () => {
    expect(await requests()).toEqual([]);
    await world.collector.enrol('somebody', { serves: ['northwind'] });
    await world.collector.enrol('somebody', { serves: ['northwind'] });
    expect(await movements()).toMatchObject([
      { kind: 'moved', parts: { clients: { from: [], to: ['northwind'] } } },
      { kind: 'joined' },
    ]);
    await minute();
    const all = await requests();
    expect(all).toHaveLength(2);
    const request = all.find((one: { object: { console: { id: string } } }) => one.object.console.id === LAM);
    expect(request).toMatchObject({ object: { client: 'northwind', change: 'grant', template: { id: 'desk' } } });
    const { name } = request.object.account;
    // One account's requests are asked for by its name, and only with its place.
    const place = `client=northwind&console=${LAM}`;
    expect(await requests(`${place}&account=${name.toUpperCase()}`)).toHaveLength(1);
    expect(await requests(`${place}&account=other`)).toEqual([]);
    expect((await world.call(world.lead, 'GET', `/v1/requests?account=${name}`)).status).toBe(400);
    // What is approved waits for nobody's approval, whatever state is asked for.
    const { state } = request;
    expect(await requests(`technician=somebody&work=verify&state=${state}`)).toEqual([]);
  });

  it('… and loses it with the client; undone, they serve it again', async () => {
    for (const { object } of await requests())
      await world.put('accounts', object.account.id, { status: 'active', roles: ['Helpdesk'] });
    await world.collector.enrol('somebody', { serves: [] });
    await minute();
    const [taken] = await movements();
    const ending = () => requests(`movement=${taken?.id}`);
    const ends = { state: 'revocation-requested', object: { change: 'removal' } };
    expect(await ending()).toMatchObject([ends, ends]);
    await world.call(world.lead, 'POST', `/v1/movements/${taken?.id}/undo`, {});
    await minute();
    expect(await ending()).toEqual([]);
    const { db } = world.collector;
    const grant = () => db.selectFrom('grants').select('serves').where('technician', '=', 'somebody').execute();
    expect(await grant()).toEqual([{ serves: '["northwind"]' }]);
  });

  it('is asked for nothing that the account has already; and what came between is not undone', async () => {
    const before = (await movements()).length;
    await world.collector.enrol('somebody', { serves: [] });
    await world.collector.enrol('somebody', { serves: ['northwind'] });
    const [again] = await movements();
    expect(await movements()).toHaveLength(before + 2);
    await minute();
    expect(await requests(`movement=${again?.id}`)).toEqual([]);
    await setGrant(world.collector.db as never, 'somebody', { serves: ['*'] });
    const undone = await world.call(world.lead, 'POST', `/v1/movements/${again?.id}/undo`, {});
    expect(undone.json.error.code).toBe('movement.changed');
  });
});

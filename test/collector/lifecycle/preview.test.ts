import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const WISH = {
  ...{ client: 'northwind', technician: 'zmueller', template: 'desk', console: 'lam', why: 'She helps out' },
  ticket: { console: 'rt', number: '17' },
};
const preview = (change: object = {}, device = world.jide) =>
  world.call(device, 'POST', '/v1/requests/preview', { ...WISH, ...change });
const counted = async () => {
  const rows = (table: 'requests' | 'objects' | 'log_entries' | 'unsaid') =>
    world.collector.db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  return Promise.all(
    (['requests', 'objects', 'log_entries', 'unsaid'] as const).map(async (one) => Number((await rows(one)).n)),
  );
};

it('what asking would make is shown exactly, and nothing of it is kept: no request, no account, no event', async () => {
  await world.opens(world.jide);
  const before = await counted();
  const { status, json } = await preview();
  expect(status).toBe(200);
  expect(json.lines).toMatchObject([
    { asked: false, refused: null, request: { state: 'requested', object: { role: 'Helpdesk', change: 'grant' } } },
  ]);
  expect(json.lines[0].request.object.account.name).not.toBe('');
  expect(await counted()).toEqual(before);
  expect((await world.call(world.lead, 'GET', `/v1/requests/${json.lines[0].request.id}`)).status).toBe(404);
});

it('what is asked for afterwards is what was shown', async () => {
  const shown = (await preview()).json.lines[0].request;
  const made = await world.ask({ ...WISH, role: undefined });
  const { account: before, ...object } = shown.object;
  const { account, ...rest } = made.object;
  expect(rest).toEqual(object);
  expect([account.name, account.purpose]).toEqual([before.name, before.purpose]);
});

it('what is open already is said, and so is the newest no to the same', async () => {
  const again = await preview();
  expect(again.json.lines).toMatchObject([{ asked: true, refused: null }]);
  const { id, hash } = again.json.lines[0].request;
  await world.step(world.priya, id, 'reject', { hash, why: 'Not before June' });
  expect((await preview()).json.lines).toMatchObject([
    { asked: false, refused: { by: 'praman', why: 'Not before June' } },
  ]);
});

it('is refused where asking would be: an unseen ticket, another’s client, a role that only looks', async () => {
  const refusals = [
    await preview({ ticket: { console: 'rt', number: '999' } }),
    await preview({}, world.priya),
    await preview({ template: 'nothing' }),
  ];
  expect(refusals.map(({ status, json }) => [status, json.error.code])).toEqual([
    [422, 'lifecycle.ticketUnseen'],
    [403, 'client.notServed'],
    [422, 'record.reference'],
  ]);
  const reader = await world.collector.enrol('zmueller', { roles: ['compliance'] });
  expect((await preview({}, reader)).status).toBe(403);
});

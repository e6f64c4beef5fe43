import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DriftWorld, JIDE, LAM, startDriftWorld } from './drift-world.ts';

let world: DriftWorld;
beforeAll(async () => {
  world = await startDriftWorld();
});
afterAll(() => world.stop());

const board = async (query = '') => (await world.ask(world.lead, `/v1/drift/board${query}`)).json;
const serial = async () => (await world.ask(world.lead, '/v1/drift/pulse')).json.serial as string;
const wrong = { values: { ...JIDE, title: 'Astronaut' } };

it('moves its serial when something else is to be seen, and not when the same is seen again', async () => {
  const before = await serial();
  await world.see(world.jide, { values: JIDE });
  const seen = await serial();
  expect(seen, 'it was never seen, and now it was').not.toBe(before);
  world.later(0.1);
  await world.see(world.jide, { values: JIDE });
  expect(await serial()).toBe(seen);
  world.later(0.1);
  await world.see(world.jide, wrong);
  const found = await serial();
  expect(found).not.toBe(seen);
  world.later(0.1);
  await world.see(world.jide, wrong);
  expect(await serial()).toBe(found);
});

it('tells each reader what is theirs, by index and within the clients they serve', async () => {
  const [{ id }] = await world.items();
  const before = await serial();
  await world.call(world.lead, 'POST', `/v1/drift/${id}/acknowledge`, { assign: 'jadeyemi' });
  expect(await serial()).not.toBe(before);
  expect((await world.ask(world.jide, '/v1/drift/pulse')).json.mine).toBe(1);
  expect((await world.ask(world.lead, '/v1/drift/pulse')).json.mine).toBe(0);
});

it('shows only who has what is asked for, and marks only that', async () => {
  await world.see(world.jide, { account: 'lnguyen', values: { email: 'somebody.else@msp.example' } });
  const all = await board();
  const at = all.consoles.findIndex((one: { console: string }) => one.console === LAM);
  const names = ({ rows }: { rows: { technician: { id: string } }[] }) => rows.map(({ technician }) => technician.id);
  expect(names(all).slice(0, 2)).toEqual(['lnguyen', 'jadeyemi']);
  expect(names(await board('?severity=low'))).toEqual(['jadeyemi']);
  expect(names(await board('?severity=medium'))).toEqual(['lnguyen']);
  expect(names(await board('?state=acknowledged'))).toEqual(['jadeyemi']);
  expect(names(await board('?assigned=jadeyemi'))).toEqual(['jadeyemi']);
  expect((await board('?state=acknowledged')).rows[0].cells[at]).toBe('3');
  expect(names(await board('?technician=lnguyen'))).toEqual(['lnguyen']);
  expect(names(await board('?q=nguyen'))).toEqual(['lnguyen']);
  const narrow = await board(`?console=${LAM}`);
  expect(narrow.consoles.map((one: { console: string }) => one.console)).toEqual([LAM]);
  expect(narrow.rows[0].cells).toBe('2');
});

it('has accounts that nobody recorded in a line of their own', async () => {
  expect((await board()).nobody).toBe(null);
  await world.see(world.jide, { account: 'ghost', values: { email: 'ghost@msp.example' } });
  const { nobody, consoles } = await board();
  expect(nobody).toMatchObject({ worst: 1, findings: 1 });
  const at = consoles.findIndex((one: { console: string }) => one.console === LAM);
  expect(nobody.cells[at]).toBe('1');
});

it('marks an account that nobody recorded and that looks like somebody’s in the row in which it is counted', async () => {
  const rowOf = async (query = '') =>
    (await board(query)).rows.find((one: { technician: { id: string } }) => one.technician.id === 'zmueller');
  const before = await rowOf();
  await world.see(world.jide, { account: 'zoe2', values: { email: 'z.mueller@msp.example' } });
  const { consoles } = await board();
  const at = consoles.findIndex((one: { console: string }) => one.console === LAM);
  const after = await rowOf();
  expect(after.findings).toBe(before.findings + 1);
  expect([before.cells[at], after.cells[at]]).toEqual(['.', '1']);
  expect((await rowOf('?kind=orphan')).cells[at]).toBe('1');
  await world.account('acc-zoe-portal', 'zmueller', 'zoe2', { purpose: 'admin' });
  expect((await rowOf()).findings, 'it is recorded now').toBe(before.findings);
});

it('gives any rows of it, and its columns only to who does not hold them', async () => {
  const all = await board();
  const second = await board(`?from=1&limit=1&columns=${all.columns}`);
  expect(second).toMatchObject({ consoles: null, columns: all.columns, nobody: null, total: all.total });
  expect(second.rows).toEqual([all.rows[1]]);
  const others = await board(`?client=contoso&columns=${all.columns}`);
  expect(others.consoles.map((one: { client: string }) => one.client)).not.toContain('northwind');
});

it('gives places one by one, worst first, page after page', async () => {
  const first = (await world.ask(world.lead, '/v1/drift/places?limit=2')).json;
  expect(first.places.map((one: { attribute: string }) => one.attribute)).toEqual(['account', 'email']);
  const rest = (await world.ask(world.lead, `/v1/drift/places?limit=2&after=${first.next}`)).json;
  expect(rest).toMatchObject({
    places: [{ technician: { id: 'jadeyemi' }, place: { shown: 'Astronaut' } }],
    next: null,
  });
  expect((await world.ask(world.lead, '/v1/drift/places?severity=low&assigned=jadeyemi')).json.places).toHaveLength(1);
});

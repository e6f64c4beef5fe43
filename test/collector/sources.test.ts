import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endContracts } from '../../lib/collector/sources/end-contracts.ts';
import {
  groupsAnswerSchema,
  movementDecidedSchema,
  movementsAnswerSchema,
  sourcesAnswerSchema,
} from '../../lib/wire/sources.schema.ts';
import { GROUP, PATCH, type ScimClient, scimPerson } from '../drive/scim-client.ts';
import { addSource, ownEvents, startSource } from './scim/with-source.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let scim: ScimClient;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  scim = await startSource(collector);
  admin = await collector.enrol('root');
});
afterEach(() => collector.stop());

const call = (method: string, path: string, body?: unknown) =>
  collector.call(method, path, { token: admin.token, ...(body === undefined ? {} : { body }) });
const movements = async (query = '') => movementsAnswerSchema.parse((await call('GET', `/v1/movements${query}`)).json);
const told = async (query = '') =>
  (await movements(query)).movements.map(({ technician, kind, state }) => [technician, kind, state]).reverse();
const set = (id: string, path: string, value: unknown) =>
  scim('PATCH', `/Users/${id}`, { schemas: [PATCH], Operations: [{ op: 'replace', path, value }] });
const person = (n: number) => `given${n}-family${n}`;
const add = async (count: number) => {
  for (let n = 1; n <= count; n++) expect((await scim('POST', '/Users', scimPerson(n))).status).toBe(201);
};
const verbs = async () => (await ownEvents(collector)).map(({ verb }) => verb);
const technician = async (id: string) => (await call('GET', `/v1/objects/technicians/${id}`)).json.object;
const put = async (changed: Record<string, unknown>) => {
  const before = await technician(changed.id as string);
  const headers = { 'if-match': String(before.version) };
  return collector.call('PUT', `/v1/technicians/${changed.id}`, {
    ...{ token: admin.token, headers, body: { ...before, ...changed } },
  });
};

describe('joiners, movers and leavers', () => {
  it('are recognised with what changed, each an event in the log with the change', async () => {
    await add(1);
    await set(person(1), 'title', 'Lead');
    await set(person(1), 'nickName', 'Nobody moves for this');
    await set(person(1), 'active', 'False');
    await set(person(1), 'active', 'True');
    expect(await told()).toEqual([
      [person(1), 'joined', 'open'],
      [person(1), 'moved', 'open'],
      [person(1), 'left', 'undone'],
      [person(1), 'returned', 'open'],
    ]);
    const { movements: list } = await movements('?kind=moved');
    expect(list).toMatchObject([{ source: 'entra', parts: { title: { from: 'Technician', to: 'Lead' } } }]);
    const said = (await ownEvents(collector)).filter(({ verb }) => verb === 'technician.moved');
    expect(said).toMatchObject([
      {
        actor: { technician: 'source:entra' },
        subject: { technician: person(1), version: 2 },
        fields: [{ attribute: 'title', from: 'Technician', to: 'Lead' }],
        detail: { movement: list[0]?.id, source: 'entra' },
      },
    ]);
  });

  it('are recognised by hand too, where nobody else owns the part', async () => {
    const source = { id: 'entra', version: 1, label: 'Source entra', kind: 'scim', owns: [] };
    const headers = { 'if-match': '1' };
    await collector.call('PUT', '/v1/sources/entra', { token: admin.token, body: source, headers });
    const body = { ...(await technician('praman')), id: 'new', userName: 'new@msp.example' };
    expect((await call('PUT', '/v1/technicians/new', body)).status).toBe(201);
    expect((await put({ id: 'new', active: false })).status).toBe(200);
    expect(await told()).toEqual([
      ['new', 'joined', 'open'],
      ['new', 'left', 'open'],
    ]);
    expect(await verbs()).toEqual(expect.arrayContaining(['technician.joined', 'technician.left']));
  });

  it('are undone: what was said is as it was, by whoever took it upon themselves, and a later change keeps it from being', async () => {
    await add(2);
    await set(person(1), 'title', 'Lead');
    const [moved] = (await movements('?kind=moved')).movements;
    const undone = await call('POST', `/v1/movements/${moved?.id}/undo`, { why: 'A wrong mapping' });
    expect(movementDecidedSchema.parse(undone.json)).toEqual({ decided: 1, state: 'undone' });
    expect((await technician(person(1))).title).toBe('Technician');
    expect((await call('POST', `/v1/movements/${moved?.id}/undo`, {})).json.error.code).toBe('movement.decided');
    await set(person(2), 'title', 'Lead');
    const [second] = (await movements('?kind=moved&state=open')).movements;
    await set(person(2), 'title', 'Head');
    const late = await call('POST', `/v1/movements/${second?.id}/undo`, {});
    expect([late.status, late.json.error.code]).toEqual([409, 'movement.changed']);
    expect((await movements(`?technician=${person(1)}`)).movements.map(({ kind }) => kind)).toEqual([
      'moved',
      'joined',
    ]);
  });
});

describe('a contract', () => {
  it('makes a leaver when it ends, by the collector’s clock and nobody’s request', async () => {
    await add(1);
    await put({ id: person(1), contract: { sponsor: 'root', ends: '2026-11-20T09:00:00.000Z' } });
    const saying = { db: collector.db, book: collector.book, now: () => collector.clock.now };
    await endContracts(saying);
    expect((await technician(person(1))).active).toBe(true);
    collector.clock.now = new Date('2026-11-20T09:00:00.000Z');
    await endContracts(saying);
    await endContracts(saying);
    expect((await technician(person(1))).active).toBe(false);
    expect(await told('?kind=left')).toEqual([[person(1), 'left', 'open']]);
    expect((await movements('?kind=left')).movements[0]?.source).toBe('clock');
    const back = await set(person(1), 'active', true);
    expect([back.status, back.json.scimType]).toEqual([400, 'invalidValue']);
    expect(back.json.detail).toMatch(/contract ended at 2026-11-20T09:00/);
  });

  it('never takes the last administrator, and the rest go all the same', async () => {
    await add(1);
    const contract = { sponsor: 'mkruse', ends: '2026-11-20T09:00:00.000Z' };
    for (const id of ['root', person(1)]) expect((await put({ id, contract })).status).toBe(200);
    collector.clock.now = new Date('2026-11-20T10:00:00.000Z');
    await endContracts({ db: collector.db, book: collector.book, now: () => collector.clock.now });
    expect((await technician('root')).active).toBe(true);
    expect((await technician(person(1))).active).toBe(false);
  });
});

describe('a source that lets too many go at once', () => {
  it('ends their sign-in at once, and everything further waits: the fourth holds all four, and those after', async () => {
    await add(80);
    const device = await collector.enrol(person(4));
    for (const n of [1, 2, 3]) await set(person(n), 'active', false);
    expect((await movements()).holds).toEqual([]);
    await set(person(4), 'active', false);
    await scim('DELETE', `/Users/${person(5)}`);
    const refused = await collector.call('GET', '/v1/snapshot', { token: device.token });
    expect(refused.json.error.code).toBe('auth.inactive');
    expect((await movements()).holds).toMatchObject([{ source: 'entra', label: 'Source entra', leavers: 5 }]);
    expect(await told('?kind=left')).toEqual([1, 2, 3, 4, 5].map((n) => [person(n), 'left', 'held']));
    expect((await verbs()).filter((verb) => verb === 'leavers.held')).toHaveLength(1);
    const { sources } = sourcesAnswerSchema.parse((await call('GET', '/v1/sources')).json);
    expect(sources).toMatchObject([{ id: 'entra', held: 5, people: 79, tokens: 1, address: '/scim/v2/entra' }]);
  });

  it('is undone all at once: everybody is back', async () => {
    await add(40);
    for (let n = 1; n <= 30; n++) await set(person(n), 'active', false);
    const [hold] = (await movements()).holds;
    const undone = await call('POST', `/v1/movements/${hold?.movement}/undo`, { why: 'The provider was broken' });
    expect(undone.json).toEqual({ decided: 30, state: 'undone' });
    for (const n of [1, 17, 30]) expect((await technician(person(n))).active).toBe(true);
    expect((await movements()).holds).toEqual([]);
    expect((await verbs()).filter((verb) => verb === 'movement.undone')).toHaveLength(30);
    expect((await movements('?kind=returned')).movements).toEqual([]);
  });

  it('is confirmed all at once; who leaves afterwards is counted anew', async () => {
    await add(80);
    for (const n of [1, 2, 3, 4]) await set(person(n), 'active', false);
    const [hold] = (await movements()).holds;
    expect((await call('POST', `/v1/movements/${hold?.movement}/confirm`, {})).json.decided).toBe(4);
    await set(person(5), 'active', false);
    expect(await told('?kind=left')).toEqual([
      ...[1, 2, 3, 4].map((n) => [person(n), 'left', 'confirmed']),
      [person(5), 'left', 'open'],
    ]);
  });

  it('counts an hour, and twentieths of a small source; one alone is never many', async () => {
    await add(30);
    await set(person(1), 'active', false);
    expect(await told('?kind=left')).toEqual([[person(1), 'left', 'open']]);
    collector.clock.now = new Date(collector.clock.now.getTime() + 3_600_001);
    await set(person(2), 'active', false);
    expect((await told('?kind=left')).map(([, , state]) => state)).toEqual(['open', 'open']);
    await set(person(3), 'active', false);
    expect((await told('?kind=left')).map(([, , state]) => state)).toEqual(['open', 'held', 'held']);
  });

  it('never locks everybody out: the last administrator stays', async () => {
    const answer = await scim('DELETE', '/Users/root');
    expect([answer.status, answer.json.detail]).toEqual([
      409,
      'This is the last active administrator. Make somebody else administrator first.',
    ]);
    expect((await technician('root')).active).toBe(true);
  });
});

describe('groups', () => {
  const template = { version: 1, id: 'desk', label: 'Service desk L1', grants: [] };
  it('give their members the role template an administrator says, and take it back', async () => {
    await add(2);
    await call('PUT', '/v1/templates/desk', template);
    const group = { schemas: [GROUP], displayName: 'Service desk', members: [{ value: person(1) }] };
    const { id } = (await scim('POST', '/Groups', group)).json;
    expect((await technician(person(1))).templates).toBeUndefined();
    expect((await call('PUT', `/v1/groups/${id}/template`, { template: 'desk' })).status).toBe(200);
    expect(groupsAnswerSchema.parse((await call('GET', '/v1/groups')).json).groups).toMatchObject([
      { id, displayName: 'Service desk', source: 'entra', members: 1, template: 'desk', gives: true },
    ]);
    expect((await technician(person(1))).templates).toEqual(['desk']);
    const swap = [
      { op: 'add', path: 'members', value: [{ value: person(2) }] },
      { op: 'remove', path: `members[value eq "${person(1)}"]` },
    ];
    await scim('PATCH', `/Groups/${id}`, { schemas: [PATCH], Operations: swap });
    expect((await technician(person(1))).templates).toBeUndefined();
    expect((await technician(person(2))).templates).toEqual(['desk']);
    const [moved] = (await movements(`?kind=moved&technician=${person(2)}`)).movements;
    expect(moved?.parts).toEqual({ templates: { to: ['desk'] }, groups: { from: [], to: ['Service desk'] } });
    expect((await scim('GET', `/Users/${person(2)}`)).json.groups).toMatchObject([
      { value: id, display: 'Service desk' },
    ]);
    await scim('DELETE', `/Groups/${id}`);
    expect((await technician(person(2))).templates).toBeUndefined();
  });

  it('give nothing where their source does not own templates', async () => {
    await addSource(collector, 'okta', []);
    const { groups } = groupsAnswerSchema.parse((await call('GET', '/v1/groups')).json);
    expect(groups).toEqual([]);
  });
});

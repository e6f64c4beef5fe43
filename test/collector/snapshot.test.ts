import { afterEach, beforeEach, expect, it } from 'vitest';
import { putObject } from '../../lib/collector/change-object.ts';
import { insertRows } from '../../lib/collector/insert-rows.ts';
import { lockRecord } from '../../lib/collector/objects.ts';
import { MOST_ACCOUNTS } from '../../lib/wire/accounts.schema.ts';
import { type Changes, changesSchema, type Snapshot, snapshotSchema } from '../../lib/wire/api.schema.ts';
import { withChanges } from '../../lib/worker/with-changes.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let admin: TestDevice;
let reader: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root');
  reader = await collector.enrol('lnguyen');
});
afterEach(() => collector.stop());

const whole = async (device = reader): Promise<Snapshot> =>
  snapshotSchema.parse((await collector.call('GET', '/v1/snapshot', { token: device.token })).json);
const since = async (version: string, device = reader): Promise<Changes> =>
  changesSchema.parse((await collector.call('GET', `/v1/snapshot?since=${version}`, { token: device.token })).json);
const put = async (path: string, body: { version: number }) => {
  const headers = { 'if-match': `"${body.version}"` };
  const answer = await collector.call('PUT', path, { token: admin.token, body, headers });
  expect([path, answer.status, answer.json?.error?.sentence]).toEqual([path, 200, undefined]);
};
const one = <T extends { id: string }>(list: T[], id: string): T => {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

it('gives only what changed, and the device’s record is then what the whole would be', async () => {
  const first = await whole();
  await put('/v1/technicians/zmueller', { ...one(first.technicians, 'zmueller'), title: 'Field engineer' } as never);
  const everything = await whole(admin);
  await put('/v1/clients/northwind', {
    ...one(everything.clients, 'northwind'),
    aliases: ['Northwind Teeth'],
  } as never);
  const changes = await since(first.version);
  expect(changes.changed.technicians.map(({ id }) => id)).toEqual(['zmueller']);
  expect(changes.changed.clients.map(({ id }) => id)).toEqual(['northwind']);
  expect(changes.changed.consoles).toEqual([]);
  const { leaseUntil: _, ...after } = withChanges(first, changes);
  const { leaseUntil: __, ...asked } = await whole();
  expect(after).toEqual(asked);
});

it('names as removed what is gone, and what this caller may not see any more', async () => {
  const first = await whole();
  await put('/v1/technicians/zmueller', { ...one(first.technicians, 'zmueller'), active: false } as never);
  const headers = { 'if-match': '"1"' };
  await collector.call('DELETE', '/v1/consoles/lam', { token: admin.token, headers });
  const changes = await since(first.version);
  expect(changes.removed.technicians).toEqual(['zmueller']);
  const stillThere = (await whole()).consoles.map(({ id }) => id);
  expect(changes.removed.consoles).toEqual(stillThere.includes('lam') ? [] : ['lam']);
  expect(withChanges(first, changes).technicians).toEqual((await whole()).technicians);
});

it('says nothing of a client that is not served, however it changes', async () => {
  const first = await whole();
  const contoso = one((await whole(admin)).clients, 'contoso');
  await put('/v1/clients/contoso', { ...contoso, aliases: ['Contoso Bakers'] } as never);
  const answer = await collector.call('GET', `/v1/snapshot?since=${first.version}`, { token: reader.token });
  expect(JSON.stringify(answer.json)).not.toMatch(/bakers/i);
});

it('gives the whole where the caller sees the record otherwise than before, and for a version nobody gave', async () => {
  const first = await whole();
  const ask = async (version: string) =>
    (await collector.call('GET', `/v1/snapshot?since=${version}`, { token: reader.token })).json;
  expect('since' in (await ask(first.version))).toBe(true);
  for (const other of ['', 'x.1', `${first.version}9999`, first.version.split('.')[0] ?? '', '%2e%2e'])
    expect([other, 'since' in (await ask(other))]).toEqual([other, false]);
  await collector.call('POST', '/v1/cover', {
    token: reader.token,
    body: { client: 'contoso', hours: 2, reason: 'On call tonight' },
  });
  const wider = await ask(first.version);
  expect('since' in wider).toBe(false);
  expect(wider.clients.map(({ id }: { id: string }) => id)).toContain('contoso');
});

it('keeps an exception that ended, or whose time is over by the collector’s clock, from every device', async () => {
  const exception = {
    id: 'ex-1',
    version: 1,
    client: 'northwind',
    differs: { what: 'value', attribute: 'department', value: 'Field' },
    reason: 'They call it so',
    owner: 'root',
    expires: '2026-11-21T08:00:00Z',
  };

  await collector.db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    await putObject(trx, 'exceptions', exception as never, { at: '2026-11-20T08:00:00.000Z', by: 'root' });
  });
  expect((await whole()).exceptions.map(({ id }) => id)).toEqual(['ex-1']);
  collector.clock.now = new Date('2026-11-21T08:00:00.001Z');
  expect((await whole()).exceptions).toEqual([]);
});

it('leaves a device no more accounts than it should hold: those of the clients it serves, its person’s own, and the rest on demand', async () => {
  const lead = await collector.enrol('mkruse', { roles: ['lead', 'technician'], serves: ['contoso'] });
  const everything = await whole(lead);
  expect(everything.accountsOf).toBe(undefined);
  const account = (at: number, client: string, console: string, technician = 'zmueller') => ({
    ...{ id: `acc-${String(at).padStart(6, '0')}`, version: 1, technician, client, console, purpose: 'everyday' },
    ...{ path: 'member', name: `z${at}`, roles: [], mfa: 'unknown', status: 'active' },
  });
  const many = [
    account(0, 'contoso', 'practice-portal'),
    account(1, 'northwind', 'lam', 'mkruse'),
    ...Array.from({ length: MOST_ACCOUNTS }, (_, at) => account(at + 2, 'northwind', 'lam')),
  ];
  await collector.db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    await insertRows(
      trx,
      'objects',
      ['kind', 'id', 'version', 'body', 'sample', 'serial'],
      many.map((one) => ['accounts', one.id, 1, JSON.stringify(one), 0, 1]),
    );
    const named = ['technician', 'client', 'console'] as const;
    await insertRows(
      trx,
      'object_refs',
      ['kind', 'id', 'to_kind', 'to_id'],
      many.flatMap((one) => named.map((kind) => ['accounts', one.id, `${kind}s`, one[kind]])),
    );
  });
  const some = await whole(lead);
  // The MSP itself is everybody's.
  expect(some.accountsOf).toEqual(['contoso', 'msp']);
  expect(some.accounts.map(({ id }) => id)).toEqual(['acc-000000', 'acc-000001']);
  expect(some.clients.map(({ id }) => id)).toEqual(everything.clients.map(({ id }) => id));
  expect(some.version.split('.')[0], 'another view of the record').not.toBe(everything.version.split('.')[0]);
  expect((await whole(admin)).accounts).toEqual([]);
  const ask = (device: TestDevice, query: string) =>
    collector.call('GET', `/v1/accounts?${query}`, { token: device.token });
  const there = await ask(lead, 'client=northwind&console=lam');
  expect([there.status, there.json.accounts.length]).toEqual([200, MOST_ACCOUNTS]);
  expect((await ask(lead, 'client=contoso&console=lam')).json.accounts).toEqual([]);
  const refused = await ask(reader, 'client=contoso&console=practice-portal');
  expect([refused.status, refused.json.error.code]).toEqual([403, 'client.notServed']);
  expect((await ask(lead, 'client=contoso')).status).toBe(400);
});

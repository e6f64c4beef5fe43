import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeAnswerSchema } from '../../lib/wire/api.schema.ts';
import { clearBodies } from './clear-bodies.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi', { roles: ['technician'], serves: ['northwind'] });
  admin = await collector.enrol('root');
});
afterEach(() => collector.stop());

const call = (method: string, path: string, by: TestDevice, body?: unknown) =>
  collector.call(method, path, { token: by.token, ...(body === undefined ? {} : { body }) });
const own = async () => {
  const rows = await clearBodies(collector.db, { device: 'collector' });
  return rows.map(({ body }) => JSON.parse(body));
};

describe('who read evidence', () => {
  it('is evidence itself, once an hour for each thing asked for', async () => {
    await call('POST', '/v1/events', device, device.batch(device.event()));
    for (const query of ['', '?limit=1', '?after=0', '?ticket=17', '?client=northwind&ticket=17'])
      expect((await call('GET', `/v1/events${query}`, admin)).status).toBe(200);
    await call('GET', '/v1/events?ticket=17', device);
    const said = (await own()).map(({ verb, actor, object }) => [verb, actor.technician, actor.device, object.key]);
    expect(said).toEqual([
      ['evidence.read', 'root', admin.id, 'all'],
      ['evidence.read', 'root', admin.id, 'ticket=17'],
      ['evidence.read', 'root', admin.id, 'client=northwind&ticket=17'],
      ['evidence.read', 'jadeyemi', device.id, 'ticket=17'],
    ]);
    collector.clock.now = new Date(collector.clock.now.getTime() + 3_600_001);
    await call('GET', '/v1/events', admin);
    expect(await own()).toHaveLength(5);
  });

  it('is listed like all evidence, on the collector’s own unbroken chain', async () => {
    await call('GET', '/v1/events', admin);
    await call('GET', '/v1/events?ticket=1', admin);
    const { json } = await call('GET', '/v1/events', admin);
    expect(
      json.events.map((one: { leaf: { device: string; seq: number } }) => [one.leaf.device, one.leaf.seq]),
    ).toEqual([
      ['collector', 1],
      ['collector', 2],
    ]);
  });
});

describe('who was refused', () => {
  it('is evidence: a role that was missing, a client not served, a device that may no longer act (attack 37)', async () => {
    expect((await call('GET', '/v1/devices', device)).status).toBe(403);
    expect((await call('GET', '/v1/devices', device)).status).toBe(403);
    expect((await call('GET', '/v1/events?client=contoso', device)).status).toBe(403);
    await call('DELETE', `/v1/devices/${device.id}`, admin);
    expect((await call('GET', '/v1/snapshot', device)).status).toBe(403);
    const said = (await own()).map(({ verb, outcome, actor, code, object }) => [
      verb,
      outcome,
      actor.device,
      code,
      object.key,
    ]);
    expect(said).toEqual([
      ['access.refused', 'refused', device.id, 'auth.role', '/v1/devices'],
      ['access.refused', 'refused', device.id, 'client.notServed', '/v1/events'],
      ['access.refused', 'refused', device.id, 'auth.revoked', '/v1/snapshot'],
    ]);
  });
});

describe('a lost device', () => {
  it('is closed with what it had and never reported', async () => {
    const [first] = [device.event(), device.event(), device.event()];
    await call('POST', '/v1/events', device, device.batch(first as never));
    const { status, json } = await call('POST', `/v1/devices/${device.id}/close`, admin, {});
    expect([status, closeAnswerSchema.parse(json)]).toEqual([
      200,
      { device: device.id, lastSeq: 1, held: 3, unreported: 2 },
    ]);
    expect((await own()).at(-1)).toMatchObject({
      verb: 'device.closed',
      actor: { technician: 'root', device: admin.id },
      object: { type: 'device', key: device.id },
      detail: { technician: 'jadeyemi', lastSeq: 1, held: 3, unreported: 2 },
    });
    expect((await call('GET', '/v1/snapshot', device)).json.error.code).toBe('auth.closed');
    const listed = (await call('GET', '/v1/devices', admin)).json.devices;
    expect(listed.map((one: { id: string }) => one.id)).not.toContain('collector');
    expect(listed.find((one: { id: string }) => one.id === device.id).state).toBe('closed');
    expect((await call('POST', '/v1/devices/collector/close', admin, {})).status).toBe(409);
    expect((await call('POST', '/v1/devices/dev-none/close', admin, {})).status).toBe(404);
  });

  it('may still deliver when it turns up again', async () => {
    await call('POST', `/v1/devices/${device.id}/close`, admin, {});
    expect((await call('POST', '/v1/events', device, device.batch(device.event()))).status).toBe(200);
  });
});

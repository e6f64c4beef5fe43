import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { enrolDevice } from './device.ts';
import { noticesOf } from './notices.ts';

export const attack: Attack = {
  number: 24,
  title: 'an event is sent again under its id with another body',
  async attack({ world }) {
    const device = await enrolDevice(world.collector, 'zmueller');
    const body = device.body();
    const first = device.batch(body);
    assert.equal((await device.post(first.text)).status, 200);
    const samePlace = await device.post(device.batch({ ...body, outcome: 'failed' }).text);
    const nextPlace = await device.post(device.batch({ ...body, verb: 'handoff' }, 2, first.leafHash).text);
    assert.deepEqual([samePlace.status, samePlace.body.error?.code], [409, 'event.clone']);
    assert.deepEqual([nextPlace.status, nextPlace.body.error?.code], [409, 'event.conflict']);
    const held = (await world.collectedEvents()).filter(({ leaf }) => leaf.device === device.id);
    assert.deepEqual(
      held.map(({ body: kept }) => kept?.outcome),
      ['success'],
    );
    const notices = (await noticesOf(world.collector)).filter((one) => one.device === device.id);
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ['event.conflict', 'event.clone'],
    );
    return '409 for the same place (and the device is stopped) and for the next one, two security events, the first body stands';
  },
};

import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { enrolDevice } from './device.ts';

const POSTS = 1000;

export const attack: Attack = {
  number: 23,
  title: 'the same event is sent twice, and 1,000 times at once',
  async attack({ world }) {
    const device = await enrolDevice(world.collector, 'jadeyemi');
    const first = device.batch(device.body());
    const once = await device.post(first.text);
    const twice = await device.post(first.text);
    assert.deepEqual([once.status, twice.status], [200, 200]);
    const [at, again] = [once.body.results?.[0], twice.body.results?.[0]];
    assert.deepEqual([again?.index, again?.leafHash, again?.duplicate], [at?.index, first.leafHash, true]);

    const second = device.batch(device.body(), 2, first.leafHash);
    const answers = await Promise.all(Array.from({ length: POSTS }, () => device.post(second.text)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ body }) => body.results?.[0]?.index)).size, 1, 'several places in the log');
    assert.equal(answers.filter(({ body }) => !body.results?.[0]?.duplicate).length, 1, 'entered more than once');
    const held = (await world.collectedEvents()).filter(({ leaf }) => leaf.device === device.id);
    assert.deepEqual(
      held.map(({ leaf, leafHash }) => [leaf.seq, leafHash]),
      [
        [1, first.leafHash],
        [2, second.leafHash],
      ],
    );
    return `one entry each, the same index in all ${POSTS + 2} answers`;
  },
};

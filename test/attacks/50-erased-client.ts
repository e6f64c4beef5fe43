import assert from 'node:assert/strict';
import { verifyEvidence } from '../../lib/evidence/verify/verify-evidence.ts';
import { createReader } from '../drive/reader.ts';
import type { Attack } from './attack.ts';
import { command } from './copied-log.ts';
import { enrolDevice } from './device.ts';

const ERASED = 'tailspin';
const SECRET = 'jane.private@tailspin.example';

export const attack: Attack = {
  number: 50,
  title: 'the evidence of one client is erased, and somebody looks for what is left of it, or for holes in the rest',
  async attack({ world }) {
    const { collector } = world;
    const device = await enrolDevice(collector, 'lnguyen');
    let prev: string | undefined;
    for (let seq = 1; seq <= 4; seq++) {
      const client = seq % 2 ? ERASED : 'northwind';
      const body = device.body({
        client: { id: client, version: 1 },
        verb: 'account.observed',
        object: { type: 'account', key: seq % 2 ? SECRET : 'left-alone' },
      });
      const { text, leafHash } = device.batch(body, seq, prev);
      assert.equal((await device.post(text)).status, 200);
      prev = leafHash;
    }
    const admin = await createReader(collector, 'root', ['administrator', 'compliance']);
    const request = { client: ERASED };
    const plan = (await admin.call('POST', '/v1/evidence/erasures/plan', request)).body as {
      digest: string;
      size: number;
      events: number;
    };
    assert.equal(plan.events, 2);
    const done = await admin.call('POST', '/v1/evidence/erasures', {
      ...request,
      digest: plan.digest,
      size: plan.size,
      why: 'The contract ended.',
    });
    assert.equal(done.status, 201, JSON.stringify(done.body));

    const all = JSON.stringify(await world.collectedEvents());
    assert.ok(!all.includes(SECRET), 'a body is still there');
    assert.ok(all.includes('left-alone'), 'another client’s body is gone');
    const found = (await admin.get(`/v1/evidence/search?account=${encodeURIComponent(SECRET)}`)) as {
      events: unknown[];
    };
    assert.deepEqual(found.events, [], 'it can still be found');
    const told = await command('fsck', '--data', collector.data);
    assert.deepEqual([told.code, told.json.fsck], [0, 'clean'], JSON.stringify(told.json));

    const answer = await fetch(`${collector.url}/v1/evidence/export?client=${ERASED}`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    const pack = new Uint8Array(await answer.arrayBuffer());
    assert.ok(!Buffer.from(pack).includes(SECRET), 'the pack holds it');
    const verdict = await verifyEvidence(
      (async function* () {
        yield pack;
      })(),
    );
    assert.partialDeepStrictEqual(verdict, { ok: true, erased: 2, replay: { differs: 0 } });
    return 'two bodies of one client are provably gone, their places still proven; fsck is clean, and nothing of another client is missing';
  },
};

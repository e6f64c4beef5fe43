import assert from 'node:assert/strict';
import { createAppender } from '../../lib/collector/appender.ts';
import { openLogBook } from '../../lib/collector/log-book.ts';
import { logKeyFile } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { ITSELF } from '../../lib/collector/own-events.ts';
import { readLogId } from '../../lib/collector/set-up.ts';
import { commonSize, comparePacks, packHeader } from '../../lib/evidence/verify/compare-packs.ts';
import { verifyPack } from '../../lib/evidence/verify/verify-pack.ts';
import type { Attack } from './attack.ts';
import { copyLog } from './copied-log.ts';
import { enrolDevice } from './device.ts';

export const attack: Attack = {
  number: 48,
  title: 'the operator rewrites the log and signs it again with the real key',
  async attack({ world, admin }) {
    const device = await enrolDevice(world.collector, 'jadeyemi');
    const yesterday = await copyLog(world.collector);
    let honest: Awaited<ReturnType<typeof copyLog>> | undefined;
    try {
      assert.equal((await device.post(device.batch(device.body()).text)).status, 200);
      const { checkpoint } = (await admin.get('/v1/log')) as { checkpoint: string };
      honest = await copyLog(world.collector);
      await rewrite(yesterday.data);
      assert.partialDeepStrictEqual(await yesterday.fsck(), { ok: true }, 'the rewritten log is whole in itself');
      const [honestPack, otherPack] = [await honest.pack(), await yesterday.pack()];
      const size = await sharedSize(honestPack, otherPack);
      const [told, other] = [await verified(honestPack, size), await verified(otherPack, size)];
      assert.ok(told.ok && other.ok, 'and so is its pack: this is the limit the README states');

      const held = await yesterday.fsck(checkpoint);
      assert.ok(!held.ok && /it was rewritten/.test(held.sentence), 'a checkpoint kept elsewhere does not show it');
      const compared = comparePacks(told, other, size);
      assert.ok(!compared.ok, 'two packs of the log agree');
      return `whole in itself; a checkpoint kept elsewhere: “${held.sentence}”; two packs: “${compared.sentence}”`;
    } finally {
      yesterday.remove();
      honest?.remove();
    }
  },
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const verified = (pack: Uint8Array, size: number) => verifyPack(once(pack), { rootsAt: [size] });

async function sharedSize(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, two] = [await packHeader(once(a)), await packHeader(once(b))];
  assert.ok(one && two);
  return commonSize(one, two);
}

/** Goes on from yesterday with other entries, by the real code and the real key, until the log is as long as the one people saw. */
async function rewrite(data: string): Promise<void> {
  const db = await openDatabase(data);
  try {
    const log = (await readLogId(db)) as string;
    const appender = createAppender(db, openLogBook(log, logKeyFile(data)), () => new Date());
    for (let entry = 0; entry < 5; entry++)
      await appender.say({
        ...{ verb: 'evidence.read', outcome: 'success', actor: ITSELF },
        object: { type: 'evidence', key: 'another story' },
      });
  } finally {
    await db.destroy();
  }
}

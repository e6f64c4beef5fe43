import assert from 'node:assert/strict';
import { verifyPack } from '../../lib/evidence/verify/verify-pack.ts';
import type { Attack } from './attack.ts';
import { type CopiedLog, command, copyLog } from './copied-log.ts';
import { enrolDevice } from './device.ts';

/** What somebody with the database does, and what must be named. */
const CHANGES: [what: string, table: string, sql: string][] = [
  [
    'a byte of a body',
    'event_bodies',
    'update event_bodies set sealed = (select b.sealed from event_bodies as b where b.idx = :at + 1) where idx = :at',
  ],
  ['a time of receipt', 'batches', `update batches set received_at = '2020-01-01T00:00:00.000Z' where id = :at`],
  ['a row deleted', 'log_entries', 'delete from log_entries where idx = :at'],
  [
    'two rows exchanged',
    'log_entries',
    'update log_entries set idx = case idx when :at then -1 else :at end where idx in (:at, :at + 1)',
  ],
  ['the tail cut off', 'batches', 'delete from log_entries where idx > :at'],
];

export const attack: Attack = {
  number: 45,
  title: 'a byte, a row, the order or the tail of the database is changed',
  async attack({ world }) {
    const device = await enrolDevice(world.collector, 'jadeyemi');
    let prev: string | undefined;
    for (let seq = 1; seq <= 3; seq++) {
      const { text, leafHash } = device.batch(device.body(), seq, prev);
      assert.equal((await device.post(text)).status, 200);
      prev = leafHash;
    }
    const log = await copyLog(world.collector);
    try {
      assert.deepEqual(await log.fsck().then(({ ok }) => ok), true);
      const [first] = log.sql('select min(idx) as at from log_entries where device = ?', device.id) as { at: number }[];
      for (const [what, table, sql] of CHANGES) {
        log.renew();
        log.sql(sql, { at: first?.at });
        const verdict = await log.fsck();
        assert.ok(!verdict.ok, `${what} was not noticed`);
        assert.deepEqual([what, verdict.table], [what, table]);
        assert.ok(verdict.row && verdict.sentence, `${what}: the entry is not named`);
      }
      const told = await command('fsck', '--data', log.data);
      assert.deepEqual([told.code, told.json.fsck], [1, 'wrong'], 'the command does not say so');
      await changedPack(log, first?.at ?? -1);
    } finally {
      log.remove();
    }
    return `${CHANGES.length} changes of the database and one of a pack, each named with its place`;
  },
};

/** What somebody outside, with nothing but the pack, finds. */
async function changedPack(log: CopiedLog, at: number): Promise<void> {
  log.renew();
  const pack = await log.pack();
  assert.equal((await verified(pack)).ok, true);
  for (const place of [pack.length >> 2, pack.length >> 1, pack.length - 90]) {
    const changed = pack.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    assert.equal((await verified(changed)).ok, false, `byte ${place} of a pack was changed unseen`);
  }
  log.sql(CHANGES[0]?.[2] ?? '', { at });
  // It opens with no key: handed out, it would look like one that was erased.
  await assert.rejects(log.pack(), new RegExp(`entry ${at} was changed`));
  log.renew();
  await log.reseal(at, (body) => body.replace('"verb":"', '"verb": "'));
  assert.partialDeepStrictEqual(await verified(await log.pack()), { ok: false, index: at });
}

const verified = (pack: Uint8Array) =>
  verifyPack(
    (async function* () {
      yield pack;
    })(),
  );

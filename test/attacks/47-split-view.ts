import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyForkProof } from '../../lib/evidence/fork-proof.ts';
import type { CompareAnswer, LogStatus } from '../../lib/wire/own.ts';
import { type CollectorProcess, collectorOver } from '../drive/collector.ts';
import type { World } from '../drive/world.ts';
import type { Attack } from './attack.ts';
import { enrolDevice } from './device.ts';

export const attack: Attack = {
  number: 47,
  title: 'an operator shows two people two histories, both rightly signed',
  async attack({ world }) {
    const folder = mkdtempSync(join(tmpdir(), 'unswivel-split-'));
    let other: CollectorProcess | null = null;
    try {
      await world.delivered();
      await world.collector.stop();
      const data = join(folder, 'other');
      cpSync(world.collector.data, data, { recursive: true });
      await world.collector.start();
      other = await collectorOver(data);
      await other.start();
      return await compareViews(world, other);
    } finally {
      await other?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The other person's view grows apart from ours; their checkpoint, read out or mailed to us, is pasted into the options. */
async function compareViews(world: World, other: CollectorProcess): Promise<string> {
  const device = await enrolDevice(other, 'zmueller');
  const common = await checkpointOf(other, device.token);
  const agreeing = await compare(world, common);
  assert.equal(agreeing.agrees, true, agreeing.sentence);

  assert.equal((await device.post(device.batch(device.body()).text)).status, 200);
  const theirs = await checkpointOf(other, device.token);
  await world.own({ type: 'own.cover', client: 'contoso', hours: 1, reason: 'Night duty' });
  await world.delivered();
  const answer = await compare(world, theirs);
  assert.equal(answer.agrees, false, answer.sentence);
  const status = await world.own<LogStatus>({ type: 'own.log' });
  const fork = status.forks.find(({ id }) => id === answer.fork);
  assert.deepEqual([fork?.from, fork?.stands], ['pasted', false]);
  const { text } = await world.own<{ text: string }>({ type: 'own.logFork', fork: answer.fork ?? '' });
  const verdict = await verifyForkProof(text, [status.log?.vkey ?? '']);
  assert.ok(verdict.ok, verdict.sentence);

  // A checkpoint the log did not sign says nothing about it.
  const forged = theirs.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`);
  const refused = await world.own<{ ok: boolean; code: string }>({ type: 'own.logCompare', note: forged });
  assert.deepEqual([refused.ok, refused.code], [false, 'checkpoint.unknown']);
  const told = (await world.deviceEvents()).filter(
    ({ body }) => body.code === 'log.fork' && body.detail?.from === 'pasted',
  );
  assert.equal(told.length, 1);
  return `found by comparing checkpoints, ${verdict.kind}: ${verdict.sentence}`;
}

const compare = (world: World, note: string) => world.own<CompareAnswer>({ type: 'own.logCompare', note });

async function checkpointOf(collector: CollectorProcess, token: string): Promise<string> {
  const answer = await fetch(`${collector.url}/log/checkpoint`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  return answer.text();
}

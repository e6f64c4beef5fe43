import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { logKeyFile, readLogKey } from '../../lib/collector/log-key.ts';
import { formatNote, noteSignatureLine, parseNote } from '../../lib/evidence/note.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import type { World } from '../drive/world.ts';
import type { Attack } from './attack.ts';
import { type Lie, type LyingFront, lyingFront } from './lying-front.ts';

export const attack: Attack = {
  number: 49,
  title:
    'the operator signs what no log can be: 0 → 0 with any root, sizes from 2^53 on, proofs of more than 63 hashes',
  async attack({ world }) {
    await world.delivered();
    const before = (await world.status()).technician?.id ?? '';
    const front = await lyingFront(world);
    try {
      const sign = signer(world);
      const refused: string[] = [];
      for (const [name, lie] of lies(sign)) {
        await lied(world, front, name, lie);
        refused.push(name);
      }
      await firstContact(world, front, sign);
      return `nothing was marked as delivered by ${refused.join(', ')}; an empty log with a root of its own was not believed at first contact`;
    } finally {
      front.lie = null;
      await front.close();
      await world.own({ type: 'own.switch', technician: before });
    }
  },
};

/** The true checkpoint with another size or root, signed with the true key. */
type Sign = (checkpoint: string, change: { size?: string; root?: string }) => string;

function signer(world: World): Sign {
  const key = readLogKey(logKeyFile(world.collector.data));
  return (checkpoint, change) => {
    const read = parseNote(checkpoint);
    assert(read.ok);
    const [origin = '', size, root] = read.note.body.split('\n');
    const body = `${origin}\n${change.size ?? size}\n${change.root ?? root}\n`;
    return formatNote(body, [noteSignatureLine(origin, key.publicKey, key.sign(Buffer.from(body)))]);
  };
}

const hash = () => randomBytes(32).toString('base64');

function lies(sign: Sign): [string, Lie][] {
  const everywhere =
    (change: Parameters<Sign>[1]): Lie =>
    (_, answer) =>
      answer.checkpoint ? { ...answer, checkpoint: sign(answer.checkpoint, change) } : answer;
  const inAnswers =
    (change: (answer: Parameters<Lie>[1]) => object): Lie =>
    (path, answer) =>
      path === '/v1/events' ? { ...answer, ...change(answer) } : answer;
  return [
    ['a size of 2^53 + 1', everywhere({ size: '9007199254740993' })],
    ['a size of 2^64', everywhere({ size: '18446744073709551616' })],
    [
      'a consistency proof of 70 hashes',
      inAnswers((answer) => ({ consistency: [...answer.consistency, ...Array.from({ length: 70 }, hash)] })),
    ],
    [
      'an inclusion proof of 70 hashes',
      inAnswers((answer) => ({
        proofs: [{ ...answer.proofs[0], hashes: [...answer.proofs[0].hashes, ...Array.from({ length: 70 }, hash)] }],
      })),
    ],
    ['a place from 2^53 on', inAnswers((answer) => ({ proofs: [{ ...answer.proofs[0], first: 2 ** 53 }] }))],
  ];
}

/** One event waits; what is answered to it proves nothing, so it goes on waiting, and goes out once the answer is true. */
async function lied(world: World, front: LyingFront, name: string, lie: Lie): Promise<void> {
  const before = await world.own<LogStatus>({ type: 'own.log' });
  const told = new Set<string | undefined>();
  front.lie = (path, answer) => {
    const bent = lie(path, answer) as typeof answer;
    if (bent === answer) told.add(answer.checkpoint);
    return bent;
  };
  await store(world);
  const after = await answered(world);
  assert.ok(after.waiting >= 1, `${name}: something was marked as delivered`);
  // Asked apart, the log may have shown a true checkpoint: that one is taken, and no other.
  if (after.log?.checkpoint !== before.log?.checkpoint) assert.ok(told.has(after.log?.checkpoint), `${name}: believed`);
  assert.equal(after.forks.length, before.forks.length, `${name}: it was taken for another history`);
  assert.match(
    `${after.problem ?? after.offline}`,
    /does not verify|not as this version/,
    `${name}: ${after.problem}, ${after.offline}`,
  );
  front.lie = null;
  await world.delivered();
}

/** A new enrolment has seen nothing: it has no checkpoint of its own by which an empty log with a root could be told from a true one. */
async function firstContact(world: World, front: LyingFront, sign: Sign): Promise<void> {
  const code = await world.collector.code('zmueller', ['technician'], ['*']);
  const root = hash();
  front.lie = (_, answer) =>
    answer.checkpoint
      ? { ...answer, checkpoint: sign(answer.checkpoint, { size: '0', root }), consistency: [] }
      : answer;
  await world.own({ type: 'own.enrol', collector: world.collector.url, code, device: 'First contact' });
  await store(world);
  await answered(world);
  await world.own({ type: 'own.logCheck' }).catch(() => undefined);
  const status = await world.own<LogStatus>({ type: 'own.log' });
  assert.equal(status.log?.checkpoint ?? null, null, 'an empty log with a root was believed');
  assert.ok(status.waiting >= 1, 'something was marked as delivered');
  front.lie = null;
  await world.delivered();
}

/** Once the device said what it makes of the answer. */
async function answered(world: World): Promise<LogStatus> {
  for (let tries = 0; tries < 50; tries++) {
    await world.own({ type: 'own.deliver' });
    const status = await world.own<LogStatus>({ type: 'own.log' });
    if (status.problem ?? status.offline) return status;
    await setTimeout(100);
  }
  throw new Error('The device says nothing of an answer that proves nothing.');
}

/** What the collector answers to the cover asked for does not matter here. */
async function store(world: World): Promise<void> {
  await world.own({ type: 'own.cover', client: 'contoso', hours: 1, reason: 'Night duty' }).catch(() => undefined);
}

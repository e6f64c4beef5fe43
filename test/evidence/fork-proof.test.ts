import { beforeAll, expect, test } from 'vitest';
import { type ForkProof, verifyForkProof } from '../../lib/evidence/fork-proof.ts';
import { type FakeLog, fakeLog, LOG } from '../worker/fake-log.ts';

let log: FakeLog;
let small: string;
let large: string;
let otherLarge: string;

beforeAll(async () => {
  log = await fakeLog();
  log.grow(5);
  small = await log.checkpoint();
  log.grow(4);
  large = await log.checkpoint();
  log.rewrite(3, 6);
  otherLarge = await log.checkpoint();
});

const file = (change: Partial<ForkProof>): string =>
  JSON.stringify({
    ...{ unswivel: 'fork', v: 1, log: LOG, keys: [log.vkey], seen: large, offered: otherLarge, proof: [] },
    ...{ at: '2026-11-22T08:00:00.000Z', device: 'device-1', ...change },
  });

test('two signed roots of one size are two histories', async () => {
  const verdict = await verifyForkProof(file({}), [log.vkey]);
  expect(verdict).toMatchObject({ ok: true, kind: 'two-roots', seen: { size: 9 }, offered: { size: 9 } });
});

test('a smaller checkpoint after a larger one is a log that became shorter', async () => {
  expect(await verifyForkProof(file({ offered: small }), [log.vkey])).toMatchObject({ ok: true, kind: 'shorter' });
});

test('a larger checkpoint without a proof that holds is a history not shown to be kept', async () => {
  expect(await verifyForkProof(file({ seen: small, offered: otherLarge }), [log.vkey])).toMatchObject({
    ok: true,
    kind: 'not-shown',
  });
});

test('a log that kept what it had is no fork', async () => {
  expect(await verifyForkProof(file({ seen: large, offered: large }), [log.vkey])).toMatchObject({
    ok: false,
    code: 'fork.none',
  });
});

test('the key in the file is named as such, and another key refuses both checkpoints', async () => {
  const own = await verifyForkProof(file({}));
  expect(own.ok && own.sentence).toContain('compare it with the log’s');
  const stranger = await fakeLog();
  expect(await verifyForkProof(file({}), [stranger.vkey])).toMatchObject({ ok: false, code: 'fork.signature' });
});

test.each([
  ['no JSON', 'nothing'],
  ['another file', '{"unswivel":"waiting","v":1}'],
])('%s is no fork file', async (_, text) => {
  expect(await verifyForkProof(text)).toMatchObject({ ok: false, code: 'fork.malformed' });
});

test('a checkpoint with one figure changed is not the log’s', async () => {
  const changed = large.replace('\n9\n', '\n8\n');
  expect(await verifyForkProof(file({ seen: changed }), [log.vkey])).toMatchObject({
    ok: false,
    code: 'fork.signature',
  });
});

/** What receivers answer, and what becomes of the evidence then. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post } from '../../../lib/collector/evidence/push/post.ts';
import { rotateKey } from '../../../lib/collector/rotate-key.ts';
import { destinationsAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { send } from './pack-world.ts';
import { pushed, putSiem, startReceiver } from './push-receiver.ts';

let collector: TestCollector;
let admin: TestDevice;
let device: TestDevice;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.stop();
  await collector.stop();
});

const state = async () => {
  const { json } = await collector.call('GET', '/v1/evidence/destinations', { token: admin.token });
  return destinationsAnswerSchema.parse(json).destinations[0];
};
const pause = (seconds: number) => {
  collector.clock.now = new Date(collector.clock.now.getTime() + seconds * 1000);
};
const sizes = () => receiver.got.map(({ body }) => JSON.parse(body).resourceLogs[0].scopeLogs[0].logRecords.length);

describe('pushed evidence', () => {
  it.each([
    ['splunk-hec', 'a page', '<!doctype html><title>Sign in</title>'],
    ['splunk-hec', 'nothing', ''],
    ['splunk-hec', 'JSON of something else', '{"status":"ok"}'],
    ['otlp', 'a page', '<!doctype html><title>Sign in</title>'],
  ])('is not taken for sent where an address of %s answers 200 with %s', async (kind, _, text) => {
    await putSiem(collector, receiver.base, { kind });
    await send(collector, device, [{}]);
    receiver.answer({ status: 200, text });
    await pushed(collector);
    expect(await state()).toMatchObject({
      sent: 0,
      problem: expect.stringMatching(/^It answered 200, but not as .* does\. Check the address\.$/),
    });
  });

  it('is sent where an OTLP receiver answers with nothing', async () => {
    await putSiem(collector, receiver.base);
    await send(collector, device, [{}]);
    receiver.answer({ status: 204 });
    await pushed(collector);
    expect(await state()).toMatchObject({ sent: 1, problem: null });
  });

  it('waits as long as the receiver asks for, beyond ten minutes too, and a day at most', async () => {
    await putSiem(collector, receiver.base);
    await send(collector, device, [{}]);
    receiver.answer(
      { status: 429, headers: { 'retry-after': '3600' } },
      { status: 503, headers: { 'retry-after': '99999999' } },
    );
    await pushed(collector);
    expect((await state())?.retryAt).toBe('2026-11-20T09:00:00.000Z');
    pause(3600);
    await pushed(collector);
    expect((await state())?.retryAt).toBe('2026-11-21T09:00:00.000Z');
  });

  it('goes in smaller pieces after each failure, so that what is too large for a receiver arrives', async () => {
    await putSiem(collector, receiver.base);
    for (let batch = 0; batch < 3; batch++)
      await send(
        collector,
        device,
        Array.from({ length: 100 }, () => ({})),
      );
    receiver.answer({ status: 413 }, { status: 413 }, { status: 200, text: '{}' });
    for (const seconds of [0, 2, 4]) {
      pause(seconds);
      await pushed(collector);
    }
    expect(sizes()).toEqual([200, 100, 50, 200, 50]);
    expect(await state()).toMatchObject({ sent: 300, problem: null });
  });

  it('that a receiver will never take stays counted, whatever goes well afterwards, until the destination is set again', async () => {
    await putSiem(collector, receiver.base);
    const refusing = (count: string) => ({ status: 200, text: `{"partialSuccess":{"rejectedLogRecords":"${count}"}}` });
    receiver.answer(refusing('1'), refusing('2'), refusing('-5'), { status: 200, text: '{}' });
    for (let piece = 0; piece < 4; piece++) {
      await send(collector, device, [{}, {}]);
      await pushed(collector);
    }
    expect(await state()).toMatchObject({ sent: 8, problem: null, rejected: 3 });
    await putSiem(collector, receiver.base);
    expect(await state()).toMatchObject({ rejected: 0 });
  });

  it('reaches a host by whichever of its addresses answers', async () => {
    const url = new URL(receiver.base.replace('127.0.0.1', 'siem.test'));
    const both = async () => [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const answer = await post({ url, headers: {}, body: '{}' }, ['siem.test'], both);
    expect([answer.status, receiver.got.length]).toEqual([200, 1]);
  });

  it('goes on with its secret when the log gets a new key', async () => {
    await putSiem(collector, receiver.base);
    await rotateKey(collector.db, collector.book, collector.clock.now.toISOString());
    await send(collector, device, [{}]);
    await pushed(collector);
    expect(await state()).toMatchObject({ problem: null });
    expect(receiver.got.at(-1)?.authorization).toBe('Bearer very-secret');
  });
});

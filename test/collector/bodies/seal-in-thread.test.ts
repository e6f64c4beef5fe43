import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBatchReader } from '../../../lib/collector/batch-reader.ts';
import { bodyKeysOf } from '../../../lib/collector/bodies/body-keys.ts';
import { sealArrival, unsealed } from '../../../lib/collector/bodies/seal-events.ts';
import { type Caller, findCaller } from '../../../lib/collector/caller.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';

let collector: TestCollector;
let batches: ReturnType<typeof createBatchReader>;
beforeAll(async () => {
  collector = await startCollector();
  batches = createBatchReader(bodyKeysOf(collector.db));
});
afterAll(async () => {
  await batches.end();
  await collector.stop();
});

it('the thread that reads batches seals them with the keys there are by then', async () => {
  const { db, log } = collector;
  const device = await collector.enrol('jadeyemi', { serves: ['*'] });
  const receivedAt = collector.clock.now.toISOString();
  const caller = (await findCaller(db, device.token, receivedAt)) as Caller;
  const read = async (client: string) => {
    const event = device.event(device.bodyOf({ client: { id: client, version: 1 } }));
    const bytes = new TextEncoder().encode(JSON.stringify(device.batch(event)));
    return (await batches.read({ bytes, caller, log, receivedAt })).arrival;
  };
  const first = await read('contoso');
  expect(first.events.map(({ text, sealed }) => [text === null, sealed])).toEqual([[false, null]]);
  const [own] = (await sealArrival(db, first)).events;
  const { events } = await read('contoso');
  expect(events.map(({ text, salt, sealed }) => [text, salt, sealed?.key])).toEqual([[null, null, own?.sealed?.key]]);
  expect(unsealed(db, events).map(({ text }) => JSON.parse(text ?? '{}').client.id)).toEqual(['contoso']);
  expect((await read('northwind')).events.map(({ sealed }) => sealed)).toEqual([null]);
});

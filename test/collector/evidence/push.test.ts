/** Long because what is pushed, and where it may be, are tried on the same receiver. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import { addressesOf, isPublicAddress, NotAllowed } from '../../../lib/collector/evidence/push/address.ts';
import { pushAll } from '../../../lib/collector/evidence/push/deliver.ts';
import { destinationsAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { fillLog, send } from './pack-world.ts';
import { allowing, pushed as pushTo, putSiem, startReceiver } from './push-receiver.ts';

let collector: TestCollector;
let admin: TestDevice;
let device: TestDevice;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let base: string;
let got: (typeof receiver)['got'];

beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
  receiver = await startReceiver();
  ({ base, got } = receiver);
});
afterEach(async () => {
  await receiver.stop();
  await collector.stop();
});

const pushed = (...hosts: string[]) => pushTo(collector, hosts.length > 0 ? allowing(collector, ...hosts) : undefined);
const destination = (change: Record<string, unknown> = {}) => putSiem(collector, base, change);
const state = async () => {
  const { json } = await collector.call('GET', '/v1/evidence/destinations', { token: admin.token });
  return destinationsAnswerSchema.parse(json).destinations[0];
};

/** The JSON form of ExportLogsServiceRequest, as far as it is used (opentelemetry-proto, logs/v1 and common/v1). */
const attributes = z.array(
  z.strictObject({
    key: z.string(),
    value: z.union([
      z.strictObject({ stringValue: z.string() }),
      z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
      z.strictObject({ boolValue: z.boolean() }),
    ]),
  }),
);
const digits = z.string().regex(/^\d{19}$/);
const OTLP = z.strictObject({
  resourceLogs: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeLogs: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string() }),
          logRecords: z.array(
            z.strictObject({
              timeUnixNano: digits,
              observedTimeUnixNano: digits,
              severityNumber: z.int().min(1).max(24),
              severityText: z.string(),
              body: z.strictObject({ stringValue: z.string() }),
              attributes,
            }),
          ),
        }),
      ),
    }),
  ),
});
const records = () =>
  got.flatMap(({ body }) =>
    OTLP.parse(JSON.parse(body)).resourceLogs.flatMap(({ scopeLogs }) =>
      scopeLogs.flatMap(({ logRecords }) => logRecords),
    ),
  );
const indexes = () =>
  records().map(({ attributes: all }) =>
    Number((all.find(({ key }) => key === 'unswivel.index') as { value: { intValue: string } }).value.intValue),
  );

describe('pushing evidence', () => {
  it('sends what comes after it was set up, each event once, in order, with its id and the secret', async () => {
    await send(collector, device, [{}]);
    await destination();
    await fillLog(collector);
    await pushed();
    await pushed();
    expect(got.map(({ path, authorization }) => [path, authorization])).toEqual([['/v1/logs', 'Bearer very-secret']]);
    expect(indexes()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const ids = records().map(({ attributes: all }) => all.find(({ key }) => key === 'unswivel.event.id')?.value);
    expect(new Set(ids.map((id) => JSON.stringify(id))).size).toBe(8);
    expect(await state()).toMatchObject({ sent: 9, problem: null, hasSecret: true });
    expect(JSON.stringify(await collector.db.selectFrom('destinations').selectAll().execute())).not.toContain(
      'very-secret',
    );
  });

  it('sends a client’s events only where it is told so', async () => {
    await destination({ client: 'northwind' });
    await fillLog(collector);
    await pushed();
    const clients = records().map(({ attributes: all }) => all.find(({ key }) => key === 'unswivel.client')?.value);
    expect(clients).toEqual(Array(4).fill({ stringValue: 'northwind' }));
    expect((await state())?.sent).toBe(8);
  });

  it('loses nothing while the receiver is away or full: it waits longer each time, and as long as it is asked to', async () => {
    await destination();
    await send(collector, device, [{}, {}]);
    receiver.answer({ status: 503, headers: { 'retry-after': '90' } }, { status: 500 }, { status: 200 });
    await pushed();
    expect(await state()).toMatchObject({ sent: 0, problem: 'It answered 503.', retryAt: '2026-11-20T08:01:30.000Z' });
    await pushed();
    expect(got).toHaveLength(1);
    collector.clock.now = new Date('2026-11-20T08:01:30.000Z');
    await pushed();
    expect(await state()).toMatchObject({ sent: 0, retryAt: '2026-11-20T08:01:32.000Z' });
    collector.clock.now = new Date('2026-11-20T08:01:33.000Z');
    await pushed();
    expect(await state()).toMatchObject({ sent: 2, problem: null, retryAt: null });
    await receiver.stop();
    await send(collector, device, [{}]);
    await pushed();
    expect(await state()).toMatchObject({ sent: 2, problem: 'It cannot be reached (ECONNREFUSED).' });
  });

  it('tells of records a receiver will never take, and goes on', async () => {
    await destination();
    await send(collector, device, [{}, {}]);
    receiver.answer({ status: 200, text: '{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"no"}}' });
    await pushed();
    expect(await state()).toMatchObject({
      sent: 2,
      problem: 'It did not take 1 of the events before entry 2, and never will.',
    });
  });

  it('speaks Splunk’s HTTP Event Collector', async () => {
    await destination({ kind: 'splunk-hec' });
    await send(collector, device, [{}, {}]);
    receiver.answer(
      { status: 200, text: '{"text":"Incorrect index","code":7}' },
      { status: 200, text: '{"text":"Success","code":0}' },
    );
    await pushed();
    expect((await state())?.problem).toBe('It answered with code 7.');
    collector.clock.now = new Date('2026-11-20T09:00:00.000Z');
    await pushed();
    expect(got[1]).toMatchObject({ path: '/services/collector/event', authorization: 'Splunk very-secret' });
    const events = (got[1]?.body ?? '').split('\n').map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({
      time: Date.parse('2026-11-20T08:00:00.000Z') / 1000,
      sourcetype: 'unswivel:evidence',
      event: { index: 0 },
      fields: { verb: 'ticket.read' },
    });
    expect((await state())?.sent).toBe(2);
  });

  it('sends large backlogs in pieces', async () => {
    await destination();
    for (let batch = 0; batch < 5; batch++)
      await send(
        collector,
        device,
        Array.from({ length: 100 }, () => ({})),
      );
    await pushed();
    expect(got).toHaveLength(3);
    expect(indexes()).toEqual(Array.from({ length: 500 }, (_, n) => n));
  });
});

describe('where evidence may be pushed (attack 41)', () => {
  const put = (url: string, more = {}) =>
    collector.call('PUT', '/v1/evidence/destinations/siem', {
      token: admin.token,
      body: { label: 'SIEM', kind: 'otlp', url, ...more },
    });

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://127.1:8443/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.5/',
    'https://172.31.255.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://0.0.0.0/',
    'http://93.184.216.34/',
    'https://user:password@93.184.216.34/',
  ])('refuses %s', async (url) => {
    const answer = await put(url);
    expect([url, answer.status, answer.json.error?.code]).toEqual([url, 422, 'destination.address']);
    expect(await state()).toBeUndefined();
  });

  it.each(['file:///etc/passwd', 'ftp://x.example/', 'javascript:alert(1)', 'gopher://x.example'])(
    'refuses %s as no address',
    async (url) => expect((await put(url)).status).toBe(400),
  );

  it('follows no redirect', async () => {
    await destination();
    await send(collector, device, [{}]);
    receiver.answer({ status: 307, headers: { location: `${base}/elsewhere` } });
    await pushed();
    expect(got).toHaveLength(1);
    expect((await state())?.problem).toMatch(/redirect \(307\), which is not followed/);
  });

  it('connects to the address it looked at, and looks again each time: a name that changes its mind is refused', async () => {
    let asked = 0;
    const rebinding = async () => [{ address: asked++ === 0 ? '93.184.216.34' : '127.0.0.1', family: 4 }];
    const url = new URL('https://rebind.example/');
    expect(await addressesOf(url, [], rebinding)).toEqual([{ address: '93.184.216.34', family: 4 }]);
    await expect(addressesOf(url, [], rebinding)).rejects.toThrow(NotAllowed);
    const mixed = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    await expect(addressesOf(url, [], mixed)).rejects.toThrow(/10\.0\.0\.1/);
    await destination();
    await send(collector, device, [{}]);
    await collector.db
      .updateTable('destinations')
      .set({ url: base.replace('127.0.0.1', 'rebind.example').replace('http:', 'https:') })
      .execute();
    await followingOf(collector.db).catchUp(10);
    await pushAll(allowing(collector), async () => [{ address: '127.0.0.1', family: 4 }]);
    expect(got).toHaveLength(0);
    expect((await state())?.problem).toMatch(/127\.0\.0\.1, an address of a private network/);
  });

  it('reaches what the operator allowed, and that only', async () => {
    await destination();
    await send(collector, device, [{}]);
    await pushed('127.0.0.1:1');
    expect(got).toHaveLength(0);
    collector.clock.now = new Date('2026-11-20T09:00:00.000Z');
    await pushed(new URL(base).host);
    expect(got).toHaveLength(1);
  });

  it('gives a secret to no other host than it was given for, and to administrators only to set', async () => {
    await destination();
    const answer = await put('https://93.184.216.34/');
    expect(answer.json.error.code).toBe('destination.secret');
    expect((await collector.call('GET', '/v1/evidence/destinations', { token: device.token })).status).toBe(403);
  });

  it('knows public addresses from others', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1', '8.8.8.8'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of [
      '224.0.0.1',
      '255.255.255.255',
      '2001:db8::1',
      '2002:7f00:1::',
      'ff02::1',
      '::',
      'not-an-address',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});

import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../../lib/collector/errors.ts';
import { scanJson } from '../../lib/collector/scan-json.ts';
import { errorSchema } from '../../lib/wire/api.schema.ts';
import { keptApart } from './kept-apart.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi');
});
afterEach(() => collector.stop());

const ROUTES = ['/v1/events', '/v1/accounts/allot', '/v1/cover', '/v1/enrol'];
const BAD: [string, string | (() => string), number, string][] = [
  ['not JSON', '{"a":', 400, 'request.notJson'],
  ['an unfinished string', '{"a', 400, 'request.notJson'],
  ['empty', '', 400, 'request.notJson'],
  ['nested 10,000 deep', () => '['.repeat(10_000), 400, 'request.tooDeep'],
  ['nested deep in objects', () => `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 400, 'request.tooDeep'],
  ['a key twice', '{"client":"a","client":"b"}', 400, 'request.duplicateKey'],
  ['a key twice, once escaped', '{"client":"a","\\u0063lient":"b"}', 400, 'request.duplicateKey'],
  ['a lone surrogate', '{"client":"\\ud800"}', 400, 'request.loneSurrogate'],
  ['a lone surrogate in a key', '{"\\udc00":1}', 400, 'request.loneSurrogate'],
  ['__proto__', '{"__proto__":{"roles":["administrator"]}}', 400, 'request.badKey'],
  ['a raw control character', '{"client":"a\u0001"}', 400, 'request.notJson'],
  ['larger than the limit', () => `{"client":"${'x'.repeat(5_000_000)}"}`, 413, 'request.tooLarge'],
];

describe('a hostile body (attack 38)', () => {
  it.each(BAD)('%s is refused on every route that reads one', async (_, made, status, code) => {
    const body = typeof made === 'string' ? made : made();
    for (const route of ROUTES) {
      const answer = await collector.call('POST', route, { token: device.token, body });
      expect([route, answer.status, errorSchema.parse(answer.json).error.code]).toEqual([route, status, code]);
    }
    expect((await collector.call('GET', '/v1/snapshot', { token: device.token })).status).toBe(200);
  });

  it('with a NUL is refused', async () => {
    const body = '{"client":"north\\u0000wind","hours":1,"reason":"on call"}';
    const answer = await collector.call('POST', '/v1/cover', { token: device.token, body });
    expect([answer.status, answer.json.error.code]).toEqual([400, 'request.nul']);
    expect((await collector.call('POST', '/v1/events', { token: device.token, body })).status).toBe(400);
  });

  it('is kept apart when a known device sent it as evidence', async () => {
    await collector.call('POST', '/v1/events', { token: device.token, body: '{"events":[],"events":[]}' });
    expect(await keptApart(collector.db)).toEqual([
      { device: device.id, reason: 'request.duplicateKey', text: '{"events":[],"events":[]}' },
    ]);
  });

  it('is not unpacked, however it is announced', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, '['));
    for (const headers of [
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      { 'content-type': 'application/gzip' },
      { 'content-type': 'text/plain' },
      {},
    ]) {
      const response = await collector.app.request('/v1/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${device.token}`, ...headers } as Record<string, string>,
        body: bomb,
      });
      expect(response.status).toBe(415);
    }
    const kept = await keptApart(collector.db);
    expect(kept).toEqual([{ device: device.id, reason: 'request.media', text: '' }]);
    expect((await collector.notices()).filter(({ kind }) => kind === 'batch.refused')).toHaveLength(4);
  });

  it('is cut off at the limit when its announced length lies or is missing', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const response = await collector.app.request('/v1/events', {
      method: 'POST',
      headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(6_000_000);
  });

  it('that is not UTF-8 is refused', async () => {
    const response = await collector.app.request('/v1/cover', {
      method: 'POST',
      headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' },
      body: Uint8Array.of(0x22, 0xff, 0xfe, 0x22),
    });
    expect(response.status).toBe(400);
    expect((await response.json()).error.code).toBe('request.notUtf8');
  });

  it('of the wrong shape is told where, never its values', async () => {
    const body = { client: 'northwind', hours: 99, reason: 'a private reason' };
    const answer = await collector.call('POST', '/v1/cover', { token: device.token, body });
    expect(answer.json.error.sentence).toMatch(/hours/);
    expect(answer.json.error.sentence).not.toMatch(/private/);
  });
});

describe('scanning JSON', () => {
  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    '["a","a"]',
    '{"a":"}{\\"a\\":","b":"\\\\"}',
    '{"a":"\\ud83d\\ude00","\\ud83d\\ude00":1}',
    '[[],{},[{}]]',
    '"text"',
  ])('finds nothing wrong with %s', (text) => {
    expect(() => scanJson(text)).not.toThrow();
  });

  it('finds a key twice however deep it is', () => {
    expect(() => scanJson('{"x":[1,{"y":{"k":1,"l":{"k":2},"k":3}}]}')).toThrow(Refused);
  });

  it('takes time in proportion to the text', () => {
    const text = `[${Array.from({ length: 50_000 }, (_, i) => `{"k${i}":"v\\u0041"}`).join(',')}]`;
    const started = performance.now();
    scanJson(text);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

import { beforeEach, expect, test, vi } from 'vitest';
import { collectorAddress } from '../../lib/worker/collector-address.ts';
import { currentIdentity } from '../../lib/worker/identity.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { ANY_KEY, record } from './device.ts';
import { freshBrowser } from './fake-browser.ts';

beforeEach(freshBrowser);

const ASK = { type: 'own.enrol', collector: 'https://collector.example', code: 'ABCD-1234', device: 'laptop' };
const STATUS = { name: 'unswivel-collector', version: '0.1.0', api: 1, log: 'log-1', now: 'now' };
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** Answers by path; what is not listed is the network being away. */
function serve(answers: Record<string, () => Response>) {
  vi.stubGlobal('fetch', async (url: string) => {
    const answer = answers[new URL(url).pathname];
    if (!answer) throw new TypeError('network');
    return answer();
  });
}

test.each(['http://collector.example', 'ftp://collector.example', 'https://user:pw@collector.example', 'collector'])(
  'an address that would carry the token in the clear, or is none, is refused: %s',
  (address) => expect(() => collectorAddress(address)).toThrow(expect.objectContaining({ code: 'enrol.address' })),
);

test.each(['http://localhost:8443', 'http://127.0.0.1:8443', 'http://[::1]:8443', 'https://collector.example/base/'])(
  '%s is an address',
  (address) => {
    expect(collectorAddress(address)).toBe(address.replace(/\/$/, ''));
  },
);

test('a mistyped address is told before the code is spent', async () => {
  const paths: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    paths.push(new URL(url).pathname);
    return new Response('<h1>Welcome</h1>', { status: 200 });
  });
  expect(await answerOwn(ASK)).toMatchObject({
    ok: false,
    code: 'enrol.unreachable',
    sentence: expect.stringContaining('not as this version'),
  });
  expect(paths).toEqual(['/v1/status']);
});

test('a collector that is away is told as away', async () => {
  serve({});
  expect(await answerOwn(ASK)).toMatchObject({
    ok: false,
    code: 'enrol.unreachable',
    sentence: expect.stringContaining('No answer'),
  });
});

test.each(['enrol.wrong', 'enrol.expired', 'enrol.used', 'enrol.rate'])(
  '%s keeps the collector’s own sentence',
  async (code) => {
    serve({
      '/v1/status': () => json(STATUS),
      '/v1/enrol': () => json({ error: { code, status: 403, sentence: `Said ${code}.` } }, 403),
    });
    expect(await answerOwn(ASK)).toEqual({ ok: false, code, sentence: `Said ${code}.` });
    expect(await currentIdentity()).toBeNull();
  },
);

test('enrolling keeps a key that cannot be taken out, and the technician’s first event', async () => {
  const { me } = record();
  serve({
    '/v1/status': () => json(STATUS),
    '/v1/enrol': () => json({ device: 'd1', token: 'x'.repeat(40), log: 'log-1', logKey: ANY_KEY, me }),
    '/v1/snapshot': () => json(record()),
  });
  expect(await answerOwn(ASK)).toEqual({ ok: true, technician: 'dana', name: 'Dana Reyes' });
  const identity = await currentIdentity();
  expect(identity).toMatchObject({ id: 'd1', technician: 'dana', logKey: ANY_KEY });
  expect(identity?.keys.privateKey.extractable).toBe(false);
  expect(identity?.cacheKey.extractable).toBe(false);
  expect(await answerOwn({ type: 'own.events', limit: 5 })).toMatchObject([
    { seq: 1, body: { verb: 'device.enrolled', object: { key: 'd1' } } },
  ]);
  expect(await answerOwn({ type: 'own.status' })).toMatchObject({
    enrolled: true,
    offline: null,
    technician: { name: 'Dana Reyes' },
  });
});

test('a code too short to be one is told as such', async () => {
  expect(await answerOwn({ ...ASK, code: 'x' })).toMatchObject({
    ok: false,
    code: 'input.invalid',
    sentence: expect.stringContaining('code'),
  });
});

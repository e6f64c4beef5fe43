import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Snapshot } from '../../lib/wire/api.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { keepRecord } from '../../lib/worker/refresh.ts';
import { cachedRecord, syncRecord } from '../../lib/worker/snapshot.ts';
import { atTwoConsoles } from './at-two-consoles.ts';
import { record, technician } from './device.ts';
import type { Fakes } from './fake-browser.ts';
import { talkFrom } from './page-talk.ts';

let identity: Identity;
let fakes: Fakes;
let asked: string[];
let answer: () => Response;
beforeEach(async () => {
  ({ identity, fakes } = await atTwoConsoles());
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const { pathname, search } = new URL(url);
    if (pathname === '/v1/snapshot') asked.push(search);
    else throw new TypeError('offline');
    return answer();
  });
});
afterEach(() => vi.restoreAllMocks());

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const frame = ({ leaseUntil, me, profiles, paused }: Snapshot) => ({ leaseUntil, me, profiles, paused });
const NOTHING = { technicians: [], clients: [], consoles: [], accounts: [], templates: [], exceptions: [] };
const changes = (changed: Partial<Snapshot>, removed: object = {}) => ({
  ...frame(record()),
  version: 'v2',
  since: 'v1',
  changed: { ...NOTHING, ...changed },
  removed: { ...NOTHING, ...removed },
});

test('what changed is asked for by the version held, and the rest stays the same object', async () => {
  const before = (await cachedRecord(identity))?.snapshot;
  const eve = technician('eve', 'Eve', 'Nowak');
  answer = () => json(changes({ technicians: [eve] }, { technicians: ['ben'] }));
  expect(await syncRecord(identity)).toEqual({ ok: true, changed: true });
  expect(asked).toEqual(['?since=v1']);
  const after = (await cachedRecord(identity))?.snapshot;
  expect(after?.technicians.map(({ id }) => id)).toEqual(['ada', 'dana', 'eve']);
  expect(after?.technicians[0]).toBe(before?.technicians.find(({ id }) => id === 'ada'));
  expect(after?.version).toBe('v2');
});

test('a message opens the sealed record once, not each time, and never one that was dropped', async () => {
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  await portal.open();
  expect(decrypt.mock.calls.filter(([, , data]) => data.byteLength > 2000)).toHaveLength(0);
  await database.caches.delete(identity.id);
  expect(await cachedRecord(identity)).toBeNull();
});

test('somebody who left has no record at the next look, scripts stop, and every overlay is told', async () => {
  const portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  answer = () => json({ error: { code: 'auth.inactive', status: 403, sentence: 'Not active any more.' } }, 403);
  await keepRecord(identity);
  expect(await cachedRecord(identity)).toBeNull();
  expect(await database.records.count()).toBe(0);
  expect(fakes.registered).toEqual([]);
  expect(fakes.pushed).toContainEqual({ tab: 2, frame: 0, message: { type: 'revisit' } });
  expect(await portal.fill([{ attribute: 'displayName' }])).toMatchObject({ ok: false, code: 'record.absent' });
});

test('a record that did not change disturbs nobody', async () => {
  await talkFrom('https://portal.example/users/new', { tab: 2 }).open();
  answer = () => new Response(null, { status: 304 });
  await keepRecord(identity);
  expect(fakes.pushed).toEqual([]);
});

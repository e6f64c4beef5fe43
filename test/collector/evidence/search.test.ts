import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../lib/evidence/base64.ts';
import { parseCheckpoint } from '../../../lib/evidence/checkpoint.ts';
import { leafHash } from '../../../lib/evidence/leaf.ts';
import { verifyInclusion } from '../../../lib/evidence/proofs.ts';
import { evidenceEventAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { changeBody } from '../change-body.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { searching } from './searching.ts';

let collector: TestCollector;
let device: TestDevice;
let auditor: TestDevice;

beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
});
afterEach(() => collector.stop());

const { store, search, all } = searching(() => ({ collector, device, auditor }));
const account = (key: string) => ({ object: { type: 'account', key } });

describe('searching the log', () => {
  it('finds by each thing an event names, and by all of them together', async () => {
    await store(
      {},
      {
        ...{ verb: 'fill.done', outcome: 'partial', client: { id: 'contoso', version: 1 } },
        subject: { technician: 'mkruse', version: 1 },
        ticket: { console: 'rt', number: '4711' },
        console: { id: 'mesh', profile: null, signedInAs: 'MSP\\Admin' },
        ...account('m.kruse@contoso.example'),
      },
      { verb: 'exception.reviewed', object: { type: 'exception', key: 'ex-1' } },
    );
    const filters: Record<string, string>[] = [
      { client: 'contoso' },
      { subject: 'mkruse' },
      { person: 'mkruse' },
      { ticket: '4711' },
      { ticket: 'rt:4711' },
      { account: 'm.kruse@contoso.example' },
      { console: 'mesh' },
      { signedInAs: 'MSP\\Admin' },
      { group: 'fill' },
      { verb: 'fill.done' },
      { outcome: 'partial' },
      { q: 'M.Kruse' },
      { q: 'admin' },
      { q: '471' },
    ];
    for (const filter of [...filters, Object.assign({}, ...filters.slice(0, -2))]) {
      const { events } = await search({ ...filter, actor: 'jadeyemi' });
      expect([filter, events.map(({ index }) => index)]).toEqual([filter, [1]]);
    }
    expect((await search({ object: 'exception:ex-1' })).events.map(({ index }) => index)).toEqual([2]);
    expect((await search({ person: 'jadeyemi', group: 'ticket' })).events).toHaveLength(1);
    for (const [name, value] of Object.entries({
      ticket: 'mesh:4711',
      account: 'nobody',
      q: 'zz',
      subject: 'jadeyemi',
    }))
      expect((await search({ [name]: value })).events).toEqual([]);
  });

  it('finds an object of any type by its type and key', async () => {
    await store(
      { verb: 'console.granted', object: { type: 'console', key: 'mesh' }, ticket: undefined },
      { verb: 'fill.done', ...account('m.kruse@contoso.example'), ticket: { console: 'rt', number: '4711' } },
      { verb: 'ticket.read', object: { type: 'ticket', key: '4712' }, ticket: { console: 'rt', number: '4712' } },
      { verb: 'exception.reviewed', object: { type: 'exception', key: 'ex-1' }, ticket: undefined },
    );
    const found = async (query: Record<string, string>) =>
      (await search({ ...query, actor: 'jadeyemi' })).events.map(({ index }) => index);
    expect(await found({ object: 'console:mesh' })).toEqual([0]);
    expect(await found({ object: 'account:m.kruse@contoso.example' })).toEqual([1]);
    expect(await found({ object: 'ticket:rt:4711' })).toEqual([1]);
    expect(await found({ object: 'ticket:4712' })).toEqual([2]);
    expect(await found({ object: 'exception:ex-1' })).toEqual([3]);
    expect(await found({ q: 'mesh' })).toEqual([0]);
    for (const object of ['console:rt', 'account:4711', 'ticket:mesh:4711', 'mesh', 'account:'])
      expect([object, await found({ object })]).toEqual([object, []]);
  });

  it('gives the same events as looking at each one, whatever is asked for and however pages are cut', async () => {
    const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const verbs = ['ticket.read', 'fill.done', 'fill.refused', 'account.observed'] as const;
    await store(
      ...Array.from({ length: 400 }, (_, n) => ({
        verb: of(verbs, n * 7),
        client: { id: of(['northwind', 'contoso', 'fabrikam'], n * 5 + (n >> 3)), version: 1 },
        ticket: { console: 'rt', number: String(n % 11) },
        ...account(`a${n % 13}`),
      })),
    );
    const everything = await all({ limit: '200', actor: 'jadeyemi' });
    expect(everything).toHaveLength(400);
    const queries: Record<string, string>[] = [
      { client: 'contoso' },
      { client: 'contoso', verb: 'fill.refused' },
      { ticket: '3', account: 'a4' },
      { verb: 'fill.done', ticket: 'rt:5', client: 'fabrikam' },
      { q: 'a1', verb: 'fill.done' },
    ];
    for (const query of queries) {
      const fits = everything.filter(
        ({ body }) =>
          (!query.client || body?.client?.id === query.client) &&
          (!query.verb || body?.verb === query.verb) &&
          (!query.ticket || body?.ticket?.number === query.ticket.replace('rt:', '')) &&
          (!query.account || body?.object?.key === query.account) &&
          (!query.q || body?.object?.key.startsWith(query.q)),
      );
      const found = await all({ ...query, limit: '7' });
      expect(found.map(({ index }) => index)).toEqual(fits.map(({ index }) => index));
      expect((await search(query)).count).toEqual({ n: fits.length, exact: true });
      expect(fits.length).toBeGreaterThan(0);
    }
  });

  it('finds one event by its whole id, for whoever may see it', async () => {
    await store({ ...account('one') }, { ...account('two') });
    const [event] = (await search({ account: 'two' })).events;
    const id = event?.body?.id as string;
    const found = async (query: Record<string, string>, by = auditor) =>
      (await search(query, by)).events.map(({ index }) => index);
    expect(await found({ q: id.toUpperCase() })).toEqual([event?.index]);
    expect(await found({ q: id, account: 'one' })).toEqual([]);
    expect(await found({ q: id.slice(0, -1) })).toEqual([]);
    const scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['contoso'] });
    expect(await search({ q: id }, scoped)).toMatchObject({ events: [], next: null, count: { n: 0, exact: true } });
  });

  it('says that more names begin like this than are looked for, and finds a whole name among them all the same', async () => {
    const crowd = Array.from({ length: 520 }, (_, n) => account(`b${String(n).padStart(3, '0')}`));
    await store(...crowd, { ...account('B'), outcome: 'refused' });
    expect(await search({ q: 'b' })).toMatchObject({ moreNames: true, count: { n: 500, exact: false } });
    expect((await search({ q: 'b', outcome: 'refused' })).events).toHaveLength(1);
    expect(await search({ q: 'b1' })).toMatchObject({ moreNames: false, count: { n: 100, exact: true } });
  });

  it('keeps to the collector’s clock, whatever a device’s says', async () => {
    await store({ at: '2031-01-01T00:00:00.000Z', ...account('early') });
    collector.clock.now = new Date('2026-11-21T08:00:00.000Z');
    await store({ at: '2001-01-01T00:00:00.000Z', ...account('late') });
    const keys = async (query: Record<string, string>) =>
      (await search({ ...query, q: query.q ?? '', actor: 'jadeyemi' })).events.map(({ body }) => body?.object?.key);
    expect(await keys({ to: '2026-11-21T08:00:00.000Z' })).toEqual(['early']);
    expect(await keys({ from: '2026-11-21T08:00:00.000Z' })).toEqual(['late']);
    expect(await keys({ from: '2026-11-20T08:00:00.000Z', to: '2026-11-20T08:00:00.001Z' })).toEqual(['early']);
    expect(await keys({ from: '2030-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('tells each event as a sentence, with what proves it', async () => {
    await store({ verb: 'fill.done', ...account('x'), subject: { technician: 'mkruse', version: 1 } });
    const [event] = (await search({ account: 'x' })).events;
    expect(event?.story).toMatch(/ filled 0 fields of the account “x” of Northwind/);
    expect(event?.proof).toMatchObject({ checkpoint: 1, cosigned: 0 });
    const answer = await collector.call('GET', `/v1/evidence/events/${event?.index}`, { token: auditor.token });
    const { leaf, checkpoint, proof } = evidenceEventAnswerSchema.parse(answer.json);
    const read = parseCheckpoint(checkpoint);
    expect(leafHash(leaf)).toBe(event?.proof.leafHash);
    const hashes = proof.map((hash) => fromBase64(hash) as Uint8Array);
    const given = {
      index: event?.index ?? -1,
      leafHash: new Uint8Array(Buffer.from(leafHash(leaf), 'hex')),
      proof: hashes,
    };
    expect(read.ok && verifyInclusion({ ...given, size: read.checkpoint.size, root: read.checkpoint.root }).ok).toBe(
      true,
    );
  });

  it('tells a body that was changed in the database from one that was erased', async () => {
    await store(account('one'), account('two'));
    await search({});
    await changeBody(collector.db, 0);
    const [event] = (await search({ account: 'one' })).events;
    expect(event).toMatchObject({ index: 0, body: null, why: 'changed' });
    expect(event?.story).toMatch(/was changed in the database.*fsck/);
    const answer = await collector.call('GET', '/v1/evidence/events/0', { token: auditor.token });
    expect(evidenceEventAnswerSchema.parse(answer.json)).toMatchObject({ event: { why: 'changed' }, salt: null });
  });

  it('refuses what it cannot read, and says there is nothing where there is nothing', async () => {
    const get = (path: string) => collector.call('GET', path, { token: auditor.token });
    expect((await get('/v1/evidence/search?colour=red')).status).toBe(400);
    expect((await get('/v1/evidence/search?verb=made.up')).status).toBe(400);
    expect((await get('/v1/evidence/search?client=..%2F..%2Fetc')).status).toBe(400);
    expect((await get('/v1/evidence/search?q=%25%27%3B--')).json.events).toEqual([]);
    for (const index of ['999', '-1', '1e3', '..', '0x1', '99999999999999999999'])
      expect((await get(`/v1/evidence/events/${index}`)).status).toBe(404);
  });

  it('refuses a period that ends before it begins, and a NUL, which one engine could look for and the other not', async () => {
    const asked = async (query: string) => {
      const { status, json } = await collector.call('GET', `/v1/evidence/search?${query}`, { token: auditor.token });
      return [status, json.error?.code];
    };
    expect(await asked('from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z')).toEqual([400, 'request.shape']);
    for (const part of ['q', 'ticket', 'account', 'object', 'console', 'signedInAs', 'person'])
      expect([part, ...(await asked(`${part}=a%00b`))]).toEqual([part, 400, 'request.nul']);
  });

  it('takes everything else that can be typed as it is: nothing stands for other letters', async () => {
    await store({ ...account('100%_of(a)') }, { ...account('100 xof(a)') });
    for (const q of [
      '100%_',
      '100%25',
      '%',
      '_',
      '.*',
      "' or 1=1--",
      '\u202e',
      '\u001b[31m',
      '\ud83d\ude00',
      '\udbff\udfff',
    ])
      expect([q, (await search({ q })).count]).toEqual([q, { n: q === '100%_' ? 1 : 0, exact: true }]);
    expect((await search({ account: '100%_of(a)' })).count?.n).toBe(1);
  });
});

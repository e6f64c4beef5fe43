import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeldEntry } from '../../../lib/evidence/verify/part/part-reading.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { CONTOSO, cosign, fillLog, packOf, send, verified } from './pack-world.ts';

let collector: TestCollector;
let pack: string[];
beforeAll(async () => {
  collector = await startCollector();
  await fillLog(collector);
  await cosign(collector);
  pack = await packOf(collector);
});
afterAll(() => collector.stop());

// biome-ignore lint/suspicious/noExplicitAny: lines of every kind
const parsed = () => pack.map((line) => JSON.parse(line) as any);

describe('the pack of a client', () => {
  it('verifies as a whole, with its own events only, each as a sentence', async () => {
    const held: HeldEntry[] = [];
    const verdict = await verified(pack, { onEntry: (entry) => void held.push(entry) });
    expect(verdict).toMatchObject({ ok: true, part: true, of: CONTOSO, entries: 4, bodies: 4, erased: 0, cosigned: 1 });
    expect(held.map(({ body }) => body?.client?.id)).toEqual(Array(4).fill('contoso'));
    expect(held.map(({ index }) => index)).toEqual([0, 2, 6, 7]);
    expect(held[3]?.story).toMatch(/^A fill by Jide Adeyemi for nobody in particular .*was refused \(page\.covered\)$/);
    expect(pack.join('')).not.toContain('"id":"northwind"');
  });

  it('holds the versions its values came from, and derives each of them again', async () => {
    const verdict = await verified(pack);
    expect(verdict).toMatchObject({ replay: { same: 1, differs: 1, cannot: 0, erased: 0 } });
    expect((verdict as { replay: { first: string } }).replay.first).toMatch(/^title of entry 2 would now be/);
    const objects = parsed().filter(({ t }) => t === 'object');
    const named = objects.find(({ kind, id }) => kind === 'technicians' && id === 'jadeyemi');
    expect(Object.keys(named.body)).toEqual(['displayName', 'id', 'version']);
  });

  it('holds a period of the collector’s clock, its end exclusive', async () => {
    const second = '2026-11-21T08:00:00.000Z';
    const entries = async (from: string | null, to: string | null) => {
      const verdict = await verified(await packOf(collector, { client: 'contoso', from, to }));
      return verdict.ok && 'part' in verdict ? verdict.entries : verdict;
    };
    expect(await entries(null, second)).toBe(3);
    expect(await entries(second, null)).toBe(1);
    expect(await entries('2030-01-01T00:00:00.000Z', null)).toBe(0);
  });

  it('holds every client’s events of a period for who may see all', async () => {
    const all = await verified(
      await packOf(collector, { client: null, from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' }),
    );
    expect(all).toMatchObject({ ok: true, entries: 7 });
  });

  it('is of a log whose key can be compared with a known one', async () => {
    const [key] = ((await verified(pack)) as { keys: string[] }).keys;
    expect(await verified(pack, { pinned: key })).toMatchObject({ ok: true });
    expect(await verified(pack, { pinned: `${key?.slice(0, -4)}AAA=` })).toMatchObject({
      ok: false,
      code: 'pack.keys',
      line: 1,
    });
  });

  it('holds each console as it was when the event came, and its profile where the event was made with that version', async () => {
    const admin = await collector.enrol('root', { roles: ['administrator'] });
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    const get = async () =>
      (await collector.call('GET', '/v1/objects/consoles/practice-portal', { token: admin.token })).json.object;
    const on = (profileVersion: string) => ({
      client: { id: 'contoso', version: 1 },
      console: { id: 'practice-portal', profile: 'practice-portal', profileVersion },
    });
    const before = await get();
    await send(collector, device, [on('2026-11')]);
    collector.clock.now = new Date(collector.clock.now.getTime() + 3_600_000);
    const change = { ...before, label: 'Renamed' };
    const answer = await collector.call('PUT', '/v1/consoles/practice-portal', {
      ...{ token: admin.token, body: change, headers: { 'if-match': `"${before.version}"` } },
    });
    expect(answer.status).toBe(200);
    const objectsOf = async () => {
      const lines = await packOf(collector);
      expect(await verified(lines)).toMatchObject({ ok: true });
      return lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'consoles' || kind === 'profiles');
    };
    const told = (objects: Awaited<ReturnType<typeof objectsOf>>) =>
      objects.map(({ kind, id, version, body }) => [kind, id, version, body.label]);
    expect(told(await objectsOf())).toEqual([
      ['consoles', 'practice-portal', before.version, before.label],
      ['profiles', 'practice-portal', 1, 'Practice portal'],
    ]);
    const [portal] = await objectsOf();
    expect(Object.values(portal.body.tenancy.tenants ?? {}).filter((client) => client !== 'contoso')).toEqual([]);
    collector.clock.now = new Date(collector.clock.now.getTime() + 3_600_000);
    await send(collector, device, [on('1999-01')]);
    expect(told(await objectsOf())).toEqual([
      ['consoles', 'practice-portal', before.version, before.label],
      ['consoles', 'practice-portal', before.version + 1, 'Renamed'],
      ['profiles', 'practice-portal', 1, 'Practice portal'],
    ]);
  });

  it('names a profile that was changed, or is none', async () => {
    const lines = await packOf(collector);
    const at = lines.findIndex((line) => line.includes('"kind":"profiles"'));
    const changed = lines.with(at, (lines[at] as string).replace('Practice portal', 'Practice portaL'));
    expect(await verified(changed)).toMatchObject({ ok: false, code: 'pack.object', line: at + 1 });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppender } from '../../../lib/collector/appender.ts';
import { rebuildDrift } from '../../../lib/collector/drift/rebuild.ts';
import { settlingOf } from '../../../lib/collector/drift/settle.ts';
import { makeDue } from '../../../lib/collector/evidence/packs/keep-making.ts';
import { readPart } from '../../../lib/collector/evidence/packs/stored-packs.ts';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import type { Collector } from '../../../lib/collector/http.ts';
import { createTreeNodes } from '../../../lib/collector/tree-nodes.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { Pack } from '../../../lib/wire/evidence-packs.schema.ts';
import { clearBodies } from '../clear-bodies.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { erasing } from './erasing.ts';
import { fillLog, send } from './pack-world.ts';

let collector: TestCollector;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  await fillLog(collector);
});
afterEach(() => collector.stop());

const { ask, planFor, erase } = erasing(() => ({ collector, admin }));

describe('what else was made of what is erased', () => {
  const parts = () =>
    ({
      ...{ db: collector.db, reads: collector.db, log: collector.log, book: collector.book, write: () => undefined },
      ...{ now: () => collector.clock.now, nodes: createTreeNodes(collector.db) },
      appender: createAppender(collector.db, collector.book, () => collector.clock.now),
    }) as unknown as Collector;
  const texts = async () => {
    const made = await collector.db.selectFrom('packs').selectAll().where('state', '=', 'ready').execute();
    return Promise.all(made.map((pack) => readPart(collector.db, pack, 0)));
  };
  const erasedIn = async (request: object, place: string) =>
    (await planFor(request)).places.find((one) => one.place === place)?.erased;

  it('packs kept here are made anew without it, those of others stay', async () => {
    for (const client of ['contoso', 'northwind']) await ask('POST', 'packs', { client, format: 'jsonl' });
    await makeDue(parts());
    expect((await texts()).join('')).toContain('m.kruse');
    const sums = async () =>
      (await ask('GET', 'packs')).json.packs.map((pack: Pack) => [pack.client, pack.state, pack.sha256]).sort();
    const before = await sums();
    expect(await erasedIn({ client: 'contoso' }, 'packs')).toBe(1);
    await erase({ client: 'contoso' });
    expect((await texts()).join('')).not.toContain('m.kruse');
    await makeDue(parts());
    const after = await sums();
    expect(after.map(([client, state]: string[]) => [client, state])).toEqual([
      ['contoso', 'ready'],
      ['northwind', 'ready'],
    ]);
    expect(after[0][2]).not.toBe(before[0][2]);
    expect(after[1]).toEqual(before[1]);
    expect((await texts()).join('')).toContain('"erased"');
  });

  it('comparisons with consoles’ own logs lose a person’s name, and go with their client', async () => {
    await ask('POST', 'matches', {
      ...{ console: 'practice-portal', client: 'contoso', from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' },
      text: 'time,actor,target,action\n2026-11-20T08:00:00Z,MSP\\mkruse,a@x.example,Update user\n2026-11-20T08:00:00Z,other,b@x.example,Add user',
    });
    const lines = async () => JSON.stringify(await collector.db.selectFrom('log_match_lines').selectAll().execute());
    expect(await lines()).toContain('mkruse');
    expect(await erasedIn({ technician: 'mkruse' }, 'matches')).toBe(1);
    await erase({ technician: 'mkruse' });
    expect(await lines()).not.toContain('mkruse');
    expect(await lines()).toContain('b@x.example');
    await erase({ client: 'contoso' });
    expect(await lines()).toBe('[]');
    expect((await ask('GET', 'matches')).json.matches).toEqual([]);
  });

  it('what was seen in consoles is made again from what the log still says', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    const on = (tenant: string) => ({ console: { id: 'practice-portal', profile: null, tenant } });
    // one that resembles somebody of ours: others’ accounts are not kept
    const object = { type: 'account', key: 'jadeyemi' };
    const fields = [{ attribute: 'displayName', to: 'Jide Adeyemi', source: 'profile' as const }];
    const sight = { verb: 'account.observed' as const, object, fields };
    await send(collector, device, [
      { ...sight, ...on('Contoso Logistics'), client: { id: 'contoso', version: 1 } },
      { ...sight, ...on('Northwind Dental'), client: { id: 'northwind', version: 1 } },
    ]);
    await rebuildDrift(collector.db, collector.clock.now);
    const seen = () => collector.db.selectFrom('observations').select(['client', 'by']).execute();
    const before = await seen();
    expect(before.map(({ client }) => client)).toContain('contoso');
    await erase({ client: 'contoso' });
    await settlingOf(collector.db).catchUp(collector.clock.now, Number.POSITIVE_INFINITY);
    expect((await seen()).map(({ client }) => client)).toEqual(['northwind']);
  });

  it('others’ questions that name a person go with them, by whichever of their names', async () => {
    const auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
    for (const query of ['person=mkruse', 'q=Maren+Kruse', 'subject=jadeyemi', 'q=mkruse2'])
      await ask('GET', `search?${query}`, undefined, auditor);
    const asked = async () =>
      (await clearBodies(collector.db)).flatMap(({ body }) => {
        const { verb, detail } = JSON.parse(body) as EventBody;
        return verb === 'evidence.read' ? Object.values(detail ?? {}) : [];
      });
    expect(await asked()).toEqual(expect.arrayContaining(['mkruse', 'Maren Kruse', 'jadeyemi', 'mkruse2']));
    await ask('PUT', 'holds/h', { technician: 'mkruse', why: 'A court asked.' });
    expect((await planFor({ technician: 'mkruse' })).events).toBe(1);
    await ask('DELETE', 'holds/h', undefined, admin, { 'unswivel-why': 'It is over.' });
    await erase({ technician: 'mkruse' });
    const left = await asked();
    expect(left).not.toContain('mkruse');
    expect(left).not.toContain('Maren Kruse');
    expect(left).toEqual(expect.arrayContaining(['jadeyemi', 'mkruse2']));
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillKinds } from '../../../lib/collector/migrations/019-finding-kinds.ts';
import { keepDays } from '../../../lib/collector/migrations/022-counted-days.ts';
import type { TestDevice } from '../start-collector.ts';
import { type DriftWorld, JIDE, LAM, PORTAL, startDriftWorld } from './drift-world.ts';

let world: DriftWorld;
beforeEach(async () => {
  world = await startDriftWorld();
});
afterEach(() => world.stop());

describe('what people decide', () => {
  const wrong = { values: { ...JIDE, title: 'Astronaut' } };

  it('about a false alarm holds until the value changes', async () => {
    await world.see(world.jide, wrong);
    const [{ id }] = await world.items();
    const answer = await world.call(world.jide, 'POST', `/v1/drift/${id}/false-alarm`, {
      why: 'the console calls it so',
    });
    expect(answer.json.places[0]).toMatchObject({
      state: 'false-alarm',
      decided: { by: 'jadeyemi', why: 'the console calls it so' },
    });
    expect(await world.items()).toEqual([]);
    expect(await world.items(world.lead, '?state=false-alarm')).toHaveLength(1);
    world.later(1);
    await world.see(world.jide, wrong);
    expect(await world.items()).toEqual([]);
    await world.see(world.jide, { values: { ...JIDE, title: 'Cosmonaut' } });
    expect(await world.items()).toMatchObject([{ places: [{ shown: 'Cosmonaut', state: 'open', decided: null }] }]);
  });

  it('to look after it is counted as theirs', async () => {
    await world.see(world.jide, wrong);
    const [{ id }] = await world.items();
    await world.call(world.lead, 'POST', `/v1/drift/${id}/acknowledge`, { assign: 'jadeyemi' });
    expect((await world.items())[0].places[0]).toMatchObject({
      state: 'acknowledged',
      decided: { assigned: 'jadeyemi' },
    });
    expect(await world.items(world.jide, '?assigned=me')).toHaveLength(1);
    expect((await world.ask(world.jide, '/v1/drift/summary')).json).toMatchObject({
      mine: 1,
      items: { low: 1 },
      behind: 0,
    });
    await world.call(world.lead, 'POST', `/v1/drift/${id}/reopen`, { why: 'they are away' });
    expect((await world.ask(world.jide, '/v1/drift/summary')).json.mine).toBe(0);
  });

  it('about one place of several leaves one item, counted once', async () => {
    const named = { 'name.familyName': 'Okafor' };
    const contoso = { console: PORTAL, tenant: 'Contoso Logistics', account: 'jide@contoso.example' };
    await world.account('acc-portal-c', 'jadeyemi', contoso.account, { console: PORTAL, client: 'contoso' });
    await world.see(world.jide, { values: { ...JIDE, ...named } }, { ...contoso, values: named });
    const [{ id, places }, ...more] = await world.items();
    expect([more, places.length]).toEqual([[], 2]);
    const some = places.flatMap((one: { id: string; client: string }) => (one.client === 'contoso' ? [one.id] : []));
    await world.call(world.lead, 'POST', `/v1/drift/${id}/acknowledge`, { places: some });
    const lan = await world.collector.enrol('lnguyen', { roles: ['technician'], serves: ['northwind'] });
    const counted = async (by: TestDevice) => {
      const { items, places } = (await world.ask(by, '/v1/drift/summary')).json;
      return [items.medium, places.medium];
    };
    expect(await counted(world.lead)).toEqual([1, 2]);
    expect(await counted(world.jide)).toEqual([1, 2]);
    expect(await counted(lan), 'who sees the open one only').toEqual([1, 1]);
  });

  it('to accept it opens an exception that ends, and then it is back, and worse', async () => {
    await world.see(world.jide, wrong);
    const [{ id }] = await world.items();
    const accepted = { why: 'agreed with the client', expires: '2026-11-30T00:00:00.000Z' };
    expect((await world.call(world.jide, 'POST', `/v1/drift/${id}/accept`, accepted)).json.error.code).toBe(
      'auth.role',
    );
    const answer = await world.call(world.lead, 'POST', `/v1/drift/${id}/accept`, accepted);
    expect(answer.json.places[0]).toMatchObject({ state: 'excepted', exception: { expires: accepted.expires } });
    expect(await world.items()).toEqual([]);
    expect((await world.ask(world.lead, '/v1/drift/summary')).json.excepted).toBe(1);
    world.later(11);
    expect(await world.items()).toMatchObject([{ severity: 'medium', kinds: ['different', 'exception-over'] }]);
    const ofKind = async (kind: string) => [
      (await world.items(world.lead, `?kind=${kind}`)).length,
      (await world.ask(world.lead, `/v1/drift/board?kind=${kind}`)).json.rows.length,
    ];
    expect(await ofKind('different')).toEqual([1, 1]);
    expect(await ofKind('exception-over'), 'whichever of its kinds is asked for').toEqual([1, 1]);
    expect(await ofKind('spelling')).toEqual([0, 0]);
    const { db } = world.collector;
    await db.updateTable('drift_findings').set({ kinds: '' }).execute();
    await fillKinds(db as never);
    expect(await ofKind('exception-over'), 'stored before kinds were').toEqual([1, 1]);
  });

  it('about an account nobody recorded is not an exception', async () => {
    await world.see(world.jide, { account: 'priya', values: { email: 'p.raman@msp.example' } });
    const [{ id }] = await world.items();
    const answer = await world.call(world.lead, 'POST', `/v1/drift/${id}/accept`, {
      why: 'no reason',
      expires: '2026-11-30T00:00:00.000Z',
    });
    expect(answer.json.error.code).toBe('drift.noException');
  });

  it('is evidence', async () => {
    await world.see(world.jide, wrong);
    const [{ id }] = await world.items();
    await world.call(world.lead, 'POST', `/v1/drift/${id}/false-alarm`, { why: 'seen and known' });
    const { events } = (await world.call(world.admin, 'GET', '/v1/events?verb=drift.decided')).json;
    expect(events).toMatchObject([
      {
        body: {
          client: { id: 'northwind' },
          object: { key: id },
          detail: { decision: 'false-alarm', why: 'seen and known' },
        },
      },
    ]);
  });
});

describe('a profile that misreads', () => {
  it('is held back with one example, and counts once somebody says it reads right', async () => {
    const people = Array.from({ length: 12 }, (_, at) => `person-${at}`);
    for (const id of people) {
      const [given, family] = [`Given${id.slice(7)}`, `Family${id.slice(7)}`];
      await world.put('technicians', {
        id,
        userName: id,
        name: { givenName: given, familyName: family },
        displayName: `${given} ${family}`,
        title: 'Technician',
        emails: [],
        phoneNumbers: [],
        active: true,
        version: 1,
      } as never);
      await world.account(`acc-${id}`, id, id);
    }
    world.later(1);
    await world.see(world.jide, ...people.map((account) => ({ account, values: { title: 'Edit profile' } })));
    expect(await world.items()).toEqual([]);
    await world.items();
    const { suspects } = (await world.call(world.lead, 'GET', '/v1/drift/suspects')).json;
    expect(suspects).toMatchObject([
      {
        profile: 'lam',
        version: '2026-11',
        attribute: 'title',
        places: 12,
        technicians: 12,
        example: { shown: 'Edit profile', state: 'held' },
      },
    ]);
    await world.call(world.lead, 'POST', `/v1/drift/suspects/${suspects[0].id}/release`, { why: 'it does say so' });
    expect(await world.items()).toHaveLength(12);
  });

  it('is not suspected when it was the record that changed', async () => {
    const people = Array.from({ length: 12 }, (_, at) => `person-${at}`);
    for (const id of people) {
      await world.put('technicians', {
        id,
        userName: id,
        name: { givenName: 'A', familyName: id },
        displayName: id,
        title: 'Technician',
        emails: [],
        phoneNumbers: [],
        active: true,
        version: 1,
      } as never);
      await world.account(`acc-${id}`, id, id);
    }
    world.later(1);
    await world.see(world.jide, ...people.map((account) => ({ account, values: { title: 'Technician' } })));
    world.later(1);
    for (const id of people) await world.put('technicians', { id }, { title: 'Engineer' });
    expect(await world.items()).toHaveLength(12);
  });
});

describe('the board', () => {
  it('has a letter for each technician and console, worst first, and says what it covers', async () => {
    await world.see(
      world.jide,
      { values: { ...JIDE, email: 'jide@old.example' } },
      { account: 'lnguyen', values: { title: 'Technician' } },
    );
    const { json } = await world.ask(world.lead, '/v1/drift/board');
    const lam = json.consoles.findIndex((one: { console: string }) => one.console === LAM);
    const cells = Object.fromEntries(
      json.rows.map((row: { technician: { id: string }; cells: string }) => [row.technician.id, row.cells[lam]]),
    );
    expect(cells).toEqual({ jadeyemi: '2', lnguyen: 'o', mkruse: '.', zmueller: '.' });
    expect(json.rows[0].technician.id).toBe('jadeyemi');
    expect(json).toMatchObject({ total: 4, behind: 0 });
    const coverage = (await world.ask(world.lead, '/v1/drift/coverage?client=northwind')).json;
    const row = coverage.rows.find((one: { console: string }) => one.console === LAM);
    expect(row).toMatchObject({
      recorded: 4,
      seen: 2,
      stale: 0,
      lastPassive: '2026-11-20T08:00:00.000Z',
      lastAsked: null,
      lastList: null,
    });
    expect(row.blind).toHaveLength(2);
    const trend = (await world.call(world.lead, 'GET', '/v1/drift/trend?days=7')).json;
    expect(trend.days).toEqual([{ day: '2026-11-20', critical: 0, high: 0, medium: 1, low: 0 }]);
    const clean = async () => (await world.call(world.jide, 'GET', '/v1/drift/trend?days=7&client=contoso')).json.days;
    const zero = { day: '2026-11-20', critical: 0, high: 0, medium: 0, low: 0 };
    expect(await clean()).toEqual([zero]);
    const { db } = world.collector;
    await db.deleteFrom('drift_days').where('client', '=', '').execute();
    const before = { day: '2026-11-19', client: '', rank: 3, places: 0 };
    await db.insertInto('drift_days').values(before).execute();
    expect(await clean(), 'as days were kept once').toEqual([{ ...zero, day: '2026-11-19' }]);
    await keepDays(db as never);
    expect(await clean()).toEqual([{ ...zero, day: '2026-11-19' }, zero]);
    expect((await world.call(world.lead, 'GET', '/v1/drift/trend?days=7')).json.days).toEqual([
      { ...zero, day: '2026-11-19' },
      { ...zero, medium: 1 },
    ]);
  });

  it('is the same after it was made again from the log', async () => {
    await world.see(
      world.jide,
      { values: { ...JIDE, email: 'jide@old.example', title: 'Astronaut' } },
      { account: 'priya', values: { email: 'p.raman@msp.example' } },
    );
    await world.list(world.jide);
    const before = await world.items();
    expect(before).toHaveLength(3);
    await world.call(world.lead, 'POST', `/v1/drift/${before[0].id}/acknowledge`, {});
    const all = await world.items();
    const { rebuildDrift } = await import('../../../lib/collector/drift/rebuild.ts');
    expect(await rebuildDrift(world.collector.db, world.collector.clock.now)).toEqual({ observations: 2, findings: 3 });
    expect(await world.items()).toEqual(all);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DriftWorld, JIDE, LAM, PORTAL, startDriftWorld } from './drift-world.ts';

let world: DriftWorld;
beforeEach(async () => {
  world = await startDriftWorld();
});
afterEach(() => world.stop());

describe('what a console shows', () => {
  it('is no drift while it says what the record says, in whatever way it is written', async () => {
    await world.see(world.jide, {
      values: { ...JIDE, phone: '020 5550102', email: 'J.Adeyemi@MSP.example', active: 'Enabled' },
    });
    expect(await world.items()).toEqual([]);
  });

  it('is drift with the value, the reason and who may mend it once it says something else', async () => {
    await world.see(world.jide, { values: { ...JIDE, email: 'jide@old.example' } });
    const [item, ...more] = await world.items();
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      attribute: 'email',
      severity: 'medium',
      kinds: ['different'],
      technician: { id: 'jadeyemi' },
      expected: 'j.adeyemi@msp.example',
      count: 1,
    });
    expect(item.places[0]).toMatchObject({
      client: 'northwind',
      console: LAM,
      account: 'jadeyemi',
      accountId: 'acc-jide',
      shown: 'jide@old.example',
      seenBy: 'jadeyemi',
      address: 'http://127.0.0.1:9003/templates/account/edit.php',
      mend: { console: 'both', record: { id: 'options' }, access: null },
      state: 'open',
    });
    expect(item.places[0].explain).toMatch(
      /^Northwind LDAP Account Manager showed “jide@old\.example” as the e-mail address of jadeyemi on 2026-11-20 08:00 UTC, seen by Jide Adeyemi in passing\. The record says .*“j\.adeyemi@msp\.example”: the record of Jide Adeyemi v1/,
    );
  });

  it('is gone from the list once it was seen right, and says when it last was when it goes wrong again', async () => {
    await world.see(world.jide, { values: JIDE, at: '2026-11-20T07:00:00.000Z' });
    await world.see(world.jide, { values: { ...JIDE, title: 'Astronaut' }, at: '2026-11-20T07:30:00.000Z' });
    const [item] = await world.items();
    expect(item).toMatchObject({
      attribute: 'title',
      severity: 'low',
      lastRight: '2026-11-20T07:00:00.000Z',
      since: '2026-11-20T07:30:00.000Z',
    });
    await world.see(world.jide, { values: JIDE });
    expect(await world.items()).toEqual([]);
  });

  it('comes out the same in whatever order devices deliver it', async () => {
    await world.see(world.jide, { values: { ...JIDE, title: 'Astronaut' }, at: '2026-11-20T07:30:00.000Z' });
    await world.see(world.lead, { values: JIDE, at: '2026-11-20T07:00:00.000Z' });
    const [item] = await world.items();
    expect(item).toMatchObject({ attribute: 'title', lastRight: '2026-11-20T07:00:00.000Z' });
  });

  it('is unknown, not true, when it was seen longer ago than the client allows', async () => {
    await world.put('clients', { id: 'northwind' }, { maxAgeDays: 7 });
    await world.see(world.jide, { values: { email: 'jide@old.example' } });
    expect(await world.items()).toHaveLength(1);
    world.later(8);
    expect(await world.items()).toEqual([]);
    const [row] = (await world.ask(world.lead, '/v1/drift/coverage?client=northwind&console=lam')).json.rows;
    expect(row).toMatchObject({ recorded: 4, seen: 0, stale: 1 });
    expect(row.blind.join(' ')).toContain('too long ago');
  });

  it('yields nothing where the tenant cannot be read, or belongs to nobody', async () => {
    await world.see(world.jide, { console: PORTAL, values: { email: 'x@y.example' } });
    await world.see(world.jide, { console: PORTAL, tenant: 'Somebody else', values: { email: 'x@y.example' } });
    expect(await world.items()).toEqual([]);
    expect(await world.collector.db.selectFrom('observations').selectAll().execute()).toEqual([]);
  });

  it('shows both values when two people saw different ones within minutes, and the newest counts', async () => {
    await world.see(world.lead, { values: JIDE, at: '2026-11-20T07:55:00.000Z' });
    await world.see(world.jide, { values: { ...JIDE, title: 'Astronaut' }, at: '2026-11-20T07:58:00.000Z' });
    const [item] = await world.items();
    expect(item.places[0]).toMatchObject({
      shown: 'Astronaut',
      contested: { shown: 'Senior technician', by: 'mkruse' },
    });
  });

  it('is compared by its digest where the client keeps it from the log, and is unknown where that cannot be', async () => {
    const { digestOf } = await import('../../../lib/evidence/field-policy.ts');
    const send = async (value: string) => {
      const event = world.jide.event();
      const salt = event.salt;
      world.jide.chain.seq--;
      world.jide.chain.last = event.leaf.prev;
      const body = world.jide.bodyOf({
        ...world.observed({ values: {} }),
        ticket: undefined,
        at: '2026-11-20T08:00:00.000Z',
        fields: [{ attribute: 'email', to: digestOf(salt, value), policy: 'digest' }],
      } as never);
      const { bodyMac, leafHash } = await import('../../../lib/evidence/leaf.ts');
      const leaf = { ...event.leaf, body: bodyMac(salt, body) };
      world.jide.chain.seq++;
      world.jide.chain.last = leafHash(leaf);
      const answer = await world.call(world.jide, 'POST', '/v1/events', world.jide.batch({ leaf, salt, body }));
      expect(answer.status).toBe(200);
    };
    const unknown = async () => {
      await world.items();
      return (
        await world.collector.db
          .selectFrom('drift_cells')
          .select('unknown')
          .where('technician', '=', 'jadeyemi')
          .executeTakeFirstOrThrow()
      ).unknown;
    };
    await send('J.Adeyemi@msp.example'.toLowerCase());
    expect(await unknown()).toBe(0);
    await send('somebody@else.example');
    expect(await unknown()).toBe(1);
    expect(await world.items()).toEqual([]);
  });
});

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

describe('a cause', () => {
  it('is one item with all its places, and those of clients one does not serve are not there', async () => {
    await world.account('acc-portal-n', 'jadeyemi', 'jadeyemi@northwind.example', { console: PORTAL });
    await world.account('acc-portal-c', 'jadeyemi', 'jide.adeyemi@contoso.example', {
      console: PORTAL,
      client: 'contoso',
    });
    await world.see(
      world.jide,
      { values: JIDE },
      {
        console: PORTAL,
        tenant: 'Northwind Dental',
        account: 'jadeyemi@northwind.example',
        values: { 'name.familyName': 'Adeyemi' },
      },
      {
        console: PORTAL,
        tenant: 'Contoso Logistics',
        account: 'jide.adeyemi@contoso.example',
        values: { 'name.familyName': 'Adeyemi' },
      },
    );
    expect(await world.items()).toEqual([]);
    world.later(1);
    await world.put('technicians', { id: 'jadeyemi' }, { name: { givenName: 'Jide', familyName: 'Okafor' } });
    const [item, ...more] = await world.items();
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      attribute: 'name.familyName',
      expected: 'Okafor',
      count: 3,
      clients: 2,
      since: '2026-11-21T08:00:00.000Z',
    });
    const lan = await world.collector.enrol('lnguyen', { roles: ['technician'], serves: ['northwind'] });
    const [seen] = await world.items(lan);
    expect(seen).toMatchObject({ count: 2, clients: 1 });
    expect(JSON.stringify(seen)).not.toContain('contoso');
    const refused = await world.call(lan, 'GET', '/v1/drift?client=contoso');
    expect(refused.json.error.code).toBe('client.notServed');
  });

  it('of somebody who left and whose account works is the worst, and stands first', async () => {
    await world.see(
      world.jide,
      { values: { ...JIDE, email: 'jide@old.example' } },
      { account: 'lnguyen', values: { active: 'Aktiviert' } },
    );
    await world.put('technicians', { id: 'lnguyen' }, { active: false });
    const items = await world.items();
    expect(items.map(({ severity, kinds }) => [severity, kinds[0]])).toEqual([
      ['critical', 'leaver-active'],
      ['medium', 'different'],
    ]);
    expect(items[0].places[0].explain).toContain('Lan Nguyen left.');
    await world.see(world.jide, { account: 'lnguyen', values: { active: 'Deaktiviert' } });
    expect(await world.items()).toHaveLength(1);
  });

  it('is paged by what comes next', async () => {
    const titles = ['title', 'email', 'phone', 'name.familyName'];
    await world.see(world.jide, {
      values: Object.fromEntries(titles.map((one) => [one, one === 'phone' ? '+1 202 555 9999' : 'x@wrong.example'])),
    });
    const found: string[] = [];
    let after = '';
    for (;;) {
      const { json } = await world.call(world.lead, 'GET', `/v1/drift?limit=1${after && `&after=${after}`}`);
      found.push(...json.items.map((one: { attribute: string }) => one.attribute));
      if (!json.next) break;
      after = json.next;
    }
    expect(found.sort()).toEqual(titles.sort());
    expect((await world.call(world.lead, 'GET', '/v1/drift?after=nonsense')).json.error.code).toBe('search.after');
  });
});

describe('accounts', () => {
  it('that nobody recorded and that look like ours are found; the client’s own people are not even kept', async () => {
    await world.see(
      world.jide,
      { account: 'priya', values: { email: 'p.raman@msp.example', active: 'true' } },
      { account: 'reception', values: { email: 'reception@northwind.example', displayName: 'Front Desk' } },
    );
    const [item, ...more] = await world.items();
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      kinds: ['orphan'],
      severity: 'high',
      technician: { id: 'praman' },
      places: [{ account: 'priya', accountId: null }],
    });
    const kept = await world.collector.db.selectFrom('observations').select('account').execute();
    expect(kept).toEqual([{ account: 'priya' }]);
    await world.account('acc-priya', 'praman', 'priya');
    expect(await world.items()).toEqual([]);
  });

  it('that a complete list does not hold are missing, and only then', async () => {
    world.later(1);
    await world.see(world.jide, ...['jadeyemi', 'lnguyen', 'mkruse'].map((account) => ({ account })));
    expect(await world.items()).toEqual([]);
    await world.list(world.jide, false);
    expect(await world.items()).toEqual([]);
    await world.list(world.jide);
    const items = await world.items();
    expect(items).toMatchObject([
      { kinds: ['not-found'], technician: { id: 'zmueller' }, places: [{ account: 'zmullerludenscheidt' }] },
    ]);
    await world.see(world.jide, { account: 'zmullerludenscheidt' });
    expect(await world.items()).toEqual([]);
  });

  it('of somebody else that a person works as are told', async () => {
    await world.account('acc-shared', 'mkruse', 'support', { purpose: 'shared', usedBy: ['lnguyen'] });
    const signedInAs = { console: { id: LAM, profile: LAM, profileVersion: '2026-11', signedInAs: 'support' } };
    await world.see(world.jide, { values: JIDE, change: signedInAs });
    const [item] = await world.items();
    expect(item).toMatchObject({ kinds: ['used-by-other'], severity: 'high' });
    expect(item.places[0].explain).toBe(
      'Jide Adeyemi worked in Northwind LDAP Account Manager signed in as support. They are not named for it.',
    );
    await world.put('accounts', { id: 'acc-shared' }, { usedBy: ['lnguyen', 'jadeyemi'] });
    expect(await world.items()).toEqual([]);
  });

  it('changed where the client’s own people may change them are said to be made elsewhere, unless it was done through us', async () => {
    const at = (time: string) => `2026-11-20T0${time}:00.000Z`;
    await world.see(
      world.jide,
      { values: JIDE, at: at('6:00') },
      { values: { ...JIDE, title: 'Astronaut' }, at: at('7:00') },
    );
    expect((await world.items())[0].kinds).toEqual(['different', 'made-elsewhere']);
    await world.send(world.jide, { ...world.observed({}), verb: 'form.submitted', at: at('6:30') });
    expect((await world.items())[0].kinds).toEqual(['different']);
  });
});

describe('machine identities', () => {
  it('past their end are found, apart from people', async () => {
    await world.put('machines', {
      id: 'backup',
      kind: 'api-key',
      name: 'backup-key',
      owner: 'mkruse',
      client: 'northwind',
      console: LAM,
      purpose: 'nightly backup',
      created: '2026-01-01T00:00:00.000Z',
      expires: '2026-11-25T00:00:00.000Z',
      usedIn: [],
      version: 1,
    } as never);
    expect(await world.items()).toEqual([]);
    world.later(6);
    expect(await world.items()).toMatchObject([
      { kinds: ['machine-overdue'], technician: null, places: [{ account: 'backup-key', expected: '2026-11-25' }] },
    ]);
  });
});

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

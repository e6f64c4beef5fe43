import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DriftWorld, JIDE, LAM, PORTAL, startDriftWorld } from './drift-world.ts';

let world: DriftWorld;
beforeEach(async () => {
  world = await startDriftWorld();
});
afterEach(() => world.stop());

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

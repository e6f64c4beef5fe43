import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listObjects, objectAt } from '../../lib/collector/objects.ts';
import type { Client, Console } from '../../lib/record/record.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root');
});
afterEach(() => collector.stop());

const snapshot = async (token = admin.token) => (await collector.call('GET', '/v1/snapshot', { token })).json;
const client = async (id: string): Promise<Client> => (await snapshot()).clients.find((one: Client) => one.id === id);
const put = (path: string, body: unknown, version?: string | number) =>
  collector.call('PUT', path, {
    token: admin.token,
    body,
    headers: version === undefined ? {} : { 'if-match': String(version) },
  });
const remove = (path: string, version: number) =>
  collector.call('DELETE', path, { token: admin.token, headers: { 'if-match': `"${version}"` } });

const entra = (id: string): Console => ({
  id,
  version: 1,
  label: 'Contoso’s Entra',
  kind: 'iam',
  profile: null,
  origins: ['https://entra.example'],
  basePath: '/',
  administeredBy: 'client',
  tenancy: { mode: 'client', client: 'contoso' },
});

describe('changing the record', () => {
  it('makes the next version, and keeps every version there was', async () => {
    const before = await client('northwind');
    const answer = await put('/v1/clients/northwind', { ...before, name: 'Northwind Dental Group' }, 1);
    expect([answer.status, answer.json.version, answer.headers.get('etag')]).toEqual([200, 2, '"2"']);
    expect((await client('northwind')).name).toBe('Northwind Dental Group');
    expect(await objectAt(collector.db, 'clients', 'northwind', 1)).toEqual(before);
    const rows = await collector.db
      .selectFrom('object_versions')
      .select(['version', 'changed_by'])
      .where('id', '=', 'northwind')
      .orderBy('version')
      .execute();
    expect(rows).toEqual([
      { version: 1, changed_by: 'command line' },
      { version: 2, changed_by: 'root' },
    ]);
  });

  it('refuses a stale version, one that is missing, and one for something that is gone', async () => {
    const before = await client('northwind');
    await put('/v1/clients/northwind', { ...before, name: 'First' }, 1);
    const stale = await put('/v1/clients/northwind', { ...before, name: 'Second' }, '"1"');
    expect([stale.status, stale.json.error.code]).toEqual([412, 'record.stale']);
    expect(stale.json.error.sentence).toMatch(/version 2/);
    expect((await put('/v1/clients/northwind', before)).status).toBe(428);
    expect((await put('/v1/consoles/new', entra('new'), 3)).status).toBe(412);
    expect((await client('northwind')).name).toBe('First');
  });

  it('lets one of 20 concurrent changes of one version win', async () => {
    const before = await client('northwind');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => put('/v1/clients/northwind', { ...before, name: `Name ${i}` }, 1)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(19).fill(412)]);
  });

  it('goes on counting after something was removed, so that a version never means two things', async () => {
    expect((await put('/v1/consoles/entra', entra('entra'))).status).toBe(201);
    expect((await remove('/v1/consoles/entra', 1)).status).toBe(204);
    expect((await put('/v1/consoles/entra', entra('entra'))).json.version).toBe(3);
    expect(await objectAt(collector.db, 'consoles', 'entra', 2)).toBeUndefined();
  });

  it('moves a convention’s own version when, and only when, the convention changes', async () => {
    const before = await client('contoso');
    const renamed = (await put('/v1/clients/contoso', { ...before, name: 'Contoso Freight' }, 1)).json as Client;
    expect(renamed.convention.version).toBe(1);
    const convention = { ...before.convention, collision: 'ask', version: 77 };
    const changed = (await put('/v1/clients/contoso', { ...renamed, convention }, 2)).json as Client;
    expect([changed.version, changed.convention.version]).toEqual([3, 2]);
  });

  it('refuses a naming rule that cannot be read, and says why', async () => {
    const before = await client('contoso');
    const rules = { everyday: { userName: '{name.givenName:explode}' } };
    const answer = await put('/v1/clients/contoso', { ...before, convention: { ...before.convention, rules } }, 1);
    expect([answer.status, answer.json.error.code]).toEqual([422, 'record.rule']);
    expect(answer.json.error.sentence).toMatch(/userName.*everyday/);
  });

  it('refuses a naming rule by which nobody gets a login, with the technician it was tried on', async () => {
    const before = await client('contoso');
    const rules = { everyday: { userName: '{nickName:lower}', email: '{displayName}@{client.domain}' } };
    const answer = await put('/v1/clients/contoso', { ...before, convention: { ...before.convention, rules } }, 1);
    expect([answer.status, answer.json.error.code]).toEqual([422, 'record.rule']);
    expect(answer.json.error.sentence).toMatch(/needs the nickname, which the record of \S.+ lacks|is no address/);
    expect((await client('contoso')).version).toBe(1);
  });

  it('refuses what would give one name two meanings', async () => {
    const contoso = await client('contoso');
    const alias = await put('/v1/clients/contoso', { ...contoso, aliases: [' NORTHWIND  dental'] }, 1);
    expect([alias.status, alias.json.error.code]).toEqual([409, 'record.taken']);
    expect(alias.json.error.sentence).toMatch(/client northwind/);
    expect((await put('/v1/clients/contoso', { ...contoso, own: true }, 1)).status).toBe(409);
    const technicians = (await snapshot()).technicians;
    const twin = { ...technicians[0], id: 'twin', userName: 'MKRUSE' };
    expect((await put('/v1/technicians/twin', twin)).status).toBe(409);
    expect(await listObjects(collector.db, 'technicians')).toHaveLength(8);
  });

  it('refuses references to nothing, and removing what is referred to', async () => {
    const nowhere = { ...entra('entra'), tenancy: { mode: 'client', client: 'nobody' } };
    expect((await put('/v1/consoles/entra', nowhere)).json.error.code).toBe('record.reference');
    const used = await remove('/v1/clients/contoso', 1);
    expect([used.status, used.json.error.code]).toEqual([409, 'record.inUse']);
    expect(used.json.error.sentence).toMatch(/practice-portal/);
  });

  it('refuses an id in the body that is not the address’s', async () => {
    expect((await put('/v1/consoles/entra', entra('other'))).json.error.code).toBe('record.idMismatch');
  });

  it('brings no access back to life when a removed technician’s id is given to somebody else', async () => {
    const device = await collector.enrol('praman', { roles: ['administrator'] });
    const priya = (await snapshot()).technicians.find((one: { id: string }) => one.id === 'praman');
    expect((await remove('/v1/technicians/praman', 1)).status).toBe(204);
    expect((await put('/v1/technicians/praman', { ...priya, displayName: 'Somebody Else' })).json.version).toBe(3);
    expect((await collector.call('GET', '/v1/snapshot', { token: device.token })).json.error.code).toBe('auth.revoked');
    const next = await collector.enrol('praman');
    expect((await snapshot(next.token)).me.roles).toEqual(['technician']);
  });

  it('keeps the last active administrator', async () => {
    const root = (await snapshot()).technicians.find((one: { id: string }) => one.id === 'root');
    for (const answer of [
      await put('/v1/technicians/root', { ...root, active: false }, 1),
      await remove('/v1/technicians/root', 1),
    ])
      expect([answer.status, answer.json.error.code]).toEqual([409, 'record.lastAdministrator']);
    expect((await collector.call('GET', '/v1/snapshot', { token: admin.token })).status).toBe(200);
  });
});

describe('a client’s name, confirmed by a technician', () => {
  const confirm = (id: string, kind: string, value: string, token: string) =>
    collector.call('POST', `/v1/clients/${id}/names`, { token, body: { kind, value } });

  it('becomes the client’s next version, for everybody, with who said so', async () => {
    const { token } = await collector.enrol('lnguyen');
    const answer = await confirm('northwind', 'psaCompanyId', '4711', token);
    expect([answer.status, answer.json.version, answer.json.psaCompanyIds]).toEqual([200, 2, ['NWD-01', '4711']]);
    const row = await collector.db
      .selectFrom('object_versions')
      .select('changed_by')
      .where('id', '=', 'northwind')
      .where('version', '=', 2)
      .executeTakeFirst();
    expect(row).toEqual({ changed_by: 'lnguyen' });
  });

  it('changes nothing when the client has it already, in whatever case', async () => {
    const { token } = await collector.enrol('lnguyen');
    expect((await confirm('northwind', 'alias', 'NORTHWIND', token)).json.version).toBe(1);
    expect((await confirm('northwind', 'alias', 'northwind dental', token)).json.version).toBe(1);
  });

  it('is refused when it is another client’s, naming both', async () => {
    const { token } = await collector.enrol('jadeyemi');
    const answer = await confirm('contoso', 'alias', 'northwind', token);
    expect([answer.status, answer.json.error.code]).toEqual([409, 'names.taken']);
    expect(answer.json.error.sentence).toMatch(/Northwind Dental.*Contoso Logistics/);
  });
});

describe('on-call cover', () => {
  const take = (token: string, client = 'contoso', hours = 2) =>
    collector.call('POST', '/v1/cover', { token, body: { client, hours, reason: 'On call tonight' } });
  const sees = async (token: string) => (await snapshot(token)).clients.map((one: Client) => one.id);

  it('widens what a technician serves at once, and ends by the collector’s clock', async () => {
    const { token } = await collector.enrol('lnguyen');
    expect(await sees(token)).toEqual(['msp', 'northwind']);
    const answer = await take(token);
    expect([answer.status, answer.json.until]).toEqual([201, '2026-11-20T10:00:00.000Z']);
    expect(await sees(token)).toEqual(['contoso', 'msp', 'northwind']);
    collector.clock.now = new Date('2026-11-20T09:59:59.999Z');
    expect(await sees(token)).toContain('contoso');
    collector.clock.now = new Date('2026-11-20T10:00:00.000Z');
    expect(await sees(token)).toEqual(['msp', 'northwind']);
    const allot = { technician: 'lnguyen', client: 'contoso', console: 'practice-portal', purpose: 'everyday' };
    expect((await collector.call('POST', '/v1/accounts/allot', { token, body: allot })).status).toBe(403);
  });

  it('is for twelve hours at most, one at a time, and for a client that exists', async () => {
    const { token } = await collector.enrol('lnguyen');
    expect((await take(token, 'contoso', 13)).status).toBe(400);
    expect((await take(token, 'guessed')).status).toBe(404);
    const answers = await Promise.all([take(token), take(token), take(token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    expect((await take(token, 'contoso', 12)).json.error.code).toBe('cover.active');
  });

  it('is listed to whom it concerns and reviewed once, by another lead', async () => {
    const lan = await collector.enrol('lnguyen');
    const lead = await collector.enrol('mkruse');
    const { id } = (await take(lan.token)).json;
    const own = (await take(lead.token)).json;
    const list = async (token: string) => (await collector.call('GET', '/v1/cover', { token })).json.cover.length;
    expect([
      await list(lan.token),
      await list(lead.token),
      await list((await collector.enrol('jadeyemi')).token),
    ]).toEqual([1, 2, 0]);
    const review = (cover: string, token: string) => collector.call('POST', `/v1/cover/${cover}/review`, { token });
    expect((await review(id, lan.token)).json.error.code).toBe('auth.role');
    expect((await review(own.id, lead.token)).json.error.code).toBe('cover.own');
    expect((await review(id, lead.token)).json).toMatchObject({
      reviewedBy: 'mkruse',
      reviewedAt: '2026-11-20T08:00:00.000Z',
    });
    expect((await review(id, lead.token)).json.error.code).toBe('cover.reviewed');
    expect((await review('cov-none', lead.token)).status).toBe(404);
  });
});

describe('recent tickets', () => {
  it('follow the technician from device to device, newest first, each once', async () => {
    const [one, two] = [await collector.enrol('jadeyemi'), await collector.enrol('jadeyemi')];
    const read = (device: TestDevice, number: string, subject?: string) =>
      device.event(
        device.bodyOf({
          ticket: { console: 'rt', number, url: `https://rt.example/${number}` },
          ...(subject ? { fields: [{ attribute: 'subject', to: subject }] } : { verb: 'handoff' as const }),
        }),
      );
    const sent = [read(one, '1', 'Printer'), read(one, '2', 'New starter'), read(one, '1')];
    await collector.call('POST', '/v1/events', { token: one.token, body: one.batch(...sent) });
    const answer = await collector.call('GET', '/v1/tickets/recent', { token: two.token });
    expect(
      answer.json.tickets.map((ticket: { number: string; subject: string }) => [ticket.number, ticket.subject]),
    ).toEqual([
      ['1', 'Printer'],
      ['2', 'New starter'],
    ]);
    const lead = await collector.enrol('mkruse');
    expect((await collector.call('GET', '/v1/tickets/recent', { token: lead.token })).json.tickets).toEqual([]);
  });
});

describe('listing events', () => {
  it('goes page by page and filters by ticket, console, verb and technician', async () => {
    const device = await collector.enrol('jadeyemi');
    const sent = Array.from({ length: 25 }, (_, i) =>
      device.event(
        device.bodyOf({
          ticket: { console: i % 2 ? 'rt' : 'practice-desk', number: String(i % 5) },
          verb: i < 5 ? 'handoff' : 'ticket.read',
        }),
      ),
    );
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(...sent) });
    const list = async (query: string) =>
      (await collector.call('GET', `/v1/events?${query}`, { token: admin.token })).json;
    const all: number[] = [];
    let after = -1;
    for (;;) {
      const page = await list(`limit=10&after=${after}`);
      all.push(...page.events.map((event: { index: number }) => event.index));
      if (page.next === null) break;
      after = page.next;
    }
    // the reading itself left one more
    expect(all).toEqual(Array.from({ length: 26 }, (_, i) => i));
    const count = async (query: string) => (await list(query)).events.length;
    expect(await count('ticket=3')).toBe(5);
    expect(await count('ticket=rt:3')).toBe(3);
    expect(await count('verb=handoff')).toBe(5);
    expect(await count('technician=jadeyemi&client=northwind')).toBe(25);
    expect(await count('technician=mkruse')).toBe(0);
    expect(await count('console=lam')).toBe(0);
    expect((await collector.call('GET', '/v1/events?verb=x', { token: admin.token })).status).toBe(400);
    expect((await collector.call('GET', '/v1/events?nonsense=1', { token: admin.token })).status).toBe(400);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES, type RouteName, type Who } from '../../lib/collector/roles.ts';
import { ROLES } from '../../lib/record/record.schema.ts';
import { errorSchema, snapshotSchema } from '../../lib/wire/api.schema.ts';
import { startCollector, type TestCollector } from './start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

const ROUTE_LIST = Object.entries(ROUTES) as [RouteName, Who][];

describe('who may call what', () => {
  it('has a line in the table for every route, and no route without one', () => {
    const registered = collector.app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path}`);
    expect(new Set(registered)).toEqual(new Set(Object.keys(ROUTES)));
  });

  it('refuses every route to somebody without a token, but for those that start it all', async () => {
    const open: string[] = [];
    for (const [name] of ROUTE_LIST) {
      const [method, path] = name.split(' ') as [string, string];
      const answer = await collector.call(method, path.replace(':id', 'x'), {
        body: method === 'GET' ? undefined : {},
      });
      if (answer.status === 401) expect(errorSchema.parse(answer.json).error.code).toBe('auth.missing');
      else open.push(name);
    }
    const signingIn = [
      'GET /v1/sign-in',
      'POST /v1/sign-in/start',
      'POST /v1/sign-in/redeem',
      'POST /v1/sign-in/refresh',
    ];
    // The link an approver of a client's was given says who they are (attack 30).
    const byLink = ['GET /approve/:token', 'POST /approve/:token'];
    expect(open).toEqual(['GET /v1/status', 'POST /v1/enrol', ...signingIn, ...byLink]);
  });

  it.each(ROLES)('lets the role %s do what the table says, and nothing else', async (role) => {
    const device = await collector.enrol('praman', { roles: [role] });
    for (const [name, who] of ROUTE_LIST) {
      if (who === 'anyone' || name === 'DELETE /v1/session') continue;
      const [method, path] = name.split(' ') as [string, string];
      const answer = await collector.call(method, path.replace(':id', 'x'), {
        token: device.token,
        body: method === 'GET' ? undefined : {},
      });
      const allowed = who === 'evidence' || who === 'log reader' || who.includes(role);
      expect([name, answer.json?.error?.code === 'auth.role']).toEqual([name, !allowed]);
    }
  });

  it('notices a refused role', async () => {
    const device = await collector.enrol('jadeyemi');
    await collector.call('DELETE', '/v1/clients/northwind', { token: device.token });
    expect(await collector.notices()).toMatchObject([{ kind: 'auth.role', technician: 'jadeyemi', device: device.id }]);
  });

  it('gives a technician without a grant no role at all', async () => {
    const device = await collector.enrol('praman');
    await collector.db.deleteFrom('grants').where('technician', '=', 'praman').execute();
    expect((await collector.call('GET', '/v1/snapshot', { token: device.token })).json.error.code).toBe('auth.role');
  });
});

describe('setting up after it was set up (attack 39)', () => {
  it.each([
    '/v1/init',
    '/v1/setup',
    '/V1/Init',
    '/v1/init/',
    '/v1/%69nit',
    '/v1/set%2Dup',
    '/v1//enrolments',
    '/V1/ENROLMENTS',
    '/v1/enrolments/',
    '/v1/enrol/../setup',
    '/setup',
    '/install',
    '/',
  ])('finds nothing at %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT']) {
      const answer = await collector.call(method, path, method === 'GET' ? {} : { body: { technician: 'x' } });
      expect(answer.status).toBe(404);
      expect(answer.json.error.code).toBe('route.unknown');
    }
    const administrators = await collector.db
      .selectFrom('grants')
      .select('technician')
      .where('roles', 'like', '%administrator%')
      .execute();
    expect(administrators).toEqual([{ technician: 'root' }]);
  });
});

describe('the wrong client (attack 25)', () => {
  it('refuses and notices work for a client that is not served, alike for one that does not exist', async () => {
    const device = await collector.enrol('lnguyen');
    const { token } = device;
    const tries = [
      collector.call('POST', '/v1/clients/contoso/names', { token, body: { kind: 'alias', value: 'C' } }),
      collector.call('POST', '/v1/clients/guessed/names', { token, body: { kind: 'alias', value: 'C' } }),
      collector.call('POST', '/v1/accounts/allot', {
        token,
        body: { technician: 'lnguyen', client: 'contoso', console: 'practice-portal', purpose: 'everyday' },
      }),
      collector.call('GET', '/v1/events?client=contoso', { token }),
    ];
    for (const answer of await Promise.all(tries)) {
      expect(answer.status).toBe(403);
      expect(answer.json.error.code).toBe('client.notServed');
    }
    expect((await collector.notices()).map((row) => row.kind)).toEqual(Array(4).fill('client.notServed'));
  });

  it('refuses an address that is no id, before anything is looked up (attack 40)', async () => {
    const admin = await collector.enrol('root');
    for (const id of ['..%2f..%2fetc', '%2e%2e%2fx', 'A', 'a%00b', 'x'.repeat(65)]) {
      const answer = await collector.call('DELETE', `/v1/clients/${id}`, { token: admin.token });
      const code = id.includes('%00') ? 'request.nul' : 'request.badId';
      expect([id, answer.status, answer.json.error.code]).toEqual([id, 400, code]);
    }
  });

  it('lists a technician the events of clients they serve and their own, and compliance all', async () => {
    const jide = await collector.enrol('jadeyemi');
    const lan = await collector.enrol('lnguyen');
    const at = (id: string) => ({ client: { id, version: 1 } });
    const sent = [jide.event(jide.bodyOf(at('northwind'))), jide.event(jide.bodyOf(at('contoso')))];
    await collector.call('POST', '/v1/events', { token: jide.token, body: jide.batch(...sent) });
    const own = lan.event(lan.bodyOf(at('contoso')));
    await collector.call('POST', '/v1/events', { token: lan.token, body: lan.batch(own) });

    const seen = async (token: string) =>
      (await collector.call('GET', '/v1/events', { token })).json.events
        .filter((event: { leaf: { device: string } }) => event.leaf.device !== 'collector')
        .map((event: { index: number }) => event.index);
    expect(await seen(lan.token)).toEqual([0, 2]);
    expect(await seen(jide.token)).toEqual([0, 1, 2]);
    expect(await seen((await collector.enrol('lnguyen2')).token)).toEqual([0, 1, 2]);
    expect(await seen((await collector.enrol('praman')).token)).toEqual([]);
    expect((await collector.notices()).map((row) => [row.kind, JSON.parse(row.detail).index])).toEqual([
      ['event.foreignClient', 2],
    ]);
  });
});

describe('the snapshot', () => {
  const take = async (token: string) => {
    const answer = await collector.call('GET', '/v1/snapshot', { token });
    expect(answer.status).toBe(200);
    return snapshotSchema.parse(answer.json);
  };
  const ids = (list: { id: string }[]) => list.map((one) => one.id);

  it('holds the clients a technician serves and the MSP itself, and the consoles of those', async () => {
    const snapshot = await take((await collector.enrol('lnguyen')).token);
    expect(ids(snapshot.clients)).toEqual(['msp', 'northwind']);
    expect(ids(snapshot.consoles)).toEqual(['lam', 'mesh', 'practice-desk', 'practice-portal', 'rt']);
    const portal = snapshot.consoles.find((console) => console.id === 'practice-portal');
    expect(portal?.tenancy).toEqual({ mode: 'tenant', tenants: { 'Northwind Dental': 'northwind' } });
    expect(JSON.stringify(snapshot)).not.toMatch(/contoso/i);
    expect(snapshot.me.serves).toEqual(['northwind', 'msp']);
  });

  it('holds nothing of a client for somebody who serves none', async () => {
    const snapshot = await take((await collector.enrol('praman')).token);
    expect(ids(snapshot.clients)).toEqual(['msp']);
    expect(ids(snapshot.consoles)).toEqual(['mesh', 'practice-desk', 'rt']);
  });

  it('holds only accounts of clients served', async () => {
    const lead = await collector.enrol('mkruse');
    for (const client of ['northwind', 'contoso'])
      await collector.call('POST', '/v1/accounts/allot', {
        token: lead.token,
        body: { technician: 'mkruse', client, console: 'practice-portal', purpose: 'everyday' },
      });
    expect((await take(lead.token)).accounts).toHaveLength(2);
    expect((await take((await collector.enrol('lnguyen')).token)).accounts.map((one) => one.client)).toEqual([
      'northwind',
    ]);
  });

  it('holds the whole record for leads, compliance and administrators', async () => {
    for (const technician of ['mkruse', 'lnguyen2', 'root']) {
      const snapshot = await take((await collector.enrol(technician)).token);
      expect([technician, ids(snapshot.clients)]).toEqual([technician, ['contoso', 'msp', 'northwind']]);
      expect(snapshot.technicians).toHaveLength(8);
    }
  });

  it('leaves out technicians who are gone, for everybody who does not administer them', async () => {
    const admin = await collector.enrol('root');
    const leaver = (await take(admin.token)).technicians.find((one) => one.id === 'zmueller');
    const put = { token: admin.token, body: { ...leaver, active: false }, headers: { 'if-match': '"1"' } };
    expect((await collector.call('PUT', '/v1/technicians/zmueller', put)).status).toBe(200);
    expect(ids((await take((await collector.enrol('jadeyemi')).token)).technicians)).not.toContain('zmueller');
    expect(ids((await take(admin.token)).technicians)).toContain('zmueller');
  });

  it('is leased for 12 hours and answers 304 until something it holds changes', async () => {
    const { token } = await collector.enrol('lnguyen');
    const admin = await collector.enrol('root');
    const first = await collector.call('GET', '/v1/snapshot', { token });
    expect(first.json.leaseUntil).toBe('2026-11-20T20:00:00.000Z');
    const headers = { 'if-none-match': first.headers.get('etag') as string };
    collector.clock.now = new Date('2026-11-20T09:00:00.000Z');
    const same = await collector.call('GET', '/v1/snapshot', { token, headers });
    expect([same.status, same.json]).toEqual([304, null]);
    expect(same.headers.get('unswivel-lease-until')).toBe('2026-11-20T21:00:00.000Z');

    const pause = { token: admin.token, body: { paused: true, reason: 'The vendor redesigned it.' } };
    expect((await collector.call('PUT', '/v1/profiles/lam/pause', pause)).status).toBe(200);
    const paused = await collector.call('GET', '/v1/snapshot', { token, headers });
    expect(paused.status).toBe(200);
    expect(paused.json.paused).toEqual({ lam: 'The vendor redesigned it.' });
    await collector.call('PUT', '/v1/profiles/lam/pause', { token: admin.token, body: { paused: false } });
    expect((await collector.call('GET', '/v1/snapshot', { token, headers })).status).toBe(304);
  });
});

describe('pages and origins', () => {
  it('answers an extension’s pages and preflights, and no web page', async () => {
    const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    const preflight = await collector.call('OPTIONS', '/v1/snapshot', { headers: { origin } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization/);
    const refused = await collector.call('GET', '/v1/snapshot', { headers: { origin } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    for (const web of ['https://evil.example', 'http://127.0.0.1:8443', 'chrome-extension://x.evil.example/']) {
      const answer = await collector.call('POST', '/v1/enrol', { headers: { origin: web }, body: {} });
      expect([web, answer.status, answer.json.error.code]).toEqual([web, 403, 'request.origin']);
    }
  });
});

describe('the log line of a request', () => {
  it('names route, status and device, and neither token, address nor value', async () => {
    const device = await collector.enrol('lnguyen');
    const body = { kind: 'alias', value: 'Secret name' };
    await collector.call('POST', '/v1/clients/contoso/names?x=secret', { token: device.token, body });
    expect(collector.lines.at(-1)).toEqual({
      at: '2026-11-20T08:00:00.000Z',
      event: 'request',
      method: 'POST',
      route: '/v1/clients/:id/names',
      status: 403,
      ms: expect.any(Number),
      device: device.id,
      code: 'client.notServed',
    });
    const all = JSON.stringify(collector.lines);
    for (const secret of [device.token, 'Secret', 'secret', 'contoso']) expect(all).not.toContain(secret);
  });
});

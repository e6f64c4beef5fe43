import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../lib/record/access.schema.ts';
import { type Acting, exception, machine, startActing, template } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const account = {
  ...{ id: 'acc-1', version: 1, technician: 'jadeyemi', client: 'northwind', console: 'practice-portal' },
  ...{ purpose: 'shared', path: 'member', name: 'front.desk', roles: [], mfa: 'unknown', status: 'active' },
};

describe('a change and its reason', () => {
  it('keeps the reason with the version, in whatever letters, and gives it back', async () => {
    expect((await act.put('/v1/templates/desk', template(), { why: 'Für die neue Schicht – 新しい' })).status).toBe(
      201,
    );
    const answer = await act.get('/v1/objects/templates/desk');
    expect(answer.json).toMatchObject({ why: 'Für die neue Schicht – 新しい', changedBy: 'root' });
  });

  it('masks a secret in a reason, and refuses one that is not encoded or far too long', async () => {
    await act.put('/v1/templates/desk', template(), { why: 'password: hunter2-Xy9!' });
    expect((await act.get('/v1/objects/templates/desk')).json.why).not.toMatch(/hunter2/);
    for (const header of ['%E0%A4%A', 'x'.repeat(513), 'ab']) {
      const headers = { 'unswivel-why': header, 'if-match': '1' };
      const answer = await act.collector.call('PUT', '/v1/templates/desk', {
        ...{ token: act.root.token, body: template({ label: 'Other' }), headers },
      });
      expect([answer.status, answer.json.error.code]).toEqual([400, 'record.whyHeader']);
    }
    expect((await act.object('templates', 'desk')).label).toBe('Service desk L1');
  });

  it('asks for the version, and refuses a stale one, for every kind', async () => {
    await act.put('/v1/templates/desk', template());
    await act.put('/v1/exceptions/exc-1', exception());
    await act.put('/v1/machines/svc-backup', machine());
    await act.put('/v1/sources/hr', { id: 'hr', version: 1, label: 'HR', kind: 'csv', owns: [] });
    await act.put('/v1/groups/g1', { id: 'g1', version: 1, displayName: 'Desk', source: 'hr', members: [] });
    for (const [kind, id] of [
      ['templates', 'desk'],
      ['exceptions', 'exc-1'],
      ['machines', 'svc-backup'],
      ['sources', 'hr'],
      ['groups', 'g1'],
    ] as const) {
      const object = await act.object(kind, id);
      expect((await act.put(`/v1/${kind}/${id}`, object)).status, kind).toBe(428);
      expect((await act.put(`/v1/${kind}/${id}`, object, { version: 7 })).status, kind).toBe(412);
      expect((await act.put(`/v1/${kind}/${id}`, object, { version: 1, why: 'Looked at it' })).status, kind).toBe(200);
    }
  });

  it('is for administrators; a lead writes exceptions only, compliance nothing', async () => {
    const lead = await act.collector.enrol('lnguyen', { roles: ['lead'], serves: ['*'] });
    const compliance = await act.collector.enrol('jadeyemi', { roles: ['compliance'], serves: ['*'] });
    expect((await act.put('/v1/exceptions/exc-1', exception(), { by: lead })).status).toBe(201);
    expect((await act.put('/v1/templates/desk', template(), { by: lead })).status).toBe(403);
    expect((await act.remove('/v1/exceptions/exc-1', { version: 1, by: lead })).status).toBe(403);
    for (const path of ['/v1/exceptions/exc-2', '/v1/machines/svc-backup', '/v1/templates/desk'])
      expect((await act.put(path, {}, { by: compliance })).status).toBe(403);
    expect((await act.get('/v1/search/exceptions', compliance)).json.total).toBe(1);
  });
});

describe('machine identities', () => {
  it('are neither among the people nor in what a device caches, nor people among them', async () => {
    await act.put('/v1/machines/svc-backup', machine());
    expect((await act.get('/v1/search/technicians?q=backup')).json.total).toBe(0);
    expect((await act.get('/v1/search/machines?q=mkruse')).json.items.map((one: { id: string }) => one.id)).toEqual([
      'svc-backup',
    ]);
    const snapshot = JSON.stringify((await act.get('/v1/snapshot')).json);
    expect(snapshot).not.toContain('svc-backup');
    expect((await act.put('/v1/technicians/svc-backup', machine())).status).toBe(400);
  });

  it.each([
    ['purpose', 'Uses the key AKIAIOSFODNN7EXAMPLE for the bucket'],
    ['name', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['usedIn', ['the nightly job', 'Zk3v9Qp7Lx2Rt8Yw4Mb6Nc1Hd5Sf0Ga']],
    ['purpose', 'password: Tr0ub4dor&3'],
  ])('refuse a secret in %s', async (part, value) => {
    const answer = await act.put('/v1/machines/svc-backup', machine({ [part]: value }));
    expect([answer.status, answer.json.error.code]).toEqual([422, 'machine.secret']);
    expect(answer.json.error.sentence).toContain(part);
    expect(JSON.stringify(answer.json)).not.toContain(String(value).slice(-12));
  });

  it('take ids, thumbprints and long names, which are no secrets', async () => {
    for (const [at, name] of [
      '6f9619ff-8b86-d011-b42d-00c04fc964ff',
      'AB:CD:12:34:56:78:9A:BC:DE:F0:11:22:33:44:55:66:77:88:99:00',
      'svc-01-eu-02-backup-03-north-04',
      'CN=backup.northwind.example, O=Northwind Dental',
    ].entries())
      expect((await act.put(`/v1/machines/m${at}`, machine({ id: `m${at}`, name }))).status, name).toBe(201);
  });
});

describe('accounts', () => {
  it('refuse an end for break-glass, and others using what is somebody’s own', async () => {
    const put = (change: object) => act.put('/v1/accounts/acc-1', { ...account, ...change });
    const ends = await put({ purpose: 'break-glass', until: '2027-01-01T00:00:00.000Z' });
    expect(ends.json.error.code).toBe('account.breakGlass');
    expect((await put({ purpose: 'everyday', usedBy: ['lnguyen'] })).json.error.code).toBe('account.usedBy');
    expect((await put({ usedBy: ['lnguyen', 'lnguyen'] })).json.error.code).toBe('account.usedByItself');
    expect((await put({ usedBy: ['jadeyemi'] })).json.error.code).toBe('account.usedByItself');
    expect((await put({ usedBy: ['nobody'] })).json.error.code).toBe('record.reference');
    expect((await put({ usedBy: ['lnguyen'], how: 'In the vault, with a reason' })).status).toBe(201);
  });
});

describe('who decides who may be what', () => {
  beforeEach(async () => {
    const northwind = await act.object('clients', 'northwind');
    const accessAuthority = { iam: 'Northwind’s own directory', rmm: 'Unswivel' };
    await act.put('/v1/clients/northwind', { ...northwind, accessAuthority }, { version: 1 });
  });

  it('refuses roles of an account, a template and an exception there, naming the system', async () => {
    const kind = (await act.object('consoles', 'practice-portal')).kind;
    expect(kind).toBe('iam');
    for (const answer of [
      await act.put('/v1/accounts/acc-1', { ...account, roles: ['Admin'] }),
      await act.put('/v1/templates/desk', template({ grants: [{ ...grant, client: 'northwind' }] })),
      await act.put('/v1/exceptions/exc-1', exception({ differs: { what: 'role', role: 'Admin', groups: [] } })),
    ]) {
      expect([answer.status, answer.json.error.code]).toEqual([409, 'access.authority']);
      expect(answer.json.error.sentence).toMatch(/Northwind’s own directory.*Northwind Dental/);
    }
  });

  const grant: Grant = { kind: 'iam', purpose: 'everyday', role: 'Helpdesk', groups: [] };

  it('lets everything else be, and roles where it is decided here', async () => {
    expect((await act.put('/v1/accounts/acc-1', account)).status).toBe(201);
    expect((await act.put('/v1/accounts/acc-1', { ...account, mfa: 'on' }, { version: 1 })).status).toBe(200);
    const grants = [{ ...grant, kind: 'rmm' as const, client: 'northwind' }, grant];
    expect((await act.put('/v1/templates/desk', template({ grants }))).status).toBe(201);
  });

  it('refuses it in bulk and by a set-up too', async () => {
    await act.put('/v1/accounts/acc-1', account);
    const bulk = await act.post('/v1/bulk', {
      ...{ kind: 'accounts', ids: [{ id: 'acc-1', version: 1 }], change: { roles: ['Admin'] }, why: 'All of them' },
    });
    expect(bulk.json).toMatchObject({ applied: false, refused: [{ id: 'acc-1', code: 'access.authority' }] });
    const objects = { accounts: [{ ...account, roles: ['Admin'] }] };
    const setup = { format: 'unswivel-setup', version: 1, objects };
    const brought = await act.post('/v1/configuration', { setup, dryRun: false });
    expect(brought.json.applied).toBe(false);
    expect((await act.object('accounts', 'acc-1')).roles).toEqual([]);
  });
});

it('refuses a template that says twice what it is in one place', async () => {
  const grant: Grant = { kind: 'iam', purpose: 'everyday', groups: [] };
  const grants = [
    { ...grant, role: 'Helpdesk' },
    { ...grant, role: 'Global Administrator' },
  ];
  expect((await act.put('/v1/templates/desk', template({ grants }))).json.error.code).toBe('template.twice');
});

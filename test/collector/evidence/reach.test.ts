import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReachAnswer, reachAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.stop());

async function reach(client: string, serves: string[] = []): Promise<{ status: number; answer: ReachAnswer | null }> {
  const auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves });
  const { status, json } = await collector.call('GET', `/v1/evidence/reach?client=${client}`, { token: auditor.token });
  return { status, answer: status === 200 ? reachAnswerSchema.parse(json) : null };
}

describe('who can reach a client', () => {
  it('names everybody with an account there, who serves it or covers it, each with every reason', async () => {
    const admin = await collector.enrol('root', { roles: ['administrator'] });
    const account = {
      id: 'acc-1',
      version: 1,
      technician: 'jadeyemi',
      client: 'contoso',
      console: 'practice-portal',
      purpose: 'everyday',
      name: 'j.adeyemi',
      status: 'active',
    };
    const put = await collector.call('PUT', '/v1/accounts/acc-1', { token: admin.token, body: account });
    expect(put.status, JSON.stringify(put.json)).toBeLessThan(300);
    const night = await collector.enrol('mkruse', { roles: ['technician'], serves: ['northwind'] });
    await collector.call('POST', '/v1/cover', {
      token: night.token,
      body: { client: account.client, hours: 2, reason: 'Night duty' },
    });
    const { answer } = await reach(account.client);
    const of = (id: string) => answer?.people.find(({ technician }) => technician === id)?.why ?? [];
    const since = collector.clock.now.toISOString();
    expect(of(account.technician)).toContainEqual(
      expect.objectContaining({ how: 'account', account: account.id, since, lastSeen: null }),
    );
    const until = '2026-11-20T10:00:00.000Z';
    expect(of('mkruse')).toContainEqual({ how: 'cover', reason: 'Night duty', until, since });
    expect(of('mkruse').some(({ how }) => how === 'serves')).toBe(false);
    collector.clock.now = new Date('2026-11-20T11:00:00.000Z');
    const later = (await reach(account.client)).answer?.people.find(({ technician }) => technician === 'mkruse');
    expect(later?.why.some(({ how }) => how === 'cover') ?? false).toBe(false);
    expect(
      (await reach('northwind')).answer?.people.find(({ technician }) => technician === 'mkruse')?.why,
    ).toContainEqual({ how: 'serves', all: false });
  });

  it('says since when each holder has an account as it is, not since when anybody had it', async () => {
    const admin = await collector.enrol('root', { roles: ['administrator'] });
    const account = { id: 'acc-2', client: 'contoso', console: 'practice-portal', purpose: 'shared', name: 'shared' };
    const sinceAt = async (hour: number, change: object) => {
      collector.clock.now = new Date(Date.UTC(2026, 10, 23, hour));
      const known = (await collector.call('GET', '/v1/objects/accounts/acc-2', { token: admin.token })).json.object;
      const headers: Record<string, string> = known
        ? { 'if-match': String(known.version), 'unswivel-why': 'handed%20over' }
        : {};
      const body = { version: 1, ...account, ...known, ...change };
      const put = await collector.call('PUT', '/v1/accounts/acc-2', { token: admin.token, body, headers });
      expect(put.status, JSON.stringify(put.json)).toBeLessThan(300);
      const { answer } = await reach('contoso');
      const found = (answer?.people ?? []).flatMap(({ technician, why }) =>
        why.flatMap((one) => (one.how === 'account' && one.account === 'acc-2' ? [[technician, one.since]] : [])),
      );
      return Object.fromEntries(found);
    };
    const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
    expect(await sinceAt(1, { technician: 'jadeyemi', status: 'active' })).toEqual({ jadeyemi: at(1) });
    expect(await sinceAt(2, { roles: ['operator'] })).toEqual({ jadeyemi: at(1) });
    const handedOver = { technician: 'mkruse', usedBy: ['jadeyemi'] };
    expect(await sinceAt(3, handedOver)).toEqual({ mkruse: at(3), jadeyemi: at(1) });
    expect(await sinceAt(4, { usedBy: [] })).toEqual({ mkruse: at(3) });
    expect(await sinceAt(5, { usedBy: ['jadeyemi'] })).toEqual({ mkruse: at(3), jadeyemi: at(5) });
    expect(await sinceAt(6, { status: 'disabled' })).toEqual({ mkruse: at(6), jadeyemi: at(6) });
  });

  it('names who reaches it through a console of the MSP’s own, answers for a machine there, or sees every client by their role', async () => {
    const admin = await collector.enrol('root', { roles: ['administrator'] });
    const put = async (kind: string, body: { id: string; [part: string]: unknown }) => {
      const answer = await collector.call('PUT', `/v1/${kind}/${body.id}`, { token: admin.token, body });
      expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
    };
    const account = { version: 1, technician: 'praman', client: 'msp', purpose: 'everyday', status: 'active' };
    await put('accounts', { ...account, id: 'acc-mesh', console: 'mesh', name: 'praman-mesh' });
    await put('accounts', { ...account, id: 'acc-rt', console: 'rt', name: 'praman-rt' });
    const machine = { version: 1, kind: 'api-key', client: 'contoso', purpose: 'Nightly backup', owner: 'zmueller' };
    const created = '2026-01-01T00:00:00.000Z';
    await put('machines', { ...machine, id: 'm-1', name: 'backup', created });
    await put('machines', {
      ...machine,
      id: 'm-2',
      name: 'over',
      created,
      expires: '2026-02-01T00:00:00.000Z',
    });
    await collector.enrol('jadeyemi2', { roles: ['lead'], serves: [] });
    const { answer } = await reach('contoso');
    const of = (id: string) => answer?.people.find(({ technician }) => technician === id)?.why;
    expect(of('praman')).toMatchObject([{ how: 'account', account: 'acc-mesh', console: 'mesh', ours: true }]);
    expect(of('zmueller')?.filter(({ how }) => how === 'machine')).toEqual([
      { how: 'machine', machine: 'm-1', kind: 'api-key', name: 'backup', purpose: 'Nightly backup', since: created },
    ]);
    expect(of('jadeyemi2')).toContainEqual({ how: 'serves', all: true });
    // asked of the MSP itself, its own accounts are simply there
    expect((await reach('msp')).answer?.people.find(({ technician }) => technician === 'praman')?.why).toMatchObject([
      { account: 'acc-mesh', ours: false },
      { account: 'acc-rt', ours: false },
    ]);
  });

  it('is not told of a client there is none of, as if somebody could reach it', async () => {
    expect(await reach('nobody')).toEqual({ status: 404, answer: null });
  });

  it('is told within one’s clients', async () => {
    expect((await reach('contoso', ['northwind'])).status).toBe(403);
    expect((await reach('northwind', ['northwind'])).status).toBe(200);
  });
});

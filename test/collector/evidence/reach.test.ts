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
    const night = await collector.enrol('mkruse', { roles: ['technician'], serves: ['fabrikam'] });
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
      (await reach('fabrikam')).answer?.people.find(({ technician }) => technician === 'mkruse')?.why,
    ).toContainEqual({ how: 'serves', all: false });
  });

  it('is told within one’s clients', async () => {
    expect((await reach('contoso', ['northwind'])).status).toBe(403);
    expect((await reach('northwind', ['northwind'])).status).toBe(200);
  });
});

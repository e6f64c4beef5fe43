import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../lib/record/access.schema.ts';
import { previewAnswerSchema, proposalSchema } from '../../../lib/wire/admin.schema.ts';
import { type Acting, startActing, template } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
  const northwind = await act.object('clients', 'northwind');
  await act.put('/v1/clients/northwind', { ...northwind, fourEyes: true }, { version: 1 });
});
afterEach(() => act.stop());

const grant: Grant = { kind: 'iam', purpose: 'everyday', role: 'Helpdesk', groups: [] };
const forNorthwind = template({ grants: [{ ...grant, client: 'northwind' }] });
const propose = async () => (await act.put('/v1/templates/desk', forNorthwind, { why: 'The new function' })).json;

describe('a template that touches a client with four eyes', () => {
  it('waits for another administrator, who makes it so', async () => {
    const answer = await act.put('/v1/templates/desk', forNorthwind, { why: 'The new function' });
    expect(answer.status).toBe(202);
    const proposal = proposalSchema.parse(answer.json);
    expect(proposal).toMatchObject({ by: 'root', base: 0, state: 'open', clients: ['northwind'] });
    expect((await act.get('/v1/objects/templates/desk')).status).toBe(404);
    expect((await act.get('/v1/proposals?state=open')).json.proposals).toHaveLength(1);
    const accepted = await act.post(`/v1/proposals/${proposal.id}/accept`, {}, act.other);
    expect([accepted.status, accepted.json.state, accepted.json.decidedBy]).toEqual([200, 'accepted', 'mkruse']);
    const { json } = await act.get('/v1/objects/templates/desk');
    expect([json.changedBy, json.why]).toEqual(['mkruse', 'Proposed by root: The new function']);
    expect((await act.said('change.proposed'))[0]).toMatchObject({ object: { type: 'template', key: 'desk' } });
    expect((await act.said('change.decided'))[0]).toMatchObject({
      actor: { technician: 'mkruse' },
      detail: { decision: 'accepted', proposedBy: 'root' },
    });
  });

  it('is not agreed to by who proposed it, nor by anybody who is no administrator', async () => {
    const { id } = await propose();
    const own = await act.post(`/v1/proposals/${id}/accept`);
    expect([own.status, own.json.error.code]).toEqual([403, 'proposal.own']);
    const again = await act.collector.enrol('root', { roles: ['technician', 'administrator'], serves: ['*'] });
    expect((await act.post(`/v1/proposals/${id}/accept`, {}, again)).status).toBe(403);
    const lead = await act.collector.enrol('lnguyen', { roles: ['lead'], serves: ['*'] });
    expect((await act.post(`/v1/proposals/${id}/accept`, {}, lead)).status).toBe(403);
    expect((await act.get('/v1/proposals')).json.proposals[0].state).toBe('open');
  });

  it('is not accepted when the template moved meanwhile', async () => {
    await act.put('/v1/templates/desk', template({ grants: [] }));
    const proposed = await act.put('/v1/templates/desk', forNorthwind, { version: 1 });
    await act.put('/v1/templates/desk', template({ grants: [], label: 'Desk' }), { version: 1 });
    const answer = await act.post(`/v1/proposals/${proposed.json.id}/accept`, {}, act.other);
    expect([answer.status, answer.json.error.code]).toEqual([409, 'proposal.moved']);
    expect((await act.object('templates', 'desk')).grants).toEqual([]);
  });

  it('is declined with a reason, decided on once, and one at a time', async () => {
    const { id } = await propose();
    expect((await act.put('/v1/templates/desk', forNorthwind)).json.error.code).toBe('proposal.open');
    expect((await act.post(`/v1/proposals/${id}/decline`, {}, act.other)).status).toBe(400);
    const declined = await act.post(`/v1/proposals/${id}/decline`, { why: 'Too wide' }, act.other);
    expect(declined.json).toMatchObject({ state: 'declined', reason: 'Too wide' });
    expect((await act.post(`/v1/proposals/${id}/accept`, {}, act.other)).json.error.code).toBe('proposal.decided');
    expect((await act.put('/v1/templates/desk', forNorthwind)).status).toBe(202);
    expect((await act.post('/v1/proposals/pro-none/accept', {}, act.other)).status).toBe(404);
  });

  it('is listed first while it is open, however many were decided since', async () => {
    const { id } = await propose();
    const row = await act.collector.db.selectFrom('proposals').selectAll().executeTakeFirstOrThrow();
    const decided = Array.from({ length: 200 }, (_, n) => ({
      ...{
        ...row,
        id: `pro-later-${n}`,
        object: `other-${n}`,
        at: new Date(Date.UTC(2026, 11, 1, 0, n)).toISOString(),
      },
      ...{ state: 'accepted', decided_by: 'mkruse', decided_at: '2026-12-02T00:00:00.000Z' },
    }));
    await act.collector.db.insertInto('proposals').values(decided).execute();
    const { proposals } = (await act.get('/v1/proposals')).json;
    expect(proposals).toHaveLength(200);
    expect(proposals.slice(0, 2).map((one: { id: string }) => one.id)).toEqual([id, 'pro-later-199']);
  });

  it('waits for its removal too, and for general grants where the client has such consoles', async () => {
    const console = (await act.object('consoles', 'practice-portal')) as { tenancy: unknown; kind: string };
    expect(console).toMatchObject({ kind: 'iam' });
    expect((await act.put('/v1/templates/desk', template())).status).toBe(202);
    expect(
      (await act.put('/v1/templates/rmm', template({ id: 'rmm', label: 'R', grants: [{ ...grant, kind: 'pam' }] })))
        .status,
    ).toBe(201);
    const [open] = (await act.get('/v1/proposals?state=open')).json.proposals;
    await act.post(`/v1/proposals/${open.id}/accept`, {}, act.other);
    expect((await act.put('/v1/templates/desk', template({ label: 'Only the name' }), { version: 1 })).status).toBe(
      200,
    );
    const removal = await act.remove('/v1/templates/desk', { version: 2 });
    expect([removal.status, removal.json.body]).toEqual([202, null]);
    expect((await act.post(`/v1/proposals/${removal.json.id}/accept`, {}, act.other)).status).toBe(200);
    expect((await act.get('/v1/objects/templates/desk')).status).toBe(404);
  });

  it('is refused in bulk and in a set-up, which one person sends', async () => {
    const setup = { format: 'unswivel-setup', version: 1, objects: { templates: [template({ grants: [] })] } };
    expect((await act.post('/v1/configuration', { setup, dryRun: false })).json.applied).toBe(true);
    const touching = { ...setup, objects: { templates: [forNorthwind] } };
    const answer = await act.post('/v1/configuration', { setup: touching, dryRun: false });
    expect(answer.json).toMatchObject({
      applied: false,
      refused: [{ sentence: expect.stringMatching(/two administrators/) }],
    });
  });
});

describe('the rule itself', () => {
  it('is not switched off, nor its client removed, by one person', async () => {
    const northwind = await act.object('clients', 'northwind');
    const off = await act.put('/v1/clients/northwind', { ...northwind, fourEyes: false }, { version: 2 });
    expect(off.status).toBe(202);
    expect((await act.object('clients', 'northwind')).fourEyes).toBe(true);
    expect((await act.post(`/v1/proposals/${off.json.id}/accept`)).status).toBe(403);
    const ids = [{ id: 'northwind', version: 2 }];
    for (const change of [{ fourEyes: false }, { fourEyes: null }]) {
      const bulk = await act.post('/v1/bulk', { kind: 'clients', ids, change, why: 'Quicker', dryRun: false });
      expect(bulk.json.refused[0].code).toBe('proposal.needed');
    }
    expect(
      (await act.put('/v1/clients/northwind', { ...northwind, ticketRequired: true }, { version: 2 })).status,
    ).toBe(200);
  });
});

describe('a preview', () => {
  it('says grant by grant what changes, whom it touches and who must agree, and changes nothing', async () => {
    const allot = { technician: 'lnguyen', client: 'northwind', console: 'practice-portal', purpose: 'everyday' };
    await act.post('/v1/accounts/allot', allot);
    await act.put('/v1/templates/desk', template({ grants: [{ ...grant, kind: 'psa' }] }));
    const lan = await act.object('technicians', 'lnguyen');
    await act.put('/v1/technicians/lnguyen', { ...lan, templates: ['desk'] }, { version: 1 });
    const next = template({ grants: [{ ...grant, client: 'northwind' }] });
    const answer = await act.post('/v1/templates/desk/preview', { template: next });
    const preview = previewAnswerSchema.parse(answer.json);
    expect(preview).toMatchObject({ technicians: 1, fourEyes: ['northwind'], refused: [] });
    expect([preview.added.length, preview.removed.length, preview.changed.length]).toEqual([1, 1, 0]);
    expect(preview.accounts).toMatchObject({
      count: 1,
      first: [{ technician: 'lnguyen', client: 'northwind', before: null, after: { role: 'Helpdesk' } }],
    });
    expect((await act.object('templates', 'desk')).version).toBe(1);
    const twice = await act.post('/v1/templates/desk/preview', { template: template({ grants: [grant, grant] }) });
    expect(twice.json.refused[0]).toMatch(/says twice/);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewsAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

describe('searches that are kept', () => {
  it('are one’s own', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    const auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
    const put = (id: string, body: unknown, by = auditor) =>
      collector.call('PUT', `/v1/evidence/views/${id}`, { token: by.token, body });
    const view = { label: 'Refusals at Contoso', filter: { client: 'contoso', group: 'refusal' } };
    expect((await put('refusals', view)).status).toBe(200);
    expect((await put('refusals', { ...view, label: 'Refused' })).status).toBe(200);
    expect((await put('bad', { label: 'x', filter: { sql: '1' } })).status).toBe(400);
    expect((await put('..%2Fx', view)).status).toBe(400);
    const list = async (by: TestDevice) =>
      viewsAnswerSchema.parse((await collector.call('GET', '/v1/evidence/views', { token: by.token })).json).views;
    expect(await list(auditor)).toEqual([{ id: 'refusals', ...view, label: 'Refused' }]);
    expect(await list(device)).toEqual([]);
    await collector.call('DELETE', '/v1/evidence/views/refusals', { token: device.token });
    expect(await list(auditor)).toHaveLength(1);
  });

  it('are all there when one of them names what there is no more', async () => {
    const { token } = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
    const filter = { group: 'a kind of an older version', client: 'contoso' };
    const kept = { technician: 'lnguyen2', id: 'old', label: 'Old', filter: JSON.stringify(filter) };
    await collector.db.insertInto('evidence_views').values(kept).execute();
    await collector.call('PUT', '/v1/evidence/views/new', { token, body: { label: 'New', filter: {} } });
    const { json } = await collector.call('GET', '/v1/evidence/views', { token });
    expect(viewsAnswerSchema.parse(json).views).toEqual([
      { id: 'new', label: 'New', filter: {} },
      { id: 'old', label: 'Old', filter },
    ]);
  });
});

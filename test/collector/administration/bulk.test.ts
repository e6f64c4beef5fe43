import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bulkAnswerSchema, setupAnswerSchema, setupSchema } from '../../../lib/wire/admin.schema.ts';
import { type Acting, exception, machine, startActing, template } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const PEOPLE = ['jadeyemi', 'lnguyen', 'praman'];
const bulk = async (change: object, given: object = {}) =>
  act.post('/v1/bulk', {
    ...{
      kind: 'technicians',
      ids: PEOPLE.map((id) => ({ id, version: 1 })),
      change,
      why: 'The new office',
      dryRun: false,
    },
    ...given,
  });

describe('a bulk change', () => {
  it('shows what it would do, does it, and leaves one event and a reason with each version', async () => {
    const shown = await bulk({ timezone: 'Europe/Lisbon' }, { dryRun: true });
    expect(bulkAnswerSchema.parse(shown.json)).toMatchObject({ applied: false, refused: [] });
    expect((await act.object('technicians', 'praman')).version).toBe(1);
    const done = await bulk({ timezone: 'Europe/Lisbon' });
    expect(done.json).toMatchObject({ applied: true, changed: PEOPLE.map((id) => ({ id, version: 2 })) });
    for (const id of PEOPLE)
      expect((await act.get(`/v1/objects/technicians/${id}`)).json).toMatchObject({
        object: { timezone: 'Europe/Lisbon' },
        why: 'The new office',
      });
    const events = await act.said('record.changed');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      outcome: 'success',
      actor: { technician: 'root' },
      detail: { count: 3, why: 'The new office', parts: 'timezone' },
    });
  });

  it('changes nothing when one of them is stale, gone or refused, and says which', async () => {
    const ids = [
      ...PEOPLE.slice(0, 2).map((id) => ({ id, version: 1 })),
      { id: 'praman', version: 9 },
      { id: 'nobody', version: 1 },
    ];
    const answer = await bulk({ timezone: 'Europe/Lisbon' }, { ids });
    expect(answer.json).toMatchObject({
      applied: false,
      refused: [
        { id: 'praman', code: 'record.stale' },
        { id: 'nobody', code: 'record.unknown' },
      ],
    });
    for (const id of PEOPLE) expect((await act.object('technicians', id)).version).toBe(1);
    expect(await act.said('record.changed')).toEqual([]);
  });

  it('cannot change what makes an object itself, nor do without a reason', async () => {
    for (const change of [{ userName: 'same' }, { id: 'same' }, { version: 7 }])
      expect((await bulk(change)).json.error.code).toBe('bulk.part');
    expect((await bulk({ timezone: 'UTC' }, { why: '' })).status).toBe(400);
    expect((await bulk({ timezone: 7 })).json.refused.map((one: { code: string }) => one.code)).toEqual(
      Array(3).fill('request.shape'),
    );
    const lead = await act.collector.enrol('lnguyen', { roles: ['lead'], serves: ['*'] });
    expect((await act.post('/v1/bulk', {}, lead)).status).toBe(403);
  });

  it('keeps what a source owns, and the last administrator', async () => {
    await act.put('/v1/sources/hr', { id: 'hr', version: 1, label: 'HR file', kind: 'csv', owns: ['timezone'] });
    const owned = await bulk({ timezone: 'Europe/Lisbon' });
    expect(owned.json.refused[0]).toMatchObject({ code: 'record.owned', sentence: expect.stringContaining('HR file') });
    const all = (await act.get('/v1/search/technicians?limit=200')).json.items;
    const ids = all.map(({ id, version }: { id: string; version: number }) => ({ id, version }));
    const ended = await bulk({ active: false }, { ids });
    expect(ended.json.refused.map((one: { code: string }) => one.code)).toContain('record.lastAdministrator');
    expect((await act.object('technicians', 'praman')).active).toBe(true);
  });

  it('takes a part away with null', async () => {
    await bulk({ timezone: 'Europe/Lisbon' });
    const ids = PEOPLE.map((id) => ({ id, version: 2 }));
    expect((await bulk({ timezone: null }, { ids })).json.applied).toBe(true);
    expect(await act.object('technicians', 'praman')).not.toHaveProperty('timezone');
  });
});

describe('the whole set-up', () => {
  it('goes out without anything secret and comes in elsewhere whole, once', async () => {
    await act.put('/v1/templates/desk', template());
    await act.put('/v1/exceptions/exc-1', exception());
    await act.put('/v1/machines/svc-backup', machine());
    const jade = await act.object('technicians', 'jadeyemi');
    const contract = { sponsor: 'praman', ends: '2027-06-30T23:59:59.000Z' };
    await act.put('/v1/technicians/jadeyemi', { ...jade, userType: 'Contractor', contract }, { version: 1 });
    await act.put('/v1/sources/hr', { id: 'hr', version: 1, label: 'HR', kind: 'csv', owns: ['title'] });
    const setup = setupSchema.parse((await act.get('/v1/configuration')).json);
    const text = JSON.stringify(setup);
    for (const secret of ['token', 'code_hash', 'public_key', act.root.token, act.root.id])
      expect(text).not.toContain(secret);

    const elsewhere = await startActing();
    try {
      const dry = await elsewhere.post('/v1/configuration', { setup, dryRun: true });
      expect(setupAnswerSchema.parse(dry.json)).toMatchObject({ applied: false, refused: [] });
      expect((await elsewhere.get('/v1/search/templates')).json.total).toBe(0);
      const done = await elsewhere.post('/v1/configuration', { setup, dryRun: false, why: 'Moved here' });
      expect(done.json).toMatchObject({ applied: true, refused: [], counts: { templates: { added: 1 } } });
      expect((await elsewhere.object('technicians', 'jadeyemi')).contract).toEqual(contract);
      expect((await elsewhere.get('/v1/objects/machines/svc-backup')).json.why).toBe('Moved here');
      const again = await elsewhere.post('/v1/configuration', { setup, dryRun: false });
      expect(again.json).toMatchObject({ applied: true, added: [], changed: [], refused: [] });
      expect((await elsewhere.said('record.changed'))[0]).toMatchObject({ detail: { added: 4, changed: 1 } });
    } finally {
      await elsewhere.stop();
    }
  });

  it('comes in whole or not at all, with a sentence for what does not fit', async () => {
    const objects = {
      templates: [template(), template({ id: 'other' }), { id: 'bad', label: 7 }],
      exceptions: [exception({ client: 'nowhere' })],
    };
    const setup = { format: 'unswivel-setup', version: 1, objects };
    const answer = await act.post('/v1/configuration', { setup, dryRun: false });
    expect(answer.json.applied).toBe(false);
    expect(answer.json.refused.map((one: { id: string }) => one.id)).toEqual(['other', 'bad', 'exc-1']);
    expect((await act.get('/v1/search/templates')).json.total).toBe(0);
    for (const wrong of [
      { ...setup, format: 'x' },
      { ...setup, version: 2 },
      { ...setup, tokens: [] },
    ])
      expect((await act.post('/v1/configuration', { setup: wrong })).status).toBe(400);
  });
});

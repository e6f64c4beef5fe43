import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callForExceptions } from '../../../lib/collector/administration/end-exceptions.ts';
import { exceptionSummarySchema } from '../../../lib/wire/admin.schema.ts';
import { type Acting, exception, startActing } from './act.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const DAY_MS = 24 * 3_600_000;
const at = (when: string) => {
  act.collector.clock.now = new Date(when);
};
const saying = () => ({ db: act.collector.db, book: act.collector.book, now: () => act.collector.clock.now });
const put = (change: object = {}, given = {}) => act.put('/v1/exceptions/exc-1', exception(change), given);

describe('making an exception', () => {
  it.each([
    ['is past', { expires: '2026-11-19T00:00:00.000Z' }],
    ['lies more than a year ahead', { expires: '2027-12-01T00:00:00.000Z' }],
    ['comes before its beginning', { from: '2027-01-01T00:00:00.000Z' }],
  ])('is refused when its end %s', async (_, change) => {
    const answer = await put(change);
    expect([answer.status, answer.json.error.code]).toEqual([422, 'exception.expires']);
  });

  it('is refused without owner, reason or end, and with an end of its own making', async () => {
    for (const part of ['owner', 'reason', 'expires'] as const)
      expect((await put({ [part]: undefined })).status, part).toBe(400);
    expect((await put({ owner: 'nobody' })).json.error.code).toBe('record.reference');
    const ended = { at: '2026-11-20T08:00:00.000Z', by: 'root' };
    expect((await put({ ended })).json.error.code).toBe('exception.endHere');
  });

  it('is never prolonged without a reason, and the reason stays with the version', async () => {
    await put();
    const longer = { expires: '2027-03-31T00:00:00.000Z' };
    const silent = await put(longer, { version: 1 });
    expect([silent.status, silent.json.error.code]).toEqual([400, 'record.why']);
    // Nor by one person: another administrator agrees, or it ends when it was to end.
    const waits = await put(longer, { version: 1, why: 'The audit takes longer' });
    expect(waits.status).toBe(202);
    expect((await act.object('exceptions', 'exc-1')).expires).toBe('2026-12-31T00:00:00.000Z');
    expect((await act.post(`/v1/proposals/${waits.json.id}/accept`)).json.error.code).toBe('proposal.own');
    expect((await act.post(`/v1/proposals/${waits.json.id}/accept`, {}, act.other)).status).toBe(200);
    const { versions } = (await act.get('/v1/objects/exceptions/exc-1/history')).json;
    expect(versions[0]).toMatchObject({
      ...{ version: 2, why: 'Proposed by root: The audit takes longer' },
      fields: [{ path: 'expires', from: '2026-12-31T00:00:00.000Z', to: '2027-03-31T00:00:00.000Z' }],
    });
    expect((await put({ expires: '2026-12-01T00:00:00.000Z' }, { version: 2 })).status).toBe(200);
  });
});

describe('the end by the clock (attack 35)', () => {
  it('comes at the stroke, in every view, and is one event', async () => {
    await put();
    at('2026-12-30T23:59:59.999Z');
    expect((await act.get('/v1/search/exceptions?state=running')).json.total).toBe(1);
    at('2026-12-31T00:00:00.000Z');
    expect((await act.get('/v1/search/exceptions?state=running')).json.total).toBe(0);
    expect((await act.object('exceptions', 'exc-1')).ended).toMatchObject({ by: 'collector' });
    expect((await act.get('/v1/exceptions/summary')).json.all).toMatchObject({ running: 0, ended: 1 });
    await callForExceptions(saying());
    await callForExceptions(saying());
    expect(await act.said('exception.ended')).toMatchObject([
      { actor: { technician: 'collector' }, object: { key: 'exc-1' }, client: { id: 'northwind' } },
    ]);
  });

  it('stays, when the clock is set back, and whatever is asked', async () => {
    await put();
    at('2026-12-31T00:00:01.000Z');
    await callForExceptions(saying());
    at('2026-11-20T09:00:00.000Z');
    const ended = await act.object('exceptions', 'exc-1');
    expect(ended.ended.at).toBe('2026-12-31T00:00:01.000Z');
    expect((await act.get('/v1/search/exceptions?state=running')).json.total).toBe(0);
    const { ended: _, ...revived } = ended;
    for (const body of [revived, { ...ended, expires: '2027-06-01T00:00:00.000Z' }, ended]) {
      const answer = await act.put('/v1/exceptions/exc-1', body, { version: 2, why: 'Needed again' });
      expect([answer.status, answer.json.error.code]).toEqual([409, 'exception.ended']);
    }
    const ids = [{ id: 'exc-1', version: 2 }];
    const bulk = await act.post('/v1/bulk', { kind: 'exceptions', ids, change: { owner: 'root' }, why: 'Once more' });
    expect(bulk.json.refused[0].code).toBe('exception.ended');
    expect((await act.post('/v1/exceptions/exc-1/review', { why: 'Looked' })).json.error.code).toBe('exception.ended');
    expect((await act.get('/v1/snapshot')).json.exceptions).toEqual([]);
  });

  it('warns once within 14 days, again when its life was prolonged, and of a review that is late', async () => {
    await put({ reviewBy: '2026-12-01T00:00:00.000Z' });
    await callForExceptions(saying());
    expect(await act.said('exception.ending')).toEqual([]);
    at(new Date(Date.parse('2026-12-31T00:00:00.000Z') - 14 * DAY_MS).toISOString());
    await callForExceptions(saying());
    await callForExceptions(saying());
    const what = async () => (await act.said('exception.ending')).map(({ detail }) => detail.what);
    expect(await what()).toEqual(['soon', 'review']);
    const longer = { ...exception({ reviewBy: '2026-12-01T00:00:00.000Z' }), expires: '2027-01-20T00:00:00.000Z' };
    const waits = await act.put('/v1/exceptions/exc-1', longer, { version: 1, why: 'Three weeks more' });
    await act.post(`/v1/proposals/${waits.json.id}/accept`, {}, act.other);
    at('2027-01-10T00:00:00.000Z');
    await callForExceptions(saying());
    expect(await what()).toEqual(['soon', 'review', 'soon']);
  });
});

describe('by hand', () => {
  it('a lead ends it with a reason, once', async () => {
    await put();
    const lead = await act.collector.enrol('lnguyen', { roles: ['lead'], serves: ['*'] });
    expect((await act.post('/v1/exceptions/exc-1/end', {}, lead)).status).toBe(400);
    const answer = await act.post('/v1/exceptions/exc-1/end', { why: 'No longer needed' }, lead);
    expect(answer.json).toMatchObject({ version: 2, ended: { by: 'lnguyen', why: 'No longer needed' } });
    expect((await act.post('/v1/exceptions/exc-1/end', { why: 'Once more' }, lead)).status).toBe(409);
    const technician = await act.collector.enrol('praman', { roles: ['technician'], serves: ['*'] });
    expect((await act.post('/v1/exceptions/exc-1/end', { why: 'Mine' }, technician)).status).toBe(403);
    expect(await act.said('exception.ended')).toMatchObject([{ actor: { technician: 'lnguyen' } }]);
  });

  it('a review is noted with who and why, and says when the next one is', async () => {
    await put({ reviewBy: '2026-11-01T00:00:00.000Z' });
    expect((await act.get('/v1/exceptions/summary')).json.all.overdue).toBe(1);
    for (const reviewBy of ['2026-11-19T00:00:00.000Z', '2027-01-01T00:00:00.000Z'])
      expect((await act.post('/v1/exceptions/exc-1/review', { why: 'Looked at it', reviewBy })).json.error.code).toBe(
        'exception.review',
      );
    const reviewBy = '2026-12-15T00:00:00.000Z';
    expect((await act.post('/v1/exceptions/exc-1/review', { why: 'Still needed', reviewBy })).json.reviewBy).toBe(
      reviewBy,
    );
    expect((await act.get('/v1/objects/exceptions/exc-1')).json).toMatchObject({
      why: 'Still needed',
      changedBy: 'root',
    });
    expect(await act.said('exception.reviewed')).toHaveLength(1);
  });

  it('they are counted per client', async () => {
    await put();
    await act.put('/v1/exceptions/e2', exception({ id: 'e2', expires: '2026-11-25T00:00:00.000Z' }));
    await act.put('/v1/exceptions/e3', exception({ id: 'e3', client: 'contoso', from: '2026-12-01T00:00:00.000Z' }));
    const summary = exceptionSummarySchema.parse((await act.get('/v1/exceptions/summary')).json);
    expect(summary).toEqual({
      all: { running: 2, waiting: 1, ended: 0, endingSoon: 1, overdue: 0 },
      clients: [
        { client: 'northwind', running: 2, waiting: 0, ended: 0, endingSoon: 1, overdue: 0 },
        { client: 'contoso', running: 0, waiting: 1, ended: 0, endingSoon: 0, overdue: 0 },
      ],
    });
  });
});

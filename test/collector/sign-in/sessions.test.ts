import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_TECHNICIANS } from '../../../lib/collector/sample-technicians.ts';
import { newKey } from '../../drive/signing-in.ts';
import { clearBodies } from '../clear-bodies.ts';
import { createDevice } from '../start-collector.ts';
import { openSignIn, type SignInWorld } from './world.ts';

let world: SignInWorld;
beforeEach(async () => {
  world = await openSignIn();
});
afterEach(() => world?.stop());

const MINUTE = 60_000;
const pass = (minutes: number) => {
  world.collector.clock.now = new Date(world.collector.clock.now.getTime() + minutes * MINUTE);
};
const code = async (token: string) => (await world.as(token)).json?.error?.code ?? 'ok';
const ownVerbs = async () =>
  (await clearBodies(world.collector.db, { verb: 'session.%' })).map(({ body }) => JSON.parse(body));

/** The technician as the record has them, changed. */
async function change(active: boolean) {
  const lan = SAMPLE_TECHNICIANS.find(({ id }) => id === 'lnguyen');
  const { version } = JSON.parse(
    (
      await world.collector.db
        .selectFrom('objects')
        .select('body')
        .where('id', '=', 'lnguyen')
        .executeTakeFirstOrThrow()
    ).body,
  );
  const answer = await world.collector.call('PUT', '/v1/technicians/lnguyen', {
    token: world.admin.token,
    body: { ...lan, active },
    headers: { 'if-match': String(version) },
  });
  expect(answer.status).toBe(200);
}

describe('an access token', () => {
  it('acts for a quarter of an hour and no longer, and its refresh token gives the next', async () => {
    const { key, session } = await world.signIn();
    pass(14);
    expect(await code(session.access)).toBe('ok');
    pass(1);
    expect(await code(session.access)).toBe('auth.expired');
    const next = await world.refresh(key, session.refresh);
    expect([next.status, await code(next.json.access)]).toEqual([200, 'ok']);
  });

  it('ends with the session, which nothing prolongs', async () => {
    await world.settle({ hours: 1 });
    const { key, session } = await world.signIn();
    pass(50);
    const next = (await world.refresh(key, session.refresh)).json;
    expect([next.until, next.accessUntil]).toEqual([session.until, session.until]);
    pass(10);
    expect(await code(next.access)).toBe('auth.expired');
    expect((await world.refresh(key, next.refresh)).json.error.code).toBe('session.over');
  });

  it('makes the record’s lease end with the session', async () => {
    await world.settle({ hours: 1 });
    const { session } = await world.signIn();
    expect((await world.as(session.access)).json.leaseUntil).toBe(session.until);
  });

  it('is nowhere in the database, nor is any other token of the session', async () => {
    const { answer, session } = await world.signIn();
    const { db } = world.collector;
    const rows = await Promise.all([
      db.selectFrom('session_tokens').selectAll().execute(),
      db.selectFrom('sessions').selectAll().execute(),
      db.selectFrom('sign_ins').selectAll().execute(),
      db.selectFrom('devices').selectAll().execute(),
      clearBodies(db),
    ]);
    const text = JSON.stringify(rows);
    for (const token of [session.access, session.refresh, answer.json.token]) expect(text).not.toContain(token);
  });
});

describe('a refresh token', () => {
  it('that comes back after its successor was used ends the whole session, with a security event and evidence', async () => {
    const { key, session } = await world.signIn();
    const next = (await world.refresh(key, session.refresh)).json;
    expect(await code(next.access)).toBe('ok');
    const again = await world.refresh(key, session.refresh);
    expect([again.status, again.json.error.code]).toEqual([401, 'session.reused']);
    expect(await code(next.access)).toBe('auth.expired');
    expect((await world.refresh(key, next.refresh)).json.error.code).toBe('session.reused');
    expect((await world.collector.notices()).filter(({ kind }) => kind === 'session.reused')).toHaveLength(1);
    expect(await ownVerbs()).toMatchObject([
      { verb: 'session.begun', outcome: 'success' },
      { verb: 'session.ended', code: 'session.reused' },
      { verb: 'session.begun', outcome: 'refused', code: 'session.reused' },
    ]);
  });

  it('whose answer was lost gives another pair, and the lost one is worth nothing once that is used', async () => {
    const { key, session } = await world.signIn();
    const lost = (await world.refresh(key, session.refresh)).json;
    const kept = await world.refresh(key, session.refresh);
    expect(kept.status).toBe(200);
    expect(await code(kept.json.access)).toBe('ok');
    expect(await code(lost.access)).toBe('auth.expired');
    const next = await world.refresh(key, kept.json.refresh);
    expect(next.status).toBe(200);
    // Whoever still had the lost one took it from the way.
    expect((await world.refresh(key, lost.refresh)).json.error.code).toBe('session.reused');
    expect(await code(next.json.access)).toBe('auth.expired');
  });

  it('without the device’s key is a copied one', async () => {
    const { session } = await world.signIn();
    expect((await world.refresh(newKey(), session.refresh)).json.error.code).toBe('session.proof');
    expect(await code(session.access)).toBe('auth.expired');
    expect((await world.collector.notices()).at(-1)?.kind).toBe('session.reused');
  });

  it('is refused for a clock that is far off, and no harm is done', async () => {
    const { key, session } = await world.signIn();
    const wrong = new Date(world.collector.clock.now.getTime() - 6 * MINUTE).toISOString();
    expect((await world.refresh(key, session.refresh, wrong)).json.error.code).toBe('session.clock');
    expect((await world.refresh(key, session.refresh)).status).toBe(200);
  });

  it('that nobody gave is unknown', async () => {
    expect((await world.refresh(newKey(), 'r'.repeat(43))).json.error.code).toBe('session.unknown');
  });

  it('gives nothing to somebody who left, nor to a revoked device', async () => {
    const { key, session } = await world.signIn();
    await change(false);
    expect((await world.refresh(key, session.refresh)).json.error.code).toBe('auth.inactive');
    await change(true);
    const { answer, session: other, key: second } = await world.signIn();
    await world.as(world.admin.token, 'DELETE', `/v1/devices/${answer.json.device}`);
    expect((await world.refresh(second, other.refresh)).json.error.code).toBe('auth.revoked');
  });

  it('of many used at once gives one line of pairs', async () => {
    const { key, session } = await world.signIn();
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.refresh(key, session.refresh)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await code(answers[2]?.json.access)).toBe('ok');
    const codes = await Promise.all(answers.map(({ json }) => code(json.access)));
    expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('ends what a revoked technician holds at the next request, and takes what their device recorded', async () => {
    const { key, answer, session } = await world.signIn();
    await change(false);
    expect(await code(session.access)).toBe('auth.inactive');
    const { device, token, log } = answer.json;
    const chain = createDevice(device, token, 'lnguyen', log, key.privateKey);
    const delivered = await world.as(token, 'POST', '/v1/events', chain.batch(chain.event()));
    expect([delivered.status, delivered.json.results[0].index >= 0]).toEqual([200, true]);
  });

  it('signs out this device by its own token, and lets it deliver', async () => {
    const { key, answer, session } = await world.signIn();
    expect((await world.as(answer.json.token, 'DELETE', '/v1/session')).status).toBe(204);
    expect(await code(session.access)).toBe('auth.expired');
    expect((await world.refresh(key, session.refresh)).json.error.code).toBe('session.ended');
    expect((await world.as(answer.json.token, 'GET', '/v1/log')).status).toBe(200);
    expect((await world.signIn('lan', key)).answer.json.error.code).toBe('auth.ended');
  });

  it('signs a technician out everywhere, by themselves or an administrator, and nobody else does', async () => {
    const [one, two] = [await world.signIn(), await world.signIn()];
    const byCode = await world.collector.enrol('lnguyen');
    const somebody = await world.collector.enrol('zmueller');
    const path = '/v1/technicians/lnguyen/sign-out';
    expect((await world.as(somebody.token, 'POST', path)).json.error.code).toBe('auth.self');
    const answer = await world.as(one.session.access, 'POST', path);
    expect([answer.status, answer.json]).toEqual([200, { sessions: 2, devices: 1 }]);
    expect(await code(one.session.access)).toBe('auth.expired');
    expect((await world.refresh(two.key, two.session.refresh)).json.error.code).toBe('session.ended');
    expect(await code(byCode.token)).toBe('auth.ended');
    expect((await world.as(byCode.token, 'GET', '/v1/log')).status).toBe(200);
    // The devices stay: signing in again is enough.
    expect((await world.signIn('lan', two.key)).answer.status).toBe(201);
    expect((await world.as(world.admin.token, 'POST', path)).json).toEqual({ sessions: 1, devices: 0 });
  });
});

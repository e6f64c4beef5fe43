import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../lib/collector/roles.ts';
import { tokenAnswerSchema, tokensAnswerSchema } from '../../../lib/wire/sources.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { addSource, clientFor, ownEvents } from './with-source.ts';

let collector: TestCollector;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root');
  await addSource(collector, 'entra');
  await addSource(collector, 'okta', []);
});
afterEach(() => collector.stop());

const call = (method: string, path: string, body?: unknown, token = admin.token) =>
  collector.call(method, path, { token, ...(body === undefined ? {} : { body }) });
const issue = async (body: unknown) => tokenAnswerSchema.parse((await call('POST', '/v1/tokens', body)).json);
const later = (ms: number) => {
  collector.clock.now = new Date(collector.clock.now.getTime() + ms);
};
const DAY = 86_400_000;
const verbs = async () => (await ownEvents(collector)).map(({ verb }) => verb);

describe('a source’s token', () => {
  it('is told once, kept as a hash, and its issue, first use and end are events without it', async () => {
    const { secret, token } = await issue({ label: 'Entra', source: 'entra' });
    expect(token).toMatchObject({
      scopes: ['scim'],
      source: 'entra',
      expiresAt: null,
      lastUsedAt: null,
      state: 'works',
    });
    const scim = clientFor(collector, 'entra', secret);
    expect((await scim('GET', '/Users?count=0')).status).toBe(200);
    expect((await scim('GET', '/Users?count=0')).status).toBe(200);
    const { tokens } = tokensAnswerSchema.parse((await call('GET', '/v1/tokens')).json);
    expect(tokens).toMatchObject([{ id: token.id, lastUsedAt: '2026-11-20T08:00:00.000Z' }]);
    expect((await call('DELETE', `/v1/tokens/${token.id}`)).status).toBe(204);
    const ended = await scim('GET', '/Users');
    expect([ended.status, ended.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await verbs()).toEqual(['token.issued', 'token.used', 'token.revoked']);
    const kept = JSON.stringify([
      await ownEvents(collector),
      await collector.db.selectFrom('tokens').selectAll().execute(),
      collector.lines,
      tokens,
    ]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(secret.slice(12));
  });

  it('may be two at once while the provider is changed over, not three', async () => {
    const old = await issue({ label: 'Old', source: 'entra' });
    const next = await issue({ label: 'New', source: 'entra' });
    const third = await call('POST', '/v1/tokens', { label: 'Third', source: 'entra' });
    expect([third.status, third.json.error.code]).toEqual([409, 'token.full']);
    for (const { secret } of [old, next])
      expect((await clientFor(collector, 'entra', secret)('GET', '/Schemas')).status).toBe(200);
    await call('DELETE', `/v1/tokens/${old.token.id}`);
    expect((await call('POST', '/v1/tokens', { label: 'Third', source: 'entra' })).status).toBe(201);
  });

  it('ends when it was given until then', async () => {
    const { secret } = await issue({ label: 'Short', source: 'entra', days: 1 });
    later(DAY);
    const answer = await clientFor(collector, 'entra', secret)('GET', '/Users');
    expect([answer.status, answer.json.detail]).toEqual([
      401,
      'This token has expired. Ask an administrator for a new one.',
    ]);
  });

  it('is for its source’s address alone: another’s and a guessed one are refused alike and noticed (attack 25)', async () => {
    const { secret } = await issue({ label: 'Okta', source: 'okta' });
    for (const address of ['entra', 'guessed', 'ENTRA', '..%2fentra', '', 'okta%00', 'okta%2f..%2fentra'])
      for (const [method, path] of [
        ['GET', '/Users'],
        ['POST', '/Users'],
        ['GET', '/Users/root'],
        ['DELETE', '/Users/root'],
      ] as const) {
        const answer = await clientFor(collector, address, secret)(method, path, method === 'POST' ? {} : undefined);
        expect([address, method, answer.status]).toEqual([address, method, 403]);
        expect(answer.json).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '403' });
      }
    expect((await collector.notices()).every(({ kind }) => kind === 'scim.otherSource')).toBe(true);
    expect((await ownEvents(collector)).filter(({ verb }) => verb === 'access.refused').length).toBeGreaterThan(2);
  });

  it('is refused everywhere else; a device’s token is refused here', async () => {
    const { secret } = await issue({ label: 'Entra', source: 'entra' });
    for (const [name, who] of Object.entries(ROUTES)) {
      if (who === 'anyone') continue;
      const [method, path] = name.split(' ') as [string, string];
      const answer = await call(method, path.replace(':id', 'x'), method === 'GET' ? undefined : {}, secret);
      expect([name, answer.status, answer.json.error.code]).toEqual([name, 403, 'token.scope']);
    }
    expect((await clientFor(collector, 'entra', admin.token)('GET', '/Users')).status).toBe(401);
    expect((await clientFor(collector, 'entra', 'x'.repeat(40))('GET', '/Users')).status).toBe(401);
  });

  it('dies with its source, and does not come back with another of that id', async () => {
    const { secret } = await issue({ label: 'Okta', source: 'okta' });
    const headers = { 'if-match': '1' };
    expect((await collector.call('DELETE', '/v1/sources/okta', { token: admin.token, headers })).status).toBe(204);
    await addSource(collector, 'okta', []);
    expect((await clientFor(collector, 'okta', secret)('GET', '/Users')).status).toBe(401);
  });
});

describe('a token for automation', () => {
  const automation = (scopes: string[], owner = 'root', days = 30) => issue({ label: 'Sync', owner, scopes, days });

  it('may do what its scopes say and its owner may, and nothing else', async () => {
    const { secret } = await automation(['read:record']);
    expect((await call('GET', '/v1/snapshot', undefined, secret)).status).toBe(200);
    const tries: [string, string][] = [
      ['GET', '/v1/events'],
      ['PUT', '/v1/clients/northwind'],
      ['POST', '/v1/tokens'],
      ['POST', '/v1/enrolments'],
      ['POST', '/v1/events'],
      ['DELETE', '/v1/session'],
    ];
    for (const [method, path] of tries) {
      const answer = await call(method, path, method === 'GET' ? undefined : {}, secret);
      expect([path, answer.status, answer.json.error.code]).toEqual([path, 403, 'token.scope']);
    }
    expect((await collector.notices()).map(({ kind }) => kind)).toEqual(tries.map(() => 'token.scope'));
    const less = await automation(['write:record'], 'praman');
    const refused = await call('PUT', '/v1/clients/northwind', {}, less.secret);
    expect([refused.status, refused.json.error.code]).toEqual([403, 'auth.role']);
  });

  it('reads what the log holds with read:events', async () => {
    const { secret } = await automation(['read:events']);
    expect((await call('GET', '/v1/events', undefined, secret)).status).toBe(200);
    expect((await call('GET', '/v1/snapshot', undefined, secret)).status).toBe(403);
  });

  it('ends with its days, a year at most, and with its owner', async () => {
    const { secret } = await automation(['read:record'], 'mkruse', 2);
    expect((await call('GET', '/v1/snapshot', undefined, secret)).status).toBe(200);
    await collector.db
      .updateTable('objects')
      .set((e) => ({ body: e.fn('replace', ['body', e.val('"active":true'), e.val('"active":false')]) }))
      .where('id', '=', 'mkruse')
      .where('kind', '=', 'technicians')
      .execute();
    expect((await call('GET', '/v1/snapshot', undefined, secret)).json.error.code).toBe('auth.inactive');
    later(2 * DAY);
    expect((await call('GET', '/v1/snapshot', undefined, secret)).json.error.code).toBe('token.expired');
    for (const days of [undefined, 366, 0, 1.5])
      expect(
        (await call('POST', '/v1/tokens', { label: 'X', owner: 'root', scopes: ['read:record'], days })).status,
      ).toBe(400);
    expect(
      (await call('POST', '/v1/tokens', { label: 'X', owner: 'nobody', scopes: ['read:record'], days: 1 })).status,
    ).toBe(422);
    expect((await call('POST', '/v1/tokens', { label: 'X', owner: 'root', scopes: ['scim'], days: 1 })).status).toBe(
      400,
    );
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueCode } from '../../lib/collector/enrolment.ts';
import { createLimiter } from '../../lib/collector/limiter.ts';
import { senderKey } from '../../lib/collector/limits.ts';
import { hashSecret, newCode, normalCode } from '../../lib/collector/secrets.ts';
import { enrolAnswerSchema, enrolmentAnswerSchema, statusSchema } from '../../lib/wire/api.schema.ts';
import { enrolBody, startCollector, type TestCollector } from './start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

const key = generateKeyPairSync('ed25519');
const code = async (minutes = 60) =>
  (await issueCode(collector.db, { technician: 'jadeyemi', minutes }, collector.clock.now, 'command line')).code;
const enrol = (body: unknown) => collector.call('POST', '/v1/enrol', { body });

const enrolled = () => collector.db.selectFrom('devices').select('id').where('id', '<>', 'collector').execute();

describe('a one-time code', () => {
  it('enrols one device, whose token works at once', async () => {
    const answer = await enrol(enrolBody(await code(), key));
    expect(answer.status).toBe(201);
    const enrolled = enrolAnswerSchema.parse(answer.json);
    expect(enrolled.me.technician.id).toBe('jadeyemi');
    expect(enrolled.me.serves).toEqual(['northwind', 'contoso', 'msp']);
    expect(enrolled.log).toBe(statusSchema.parse((await collector.call('GET', '/v1/status')).json).log);
    expect((await collector.call('GET', '/v1/snapshot', { token: enrolled.token })).status).toBe(200);
  });

  it('may be typed in lower case, without hyphens, with O for 0', async () => {
    const typed = (await code()).replaceAll('-', ' ').replaceAll('0', 'o').toLowerCase();
    expect((await enrol(enrolBody(typed, key))).status).toBe(201);
  });

  it('says apart what is wrong, expired and used', async () => {
    const wrong = await enrol(enrolBody('AAAA-BBBB-CCCC', key));
    const late = await code(5);
    const used = await code(60);
    await enrol(enrolBody(used, key));
    collector.clock.now = new Date(collector.clock.now.getTime() + 5 * 60_000);
    const expired = await enrol(enrolBody(late, key));
    const again = await enrol(enrolBody(used, key));
    expect([wrong, expired, again].map((answer) => [answer.status, answer.json.error.code])).toEqual([
      [401, 'enrol.wrong'],
      [410, 'enrol.expired'],
      [409, 'enrol.used'],
    ]);
    const sentences = [wrong, expired, again].map((answer) => answer.json.error.sentence);
    expect(new Set(sentences).size).toBe(3);
  });

  it('enrols one device when it is used 50 times at once', async () => {
    const body = enrolBody(await code(), key);
    const answers = await Promise.all(Array.from({ length: 50 }, () => enrol(body)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(await enrolled()).toHaveLength(1);
  });

  it('stays good after a proof that does not hold', async () => {
    const mine = await code();
    const stolen = enrolBody(mine, { publicKey: key.publicKey, privateKey: generateKeyPairSync('ed25519').privateKey });
    expect((await enrol(stolen)).json.error.code).toBe('enrol.proof');
    const short = { ...enrolBody(mine, key), device: { name: 'x', publicKey: 'AAAA', proof: 'AAAA' } };
    expect((await enrol(short)).json.error.code).toBe('enrol.key');
    expect((await enrol(enrolBody(mine, key))).status).toBe(201);
    expect((await collector.notices()).map((row) => row.kind)).toEqual(['enrol.proof']);
  });

  it('is worthless once its technician is not active', async () => {
    const mine = await code();
    const admin = await collector.enrol('root');
    const all = (await collector.call('GET', '/v1/snapshot', { token: admin.token })).json.technicians;
    const jide = all.find((one: { id: string }) => one.id === 'jadeyemi');
    const put = { token: admin.token, body: { ...jide, active: false }, headers: { 'if-match': '1' } };
    await collector.call('PUT', '/v1/technicians/jadeyemi', put);
    expect((await enrol(enrolBody(mine, key))).json.error.code).toBe('enrol.inactive');
  });

  it('has 60 bits and 12 readable letters', () => {
    const codes = Array.from({ length: 500 }, newCode);
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(500);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });
});

describe('wrong codes', () => {
  it('are stopped after ten in a row from one address, also when they come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => enrol(enrolBody(newCode(), key))));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.json.error.code).toBe('enrol.rate');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    const good = enrolBody(await code(), key);
    expect((await enrol(good)).status).toBe(429);
    collector.clock.now = new Date(collector.clock.now.getTime() + 61_000);
    expect((await enrol(good)).status).toBe(201);
  });

  it('are noticed without the code', async () => {
    await enrol(enrolBody('AAAA-BBBB-CCCC', key));
    const rows = await collector.notices();
    expect(rows.map((row) => row.kind)).toEqual(['enrol.wrong']);
    expect(JSON.stringify(rows)).not.toMatch(/AAAA|BBBB/);
  });

  it('count per customer network, not per address, in IPv6', () => {
    expect(senderKey('2001:db8:1:2::1')).toBe(senderKey('2001:db8:1:2:ffff::9'));
    expect(senderKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });
});

describe('what is kept', () => {
  it('is neither a token nor a code', async () => {
    const mine = await code();
    const { token } = (await enrol(enrolBody(mine, key))).json;
    const tables = [
      await collector.db.selectFrom('devices').selectAll().execute(),
      await collector.db.selectFrom('enrolments').selectAll().execute(),
    ];
    expect(JSON.stringify(tables)).not.toContain(token);
    expect(JSON.stringify(tables)).not.toContain(normalCode(mine));
    expect(tables[0]?.[1]).toMatchObject({ token_hash: hashSecret(token) });
  });
});

describe('an administrator', () => {
  it('makes codes whose roles and clients take effect when they are used', async () => {
    const admin = await collector.enrol('root');
    const request = { technician: 'praman', roles: ['technician', 'lead'], serves: ['contoso'] };
    const made = await collector.call('POST', '/v1/enrolments', { token: admin.token, body: request });
    const { code: hers, expires } = enrolmentAnswerSchema.parse(made.json);
    expect(expires).toBe('2026-11-21T08:00:00.000Z');
    const before = await collector.db.selectFrom('grants').select('roles').where('technician', '=', 'praman').execute();
    expect(before).toEqual([{ roles: '["technician"]' }]);
    const { me } = (await enrol(enrolBody(hers, key))).json;
    expect([me.roles, me.serves]).toEqual([
      ['technician', 'lead'],
      ['contoso', 'msp'],
    ]);
  });

  it('sees devices without keys and tokens', async () => {
    const admin = await collector.enrol('root');
    const answer = await collector.call('GET', '/v1/devices', { token: admin.token });
    expect(answer.json.devices).toEqual([
      {
        id: admin.id,
        technician: 'root',
        name: 'Test browser',
        state: 'active',
        enrolledAt: '2026-11-20T08:00:00.000Z',
        seenAt: '2026-11-20T08:00:00.000Z',
        events: 0,
      },
    ]);
  });
});

describe('a limiter', () => {
  it('gives its burst, then the seconds to wait, and refills with time', () => {
    let now = 0;
    const limiter = createLimiter(3, 0.5, () => now);
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 2]);
    expect(limiter.take('b')).toBe(0);
    now = 2000;
    expect([1, 2].map(() => limiter.take('a'))).toEqual([0, 2]);
    limiter.give('a');
    expect(limiter.take('a')).toBe(0);
  });

  it('limits requests of one device and says when to come back', async () => {
    const device = await collector.enrol('lnguyen');
    const ask = () => collector.call('GET', '/v1/tickets/recent', { token: device.token });
    const answers = [];
    for (let i = 0; i < 3001; i++) answers.push(await ask());
    expect(answers.slice(0, 3000).every((answer) => answer.status === 200)).toBe(true);
    expect(answers.at(-1)?.status).toBe(429);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1');
    const other = await collector.enrol('jadeyemi');
    expect((await collector.call('GET', '/v1/tickets/recent', { token: other.token })).status).toBe(200);
  });

  it('limits guessing tokens', async () => {
    const guess = () => collector.call('GET', '/v1/snapshot', { token: 'x'.repeat(43) });
    const statuses = [];
    for (let i = 0; i < 310; i++) statuses.push((await guess()).status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(300);
    expect(statuses.at(-1)).toBe(429);
  });
});

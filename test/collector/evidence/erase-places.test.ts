import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Tables } from '../../../lib/collector/database.ts';
import { engineOf } from '../../../lib/collector/dialect.ts';
import { issueCode } from '../../../lib/collector/enrolment.ts';
import { NOBODYS, PLACES } from '../../../lib/collector/evidence/erase/places.ts';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import { type Acting, exception, startActing } from '../administration/act.ts';
import { clearBodies } from '../clear-bodies.ts';
import { keptApart } from '../kept-apart.ts';
import { createDevice, enrolBody, type TestDevice } from '../start-collector.ts';
import { erasing } from './erasing.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const { ask, planFor, erase } = erasing(() => ({ collector: act.collector, admin: act.root }));

async function tablesOf(db: Database): Promise<string[]> {
  const names =
    engineOf(db) === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = current_schema()`;
  const { rows } = await names.execute(db);
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_') && name !== 'migrations');
}

it('each table of the database is in one place of the list, or holds nobody’s values', async () => {
  const listed = [...PLACES.flatMap(({ tables }) => tables), ...NOBODYS];
  expect([...listed].sort()).toEqual((await tablesOf(act.collector.db)).sort());
});

const NAMES = /zeppelin(?!2)|annegret/i;

/** Columns in which the person is named, of every table, as `table.column`; bodies and what is apart opened. */
async function whereNamed(): Promise<string[]> {
  const { db } = act.collector;
  const found = new Set<string>();
  for (const table of await tablesOf(db))
    for (const row of await db
      .selectFrom(table as keyof Tables)
      .selectAll()
      .execute())
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && NAMES.test(value)) found.add(`${table}.${column}`);
  for (const { body } of await clearBodies(db))
    if (NAMES.test(body)) found.add(`event_bodies.${JSON.parse(body).verb}`);
  if ((await keptApart(db)).some(({ text }) => NAMES.test(text ?? ''))) found.add('quarantine.sealed');
  return [...found].sort();
}

const FILE = 'employeeNumber;givenName;familyName;userName;email\n9100;Annegret;Zeppelin;zeppelin;zeppelin@msp.example';
const ACCOUNT = {
  ...{ id: 'acc-z', version: 1, technician: 'zeppelin', client: 'northwind', console: 'practice-portal' },
  ...{ purpose: 'everyday', name: 'a.zeppelin', status: 'active' },
};

async function enrolZeppelin(): Promise<TestDevice> {
  const { collector } = act;
  const key = generateKeyPairSync('ed25519');
  const { code } = await issueCode(
    collector.db,
    { technician: 'zeppelin', minutes: 60, roles: ['technician', 'compliance'], serves: ['*'] },
    collector.clock.now,
    'zeppelin',
  );
  const { json } = await collector.call('POST', '/v1/enrol', { body: enrolBody(code, key, 'Annegret’s laptop') });
  return createDevice(json.device, json.token, 'zeppelin', collector.log, key.privateKey);
}

const post = (device: TestDevice, body: unknown) =>
  act.collector.call('POST', '/v1/events', { token: device.token, body });

/** A session that ended, and a program they answered for. */
async function signedIn({ id: device }: TestDevice): Promise<void> {
  const { db } = act.collector;
  const at = '2026-11-20T08:00:00.000Z';
  const technician = 'zeppelin';
  await db
    .insertInto('sessions')
    .values({ id: 's-1', device, technician, began_at: at, until: at, ended_at: at, ended_why: 'signed out' })
    .execute();
  await db
    .insertInto('session_tokens')
    .values({ refresh_hash: 'r', access_hash: 'a', session: 's-1', parent: null, access_until: at, seen_at: null })
    .execute();
  const whose = { source: null, owner: technician, created_at: at, created_by: technician };
  const unused = { expires_at: null, last_used_at: null, revoked_at: null };
  await db
    .insertInto('tokens')
    .values({ id: 't-1', hash: 'h', label: 'Zeppelin’s report', scopes: '[]', ...whose, ...unused })
    .execute();
}

/** Somebody joins, works, is refused things, and is taken out of the record. */
async function comeAndGo(): Promise<void> {
  const { collector } = act;
  expect((await act.post('/v1/imports', { text: FILE, dryRun: false })).status).toBe(202);
  expect((await act.put('/v1/accounts/acc-z', ACCOUNT)).status).toBe(201);
  const theirs = exception({ id: 'exc-z', technician: 'zeppelin', reason: 'Annegret works in the field.' });
  expect((await act.put('/v1/exceptions/exc-z', theirs)).status).toBe(201);
  const longer = { ...theirs, expires: '2027-06-30T00:00:00.000Z' };
  const waits = await act.put('/v1/exceptions/exc-z', longer, { version: 1, why: 'Zeppelin stays longer' });
  expect((await act.post(`/v1/proposals/${waits.json.id}/accept`, {}, act.other)).status).toBe(200);

  const device = await enrolZeppelin();
  const view = { label: 'Mine', filter: { person: 'zeppelin' } };
  expect((await ask('PUT', 'views/mine', view, device)).status).toBe(200);
  expect((await ask('PUT', 'holds/mine', { client: 'contoso', why: 'By Zeppelin' })).status).toBe(200);
  expect((await ask('DELETE', 'holds/mine', undefined, act.root, { 'unswivel-why': 'Over' })).status).toBe(204);
  const lead = await collector.enrol('lnguyen', { roles: ['lead'], serves: ['*'] });
  const cover = { client: 'northwind', hours: 1, reason: 'Annegret is on call' };
  const covered = await collector.call('POST', '/v1/cover', { token: device.token, body: cover });
  expect(covered.status, JSON.stringify(covered.json)).toBe(201);
  const reviewed = await act.post(`/v1/cover/${covered.json.id}/review`, {}, lead);
  expect(reviewed.status, JSON.stringify(reviewed.json)).toBe(200);

  await signedIn(device);
  const good = device.event();
  const shapeless = device.event({ ...device.bodyOf(), nickname: 'Annegret' });
  const newer = device.event({ v: 2, who: 'Zeppelin', client: { id: 'northwind' } });
  expect((await post(device, device.batch(good, shapeless, newer))).status).toBe(200);
  await post(device, '{"signed":"no","by":"Annegret Zeppelin"}');
  await post(act.other, '{"about":"zeppelin","signed":"no"}');
  await post(act.other, '{"about":"zeppelin2","signed":"no"}');
  expect((await post(device, device.batch(device.sealed(1, good.leaf.prev, device.bodyOf())))).status).toBe(409);

  for (const [kind, id, version] of [
    ['exceptions', 'exc-z', 2],
    ['accounts', 'acc-z', 1],
    ['technicians', 'zeppelin', 1],
  ] as const) {
    const gone = await act.remove(`/v1/${kind}/${id}`, { version, why: 'Annegret left' });
    expect([kind, gone.status, gone.json?.error?.sentence]).toEqual([kind, 204, undefined]);
  }
  collector.clock.now = new Date(collector.clock.now.getTime() + 86_400_000);
}

describe('a person who left', () => {
  it('is named nowhere any more but in what the list keeps, and nobody else loses anything', async () => {
    const { collector } = act;
    await comeAndGo();
    const named = await whereNamed();
    expect(named).toEqual(
      expect.arrayContaining([
        ...['object_versions.body', 'object_versions.why', 'covers.reason', 'devices.name', 'import_rows.technician'],
        ...[
          'proposals.body',
          'proposals.why',
          'evidence_views.filter',
          'quarantine.sealed',
          'security_events.technician',
        ],
        ...[
          'enrolments.technician',
          'enrolments.created_by',
          'event_bodies.change.proposed',
          'attribute_sources.technician',
        ],
      ]),
    );
    const others = async () => {
      const { rows } = await sql`select * from objects order by kind, id`.execute(collector.db);
      return JSON.stringify(rows);
    };
    const before = await others();
    const plan = await planFor({ technician: 'zeppelin' });
    const answer = await erase({ technician: 'zeppelin' });
    expect(answer.status).toBe(201);
    expect(answer.json.places).toEqual(plan.places);
    expect(plan.places[0]).toMatchObject({ place: 'bodies', kept: 2, why: expect.stringMatching(/became of devices/) });
    expect(await whereNamed()).toEqual([
      'devices.technician',
      'erasures.technician',
      'event_bodies.device.stopped',
      'event_bodies.evidence.held',
      'object_versions.id',
      'removed_objects.id',
    ]);
    expect(await others()).toBe(before);
    // what others sent unsigned stays, as it does not name them
    expect((await keptApart(collector.db)).map(({ device, reason }) => [device, reason])).toEqual([
      [act.other.id, 'request.shape'],
      [expect.any(String), 'event.clone'],
    ]);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('stays where a legal hold says so, and is named in the reasons', async () => {
    await comeAndGo();
    await planFor({ technician: 'zeppelin' });
    const named = await whereNamed();
    await ask('PUT', 'holds/trial', { technician: 'zeppelin', why: 'A court asked.' });
    const { places } = await planFor({ technician: 'zeppelin' });
    expect(places.filter(({ erased }) => erased > 0).map(({ place }) => place)).toEqual(['views']);
    expect(places.find(({ place }) => place === 'apart')).toMatchObject({
      kept: 3,
      why: expect.stringMatching(/a legal hold may cover stays/),
    });
    await erase({ technician: 'zeppelin' });
    expect(await whereNamed()).toEqual(
      [...named, 'erasures.technician', 'evidence_holds.technician']
        .filter((one) => !one.startsWith('evidence_views'))
        .sort(),
    );
  });
});

it('what is left of somebody whose evidence is gone can be erased by itself, and is said in the log', async () => {
  await act.post('/v1/imports', { text: FILE, dryRun: false });
  await erase({ technician: 'zeppelin' });
  await act.remove('/v1/technicians/zeppelin', { version: 1, why: 'Annegret left' });
  await erase({ technician: 'zeppelin', client: 'northwind' });
  const plan = await planFor({ technician: 'zeppelin' });
  expect(plan.places.find(({ place }) => place === 'record')).toMatchObject({ erased: 1 });
  expect((await erase({ technician: 'zeppelin' })).status).toBe(201);
  expect(await whereNamed()).toEqual(['erasures.technician', 'object_versions.id', 'removed_objects.id']);
  expect(await fsck(act.collector.db, act.collector.log)).toMatchObject({ ok: true });
});

it('a client that left takes its accounts’ past along, and nobody else’s', async () => {
  const account = { ...ACCOUNT, technician: 'jadeyemi', client: 'contoso' };
  expect((await act.put('/v1/accounts/acc-z', account)).status).toBe(201);
  expect((await act.put('/v1/accounts/acc-n', { ...account, id: 'acc-n', client: 'northwind' })).status).toBe(201);
  for (const id of ['acc-z', 'acc-n'])
    expect((await act.remove(`/v1/accounts/${id}`, { version: 1 })).status).toBe(204);
  const past = async () => {
    const rows = await act.collector.db
      .selectFrom('object_versions')
      .select('id')
      .where('id', 'in', ['acc-z', 'acc-n'])
      .where('body', 'is not', null)
      .execute();
    return rows.map(({ id }) => id).sort();
  };
  expect(await past()).toEqual(['acc-n', 'acc-z']);
  await erase({ client: 'contoso' });
  expect(await past()).toEqual(['acc-n']);
});

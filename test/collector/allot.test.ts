import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putObject } from '../../lib/collector/change-object.ts';
import { findObject } from '../../lib/collector/objects.ts';
import { exceptionSchema } from '../../lib/record/access.schema.ts';
import type { Account, Client } from '../../lib/record/record.schema.ts';
import { allotAnswerSchema } from '../../lib/wire/api.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let lead: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  lead = await collector.enrol('mkruse');
});
afterEach(() => collector.stop());

const ask = (change: object = {}, token = lead.token) =>
  collector.call('POST', '/v1/accounts/allot', {
    token,
    body: { technician: 'jadeyemi', client: 'contoso', console: 'practice-portal', purpose: 'everyday', ...change },
  });
const allot = async (change: object = {}) => allotAnswerSchema.parse((await ask(change)).json).account;

async function changeClient(id: string, change: (client: Client) => Client) {
  await collector.db.transaction().execute(async (trx) => {
    const client = (await findObject(trx, 'clients', id)) as Client;
    await putObject(trx, 'clients', change(client), { at: '2026-11-20T08:00:00.000Z', by: 'command line' });
  });
}

describe('allotting an account', () => {
  it('derives the name by the client’s rule and stores it', async () => {
    expect(await allot()).toMatchObject({ version: 1, name: 'jide.adeyemi', client: 'contoso', status: 'planned' });
    expect((await allot({ client: 'northwind' })).name).toBe('jadeyemi');
    expect((await allot({ purpose: 'admin' })).name).toBe('jide.adeyemi.admin');
  });

  it('gives the same account to the same question, also after the technician’s name changed', async () => {
    const first = await allot();
    const jide = await findObject(collector.db, 'technicians', 'jadeyemi');
    if (!jide) throw new Error('no such technician');
    await collector.db
      .transaction()
      .execute((trx) =>
        putObject(
          trx,
          'technicians',
          { ...jide, name: { givenName: 'Jide', familyName: 'Other' } },
          { at: 'x', by: 'x' },
        ),
      );
    expect(await allot()).toEqual(first);
  });

  it('tells two people with one derived name apart by number', async () => {
    expect((await allot({ client: 'northwind' })).name).toBe('jadeyemi');
    expect((await allot({ client: 'northwind', technician: 'jadeyemi2' })).name).toBe('jadeyemi2');
  });

  it('makes one account of 50 concurrent questions, and two names for two people', async () => {
    const questions = Array.from({ length: 50 }, (_, i) =>
      ask({ client: 'northwind', technician: i % 2 ? 'jadeyemi' : 'jadeyemi2' }),
    );
    const accounts = (await Promise.all(questions)).map((answer) => allotAnswerSchema.parse(answer.json).account);
    expect(new Set(accounts.map((account) => account.id)).size).toBe(2);
    expect(new Set(accounts.map((account) => account.name))).toEqual(new Set(['jadeyemi', 'jadeyemi2']));
  });

  it('leaves the choice to a person where the client wants that', async () => {
    await changeClient('northwind', (client) => ({
      ...client,
      convention: { ...client.convention, collision: 'ask' },
    }));
    await allot({ client: 'northwind' });
    const answer = await ask({ client: 'northwind', technician: 'jadeyemi2' });
    expect([answer.status, answer.json.error.code]).toEqual([409, 'allot.taken']);
    expect(answer.json.error.sentence).toMatch(/jadeyemi/);
  });

  it('says what is missing when no login can be derived', async () => {
    await changeClient('northwind', (client) => ({ ...client, convention: { ...client.convention, rules: {} } }));
    const answer = await ask({ client: 'northwind', purpose: 'admin' });
    expect([answer.status, answer.json.error.code]).toEqual([422, 'allot.underived']);
    expect(answer.json.error.sentence).toMatch(/Northwind Dental/);
  });

  it('names accounts by the MSP’s own rule in a console that serves every client', async () => {
    const account = await allot({ console: 'mesh', client: 'contoso' });
    expect([account.client, account.name]).toEqual(['msp', 'jadeyemi']);
    expect(await allot({ console: 'mesh', client: 'northwind' })).toEqual(account);
  });

  it('refuses a console of another client, and what does not exist', async () => {
    expect((await ask({ console: 'lam' })).json.error.code).toBe('record.tenancy');
    expect((await ask({ console: 'none' })).status).toBe(404);
    expect((await ask({ technician: 'nobody' })).status).toBe(404);
  });

  it('holds an account’s name unique however it came about', async () => {
    const taken = await allot({ client: 'northwind' });
    const admin = await collector.enrol('root');
    const twin = { ...taken, id: 'acc-twin', technician: 'zmueller', name: 'JADEYEMI' };
    const answer = await collector.call('PUT', '/v1/accounts/acc-twin', { token: admin.token, body: twin });
    expect([answer.status, answer.json.error.code]).toEqual([409, 'record.taken']);
  });

  it('counts an exception while it is in force by the collector’s clock, and never after (attack 35)', async () => {
    const exception = exceptionSchema.parse({
      id: 'called-otherwise',
      version: 1,
      client: 'contoso',
      purpose: 'admin',
      differs: { what: 'value', attribute: 'userName', value: 'contoso.admin' },
      reason: 'Their auditors ask for it',
      owner: 'mkruse',
      expires: '2026-11-21T08:00:00.000Z',
    });
    const change = { at: collector.clock.now.toISOString(), by: 'command line' };
    await collector.db.transaction().execute((trx) => putObject(trx, 'exceptions', exception, change));
    expect((await allot()).name).toBe('jide.adeyemi');
    expect((await allot({ purpose: 'admin' })).name).toBe('contoso.admin');
    collector.clock.now = new Date('2026-11-21T08:00:00.000Z');
    expect((await allot({ purpose: 'admin', technician: 'jadeyemi2' })).name).not.toMatch(/^contoso/);
  });

  it('does not give an account whose time is over, unless it is for emergencies', async () => {
    const given = await allot();
    const until = '2026-11-20T09:00:00.000Z';
    const glass: Account = { ...given, id: 'acc-glass', purpose: 'break-glass', name: 'emergency-1', until };
    const change = { at: collector.clock.now.toISOString(), by: 'command line' };
    await collector.db.transaction().execute(async (trx) => {
      await putObject(trx, 'accounts', { ...given, until }, change);
      await putObject(trx, 'accounts', glass, change);
    });
    expect((await allot()).id).toBe(given.id);
    collector.clock.now = new Date(until);
    const answer = await ask();
    expect([answer.status, answer.json.error.code]).toEqual([409, 'allot.ended']);
    expect(answer.json.error.sentence).toContain('jide.adeyemi');
    expect((await allot({ purpose: 'break-glass' })).id).toBe('acc-glass');
  });
});

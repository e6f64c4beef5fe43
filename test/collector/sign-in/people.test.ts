import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGrant } from '../../../lib/collector/grants.ts';
import { lockRecord } from '../../../lib/collector/objects.ts';
import type { SignInSettings } from '../../../lib/wire/sign-in.schema.ts';
import { openSignIn, type SignInWorld } from './world.ts';

let world: SignInWorld;
afterEach(() => world?.stop());
const open = async (claims: Record<string, unknown>, settings: Partial<SignInSettings>, inIdToken = true) => {
  world = await openSignIn({ people: { lan: claims }, settings, provider: { inIdToken } });
};
const roles = async () => (await readGrant(world.collector.db, 'lnguyen')).roles;
const lastWhy = async () => JSON.parse((await world.collector.notices()).at(-1)?.detail ?? '{}').why;

describe('what providers say of groups and roles', () => {
  const number = { employee_number: 'T-1003' };

  it('Entra: tenant and object id, app roles, groups as ids', async () => {
    const group = '0f2bd3b6-7f0c-4f9b-b6a4-9c1f5f8a2c11';
    await open(
      { oid: 'a1b2c3d4-0000-4000-8000-000000000001', tid: 'tenant-1', roles: ['Unswivel.Lead'], groups: [group] },
      {
        identify: { by: 'link', claim: 'oid' },
        require: [{ claim: 'tid', value: 'tenant-1' }],
        roles: [
          { claim: 'roles', value: 'Unswivel.Lead', role: 'lead' },
          { claim: 'groups', value: group, role: 'technician' },
          { claim: 'groups', value: 'another', role: 'administrator' },
        ],
      },
    );
    expect((await world.signIn()).answer.json.error.code).toBe('signIn.person');
    const { links } = (await world.as(world.admin.token, 'GET', '/v1/sign-in/links')).json;
    expect(links).toMatchObject([{ subject: 'a1b2c3d4-0000-4000-8000-000000000001', technician: null }]);
    const path = `/v1/sign-in/links/${links[0].id}`;
    expect((await world.as(world.admin.token, 'PUT', path, { technician: 'lnguyen' })).status).toBe(204);
    const { answer } = await world.signIn();
    expect([answer.status, answer.json.me.roles]).toEqual([201, ['lead', 'technician']]);
  });

  it('who waits is listed first, also behind more links than a list holds', async () => {
    await open({}, {});
    const row = (id: string, technician: string | null, day: number) => ({
      ...{ id, issuer: 'https://idp.example', subject: id, technician, shown: id, linked_by: null },
      at: `2026-10-${day}T08:00:00.000Z`,
    });
    const linked = Array.from({ length: 500 }, (_, at) => row(`linked-${at}`, 'lnguyen', 20));
    const rows = [...linked, row('newer', null, 12), row('older', null, 11)];
    await world.collector.db.insertInto('sign_in_links').values(rows).execute();
    const { links } = (await world.as(world.admin.token, 'GET', '/v1/sign-in/links')).json;
    expect(links).toHaveLength(500);
    expect(links.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual(['newer', 'older']);
  });

  it('Okta: groups by name, and at the user info endpoint only', async () => {
    await open(
      { ...number, groups: ['Everyone', 'Unswivel technicians'] },
      { userInfo: true, roles: [{ claim: 'groups', value: 'Unswivel technicians', role: 'technician' }] },
      false,
    );
    expect((await world.signIn()).answer.status).toBe(201);
    expect(await roles()).toEqual(['technician']);
    await world.settle({ roles: [{ claim: 'groups', value: 'Unswivel technicians', role: 'technician' }] });
    expect((await world.signIn()).answer.json.error.code).toBe('signIn.person');
  });

  it('Google: the company’s domain must be right, and says nothing of roles', async () => {
    await open(
      { ...number, hd: 'msp.example', email: 'lan@msp.example' },
      { require: [{ claim: 'hd', value: 'msp.example' }] },
    );
    expect((await world.signIn()).answer.status).toBe(201);
    Object.assign(world.provider.people.lan as object, { hd: 'evil.example' });
    expect((await world.signIn()).answer.json.error.code).toBe('signIn.person');
    expect(await lastWhy()).toBe('required claim hd');
  });

  it('Keycloak: roles of the realm lie one level down, groups as paths', async () => {
    await open(
      { ...number, realm_access: { roles: ['offline_access', 'unswivel-compliance'] }, groups: ['/ops/l1'] },
      {
        roles: [
          { claim: 'realm_access.roles', value: 'unswivel-compliance', role: 'compliance' },
          { claim: 'groups', value: '/ops/l1', role: 'technician' },
        ],
      },
    );
    expect((await world.signIn()).answer.json.me.roles).toEqual(['compliance', 'technician']);
  });

  it('takes a role away at the next sign-in, and lets in nobody who has none', async () => {
    await open(
      { ...number, groups: ['L', 'T'] },
      {
        roles: [
          { claim: 'groups', value: 'L', role: 'lead' },
          { claim: 'groups', value: 'T', role: 'technician' },
        ],
      },
    );
    await world.signIn();
    Object.assign(world.provider.people.lan as object, { groups: ['T'] });
    await world.signIn();
    expect(await roles()).toEqual(['technician']);
    Object.assign(world.provider.people.lan as object, { groups: [] });
    expect((await world.signIn()).answer.json.error.code).toBe('signIn.person');
    expect(await lastWhy()).toBe('no role');
  });

  it('never takes the last administrator away', async () => {
    await open({ ...number, groups: ['T'] }, { roles: [{ claim: 'groups', value: 'T', role: 'technician' }] });
    const { db } = world.collector;
    await db.updateTable('grants').set({ roles: '["administrator"]' }).where('technician', '=', 'lnguyen').execute();
    await db.deleteFrom('grants').where('technician', '=', 'root').execute();
    await world.signIn();
    expect(await roles()).toEqual(['technician', 'administrator']);
  });
});

describe('who somebody is', () => {
  beforeEach(() => open({ employee_number: 'T-1003', email: 'mkruse@msp.example' }, {}));

  it('is never told by an e-mail address', async () => {
    const answer = await world.settle({ identify: { by: 'employeeNumber', claim: 'email' } });
    expect([answer.status, answer.json.error.sentence]).toEqual([
      400,
      expect.stringContaining('somebody else one day'),
    ]);
  });

  it('is the same answer for somebody unknown, inactive, doubtful or without the claim', async () => {
    const sentences = new Set<string>();
    const why: string[] = [];
    const attempt = async (claims: object) => {
      Object.assign(world.provider.people.lan as object, claims);
      const { answer } = await world.signIn();
      sentences.add(`${answer.status} ${JSON.stringify(answer.json)}`);
      why.push(await lastWhy());
    };
    await attempt({ employee_number: 'T-9999' });
    // The first administrator of this collector has the same number as another.
    await attempt({ employee_number: 'T-1001' });
    await attempt({ employee_number: ['T-1003', 'T-1004'] });
    const row = await world.collector.db
      .selectFrom('objects')
      .selectAll()
      .where('id', '=', 'lnguyen')
      .executeTakeFirstOrThrow();
    const body = JSON.stringify({ ...JSON.parse(row.body), active: false });
    await world.collector.db.updateTable('objects').set({ body }).where('id', '=', 'lnguyen').execute();
    await attempt({ employee_number: 'T-1003' });
    expect(why).toEqual(['unknown', 'several', 'claim', 'inactive']);
    expect(sentences.size).toBe(1);
  });

  it('follows the id the source of records gave them', async () => {
    await world.collector.db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      const row = { source: 'entra', technician: 'lnguyen', external_id: 'ext-7', manager: null };
      await trx.insertInto('source_people').values(row).execute();
    });
    Object.assign(world.provider.people.lan as object, { employee_number: 'ext-7' });
    const identify = { by: 'externalId', claim: 'employee_number', source: 'entra' } as const;
    await world.settle({ identify });
    expect((await world.signIn()).answer.json.me.technician.id).toBe('lnguyen');
    await world.settle({ identify: { ...identify, source: 'okta' } });
    expect((await world.signIn()).answer.json.error.code).toBe('signIn.person');
  });

  it('is not another technician on a browser that is enrolled for one', async () => {
    const { key } = await world.signIn();
    Object.assign(world.provider.people.lan as object, { employee_number: 'T-1004' });
    expect((await world.signIn('lan', key)).answer.json.error.code).toBe('signIn.otherPerson');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setOffMovements } from '../../../lib/collector/lifecycle/set-off.ts';
import { endContracts } from '../../../lib/collector/sources/end-contracts.ts';
import { LAM, type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
  await world.put('sources', 'hr', { label: 'Staff list', kind: 'csv', owns: [] });
});
afterAll(() => world.stop());

const saying = () => ({ db: world.collector.db, book: world.collector.book, now: () => world.collector.clock.now });
/** a minute of the collector's own work */
const minute = async () => {
  world.later(1);
  await endContracts(saying());
  await setOffMovements(saying());
};
const movementOf = async (technician: string) =>
  (await world.call(world.lead, 'GET', `/v1/movements?technician=${technician}`)).json.movements[0];
const requestsOf = async (movement: string) =>
  (await world.call(world.lead, 'GET', `/v1/requests?movement=${movement}`)).json.requests;
const closure = async (id: string) => (await world.call(world.lead, 'GET', `/v1/movements/${id}/closure`)).json;

const person = (id: string, change: object = {}) =>
  world.put('technicians', id, {
    ...{ userName: id, name: { givenName: 'Somebody', familyName: id }, displayName: `Somebody ${id}` },
    ...{ emails: [], phoneNumbers: [], active: true, ...change },
  });
const account = (id: string, technician: string, change: object = {}) =>
  world.put('accounts', id, {
    ...{ technician, client: 'northwind', console: LAM, purpose: 'everyday', name: id, status: 'active' },
    ...{ mfa: 'on', roles: [], path: 'member', ...change },
  });

/** ends and sees ended whatever is open */
async function endAll(movement: string): Promise<void> {
  const { jide } = world;
  for (const { id, object } of await requestsOf(movement)) {
    const { name } = object.account;
    const secret = object.change === 'rotation';
    world.later(1);
    const deed = await world.acts(jide, name, secret ? 'reset-password' : 'disable');
    await world.step(jide, id, 'revoked', { events: [deed] });
    world.later(1);
    const event = secret
      ? await world.acts(jide, name, 'reset-password')
      : await world.sees(jide, name, { active: 'false' });
    expect((await world.step(jide, id, 'verify', { event })).json.state).toBe('closed');
  }
}

describe('somebody who left', () => {
  it('by hand, by the contract’s end or by a source sets off the end of all they have, once and by itself', async () => {
    await person('by-hand');
    await person('by-contract', {
      userType: 'Contractor',
      contract: { sponsor: 'mkruse', ends: new Date(world.collector.clock.now.getTime() + 30_000).toISOString() },
    });
    for (const id of ['by-hand', 'by-contract']) await account(`acc-${id}`, id);
    await world.put('technicians', 'by-hand', { active: false });
    await minute();
    await minute();
    for (const [id, source] of [
      ['by-hand', 'options'],
      ['by-contract', 'clock'],
    ] as const) {
      const movement = await movementOf(id);
      expect(movement).toMatchObject({ kind: 'left', source, state: 'open' });
      const requests = await requestsOf(movement.id);
      expect(requests.map((one: { object: { account: { name: string } } }) => one.object.account.name)).toEqual([
        `acc-${id}`,
      ]);
      expect(requests[0].parts.requester[0]).toBe('collector');
    }
    const told = (await world.said('movement.fanned-out')).map(({ detail }) => detail?.requests);
    expect(told.filter((count) => count === 1)).toHaveLength(2);
    // The sponsor of the one, and whoever did it of the other, are called for it.
    expect((await requestsOf((await movementOf('by-contract')).id))[0].owner).toBe('mkruse');
  });

  it('takes shared and break-glass secrets and programs’ keys with them, which are replaced and never removed', async () => {
    await person('keys');
    await account('acc-keys', 'keys');
    await account('reception', 'mkruse', { purpose: 'shared', usedBy: ['keys'] });
    await account('emergency-key', 'keys', { purpose: 'break-glass', path: 'member' });
    await account('partner', 'keys', { path: 'delegated', purpose: 'admin' });
    await world.put('machines', 'backup', {
      ...{ kind: 'api-key', name: 'backup-key', owner: 'keys', client: 'northwind', console: LAM, purpose: 'Backup' },
      ...{ created: '2026-01-01T00:00:00.000Z', usedIn: [] },
    });
    await world.put('technicians', 'keys', { active: false });
    await minute();
    const { id } = await movementOf('keys');
    const { open, owned } = await closure(id);
    const short = open.map((one: { object: { account: { name: string }; change: string }; toEnd: string[] }) => [
      one.object.account.name,
      one.object.change,
      one.toEnd[0],
    ]);
    expect(short).toEqual([
      ['acc-keys', 'removal', 'sign-in'],
      ['partner', 'removal', 'delegation'],
      ['backup-key', 'rotation', 'keys'],
      ['emergency-key', 'rotation', 'secret'],
      ['reception', 'rotation', 'secret'],
    ]);
    expect(open[0].toEnd).toEqual(['sign-in', 'sessions', 'groups', 'keys', 'mfa', 'licences']);
    expect(owned.map(({ kind, id: key }: { kind: string; id: string }) => `${kind} ${key}`).sort()).toEqual([
      'account emergency-key',
      'machine backup',
    ]);
  });

  it('says what of an account nothing shows to have ended, until it is shown', async () => {
    await person('parts');
    await account('acc-parts', 'parts');
    await world.put('technicians', 'parts', { active: false });
    await minute();
    const [request] = await requestsOf((await movementOf('parts')).id);
    const revoke = async (does: string) => {
      world.later(1);
      return world.step(world.jide, request.id, 'revoked', {
        events: [await world.acts(world.jide, 'acc-parts', does)],
      });
    };
    expect((await revoke('disable')).json.notShown).toEqual(['sessions', 'groups', 'keys', 'mfa', 'licences']);
    expect((await revoke('revoke-sessions')).json).toMatchObject({
      state: 'revoked',
      notShown: ['groups', 'keys', 'mfa', 'licences'],
    });
    const proof = await world.call(world.lead, 'GET', `/v1/proof?client=northwind&console=${LAM}&account=acc-parts`);
    expect(proof.json.requests[0].gaps.join(' ')).toContain('groups, keys, mfa, licences');
  });

  it('is not closed while they own something, and is by itself when another answers for it', async () => {
    await person('owner');
    await account('acc-owner', 'owner');
    await world.put('templates', 'owned', { label: 'Owned', owner: 'owner', grants: [] });
    await world.put('clients', 'contoso', { owner: 'owner', lifecycle: { owner: 'owner' } });
    await world.put('exceptions', 'ex-owned', {
      ...{ client: 'northwind', differs: { what: 'other', text: 'A way round' }, reason: 'Until it is mended' },
      ...{ owner: 'owner', expires: '2026-12-20T08:00:00.000Z' },
    });
    const owners = (await world.call(world.lead, 'GET', '/v1/owners')).json.owners as {
      kind: string;
      id: string;
      owner: string;
      named: boolean;
    }[];
    expect(
      owners
        .filter(({ owner }) => owner === 'owner')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...['client', 'exception', 'template', 'workflow']]);
    // Where nobody is named it is whoever changed it last: nothing is nobody's.
    expect(owners.find(({ kind, id }) => kind === 'template' && id === 'desk')).toMatchObject({
      owner: 'root',
      named: false,
    });
    await world.put('technicians', 'owner', { active: false });
    await minute();
    const { id } = await movementOf('owner');
    const close = () => world.call(world.lead, 'POST', `/v1/movements/${id}/close`);
    expect((await close()).json.error.code).toBe('lifecycle.stillOpen');
    await endAll(id);
    expect((await close()).json.error.code).toBe('lifecycle.owned');
    await minute();
    expect((await closure(id)).closedAt).toBeNull();
    // However many wait so for a person, whoever left after them is closed.
    const { db } = world.collector;
    const row = await db.selectFrom('movements').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const many = Array.from({ length: 50 }, (_, n) => ({ ...row, id: `00-${n}` }));
    await db.insertInto('movements').values(many).execute();
    await person('after-them');
    await world.put('technicians', 'after-them', { active: false });
    await minute();
    expect((await closure((await movementOf('after-them')).id)).closedAt).toEqual(expect.any(String));
    const give = (owner: string) =>
      world.call(world.lead, 'POST', `/v1/movements/${id}/hand-over`, { owner, why: 'They left' });
    expect((await give('owner')).status).toBe(422);
    expect((await give('mkruse')).json).toEqual({ given: 4 });
    await minute();
    expect(await closure(id)).toMatchObject({ closedAt: expect.any(String), owned: [], open: [] });
    expect((await world.said('movement.closed')).map(({ detail }) => detail?.movement)).toContain(id);
  });

  it('and whose record was removed before anything followed keeps nobody else from being set off', async () => {
    await person('removed');
    await person('stayed');
    await account('acc-stayed', 'stayed');
    await world.put('technicians', 'removed', { active: false });
    const { id } = await movementOf('removed');
    const drop = { 'if-match': '2', 'x-reason': 'Made by mistake' };
    const gone = await world.call(world.admin, 'DELETE', '/v1/technicians/removed', undefined, drop);
    expect(gone.status).toBe(204);
    await world.put('technicians', 'stayed', { active: false });
    await minute();
    expect(await requestsOf((await movementOf('stayed')).id)).toHaveLength(1);
    expect(await closure(id)).toMatchObject({ total: 0, closedAt: expect.any(String) });
  });

  it('and comes back before anybody set about it keeps what was approved and seen', async () => {
    await person('back');
    const asked = await world.ask({ technician: 'back', role: 'Back' });
    await world.agree(asked);
    world.later(1);
    const { name } = asked.object.account;
    await world.step(world.lan, asked.id, 'implemented', { events: [await world.submits(world.lan, name)] });
    world.later(1);
    await world.step(world.lan, asked.id, 'verify', {
      event: await world.sees(world.lan, name, { active: 'true', role: 'Back' }),
    });
    await account('acc-back', 'back', { purpose: 'admin' });
    await world.put('technicians', 'back', { active: false });
    await minute();
    const { id } = await movementOf('back');
    expect(await world.read(asked.id)).toMatchObject({ state: 'revocation-requested', ending: { movement: id } });
    const [removal] = await requestsOf(id);
    expect((await world.step(world.lead, removal.id, 'cancel', { why: 'Not so' })).json.error.code).toBe(
      'lifecycle.ofMovement',
    );
    await world.put('technicians', 'back', { active: true });
    await minute();
    expect((await world.read(removal.id)).state).toBe('cancelled');
    expect(await world.read(asked.id)).toMatchObject({ state: 'in-use', ending: null });
  });
});

describe('too many at once', () => {
  it('who joined in one day wait for somebody, one by one they do not', async () => {
    await world.put('clients', 'northwind', { lifecycle: { standard: true }, ticketRequired: false });
    const serving = async (id: string) => {
      await person(id, { active: false, templates: ['desk'] });
      await world.collector.enrol(id, { serves: ['northwind'] }).catch(() => undefined);
    };
    await serving('joiner');
    await world.collector.db
      .insertInto('grants')
      .values({ technician: 'joiner', roles: '["technician"]', serves: '["northwind"]' })
      .onConflict((conflict) => conflict.column('technician').doNothing())
      .execute();
    await world.put('technicians', 'joiner', { active: true });
    await minute();
    const { id, state } = await movementOf('joiner');
    expect(state).toBe('open');
    const asked = await requestsOf(id);
    expect(asked.map((one: { state: string }) => one.state)).toEqual(['requested', 'requested']);
    // Confirmed, the client's rule may decide.
    await world.call(world.lead, 'POST', `/v1/movements/${id}/confirm`, {});
    expect((await requestsOf(id)).map((one: { state: string }) => one.state)).toEqual(['approved', 'approved']);

    for (let n = 0; n < 26; n++) await person(`import-${n}`);
    await minute();
    const rows = await world.collector.db
      .selectFrom('movements')
      .select('id')
      .where('technician', 'like', 'import-%')
      .where('fanned_out_at', 'is not', null)
      .execute();
    expect(rows).toEqual([]);
  });

  it('of one source are held: nothing follows before somebody decides, and then all of it', async () => {
    const source = await world.call(world.admin, 'POST', '/v1/tokens', { label: 'Directory', source: 'northwind-ad' });
    const scim = (method: string, path: string, body: object) =>
      world.collector.call(method, `/scim/v2/northwind-ad${path}`, {
        token: source.json.secret,
        body,
        headers: { 'content-type': 'application/scim+json' },
      });
    await world.put('sources', 'northwind-ad', { owns: ['active', 'userName', 'name', 'displayName'] });
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4]) {
      const made = await scim('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        ...{ userName: `mass${n}`, displayName: `Mass ${n}`, active: true },
        name: { givenName: 'Mass', familyName: `No ${n}` },
      });
      expect(made.status).toBe(201);
      ids.push(made.headers.get('location')?.split('/').at(-1) ?? '');
    }
    for (const id of ids) await account(`acc-${id}`.slice(0, 64), id);
    const leave = (id: string) =>
      scim('PATCH', `/Users/${id}`, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', path: 'active', value: false }],
      });
    for (const id of ids) await leave(id);
    await minute();
    const movements = await Promise.all(ids.map(movementOf));
    expect(movements.map(({ state }) => state)).toEqual(['held', 'held', 'held', 'held']);
    for (const { id } of movements) expect(await requestsOf(id)).toEqual([]);
    await world.call(world.lead, 'POST', `/v1/movements/${movements[0].id}/confirm`, {});
    for (const { id } of movements) expect(await requestsOf(id)).toHaveLength(1);
  });
});

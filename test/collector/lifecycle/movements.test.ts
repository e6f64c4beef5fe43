import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAM, type LifecycleWorld, startLifecycleWorld } from './lifecycle-world.ts';

let world: LifecycleWorld;
beforeAll(async () => {
  world = await startLifecycleWorld();
});
afterAll(() => world.stop());

const account = (id: string, technician: string, name: string, change: object = {}) =>
  world.put('accounts', id, {
    ...{ technician, client: 'northwind', console: LAM, purpose: 'everyday', name, status: 'active', mfa: 'on' },
    ...{ roles: [], path: 'member', ...change },
  });

/** the newest movement of somebody, confirmed by the lead */
async function confirmed(technician: string): Promise<string> {
  const { movements } = (await world.call(world.lead, 'GET', `/v1/movements?technician=${technician}`)).json;
  const { id } = movements[0];
  await world.call(world.lead, 'POST', `/v1/movements/${id}/confirm`, {});
  return id;
}
/** Asked until everything that was seen is taken in: on a busy machine the first answer may say that it is behind. */
async function fanOut(id: string) {
  for (;;) {
    const answer = await world.call(world.lead, 'POST', `/v1/movements/${id}/fan-out`);
    if (!answer.json.left?.length) return answer;
  }
}
const closure = async (id: string) => (await world.call(world.lead, 'GET', `/v1/movements/${id}/closure`)).json;

describe('a leaver', () => {
  it('sets off the end of all they have or were seen to have, the most dangerous first, and is closed when each was seen ended', async () => {
    await account('acc-lan', 'lnguyen', 'lnguyen');
    await account('acc-lan-adm', 'lnguyen', 'adm-lnguyen', { purpose: 'admin' });
    await account('acc-lan-mesh', 'lnguyen', 'lan', { client: 'msp', console: 'mesh' });
    await account('acc-shared', 'mkruse', 'reception', { purpose: 'shared', usedBy: ['lnguyen'] });
    const pending = await world.ask({ technician: 'lnguyen', role: 'More' });
    await world.put('machines', 'svc', {
      ...{ kind: 'service-account', name: 'svc', owner: 'lnguyen', client: 'northwind', purpose: 'Backup' },
      ...{ created: '2026-01-01T00:00:00.000Z', usedIn: [] },
    });
    // Somebody saw an account of theirs that nobody recorded.
    await world.sees(world.jide, 'lan.nguyen.old', { email: 'l.nguyen@msp.example', active: 'true' });
    await world.put('technicians', 'lnguyen', { active: false });
    const { movements } = (await world.call(world.lead, 'GET', '/v1/movements?technician=lnguyen')).json;
    const { id: movement } = movements[0];
    expect((await fanOut(movement)).json).toMatchObject({ requests: 5, clients: 2 });
    expect((await fanOut(movement)).json.requests).toBe(5);

    const view = await closure(movement);
    const what = view.open.map((one: { object: { change: string; account: { name: string } } }) => [
      one.object.account.name,
      one.object.change,
    ]);
    expect(what).toEqual([
      ['adm-lnguyen', 'removal'],
      ['lnguyen', 'removal'],
      ['lan.nguyen.old', 'removal'],
      ['lan', 'removal'],
      ['reception', 'rotation'],
    ]);
    expect(view).toMatchObject({
      ...{ total: 5, closed: 0, technician: 'lnguyen', holders: [{ owner: 'mkruse', active: true, open: 5 }] },
      unreachable: [{ console: 'mesh', lastSeen: null }],
      owned: [{ kind: 'machine', id: 'svc' }],
    });
    expect((await world.read(pending.id)).state).toBe('cancelled');

    const everyday = view.open[1];
    world.later(1);
    await world.step(world.jide, everyday.id, 'revoked', {
      events: [await world.acts(world.jide, 'lnguyen', 'disable')],
    });
    world.later(1);
    const seen = await world.sees(world.jide, 'lnguyen', { active: 'false' });
    expect((await world.step(world.jide, everyday.id, 'verify', { event: seen })).json.state).toBe('closed');
    const rotation = view.open[4];
    const reset = await world.acts(world.jide, 'reception', 'reset-password');
    await world.step(world.jide, rotation.id, 'revoked', { events: [reset] });
    world.later(1);
    const again = await world.acts(world.jide, 'reception', 'reset-password');
    expect((await world.step(world.jide, rotation.id, 'verify', { event: again })).json.state).toBe('closed');
    expect(await closure(movement)).toMatchObject({ total: 5, closed: 2 });

    const proof = await world.call(world.lead, 'GET', `/v1/proof?client=northwind&console=${LAM}&account=lnguyen`);
    expect(proof.json.requests.at(-1)).toMatchObject({
      asked: { who: 'collector' },
      retired: { who: 'jadeyemi', events: [expect.any(String), seen] },
      gaps: ['Nothing shows that these ended with it: sessions, groups, keys, mfa, licences.'],
    });
    expect(proof.json.requests.at(-1).retired.controls).toContain('NIST CSF PR.AA-05');
  });

  it('who answered for something is replaced before it is closed', async () => {
    const request = (
      await world.call(world.lead, 'POST', '/v1/removals', {
        ...{ client: 'northwind', console: LAM, name: 'left.over' },
        why: 'Nobody knows it',
        owner: 'praman',
      })
    ).json.requests[0];
    world.later(1);
    await world.step(world.jide, request.id, 'revoked', {
      events: [await world.acts(world.jide, 'left.over', 'delete')],
    });
    world.later(1);
    await world.step(world.jide, request.id, 'verify', {
      event: await world.sees(world.jide, 'left.over', { active: 'false' }),
    });
    await world.put('technicians', 'praman', { active: false });
    expect((await world.step(world.jide, request.id, 'close')).json.error.code).toBe('lifecycle.owner');
    await world.step(world.lead, request.id, 'hand-over', { owner: 'mkruse', why: 'Priya left' });
    expect((await world.step(world.jide, request.id, 'close')).json.state).toBe('closed');
  });
});

describe('a joiner and a mover', () => {
  it('get what templates give, and lose what they gave', async () => {
    await world.put('templates', 'bench', {
      label: 'Bench',
      grants: [{ kind: 'iam', client: 'northwind', purpose: 'everyday', role: 'Bench', groups: [] }],
    });
    await world.put('clients', 'northwind', { lifecycle: { standard: true }, ticketRequired: false });
    await world.put('technicians', 'newcomer', {
      ...{
        userName: 'nnew',
        name: { givenName: 'Nia', familyName: 'New' },
        displayName: 'Nia New',
        emails: [],
        phoneNumbers: [],
      },
      ...{ active: true, templates: ['desk'] },
    });
    await world.collector.enrol('newcomer', { roles: ['technician'], serves: ['northwind'] });
    const joined = await fanOut(await confirmed('newcomer'));
    expect(joined.json).toMatchObject({ requests: 2, clients: 1, left: [] });
    const requests = (await world.call(world.lead, 'GET', '/v1/requests?technician=newcomer')).json.requests;
    expect(
      requests.map((one: { object: { console: { id: string } }; state: string }) => [one.object.console.id, one.state]),
    ).toEqual([
      ['lam', 'approved'],
      ['practice-portal', 'approved'],
    ]);
    world.later(1);
    await world.put('technicians', 'newcomer', { templates: ['bench'] });
    const moved = await fanOut(await confirmed('newcomer'));
    expect(moved.json.requests).toBe(2);
    const after = (await world.call(world.lead, 'GET', '/v1/requests?technician=newcomer')).json.requests.slice(-1)[0];
    expect(after.object).toMatchObject({ role: 'Bench', without: ['Helpdesk'] });
  });

  it('get it too where the first template comes after them, as identity providers send groups', async () => {
    await world.put('technicians', 'later', {
      ...{ userName: 'later', name: { givenName: 'Lea', familyName: 'Later' }, displayName: 'Lea Later' },
      ...{ emails: [], phoneNumbers: [], active: true },
    });
    await world.collector.enrol('later', { roles: ['technician'], serves: ['northwind'] });
    expect((await fanOut(await confirmed('later'))).json).toMatchObject({ requests: 0 });
    world.later(1);
    await world.put('technicians', 'later', { templates: ['bench'] });
    expect((await fanOut(await confirmed('later'))).json.requests).toBeGreaterThan(0);
  });
});

describe('a leaving client', () => {
  it('ends all our access there, the same way, and asking twice adds nothing', async () => {
    await account('acc-jide', 'jadeyemi', 'jadeyemi');
    const leave = () => world.call(world.admin, 'POST', '/v1/clients/northwind/leave', { why: 'The contract ended' });
    expect((await world.call(world.lead, 'POST', '/v1/clients/northwind/leave', { why: 'no' })).status).toBe(403);
    const { requests } = (await leave()).json;
    expect(requests).toBeGreaterThan(0);
    expect((await leave()).json.requests).toBe(requests);
    const view = (await world.call(world.lead, 'GET', '/v1/clients/northwind/closure')).json;
    expect(view.open.map((one: { object: { account: { name: string } } }) => one.object.account.name)).toContain(
      'jadeyemi',
    );
  });
});

describe('a compliance person whose grant names clients', () => {
  it('sees nothing of others in what a movement or a leaving client left open, or in who answers for what', async () => {
    await account('acc-lan', 'lnguyen', 'lnguyen');
    await account('acc-lan-mesh', 'lnguyen', 'lan', { client: 'msp', console: 'mesh' });
    await world.put('clients', 'northwind', { owner: 'lnguyen' });
    await world.put('exceptions', 'ex-lan', {
      ...{ client: 'northwind', differs: { what: 'other', text: 'A way round' }, reason: 'Until it is mended' },
      ...{ owner: 'lnguyen', expires: '2026-12-20T08:00:00.000Z' },
    });
    await world.put('technicians', 'lnguyen', { active: false });
    const { movements } = (await world.call(world.lead, 'GET', '/v1/movements?technician=lnguyen')).json;
    await fanOut(movements[0].id);
    const auditor = await world.collector.enrol('jadeyemi', { roles: ['compliance'], serves: ['contoso'] });
    const get = async (path: string) => world.call(auditor, 'GET', path);
    const all = await closure(movements[0].id);
    expect([all.open.length > 0, all.owned.length > 0]).toEqual([true, true]);
    const clientsOf = (view: typeof all) =>
      [...new Set(view.open.map((one: { object: { client: string } }) => one.object.client))].sort();
    const seen = (await get(`/v1/movements/${movements[0].id}/closure`)).json;
    // Our own consoles are everybody's to see.
    expect([clientsOf(all), clientsOf(seen)]).toEqual([['msp', 'northwind'], ['msp']]);
    expect([seen.total < all.total, seen.unreachable.every((one: { client: string }) => one.client === 'msp')]).toEqual(
      [...[true, true]],
    );
    expect(JSON.stringify(seen.owned)).not.toMatch(/northwind|ex-lan/);
    for (const client of ['northwind', 'nobody'])
      expect([(await get(`/v1/clients/${client}/closure`)).status, client]).toEqual([403, client]);
    expect((await get('/v1/clients/contoso/closure')).status).toBe(200);
    const owned = (await get('/v1/owners')).json.owners as { kind: string; id: string }[];
    expect(owned.filter(({ kind }) => kind !== 'template').map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      ...['client contoso', 'workflow contoso', 'client msp', 'workflow msp'],
    ]);
    expect(owned.some(({ kind }) => kind === 'template')).toBe(true);
  });
});

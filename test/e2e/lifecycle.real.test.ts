import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { consolesOff, LAM, MESH, RT } from '../consoles/real.ts';
import {
  type AtConsoles,
  atConsoles,
  deleteInLam,
  deleteInMesh,
  deleteInVain,
  giveTicket,
  makeInLam,
  makeInMesh,
  seeInLam,
  seeInMesh,
} from '../drive/access-path.ts';
import { confirmMovements, prepareClients, put, requestsOf } from '../drive/access-requests.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';
import { ldapEntry, removeLdapEntry } from '../real/ldap-ask.ts';
import { meshUser, removeMeshUser } from '../real/mesh-ask.ts';

const LDAP = process.env.LDAP_URL ?? 'ldap://127.0.0.1:8104';
const MESH_APP = process.env.MESH_APP;
/** Where pictures of what a person sees go; none are made without it. */
const SHOTS = process.env.SHOTS;
const NIA = { login: 'nnew', display: 'Nia New', family: 'New' };

/** A technician joins and leaves: every step is done in the consoles as they run, and told by what was done and seen there. */
describe.skipIf(consolesOff)('requests for access, done in the real consoles', { timeout: 120_000 }, () => {
  let world: World;
  let admin: Reader;
  let lead: Reader;
  let at: AtConsoles;

  beforeAll(async () => {
    await forget();
    const url = { rt: RT, lam: LAM, mesh: MESH };
    world = await openWorld(url, { technician: 'jadeyemi' });
    admin = await createReader(world.collector, 'root', ['administrator']);
    lead = await createReader(world.collector, 'mkruse', ['lead', 'technician']);
    await prepareClients(admin, 'praman');
    const tab = await world.driven.context.newPage();
    for (const console of ['lam', 'mesh', 'rt'] as const) await signIn[console](tab, url[console]);
    at = await atConsoles(tab, url, async (name) => {
      if (SHOTS) await tab.screenshot({ path: `${SHOTS}/${name}.png` });
    });
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await forget();
  });

  async function forget(): Promise<void> {
    const dn = (await ldapEntry(LDAP, NIA.login))?.dn?.[0];
    if (dn) await removeLdapEntry(LDAP, dn);
    const port = Number(new URL(MESH).port);
    if (MESH_APP && (await meshUser(MESH_APP, port, NIA.login))) await removeMeshUser(MESH_APP, port, NIA.login);
  }
  const requests = async (query = 'technician=newcomer') => {
    await world.own({ type: 'own.deliver' });
    return requestsOf(lead, query);
  };
  const inConsole = async (console: string) =>
    (await requests()).findLast(({ object }) => object.console.id === console);
  const states = async () => (await requests()).map(({ object, state }) => [object.console.id, state]).sort();

  it('a joiner’s account is made in LAM through its steps, and is told and verified by itself', async () => {
    await put(admin, 'technicians', 'newcomer', {
      ...{ userName: 'n.new@msp.example', displayName: NIA.display, name: { givenName: 'Nia', familyName: 'New' } },
      ...{ emails: [{ value: 'n.new@msp.example', primary: true }], phoneNumbers: [], addresses: [] },
      ...{ active: true, templates: ['onboard'] },
    });
    await createReader(world.collector, 'newcomer', ['technician'], ['northwind']);
    await confirmMovements(lead, 'newcomer');
    await expect.poll(states, { timeout: 20_000 }).toEqual([
      ['lam', 'approved'],
      ['mesh', 'approved'],
    ]);
    await world.own({ type: 'own.sync' });

    await makeInLam(at, NIA);
    expect(await inConsole('lam')).toMatchObject({
      ...{ state: 'implemented', parts: { doer: ['jadeyemi'] } },
      object: { account: { name: NIA.login } },
    });
    await seeInLam(at, NIA);
    expect(await inConsole('lam')).toMatchObject({ state: 'in-use', verified: { by: 'jadeyemi' } });
    expect((await ldapEntry(LDAP, NIA.login))?.sn).toEqual(['New']);
  });

  it('… and in MeshCentral, where the same page holds list and form', async () => {
    await makeInMesh(at, NIA);
    await seeInMesh(at);
    expect(await inConsole('mesh')).toMatchObject({ state: 'in-use', verified: { by: 'jadeyemi' } });
  });

  it('a console that says it deleted the account, which is still there, is found out: it stays open and escalates', async () => {
    await put(admin, 'technicians', 'newcomer', { active: false });
    await confirmMovements(lead, 'newcomer');
    await expect.poll(states, { timeout: 20_000 }).toEqual([
      ['lam', 'revocation-requested'],
      ['mesh', 'revocation-requested'],
    ]);
    await world.own({ type: 'own.sync' });
    await deleteInVain(at, NIA, () =>
      expect.poll(async () => (await inConsole('lam'))?.state, { timeout: 20_000 }).toBe('revoked'),
    );
    expect(await inConsole('lam')).toMatchObject({ state: 'revoked', failed: { why: 'The account is still active.' } });
    expect((await inConsole('lam'))?.escalated).not.toBeNull();
  });

  it('is closed once the account was really deleted and is seen gone, in LAM and in MeshCentral', async () => {
    await deleteInLam(at, NIA);
    await deleteInMesh(at, NIA);
    const closed = await requests('technician=newcomer&state=closed');
    expect(closed.map(({ object }) => object.console.id).sort()).toEqual(['lam', 'mesh']);
  });

  it('an emergency begins before there is a ticket and without the collector, gets its ticket by one press, and is reviewed', async () => {
    await world.collector.kill9();
    const begun = await world.own<{ until: string }>({
      ...{ type: 'own.emergency', client: 'northwind', console: 'lam', account: 'jadeyemi', hours: 2 },
      why: 'The directory answers nobody',
    });
    expect(Date.parse(begun.until)).toBeGreaterThan(Date.now());
    await world.collector.start();
    await world.delivered(60_000);
    const emergencies = () => requests('client=northwind&state=emergency');
    await expect.poll(async () => (await emergencies()).length, { timeout: 20_000 }).toBe(1);
    const [emergency] = (await emergencies()) as [RequestView];
    expect(emergency).toMatchObject({ ticket: null, parts: { requester: ['jadeyemi'] } });
    await giveTicket(at, '1');
    await expect
      .poll(async () => ((await lead.get(`/v1/requests/${emergency.id}`)) as RequestView).ticket?.number)
      .toBe('1');
    const priya = await createReader(world.collector, 'praman', ['technician'], []);
    const { status } = await priya.call('POST', `/v1/requests/${emergency.id}/approve`, { hash: emergency.hash });
    expect(status).toBe(200);
    expect(await lead.get(`/v1/requests/${emergency.id}`)).toMatchObject({ state: 'emergency-approved' });
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { consolesOff, LAM, MESH, RT } from '../consoles/real.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';
import { ldapEntry, removeLdapEntry } from '../real/ldap-ask.ts';
import { meshUser, removeMeshUser } from '../real/mesh-ask.ts';

const LDAP = process.env.LDAP_URL ?? 'ldap://127.0.0.1:8104';
const MESH_APP = process.env.MESH_APP;
/** Where pictures of what a person sees go; none are made without it. */
const SHOTS = process.env.SHOTS;
/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;
const LIST = `${LAM}/templates/lists/list.php?type=user`;
const EDIT = (name: string) =>
  `${LAM}/templates/account/edit.php?type=user&DN='uid=${name},ou=People,dc=client,dc=example'`;
const NAME = 'nnew';

/** A technician joins and leaves: every step is done in the consoles as they run, and told by what was done and seen there. */
describe.skipIf(consolesOff)('requests for access, done in the real consoles', { timeout: 120_000 }, () => {
  let world: World;
  let admin: Reader;
  let lead: Reader;
  let tab: Page;
  let overlay: Overlay;

  beforeAll(async () => {
    await forget();
    world = await openWorld({ rt: RT, lam: LAM, mesh: MESH }, { technician: 'jadeyemi' });
    admin = await createReader(world.collector, 'root', ['administrator']);
    lead = await createReader(world.collector, 'mkruse', ['lead', 'technician']);
    await put('templates', 'onboard', {
      label: 'Technician',
      grants: [
        { kind: 'iam', client: 'northwind', purpose: 'everyday', groups: [] },
        { kind: 'rmm', purpose: 'everyday', groups: [] },
      ],
    });
    await put('sources', 'northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
    await put('groups', 'managers', {
      ...{ displayName: 'Northwind practice managers', source: 'northwind-ad', members: ['praman'] },
    });
    for (const client of ['northwind', 'msp'])
      await put('clients', client, { lifecycle: { standard: true }, ticketRequired: false });
    tab = await world.driven.context.newPage();
    await signIn.lam(tab, LAM);
    await signIn.mesh(tab, MESH);
    await signIn.rt(tab, RT);
    overlay = await overlayOf(tab);
  }, 120_000);
  afterAll(async () => {
    await world?.close();
    await forget();
  });

  async function forget(): Promise<void> {
    const dn = (await ldapEntry(LDAP, NAME))?.dn?.[0];
    if (dn) await removeLdapEntry(LDAP, dn);
    const port = Number(new URL(MESH).port);
    if (MESH_APP && (await meshUser(MESH_APP, port, NAME))) await removeMeshUser(MESH_APP, port, NAME);
  }
  async function put(kind: string, id: string, change: object): Promise<void> {
    const known = await admin.call('GET', `/v1/objects/${kind}/${id}`);
    const before = known.status === 200 ? (known.body as { object: { version: number } }).object : undefined;
    const headers = before ? { 'if-match': String(before.version), 'unswivel-why': 'test' } : undefined;
    const body = { ...before, id, ...change, version: before?.version ?? 1 };
    const answer = await admin.call('PUT', `/v1/${kind}/${id}`, body, headers);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  }
  /** the movements of somebody, confirmed, and everything they set off */
  async function moves(technician: string): Promise<void> {
    const { movements } = (await lead.get(`/v1/movements?technician=${technician}&state=open`)) as {
      movements: { id: string }[];
    };
    for (const { id } of movements) {
      await lead.call('POST', `/v1/movements/${id}/confirm`, {});
      for (let left: string[] | undefined; left === undefined || left.length > 0; ) {
        const { status, body } = await lead.call('POST', `/v1/movements/${id}/fan-out`);
        expect(status, JSON.stringify(body)).toBe(200);
        left = (body as { left?: string[] }).left ?? [];
      }
    }
  }
  const requests = async (query = `technician=newcomer`) =>
    ((await lead.get(`/v1/requests?${query}`)) as { requests: RequestView[] }).requests;
  const at = async (console: string) => {
    await world.own({ type: 'own.deliver' });
    return (await requests()).findLast((one) => one.object.console.id === console);
  };
  const shot = async (name: string) => {
    if (SHOTS) await tab.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  async function opened(): Promise<void> {
    await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
    if (!(await overlay.text()).includes('Signed in as')) await overlay.click('Open the Unswivel panel');
  }
  async function press(what: string | RegExp): Promise<void> {
    await expect.poll(() => overlay.box(what).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    await tab.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
  }

  it('a joiner’s account is made in LAM through its steps, and is told and verified by itself', async () => {
    await put('technicians', 'newcomer', {
      ...{ userName: 'n.new@msp.example', displayName: 'Nia New', name: { givenName: 'Nia', familyName: 'New' } },
      ...{ emails: [{ value: 'n.new@msp.example', primary: true }], phoneNumbers: [], addresses: [] },
      ...{ active: true, templates: ['onboard'] },
    });
    await createReader(world.collector, 'newcomer', ['technician'], ['northwind']);
    await moves('newcomer');
    expect(
      (await requests()).map(({ object, state }) => [object.console.id, object.account.name, state]).sort(),
    ).toEqual([
      ['lam', NAME, 'approved'],
      ['mesh', NAME, 'approved'],
    ]);
    await world.own({ type: 'own.sync' });

    await tab.goto(LIST);
    await opened();
    await overlay.waitFor(`Make account ${NAME} for Nia New`, 40_000);
    await shot('1-waits');
    await Promise.all([tab.waitForURL(/edit\.php/), press(/^Open$/)]);
    await overlay.waitFor('Nia New');
    await press(/^Fill$/);
    await overlay.waitFor(/fields filled and kept/);
    expect(await tab.inputValue('#sn')).toBe('New');
    await shot('2-filled');
    await tab.selectOption('#accountContainerRDN', 'uid');
    await Promise.all([tab.waitForNavigation(), tab.click('[name="form_main_posixAccount"]')]);
    expect(await tab.inputValue('#uid')).toBe(NAME);
    await overlay.waitFor(NAME);
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerSaveAccount')]);
    await overlay.waitFor('It counts once the account was seen so.');
    await shot('3-saved');
    expect(await at('lam')).toMatchObject({ state: 'implemented', parts: { doer: ['jadeyemi'] } });

    await tab.goto(EDIT(NAME));
    await overlay.waitFor('Verified: the account is as it was asked for.');
    await shot('4-verified');
    expect(await at('lam')).toMatchObject({ state: 'in-use', verified: { by: 'jadeyemi' } });
    expect((await ldapEntry(LDAP, NAME))?.sn).toEqual(['New']);
  });

  it('… and in MeshCentral, where the same page holds list and form', async () => {
    await tab.goto(`${MESH}/?viewmode=4`);
    await opened();
    await overlay.waitFor(`Make account ${NAME} for Nia New`);
    await tab.click('input[value="New Account..."]');
    await tab.waitForSelector('#p4name', { state: 'visible' });
    await press(/^Fill$/);
    await expect.poll(() => tab.inputValue('#p4name')).toBe(NAME);
    await tab.click('#p4randomPassword');
    await tab.click('#idx_dlgOkButton');
    await overlay.waitFor('It counts once the account was seen so.');
    await shot('5-mesh-saved');
    // The result of the fill is all that is in view until the panel is opened again.
    await opened();
    await Promise.all([tab.waitForURL(/gotouser/), press(/^Look$/)]);
    await overlay.waitFor('Verified: the account is as it was asked for.');
    expect(await at('mesh')).toMatchObject({ state: 'in-use', verified: { by: 'jadeyemi' } });
  });

  it('a console that says it deleted the account, which is still there, is found out: it stays open and escalates', async () => {
    await put('technicians', 'newcomer', { active: false });
    await moves('newcomer');
    expect((await requests()).map(({ object, state }) => [object.console.id, state]).sort()).toEqual([
      ['lam', 'revocation-requested'],
      ['mesh', 'revocation-requested'],
    ]);
    await world.own({ type: 'own.sync' });
    await tab.goto(EDIT(NAME));
    await opened();
    await overlay.waitFor(`End account ${NAME} of Nia New`, 40_000);
    await shot('6-leaver');
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerDelete')]);
    await overlay.waitFor(`End account ${NAME}`);
    await tab.route('**/delete.php', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ contentType: 'text/html', body: 'The account was deleted.' })
        : route.continue(),
    );
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_delete')]);
    await expect.poll(async () => (await at('lam'))?.state, { timeout: 20_000 }).toBe('revoked');
    await tab.unroute('**/delete.php');
    await tab.goto(EDIT(NAME));
    await overlay.waitFor('The account is still active.');
    await shot('7-lie');
    expect(await at('lam')).toMatchObject({ state: 'revoked', failed: { why: 'The account is still active.' } });
    expect((await at('lam'))?.escalated).not.toBeNull();
  });

  it('is closed once the account was really deleted and is seen gone, in LAM and in MeshCentral', async () => {
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerDelete')]);
    await overlay.waitFor(`End account ${NAME}`);
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_delete')]);
    await tab.goto(LIST);
    await overlay.waitFor('Verified: it has ended.');
    await shot('8-ended');
    await tab.goto(`${MESH}/?viewmode=30&gotouser=${NAME}`);
    await opened();
    await overlay.waitFor(`End account ${NAME}`);
    await tab.click('[onclick*="p30showDeleteUserDialog"]');
    await tab.click('#p10check');
    await tab.click('#idx_dlgOkButton');
    await tab.waitForTimeout(1500);
    await tab.goto(`${MESH}/?viewmode=4`);
    await overlay.waitFor('Verified: it has ended.');
    expect((await requests('technician=newcomer&state=closed')).map(({ object }) => object.console.id).sort()).toEqual([
      'lam',
      'mesh',
    ]);
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
    await expect
      .poll(async () => (await requests('client=northwind&state=emergency')).length, { timeout: 20_000 })
      .toBe(1);
    const [emergency] = (await requests('client=northwind&state=emergency')) as [RequestView];
    expect(emergency).toMatchObject({ ticket: null, parts: { requester: ['jadeyemi'] } });
    await tab.goto(`${RT}/Ticket/Display.html?id=1`);
    await opened();
    await overlay.waitFor('has no ticket yet', 40_000);
    await shot('9-bind');
    await press('Give it this ticket');
    await expect
      .poll(async () => ((await lead.get(`/v1/requests/${emergency.id}`)) as RequestView).ticket?.number)
      .toBe('1');
    const priya = await createReader(world.collector, 'praman', ['technician'], []);
    const { status } = await priya.call('POST', `/v1/requests/${emergency.id}/approve`, { hash: emergency.hash });
    expect(status).toBe(200);
    expect(await lead.get(`/v1/requests/${emergency.id}`)).toMatchObject({ state: 'emergency-approved' });
  });
});

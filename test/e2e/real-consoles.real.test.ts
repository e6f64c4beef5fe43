import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolesOff, LAM, MESH, RT } from '../consoles/real.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';
import { openPanel } from './panel.ts';
import { expectSameEvidence } from './same-evidence.ts';

const AUTHORIZATION = `Basic ${Buffer.from('root:password').toString('base64')}`;

/** Request Tracker, LDAP Account Manager and MeshCentral as they run; the tickets made here are deleted, nothing else is saved. */
describe.skipIf(consolesOff)('on the real consoles', { timeout: 90_000 }, () => {
  let world: World;
  let tab: Page;
  const made: number[] = [];
  const tickets = { northwind: 0, contoso: 0, survivor: 0 };

  beforeAll(async () => {
    const make = async (queue: string, requester: string, client: string, about: string) => {
      const { id } = await rest('POST', '/ticket', {
        Queue: queue,
        Subject: `${about} needs access (${Date.now()})`,
        Requestor: requester,
        CustomFields: { Client: client },
        Content: `Please give ${about} an account.`,
        ContentType: 'text/plain',
      });
      made.push(id);
      return id;
    };
    const dora = ['Northwind Support', 'dora.hill@northwind.example', 'Northwind Dental'] as const;
    tickets.northwind = await make(...dora, 'Lan Nguyen');
    tickets.survivor = await make(...dora, 'Lan Nguyen');
    tickets.contoso = await make('Contoso Support', 'sam.ito@contoso.example', 'Contoso Logistics', 'Lan Nguyen');
    world = await openWorld({ rt: RT, lam: LAM, mesh: MESH });
    tab = await world.driven.context.newPage();
    await signIn.rt(tab, RT);
    await signIn.lam(tab, LAM);
    await signIn.mesh(tab, MESH);
  }, 90_000);
  afterAll(async () => {
    for (const id of made) await rest('PUT', `/ticket/${id}`, { Status: 'deleted' });
    await world?.close();
  });

  async function rest(method: string, path: string, body: unknown) {
    const answer = await fetch(`${RT}/REST/2.0${path}`, {
      method,
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
  const bodies = async () => (await world.deviceEvents()).map((event) => event.body);
  const newLamUser = `${LAM}/templates/account/edit.php?type=user&suffix=ou=People,dc=client,dc=example`;

  async function open(number: number): Promise<void> {
    await tab.goto(`${RT}/Ticket/Display.html?id=${number}`);
    await (await openPanel(tab)).overlay.waitFor(`Ticket Change ${number}`);
  }

  it('refuses to fill the client’s LAM for another client’s ticket, with both names, and leaves the form empty', async () => {
    await open(tickets.contoso);
    await tab.goto(newLamUser);
    const { overlay } = await openPanel(tab);
    await overlay.waitFor(
      `This page belongs to Northwind Dental and ticket ${tickets.contoso} to Contoso Logistics: switch the tenant or the ticket.`,
    );
    await world.own({ type: 'own.fill', tab: await world.tabOf(tab) });
    await expect
      .poll(async () => (await bodies()).at(-1))
      .toMatchObject({ verb: 'fill.refused', code: 'fill.client-mismatch', console: { id: 'lam' } });
    expect(await tab.inputValue('[name=sn]')).toBe('');
  });

  it('fills the same form for a ticket of that client', async () => {
    await open(tickets.northwind);
    await tab.goto(newLamUser);
    await (await openPanel(tab)).fill();
    expect(await tab.inputValue('[name=sn]')).toBe('Nguyen');
    expect(await tab.inputValue('[name=givenName]')).toBe('Lan');
    expect(await tab.inputValue('[name=employeeNumber]')).toBe('T-1003');
  });

  it('fills a dialog that MeshCentral opens later, so that its own script lets it be saved', async () => {
    await open(tickets.northwind);
    await tab.goto(`${MESH}/?viewmode=4`);
    const panel = await openPanel(tab);
    await tab.click('input[value="New Account..."]');
    await tab.waitForSelector('#p4name', { state: 'visible' });
    await tab.click('#p4randomPassword');
    expect(await tab.isEnabled('#idx_dlgOkButton')).toBe(false);
    await panel.fill();
    expect(await tab.inputValue('#p4name')).toBe('lnguyen');
    expect(await tab.inputValue('#p4email')).toBe('l.nguyen@msp.example');
    expect(await tab.inputValue('#p4pass1')).toBe('');
    expect(await tab.isEnabled('#idx_dlgOkButton')).toBe(true);
  });

  it('follows MeshCentral from view to view although its page is never loaded anew', async () => {
    await tab.goto(`${MESH}/?viewmode=4`);
    const { overlay } = await openPanel(tab);
    await tab.evaluate(() => Object.assign(window, { sameDocument: true }));
    await tab.click('#MainMenuMyAccount, #LeftMenuMyAccount');
    await overlay.waitFor(/There is no form|not one Unswivel knows/);
    await tab.click('#MainMenuMyUsers, #LeftMenuMyUsers');
    await overlay.waitFor(/\bFill Alt/);
    expect(await tab.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('keeps the number of a ticket that is resolved and opened again', async () => {
    await open(tickets.northwind);
    for (const status of ['resolved', 'open']) {
      await rest('PUT', `/ticket/${tickets.northwind}`, { Status: status });
      await open(tickets.northwind);
      await expect
        .poll(async () => (await bodies()).filter((body) => body.verb === 'ticket.read').at(-1))
        .toMatchObject({
          ticket: { console: 'rt', number: String(tickets.northwind) },
          fields: expect.arrayContaining([expect.objectContaining({ attribute: 'status', to: status })]),
        });
    }
    expect((await bodies()).filter((body) => body.verb === 'ticket.linked')).toEqual([]);
  });

  it('joins the numbers of merged tickets by one event, and keeps both', async () => {
    const merging = await world.driven.context.newPage();
    const display = `${RT}/Ticket/Display.html?id=${tickets.northwind}`;
    await merging.goto(display);
    await merging.goto(`${RT}/Ticket/ModifyLinks.html?id=${tickets.northwind}`, { referer: display });
    await merging.fill(`[name="${tickets.northwind}-MergeInto"]`, String(tickets.survivor));
    // By keyboard: the open panel stands over the button at the page's edge.
    await Promise.all([merging.waitForNavigation(), merging.press('[name="SubmitTicket"]', 'Enter')]);
    await merging.close();

    const links = async () => (await bodies()).filter((body) => body.verb === 'ticket.linked');
    await open(tickets.northwind);
    await expect.poll(async () => (await links()).length).toBe(1);
    await tab.reload();
    await open(tickets.survivor);
    expect(await links()).toEqual([
      expect.objectContaining({
        object: { type: 'ticket', key: String(tickets.northwind) },
        detail: { from: String(tickets.northwind), to: String(tickets.survivor), how: 'merged' },
      }),
    ]);
    expect((await world.status()).recent.map((one) => one.number)).toEqual(
      expect.arrayContaining([String(tickets.northwind), String(tickets.survivor)]),
    );
  });

  it('has told the collector everything, once', async () => {
    await tab.goto('about:blank');
    await tab.waitForTimeout(500);
    expect(await expectSameEvidence(world)).toBeGreaterThan(10);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { consolesOff, LAM, RT } from '../consoles/real.ts';
import { put as putObject } from '../drive/access-requests.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';
import { ldapEntry, removeLdapEntry } from '../real/ldap-ask.ts';
import { askRt } from '../real/rt-ask.ts';

const LDAP = process.env.LDAP_URL ?? 'ldap://127.0.0.1:8104';
/** Where pictures of what a person sees go; none are made without it. */
const SHOTS = process.env.SHOTS;
/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;
const LIST = `${LAM}/templates/lists/list.php?type=user`;
const EDIT = (name: string) =>
  `${LAM}/templates/account/edit.php?type=user&DN='uid=${name},ou=People,dc=client,dc=example'`;
const NAME = 'znoter';
const TICKET = (number: string) => `${RT}/Ticket/Display.html?id=${number}`;
const COMMENT = (number: string) => `${RT}/Ticket/Update.html?id=${number}&Action=Comment`;

interface Transaction {
  Type: string;
  Content?: string;
  TimeTaken: string;
}

/** What was done for a ticket is noted in it: drafted into the ticket's own comment form, saved by the person, and what the ticketing console then holds is asked of itself. */
describe.skipIf(consolesOff)('a note of what was verified, in the real ticket', { timeout: 180_000 }, () => {
  let world: World;
  let admin: Reader;
  let lead: Reader;
  let tab: Page;
  let overlay: Overlay;

  beforeAll(async () => {
    await forget();
    world = await openWorld({ rt: RT, lam: LAM }, { technician: 'jadeyemi' });
    admin = await createReader(world.collector, 'root', ['administrator']);
    lead = await createReader(world.collector, 'mkruse', ['lead', 'technician']);
    await put('templates', 'onboard', {
      label: 'Technician',
      grants: [{ kind: 'iam', client: 'northwind', purpose: 'everyday', groups: [] }],
    });
    await put('sources', 'northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
    await put('groups', 'managers', {
      ...{ displayName: 'Northwind practice managers', source: 'northwind-ad', members: ['praman'] },
    });
    await put('clients', 'northwind', { lifecycle: { standard: true }, ticketRequired: false });
    tab = await world.driven.context.newPage();
    await signIn.lam(tab, LAM);
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
  }
  const put = (kind: string, id: string, change: object) => putObject(admin, kind, id, change);
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
  const comments = async (number: string) => {
    const { items } = (await askRt(
      RT,
      `/ticket/${number}/history?fields=Type,TimeTaken,Content&per_page=100`,
    )) as unknown as { items: Transaction[] };
    return items.filter(({ Type }) => Type === 'Comment');
  };
  /** what the comment form holds: in its editor, or in the bare text area */
  const written = async () => {
    const editor = tab.frameLocator('.cke_wysiwyg_frame').locator('body');
    return (await editor.count()) > 0 ? editor.textContent().then(String) : tab.inputValue('#UpdateContent');
  };

  it('is offered on the ticket’s page once the account was seen as asked for', async () => {
    await tab.goto(TICKET('1'));
    await opened();
    await overlay.waitFor('Northwind Dental');
    await expect
      .poll(async () => (await world.deviceEvents()).map(({ body }) => body.verb), { timeout: 10_000 })
      .toContain('ticket.read');
    await world.delivered();
    await put('technicians', 'znoter', {
      ...{ userName: 'z.noter@msp.example', displayName: 'Zed Noter', name: { givenName: 'Zed', familyName: 'Noter' } },
      ...{ emails: [{ value: 'z.noter@msp.example', primary: true }], phoneNumbers: [], addresses: [] },
      active: true,
    });
    const answer = await lead.call('POST', '/v1/requests', {
      ...{ client: 'northwind', technician: 'znoter', template: 'onboard', ticket: { console: 'rt', number: '1' } },
      why: 'He joins',
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const [request] = (answer.body as { requests: RequestView[] }).requests as [RequestView];
    const priya = await createReader(world.collector, 'praman', ['technician'], []);
    expect((await priya.call('POST', `/v1/requests/${request.id}/approve`, { hash: request.hash })).status).toBe(200);
    expect(request.object.account.name).toBe(NAME);
    await world.own({ type: 'own.sync' });

    await tab.goto(LIST);
    await opened();
    await overlay.waitFor(`Make account ${NAME} for Zed Noter`, 40_000);
    await Promise.all([tab.waitForURL(/edit\.php/), press(/^Open$/)]);
    await overlay.waitFor('Zed Noter');
    await press(/^Fill$/);
    await overlay.waitFor(/fields filled and kept/);
    await tab.selectOption('#accountContainerRDN', 'uid');
    await Promise.all([tab.waitForNavigation(), tab.click('[name="form_main_posixAccount"]')]);
    await overlay.waitFor(NAME);
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerSaveAccount')]);
    await overlay.waitFor('It counts once the account was seen so.');
    await tab.goto(EDIT(NAME));
    await overlay.waitFor('Verified: the account is as it was asked for.');

    await tab.goto(TICKET('1'));
    await opened();
    const shown = await overlay.waitFor('A note for this ticket');
    expect(shown).toContain(`Account ${NAME} of Zed Noter`);
    expect(shown).toMatch(/\d+ min were seen at work in Northwind LDAP Account Manager/);
    await shot('note-1-offered');
  });

  it('is not written where somebody began to write, nor where the requester would be sent it', async () => {
    await Promise.all([tab.waitForURL(/Update\.html/), press('Write the note')]);
    await overlay.waitFor('Fill writes it into the form of this page.');
    await shot('note-2-form');
    await tab.selectOption('#UpdateType', 'response');
    await press(/^Fill$/);
    await overlay.waitFor('the requester would be sent this note');
    await tab.selectOption('#UpdateType', 'private');
    const editor = tab.frameLocator('.cke_wysiwyg_frame').locator('body');
    const box = (await editor.count()) > 0 ? editor : tab.locator('#UpdateContent');
    await box.click();
    await tab.keyboard.type('I am writing');
    await press(/^Fill$/);
    await overlay.waitFor('Something is written in the form already, and stays.');
    expect(await written()).toContain('I am writing');
    expect(await written()).not.toContain(NAME);
  });

  it('is written into no form that holds another ticket’s number', async () => {
    await tab.goto(COMMENT('1'));
    await overlay.waitFor('Fill writes it into the form of this page.');
    await tab.evaluate(() =>
      document.querySelector('form[name="TicketUpdate"] [name="id"]')?.setAttribute('value', '2'),
    );
    await press(/^Fill$/);
    await overlay.waitFor(/no .*field in view to fill/);
    expect(await written()).not.toContain(NAME);
  });

  it('is filled with its time, taken back by one press, filled again, saved by the person, and not offered again', async () => {
    const before = (await comments('1')).length;
    await tab.goto(COMMENT('1'));
    await overlay.waitFor('Fill writes it into the form of this page.');
    await press(/^Fill$/);
    await overlay.waitFor(/2 fields filled and kept/);
    await shot('note-3-filled');
    await expect.poll(written).toContain(`Account ${NAME} of Zed Noter`);
    const minutes = await tab.inputValue('[name="UpdateTimeWorked"]');
    expect(Number(minutes)).toBeGreaterThanOrEqual(1);
    await opened();
    await press(/^Undo/);
    await expect.poll(() => tab.inputValue('[name="UpdateTimeWorked"]')).toBe('');
    await expect.poll(async () => (await written()).trim()).toBe('');
    await opened();
    await press(/^Fill/);
    await expect.poll(() => tab.inputValue('[name="UpdateTimeWorked"]')).toBe(minutes);
    // What is saved was read back before: only then is it told as kept.
    await overlay.waitFor(/2 fields filled and kept/);
    await Promise.all([tab.waitForNavigation(), tab.click('[name="SubmitTicket"]')]);
    await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
    const [comment, ...others] = (await comments('1')).slice(before) as [Transaction, ...Transaction[]];
    expect(others).toEqual([]);
    expect(comment.TimeTaken).toBe(minutes);
    const content = JSON.stringify(await askRt(RT, `/ticket/1/attachments?per_page=100&fields=Content,ContentType`));
    expect(content).toContain(`Account ${NAME} of Zed Noter`);
    await opened();
    await expect.poll(() => overlay.text(), { timeout: 10_000 }).not.toContain('A note for this ticket');
    await shot('note-4-saved');
    const told = async () =>
      (await world.deviceEvents())
        .filter(({ body }) => body.object?.type === 'ticket' && /^(fill|form)\./.test(body.verb))
        .map(({ body }) => `${body.verb} ${body.code ?? body.outcome}`);
    await expect
      .poll(told)
      .toEqual([
        'fill.refused note.not-internal',
        'fill.refused field.occupied',
        'fill.intended intended',
        'fill.done success',
        'fill.undone intended',
        'fill.undone success',
        'fill.intended intended',
        'fill.done success',
        'form.submitted unknown',
      ]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePair, startPractice } from '../../lib/start/practice/start.ts';
import { consolesOff, LAM } from '../consoles/real.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { signIn } from '../drive/sign-in.ts';
import { openWorld, type World } from '../drive/world.ts';
import { changeLdapEntry, ldapEntry } from '../real/ldap-ask.ts';

const LDAP = process.env.LDAP_URL ?? 'ldap://127.0.0.1:8104';
/** Where pictures of what a person sees go; none are made without it. */
const SHOTS = process.env.SHOTS;
const ACCOUNT = `${LAM}/templates/account/edit.php?type=user&DN='uid=jadeyemi,ou=People,dc=client,dc=example'`;
const BEFORE = 'jide.adeyemi@old-msp.example';
const RIGHT = 'j.adeyemi@msp.example';
/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;

interface Item {
  id: string;
  attribute: string;
  places: { console: string; account: string; shown: string | null; expected: string | null }[];
}

/** Jide's account in the client's own directory, whose address is the one from before the merger: found in passing, mended in the form, saved, read again. */
describe.skipIf(consolesOff)('an account in LDAP Account Manager that has drifted', { timeout: 90_000 }, () => {
  let world: World;
  let tab: Page;
  let overlay: Overlay;
  let lead: Reader;
  let practice: PracticePair;
  const state = mkdtempSync(join(tmpdir(), 'unswivel-marks-'));

  beforeAll(async () => {
    await changeLdapEntry(LDAP, 'jadeyemi', 'mail', BEFORE);
    practice = await startPractice({ state, deskPort: 0, portalPort: 0 });
    world = await openWorld({ lam: LAM, 'practice-desk': practice.desk.url }, { roles: ['technician', 'lead'] });
    const administrator = await createReader(world.collector, 'root', ['administrator']);
    await administrator.call('PUT', '/v1/accounts/acc-jide-lam', {
      ...{ id: 'acc-jide-lam', version: 1, technician: 'jadeyemi', client: 'northwind', console: 'lam' },
      ...{ purpose: 'everyday', name: 'jadeyemi', status: 'active' },
    });
    await world.own({ type: 'own.sync' });
    lead = await createReader(world.collector, 'mkruse', ['lead']);
    tab = await world.driven.context.newPage();
    await signIn.lam(tab, LAM);
  }, 90_000);
  afterAll(async () => {
    await changeLdapEntry(LDAP, 'jadeyemi', 'mail', BEFORE);
    await world?.close();
    await practice?.stop();
    rmSync(state, { recursive: true, force: true });
  });

  const shot = async (name: string) => {
    if (SHOTS) await tab.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  async function found(attribute: string, state = 'open'): Promise<Item | undefined> {
    await world.delivered();
    const { items } = (await lead.get(`/v1/drift?technician=jadeyemi&console=lam&state=${state}`)) as { items: Item[] };
    return items.find((one) => one.attribute === attribute);
  }
  const drifting = () => found('email');
  async function press(what: string | RegExp): Promise<void> {
    await expect.poll(() => overlay.box(what).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    await tab.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
  }
  const MARK = /^E-mail address differs from the record/;

  it('is marked on the very field while it is looked at in passing, and is on the board', async () => {
    await tab.goto(ACCOUNT);
    overlay = await overlayOf(tab);
    await overlay.waitFor(/jadeyemi differs from the record in \d places: .*e-mail address/);
    // The form is longer than the window: the pill counts what differs, the mark comes into view with its field.
    await tab.locator('#mail_0').scrollIntoViewIfNeeded();
    await overlay.waitFor('E-mail address differs from the record. Medium.');
    const mark = await overlay.box(MARK);
    const field = await tab.locator('#mail_0').boundingBox();
    // On the field's own upper right corner.
    expect(Math.abs(mark.x + mark.width / 2 - ((field?.x ?? 0) + (field?.width ?? 0)))).toBeLessThan(2);
    expect(Math.abs(mark.y + mark.height / 2 - (field?.y ?? 0))).toBeLessThan(2);
    await shot('1-marked');
    expect((await drifting())?.places).toMatchObject([{ account: 'jadeyemi', shown: BEFORE, expected: RIGHT }]);
  });

  it('says on its card what the record says, why, and since when', async () => {
    await press(MARK);
    const text = await overlay.waitFor(/Record j\.adeyemi@msp\.example/);
    expect(text).toContain(`Here ${BEFORE}`);
    expect(text).toContain('The record of Jide Adeyemi v1');
    await shot('2-card');
  });

  it('is not mended where the client wants a ticket and there is none', async () => {
    await press(/^Mend$/);
    await overlay.waitFor('Northwind Dental wants a ticket for every change.');
    expect(await tab.inputValue('#mail_0')).toBe(BEFORE);
  });

  it('is mended by a press that writes the one field, and waits for the person to save', async () => {
    // Somebody else's ticket of this client: whose account is mended is told by the page.
    await tab.goto(`${practice.desk.url}/tickets/1041`);
    await overlay.waitFor('1041');
    await tab.goto(ACCOUNT);
    await tab.locator('#mail_0').scrollIntoViewIfNeeded();
    await press(MARK);
    const phone = await tab.inputValue('#telephoneNumber_0');
    await press(/^Mend$/);
    await overlay.waitFor('Filled in, not saved.');
    expect(await tab.inputValue('#mail_0')).toBe(RIGHT);
    expect(await tab.inputValue('#telephoneNumber_0')).toBe(phone);
    await shot('3-filled');
    expect((await drifting())?.places).toHaveLength(1);
  });

  it('counts as done only once the page was read again', async () => {
    await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerSaveAccount')]);
    await overlay.waitFor('not verified');
    await shot('4-saved');
    await overlay.click('Open the Unswivel panel');
    await press(/^E-mail address not verified/);
    await Promise.all([tab.waitForNavigation(), press('Read it again')]);
    await overlay.waitFor('E-mail address: Verified: the console shows what the record says.');
    await tab.locator('#mail_0').scrollIntoViewIfNeeded();
    await overlay.waitFor('E-mail address is right now');
    await shot('5-verified');
    await expect.poll(drifting, { timeout: 20_000 }).toBeUndefined();
    expect((await ldapEntry(LDAP, 'jadeyemi'))?.mail).toEqual([RIGHT]);
  });

  it('is accepted as an exception by a lead, with a reason and an end, and is drift no more', async () => {
    await press(/^Job title differs/);
    await press('Accept as exception');
    await tab.waitForTimeout(IN_VIEW_MS);
    await tab.keyboard.type('Works in the network team until the move');
    await shot('6-accept');
    await press(/^Accept$/);
    await expect.poll(() => overlay.box(/^Job title differs/).catch(() => null), { timeout: 15_000 }).toBeNull();
    expect(await found('title')).toBeUndefined();
    expect((await found('title', 'excepted'))?.places).toMatchObject([{ shown: 'Network Engineer' }]);
  });

  it('is called a false alarm, for this account alone, and is marked no more', async () => {
    await press(/^Department differs/);
    await press('False alarm');
    await tab.waitForTimeout(IN_VIEW_MS);
    await tab.keyboard.type('no');
    await press(/^It is a false alarm$/);
    await overlay.waitFor('Say why in a few words');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.type('t a difference');
    await press(/^It is a false alarm$/);
    await expect.poll(() => overlay.box(/^Department differs/).catch(() => null), { timeout: 15_000 }).toBeNull();
    expect((await found('department', 'false-alarm'))?.places).toMatchObject([{ shown: 'Network' }]);
  });

  it('has left one chain of evidence, from what was seen to what was verified', async () => {
    await world.delivered();
    const told = (await world.collectedEvents()).flatMap(({ body }) => body ?? []);
    const intended = told.find(({ verb }) => verb === 'fill.intended');
    expect(intended).toMatchObject({
      ticket: { number: '1041' },
      subject: { technician: 'jadeyemi' },
      object: { key: 'jadeyemi' },
      fields: [{ attribute: 'email', from: BEFORE, to: RIGHT }],
    });
    const after = told.filter(({ intent }) => intent === intended?.id);
    expect(after.map(({ verb, outcome }) => [verb, outcome])).toEqual([
      ['fill.done', 'success'],
      ['form.submitted', 'unknown'],
      ['drift.mended', 'success'],
    ]);
  });
});

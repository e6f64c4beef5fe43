import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Technician } from '../../lib/record/record.schema.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { IN_VIEW_MS, type PanelHands } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

/** In the practice portal, for ticket 1041: Priya Raman, a joiner, at Northwind. */
describe('filling a form', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  let administrator: Reader;
  let tab: Page;
  let panel: PanelHands;

  beforeAll(async () => {
    practice = await openPractice();
    administrator = await createReader(practice.world.collector, 'root', ['administrator']);
    tab = await practice.ticket(1041);
  });
  afterAll(() => practice?.close());

  const field = (name: string) => tab.locator(`#new-user [name="${name}"]`);
  const held = (name: string) => field(name).inputValue();
  const allHeld = () =>
    tab.$$eval('#new-user input, #new-user select', (all) =>
      Object.fromEntries(all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])),
    );
  const last = async (verb: string) => {
    const events = await practice.world.deviceEvents();
    const found = events.filter((event) => event.body.verb === verb).at(-1);
    if (!found) throw new Error(`No ${verb} among ${events.map((event) => event.body.verb).join(', ')}`);
    return found.body;
  };

  async function changePriya(change: (technician: Technician) => Technician): Promise<void> {
    const { technicians } = (await administrator.get('/v1/snapshot')) as { technicians: Technician[] };
    const priya = technicians.find((one) => one.id === 'praman') as Technician;
    const { status } = await administrator.call('PUT', '/v1/technicians/praman', change(priya), {
      'if-match': String(priya.version),
    });
    expect(status).toBe(200);
    await practice.world.own({ type: 'own.sync' });
  }

  it('leaves a field for which the record has nothing, names it, and says who can mend it', async () => {
    await changePriya((priya) => ({
      ...priya,
      phoneNumbers: priya.phoneNumbers.filter((phone) => phone.type !== 'mobile'),
    }));
    panel = await practice.newUser(tab);
    await panel.fill();
    const shown = await panel.open();
    expect(shown).toContain(
      'Mobile The record of Priya Raman has no mobile number. An administrator adds it to the record of Priya Raman, or the identity provider the record comes from does.',
    );
    expect(await held('mobilePhone')).toBe('');
    expect(await held('firstName')).toBe('Priya');
    expect((await last('fill.intended')).fields).toContainEqual(
      expect.objectContaining({ attribute: 'mobile', outcome: 'left', code: 'field.missing' }),
    );
  });

  it('does not offer to overwrite what it left for want of a value', async () => {
    expect(await panel.overlay.text()).not.toMatch(/Overwrite/);
  });

  it('keeps what the person typed until they ask to overwrite, and gives it back on undo', async () => {
    panel = await practice.newUser(tab);
    await field('firstName').fill('');
    await field('firstName').pressSequentially('Prya');
    const before = await allHeld();
    await panel.fill();
    expect(await held('firstName')).toBe('Prya');
    expect(await held('lastName')).toBe('Raman');
    const filled = await allHeld();

    await panel.overwrite();
    await expect.poll(() => held('firstName')).toBe('Priya');
    await expect
      .poll(async () => (await last('fill.done')).fields)
      .toEqual([expect.objectContaining({ attribute: 'name.givenName', from: 'Prya', to: 'Priya', outcome: 'kept' })]);
    expect((await last('fill.intended')).detail).toMatchObject({ overwrite: true });

    await panel.undo();
    expect(await allHeld()).toEqual(filled);
    expect(filled).not.toEqual(before);
  });

  it('puts every field back exactly as it was when a whole fill is undone', async () => {
    panel = await practice.newUser(tab);
    await field('company').fill('Someone  else ');
    const before = await allHeld();
    await panel.fill();
    expect(await allHeld()).not.toEqual(before);
    await panel.undo();
    expect(await allHeld()).toEqual(before);
    const undone = await last('fill.undone');
    expect(undone.outcome).toBe('success');
    expect(undone.fields?.every((one) => one.outcome === 'restored')).toBe(true);
    expect(undone.intent).toBe((await last('fill.intended')).id);
  });

  it('replaces its own values when another person is chosen, and still not those the person typed', async () => {
    panel = await practice.newUser(tab);
    await field('company').fill('Typed by hand');
    await panel.fill();
    await panel.open();
    await panel.overlay.click(/^Switch/);
    await panel.overlay.waitFor('Search technicians');
    await panel.overlay.typeInto('Lan Ng');
    await panel.overlay.waitFor(/Lan Nguyen/);
    await tab.waitForTimeout(IN_VIEW_MS);
    await panel.overlay.click(/^Lan Nguyen/);
    await panel.overlay.waitFor(/Identity Switch LN/);
    await panel.fill();
    await expect.poll(() => held('firstName')).toBe('Lan');
    expect(await held('employeeId')).toBe('T-1003');
    expect(await held('company')).toBe('Typed by hand');
  });

  it('logs at save how each field came to its value, and which was typed although it was known', async () => {
    await tab.close();
    tab = await practice.ticket(1041);
    panel = await practice.newUser(tab);
    await field('mail').pressSequentially('p.raman@msp.example');
    await field('company').pressSequentially('Nobody knows this');
    await field('city').pressSequentially('London');
    await field('city').press('Control+a');
    await field('city').press('Control+x');
    await field('city').press('Control+v');
    await panel.fill();
    await tab.click('#save');
    await tab.waitForSelector('#saved');

    await expect.poll(async () => (await last('form.submitted')).fields?.length).toBe(17);
    const submitted = await last('form.submitted');
    const by = (attribute: string) => submitted.fields?.find((one) => one.attribute === attribute);
    expect(by('name.familyName')).toMatchObject({ to: 'Raman', mark: 'filled' });
    expect(by('email')).toMatchObject({ to: 'p.raman@msp.example', mark: 'typed', rekeyed: true });
    expect(by('organization')).toMatchObject({ to: 'Nobody knows this', mark: 'typed', rekeyed: false });
    expect(by('locality')).toMatchObject({ to: 'London', mark: 'pasted', rekeyed: true });
    expect(by('role')).toMatchObject({ to: '', mark: 'unchanged' });
    expect(submitted.ticket?.number).toBe('1041');
    expect(submitted.object?.key).toBe('praman');
    expect(submitted.intent).toBe((await last('fill.intended')).id);
  });

  it('tells each save once, and the account seen afterwards as its own event', async () => {
    await expect.poll(async () => (await last('account.observed')).object?.key).toBe('praman');
    const submits = (await practice.world.deviceEvents()).filter((event) => event.body.verb === 'form.submitted');
    expect(submits).toHaveLength(1);
  });

  it('fills by keyboard alone: the panel is reached by Tab, opened and filled by Enter', async () => {
    panel = await practice.newUser(tab);
    await panel.overlay.click('Close the panel');
    await panel.overlay.waitFor('Open the Unswivel panel');
    await tab.locator('#save').focus();
    await panel.overlay.tabTo(/Open the Unswivel panel/);
    await tab.keyboard.press('Enter');
    await panel.overlay.waitFor('Signed in as');
    await panel.overlay.tabTo(/^Fill/);
    await tab.waitForTimeout(700);
    await tab.keyboard.press('Enter');
    await panel.overlay.waitFor(/fields filled and kept/);
    expect(await held('lastName')).toBe('Raman');
    expect(await panel.overlay.focused()).toMatch(/fields filled and kept/);
  });

  it('fills by the browser’s shortcut along the same path, with the key as gesture', async () => {
    panel = await practice.newUser(tab);
    await tab.waitForTimeout(700);
    const number = await practice.world.tabOf(tab);
    expect(await practice.world.own({ type: 'own.fill', tab: number })).toEqual({ ok: true });
    await panel.overlay.waitFor(/fields filled and kept/);
    expect(await held('lastName')).toBe('Raman');
    expect((await last('fill.intended')).detail).toMatchObject({ gesture: 'key' });
  });
});

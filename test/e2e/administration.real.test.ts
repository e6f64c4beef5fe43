/** Administration of the record with the built extension, a real browser and a real collector: what an administrator does in a week, and what a lead sees of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../drive/world.ts';
import { addTechnicians } from './many-technicians.ts';

describe('an administrator', { timeout: 120_000 }, () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld(
      { rt: 'http://127.0.0.1:9' },
      { technician: 'mkruse', roles: ['technician', 'administrator'], granted: [] },
    );
    page = await world.driven.own('options.html');
  }, 120_000);
  afterAll(() => world?.close());

  /** by the address, as a link of the page does */
  async function go(hash: string): Promise<void> {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }
  /** chooses by typing, as a person does */
  async function pick(label: string, words: string, option: RegExp): Promise<void> {
    await page.getByRole('combobox', { name: label, exact: true }).fill(words);
    await page.getByRole('option', { name: option }).click();
  }

  it('writes a role template, sees what a change alters before saving it, and finds both in its history', async () => {
    await go('#templates');
    await page.getByRole('link', { name: 'Add a template' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Service desk L1');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByLabel('Role', { exact: true }).fill('Helpdesk admin');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: /^Service desk L1/ }).click();

    await page.getByLabel('Role', { exact: true }).fill('User admin');
    const save = page.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'See what it changes' }).click();
    await page.getByText('Nobody has this template yet').waitFor();
    expect(await page.locator('.changes').first().textContent()).toMatch(/Helpdesk admin.*User admin/);
    await page.getByPlaceholder('Why (kept in the history)').fill('The helpdesk resets second factors now');
    await save.click();
    await page.getByRole('link', { name: /^Service desk L1/ }).click();
    await page.getByText('Version 2').waitFor();
    await page.getByText('Show who changed what').click();
    const history = page.locator('.versions');
    await history.waitFor();
    await history.getByText('by Maren Kruse').first().waitFor();
    expect(await history.textContent()).toContain('The helpdesk resets second factors now');
    expect(await history.locator('> li').count()).toBe(2);
  });

  it('gives the template to a technician, and the record holds it', async () => {
    await go('#technicians');
    await page.getByRole('searchbox').fill('adeyemi jane');
    await page.getByRole('link', { name: /Jane Adeyemi/ }).click();
    await pick('Role templates', 'serv', /^Service desk L1/);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('searchbox').fill('adeyemi jane');
    await page.getByRole('link', { name: /Jane Adeyemi/ }).click();
    await page.locator('.chips').getByText('Service desk L1').waitFor();
  });

  it('adds an exception that ends by itself, with an owner and a control', async () => {
    await go('#exceptions');
    await page.getByRole('link', { name: 'Add an exception' }).first().click();
    await pick('Client', 'northw', /^Northwind/);
    await pick('Technician', 'jane', /^Jane Adeyemi/);
    await page.getByLabel('Is here').fill('Projects');
    await page.getByLabel('Reason', { exact: true }).fill('Runs their migration');
    await page.getByLabel('What keeps the risk small').fill('Her sign-ins are watched');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.error').first().waitFor(); // an exception without an end is not taken
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toLocaleDateString('sv-SE');
    await page.getByLabel('Ends', { exact: true }).fill(inAMonth);
    await page.getByRole('button', { name: 'Save' }).click();
    const line = page.getByRole('link', { name: /Department: Projects/ });
    await line.waitFor();
    expect(await line.textContent()).toContain('Jane Adeyemi');
    await page.getByText(`ends ${inAMonth}`).first().waitFor();
  });

  it('imports a file with one bad row, which is left out, and takes it all back', async () => {
    await go('#import');
    const csv = [
      'Employee number;First name;Last name;E-mail;Department',
      'T-9001;Ida;Holm;ida.holm@msp.example;Service desk',
      'T-9002;Per;;per.vik@msp.example;Projects',
      'T-9003;Ola;Berg;ola.berg@msp.example;Projects',
    ].join('\n');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a CSV file' }).click(),
    ]);
    await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('One row has a problem.').waitFor();
    const rows = page.getByRole('list', { name: 'What would happen' });
    expect(await rows.locator('[data-at="0"]').textContent(), 'problems come first').toContain('line 3');
    const apply = page.getByRole('button', { name: /^Import 2 people/ });
    expect(await apply.isDisabled()).toBe(true);
    await page.getByLabel('Leave the row with a problem out').check();
    await apply.click();
    await page.getByText('Imported', { exact: true }).waitFor({ timeout: 60_000 });

    await go('#technicians');
    await page.getByRole('searchbox').fill('holm');
    await page.getByRole('link', { name: /Ida Holm/ }).waitFor();
    await go('#import');
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('button', { name: 'Undo it' }).click();
    await page.getByText('Undone', { exact: true }).waitFor({ timeout: 60_000 });
    await go('#technicians');
    await page.getByRole('searchbox').fill('holm');
    await page.getByText('Nothing fits “holm”.').waitFor();
  });

  it('edits several at once: looked at first, then all of them, with the reason in each history', async () => {
    await go('#technicians');
    await page.getByRole('searchbox').fill('adeyemi');
    await page.getByText('2 found').waitFor();
    await page.getByRole('button', { name: 'Select all 2' }).click();
    await page.getByRole('button', { name: 'Edit together' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What to change').selectOption({ label: 'Job title' });
    await dialog.getByLabel('To', { exact: true }).fill('Field engineer');
    await dialog.getByLabel('Why').fill('New titles from January');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByText('2 would change').waitFor();
    await dialog.getByRole('button', { name: 'Change 2' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Field engineer').first().waitFor();
    await page.getByRole('link', { name: /Jane Adeyemi/ }).click();
    await page.getByText('New titles from January').waitFor();
  });

  it('gives a source its parts: they are locked in the form, with the source’s name', async () => {
    await go('#sources');
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Entra');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByLabel('Job title').selectOption({ label: 'Entra' });
    await page.getByRole('button', { name: 'Save the owners' }).click();
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Entra provisioning');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('Copy it now').waitFor();
    await page.getByRole('button', { name: 'I have it' }).click();
    await go('#technicians/jadeyemi');
    await page.getByText('What Entra keeps is locked here.').waitFor();
    expect(await page.getByLabel('Job title').isDisabled()).toBe(true);
    expect(await page.getByLabel('Department').isDisabled()).toBe(false);
  });

  it('says that the collector is away, keeps what was typed, and goes on when it is back', async () => {
    await go('#clients/northwind');
    await page.getByLabel('Other names').fill('Northwind by hand');
    await world.collector.stop();
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/^No answer from/)
      .first()
      .waitFor();
    await go('#technicians');
    await page
      .getByText(/^No answer from/)
      .first()
      .waitFor();
    await world.collector.start();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('searchbox').waitFor();
    await go('#clients/northwind');
    expect(await page.getByLabel('Other names').inputValue()).toBe('Northwind by hand');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('searchbox').waitFor();
  });

  it('scrolls and searches ten thousand technicians with a few rows in the document', {
    timeout: 120_000,
  }, async () => {
    const patient = { timeout: 60_000 };
    await addTechnicians(world.collector, 10_000);
    await go('#consoles');
    await go('#technicians');
    await page.getByText(/^10,0\d\d found/).waitFor(patient);
    const list = page.getByRole('list', { name: 'Technicians' });
    const rows = list.locator('[data-at]');
    for (let times = 0; times < 12; times++) {
      const before = Number(await list.evaluate((element) => element.scrollHeight));
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect.poll(() => list.evaluate((element) => element.scrollHeight), patient).toBeGreaterThan(before);
      expect(await rows.count()).toBeLessThan(100);
    }
    await list.locator('a').first().focus();
    await page.keyboard.press('End');
    const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-at'));
    await expect.poll(async () => Number(await focused()), patient).toBeGreaterThan(1200);
    await page.keyboard.press('/');
    await page.keyboard.type('crowd 04711');
    await page.getByText('1 found').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Crowd 04711' }).waitFor();
  });

  it('a lead sees the record and keeps exceptions, and has no tab for what is not theirs', async () => {
    const entered = await world.enrol('jadeyemi', ['technician', 'lead']);
    expect(entered).toMatchObject({ ok: true });
    await page.reload();
    const navigation = page.getByRole('navigation', { name: 'Unswivel' });
    await navigation.getByRole('link', { name: 'Movements' }).waitFor();
    for (const tab of ['Sources and tokens', 'Set-up', 'Proposals', 'Import'])
      expect(await navigation.getByRole('link', { name: tab }).count(), tab).toBe(0);
    await go('#sources');
    await page.getByText('Your role does not show this.').waitFor();
    await go('#technicians/jadeyemi');
    await page.getByText('the record is kept by your administrators').waitFor();
    expect(await page.getByLabel('Given name').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await go('#exceptions');
    await page.getByRole('link', { name: /Department: Projects/ }).click();
    await page.getByRole('button', { name: 'Note a review' }).click();
    await page.getByLabel('What you found').fill('Still needed until the migration ends');
    await page.getByRole('button', { name: 'Note a review' }).click();
    await page.getByText('Show who changed what').click();
    await page.getByText('Still needed until the migration ends').waitFor();
  });
});

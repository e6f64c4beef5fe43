/** What follows when somebody leaves, or a client does, in the built extension's pages and a console: followed until all of it was seen done. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { openRequestsPages, type RequestsPages } from './requests-world.ts';

const DAY_MS = 86_400_000;

describe('whoever leaves', { timeout: 180_000 }, () => {
  let here: RequestsPages;
  let options: Page;
  let tab: Page;
  let overlay: Overlay;
  beforeAll(async () => {
    here = await openRequestsPages('jadeyemi');
    options = await here.lead.driven.own('options.html');
    for (const name of ['tmoreau', 'reception']) await makeUser(name);
    await here.put('technicians', 'theo', {
      ...{ userName: 't.moreau@msp.example', displayName: 'Théo Moreau' },
      ...{ name: { givenName: 'Théo', familyName: 'Moreau' }, emails: [], phoneNumbers: [], addresses: [] },
      active: true,
    });
    const account = { client: 'northwind', console: 'practice-portal', status: 'active' };
    await here.put('accounts', 'acc-theo', { ...account, technician: 'theo', purpose: 'everyday', name: 'tmoreau' });
    await here.put('accounts', 'acc-reception', {
      ...{ ...account, technician: 'mkruse', purpose: 'shared', name: 'reception', usedBy: ['theo'] },
    });
    await here.put('templates', 'onsite', { label: 'On-site engineer', owner: 'theo', grants: [] });
    await here.put('clients', 'contoso', { owner: 'theo', lifecycle: { owner: 'theo' } });
    await here.put('exceptions', 'ex-vpn', {
      ...{ client: 'northwind', differs: { what: 'other', text: 'An old VPN' }, reason: 'Until it is replaced' },
      ...{ owner: 'theo', expires: new Date(Date.now() + 7 * DAY_MS).toISOString() },
    });
    await here.desk.own({ type: 'own.sync' });
    tab = await here.desk.driven.context.newPage();
    await tab.goto(`${here.practice.pair.desk.url}/tickets/1041`);
    overlay = await overlayOf(tab);
    await overlay.waitFor(/Ticket Change 1041|Open the Unswivel panel/);
  }, 120_000);
  afterAll(() => here?.close());

  const go = (hash: string) =>
    options.evaluate((next) => {
      location.hash = next;
    }, hash);
  async function makeUser(userName: string): Promise<void> {
    // Node knows no name below localhost.
    const answer = await fetch(`http://127.0.0.1:${new URL(here.portal).port}/users/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: 'practice-tenant=northwind-dental' },
      body: new URLSearchParams({ userName, firstName: 'Of', lastName: 'Northwind', displayName: userName }),
    });
    expect(answer.status).toBe(303);
  }
  const requests = async (query: string) =>
    ((await here.admin.get(`/v1/requests?${query}`)) as { requests: RequestView[] }).requests;
  /** goes to an account's page as the technician at the desk, the panel open */
  async function visit(account: string, says: string): Promise<void> {
    await tab.goto(`${here.portal}/users/${account}`);
    await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
    if (!(await overlay.text()).includes('Signed in as')) await overlay.click('Open the Unswivel panel');
    await overlay.waitFor(says, 40_000);
  }

  it('is found among the movements; what follows is set off, with who holds it and what nobody looked into', async () => {
    await here.put('technicians', 'theo', { active: false });
    await go('#movements');
    const line = options.getByRole('listitem').filter({ hasText: 'Théo Moreau' }).first();
    await line.getByRole('link', { name: 'What is still open' }).click();
    await options.getByRole('heading', { name: 'Théo Moreau left' }).waitFor();
    await options.getByRole('button', { name: /^(Set it off|Look for more)$/ }).click();
    await options.getByText('2 requests at one client.').waitFor();
    await options.getByText('0 of 2 done').first().waitFor();
    const facts = options.locator('.facts');
    expect(await facts.textContent()).toMatch(/Consoles nobody has looked into.*Practice portal.*never seen/);
    expect(await facts.textContent()).toMatch(/Who holds it.*2/);
    await here.shot(options, 'closure');
    expect(options.url()).not.toMatch(/Moreau|Th%C3%A9o/);
  });

  it('is replaced in all they answer for: template, client, way of working and exception', async () => {
    for (const what of ['On-site engineer', 'Until it is replaced'])
      await options.locator('.facts').getByText(what).waitFor();
    await options.getByRole('button', { name: 'Give all of it to somebody else…' }).click();
    await options.getByRole('combobox', { name: 'Who answers for it from now on' }).fill('maren');
    await options.getByRole('option', { name: /^Maren Kruse/ }).click();
    await options.getByLabel('Why it is handed over').fill('Théo left');
    await here.shot(options, 'give');
    await options.getByRole('button', { name: 'Give it', exact: true }).click();
    await options.getByText('What they answer for', { exact: true }).waitFor({ state: 'detached' });
    const { owners } = (await here.admin.get('/v1/owners')) as { owners: { id: string; owner: string }[] };
    for (const id of ['onsite', 'contoso', 'ex-vpn'])
      expect(owners.filter((one) => one.id === id).map(({ owner }) => owner)).not.toContain('theo');
  });

  it('loses the account in the console, which the closure shows by itself', async () => {
    await visit('tmoreau', 'End account tmoreau of Théo Moreau');
    await here.shot(tab, 'end');
    await tab.click('[data-opens="ask-disable"]');
    await Promise.all([tab.waitForNavigation(), tab.click('[data-confirm="ask-disable"]')]);
    await overlay.waitFor('Verified: it has ended.', 40_000);
    await options.getByText('1 of 2 done').first().waitFor({ timeout: 60_000 });
    expect(await options.getByText('Consoles nobody has looked into').count()).toBe(0);
  });

  it('takes a shared secret along: it is replaced, the account seen after, and all of it is done', async () => {
    await visit('reception', 'Replace the secret of reception');
    await tab.click('[data-opens="ask-reset"]');
    await here.shot(tab, 'rotation');
    await Promise.all([tab.waitForNavigation(), tab.click('[data-confirm="ask-reset"]')]);
    await overlay.waitFor('The secret was replaced. The request is closed.', 40_000);
    await here.shot(tab, 'rotated');
    await options
      .getByText(/^All of it is done and seen\./)
      .first()
      .waitFor({ timeout: 60_000 });
    await here.shot(options, 'closed');
    expect(await requests('technician=theo&state=closed')).toHaveLength(2);
  });

  it('leaves a proof of each account: every answer, what is missing, the controls, and one file', async () => {
    const proof = await here.lead.driven.own(
      'evidence.html#proof?client=northwind&console=practice-portal&account=tmoreau',
    );
    await proof.getByText(/^Nothing of it may still work/).waitFor();
    const table = () => proof.locator('.proof-table').textContent();
    for (const said of ['Asked', 'Applied', 'Seen ended', 'Jide Adeyemi', 'PR.AA-05'])
      await expect.poll(table).toContain(said);
    await proof.locator('.exactly').first().waitFor();
    expect(await table()).not.toContain('Not shown');
    await here.shot(proof, 'proof');
    await proof.emulateMedia({ media: 'print' });
    expect(await proof.getByRole('button', { name: 'Save as a file' }).isVisible()).toBe(false);
    await here.shot(proof, 'proof-print');
    await proof.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await here.shot(proof, 'proof-dark');
    const [file] = await Promise.all([
      proof.waitForEvent('download'),
      proof.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const { requests: proven, retired } = JSON.parse(await text(await file.createReadStream()));
    expect(retired).toBe(true);
    expect(proven[0].retired).toMatchObject({
      who: 'jadeyemi',
      controls: expect.arrayContaining([expect.any(String)]),
    });
    await proof.goto(proof.url().replace('tmoreau', 'reception'));
    await proof.reload();
    await proof.getByText(/^No console shows a secret/).waitFor();
  });

  it('an exception lasts longer only once a second administrator agrees', async () => {
    await go('#exceptions/ex-vpn');
    const day = new Date(Date.now() + 30 * DAY_MS).toLocaleDateString('sv-SE');
    await options.getByLabel('Ends', { exact: true }).fill(day);
    await options.getByPlaceholder('Why (kept in the history)').fill('The new VPN is late');
    await options.getByRole('button', { name: 'Save', exact: true }).click();
    await options.getByText('A second administrator must agree before this holds.').first().waitFor();
    await here.shot(options, 'renewal');
    const ends = async () =>
      ((await here.admin.get('/v1/objects/exceptions/ex-vpn')) as { object: { expires: string } }).object.expires;
    expect(Date.parse(await ends())).toBeLessThan(Date.now() + 8 * DAY_MS);
    const { proposals } = (await here.admin.get('/v1/proposals?state=open')) as { proposals: { id: string }[] };
    const agreed = await here.admin.call('POST', `/v1/proposals/${proposals[0]?.id}/accept`);
    expect(agreed.status, JSON.stringify(agreed.body)).toBe(200);
    expect(Date.parse(await ends())).toBeGreaterThan(Date.now() + 28 * DAY_MS);
  });

  it('a client that leaves ends all our access there, and is counted with its exceptions', async () => {
    await go('#clients');
    const northwind = options.getByRole('listitem').filter({ hasText: 'Northwind Dental' });
    await northwind.getByText('1 exception').waitFor();
    await here.put('accounts', 'acc-lan', {
      ...{ technician: 'lnguyen', client: 'contoso', console: 'practice-portal', purpose: 'everyday' },
      ...{ name: 'lan.nguyen', status: 'active' },
    });
    await go('#clients/contoso');
    await options.getByRole('button', { name: 'End all our access here…' }).click();
    await options.getByLabel('Why our access ends').fill('Their contract ended');
    await options.getByRole('button', { name: 'End all of it' }).click();
    await options.getByRole('heading', { name: 'Our access at Contoso Logistics ends' }).waitFor();
    await options.getByText('0 of 1 done').first().waitFor();
    await here.shot(options, 'client-leaves');
  });
});

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

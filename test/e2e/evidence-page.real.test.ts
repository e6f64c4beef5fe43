/** What a compliance person of one client does in an audit, with the built extension, a real collector and evidence that was really made: find, prove, draw, take along, check, and notice a forgery. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawSample } from '../../lib/evidence/sample.ts';
import { logVkeyWord, testKey } from '../evidence/keys.ts';
import { openAudit } from './audit-world.ts';
import type { EvidenceHands } from './evidence-hands.ts';
import type { PracticeWorld } from './practice-world.ts';

describe('the evidence page', { timeout: 120_000 }, () => {
  let practice: PracticeWorld;
  let hands: EvidenceHands;
  let page: Page;
  let pack: string;

  beforeAll(async () => {
    ({ practice, hands } = await openAudit());
    page = hands.page;
  }, 120_000);
  afterAll(() => practice?.close());

  const go = (hash: string) => hands.go(hash);
  const check = (file: string) => hands.check(file);
  const picture = (name: string) => hands.picture(name);
  const rows = () => page.getByRole('list', { name: 'Events' }).locator('a');
  it('finds the fill, and nothing of clients outside the scope, in counts neither', async () => {
    await rows().filter({ hasText: 'Priya Raman' }).first().waitFor();
    const all = await rows().allTextContents();
    expect(all.join('\n')).not.toMatch(/Contoso|1042/);
    await page.getByLabel('Search', { exact: true }).fill('1042');
    await page.getByText('Nothing in the log fits.').waitFor();
    await page.getByText('0 events').waitFor();
    expect(new URL(page.url()).hash).toBe('#search?q=1042');
    await go('#search?client=contoso');
    await page.getByRole('alert').getByText(/serve/).waitFor();
  });

  it('shows nothing of the others in timelines and suggestions either', async () => {
    await go('#timeline?ticket=1042');
    await page.getByText('0 events').waitFor();
    await page.getByText('Nothing in the log fits.').waitFor();
    await go('#timeline?client=contoso');
    await page.getByRole('alert').getByText(/serve/).waitFor();
    await go('#timeline?person=mkruse');
    await page.getByText('Here it begins.').waitFor();
    expect(await page.locator('.days').allTextContents()).not.toEqual([]);
    expect(await page.locator('main').textContent()).not.toMatch(/Contoso|1042/);
    await go('#search?person=mkruse');
    for (const label of ['Client', 'Console']) {
      const field = page.getByRole('combobox', { name: label, exact: true });
      const list = page.getByRole('listbox', { name: label });
      await field.fill('o');
      await list.getByRole('option').first().waitFor();
      expect((await list.allTextContents()).join()).not.toMatch(/Contoso/);
      await field.press('Escape');
    }
    await page.getByRole('combobox', { name: 'Client', exact: true }).fill('contoso');
    await page.getByRole('listbox', { name: 'Client' }).getByText('Nothing fits.').waitFor();
    await go('#reach');
  });

  it('opens an event by keyboard, proves it in this browser, and a link brings it back', async () => {
    await go('#search?group=fill');
    await rows().first().waitFor();
    await rows().first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.getByText(/^Verified in this browser/).waitFor();
    await page.getByText('What it says is what the device recorded').waitFor();
    expect(await page.locator('.event h2').first().textContent()).toMatch(/filled \d+ fields .*for Priya Raman.*1041/);
    await page.getByRole('rowheader', { name: 'Given name' }).waitFor();
    const link = page.url();
    await picture('event');
    await go('#reach');
    await page.goto(link);
    await page.reload();
    await page.getByText(/^Verified in this browser/).waitFor();
  });

  it('follows the ticket, day by day, from an event', async () => {
    await page.getByRole('link', { name: 'This ticket' }).click();
    await page.getByRole('heading', { name: /^Timeline of practice-desk:1041/ }).waitFor();
    await page.getByText(/read ticket 1041/).waitFor();
    await page.getByText('Here it begins.').waitFor();
    await picture('timeline');
  });

  it('keeps a search under a name', async () => {
    await go('#search?client=northwind&group=fill');
    await page.getByText('Saved searches').click();
    await page.getByRole('button', { name: 'Keep this search' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Fills at Northwind');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await go('#search');
    await page.getByRole('button', { name: 'Fills at Northwind', exact: true }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#search?client=northwind&group=fill');
    await page.getByRole('button', { name: 'Remove “Fills at Northwind”' }).click();
    await page.getByText('None kept yet').waitFor();
    await page.reload();
    await page.getByText('Saved searches').click();
    await page.getByText('None kept yet').waitFor();
    expect(new URL(page.url()).hash).toBe('#search?client=northwind&group=fill');
    await page.getByText('Saved searches').click();
  });

  it('says who can reach the client, and why', async () => {
    await go('#reach?client=northwind');
    await page.getByRole('rowheader', { name: /Maren Kruse/ }).waitFor();
    await page.getByText('Serves every client').first().waitFor();
    await picture('reach');
  });

  it('draws a sample that the same seed draws again, each item with its path', async () => {
    await go('#sample?client=northwind');
    await page.getByLabel('Period').selectOption('Last 7 days');
    const changes = page.getByRole('button', { name: /Changes/ });
    await expect.poll(() => changes.locator('b').textContent()).toMatch(/^[1-9]/);
    const draw = async () => {
      await page.getByLabel('How many').fill('2');
      await page.getByLabel('Seed').fill('Q4 2026 audit');
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await page.getByText('Drawn by the seed “Q4 2026 audit”').waitFor();
      return page.locator('.drawn summary code').allTextContents();
    };
    const first = await draw();
    expect(first.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.locator('.drawn .days li a').first().waitFor();
    await picture('sample');
    expect(await draw()).toEqual(first);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy every id it was drawn from' }).click();
    await page.getByText(/copied, one a line\.$/).waitFor();
    const ids = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(
      drawSample(
        ids.map((id) => ({ id })),
        'Q4 2026 audit',
        2,
      ).map(({ id }) => id),
    ).toEqual(first);
    await page.getByRole('button', { name: 'By ids I was given' }).click();
    await page.getByLabel('Ids, one a line').fill(`${first[0]}\nnot-one-of-them`);
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText('One id is not of this population: not-one-of-them').waitFor();
    expect(await page.locator('.drawn summary code').allTextContents()).toEqual([first[0]]);
  });

  it('proves every entry of a sample at one press, keeps it for whoever comes back, and names what does not hold', async () => {
    await page.getByLabel('Ids, one a line').waitFor();
    const proven = page.getByText(
      /verified in this browser: each is in the log|^The entry is verified in this browser/,
    );
    await page.getByRole('button', { name: 'Prove every entry here' }).click();
    await proven.waitFor();
    const count = await page.locator('.drawn summary small').first().textContent();
    expect(count).toMatch(/ · (\d+) verified$/);
    await page.locator('.drawn summary').first().click();
    await page.locator('.drawn .days li a').first().click();
    await page.getByText(/^Verified in this browser/).waitFor();
    await page.goBack();
    await page.locator('.drawn summary').first().waitFor();
    await practice.world.driven.context.route('**/v1/evidence/events/*', async (route) => {
      const answer = await route.fetch();
      const json = await answer.json();
      json.event.body.outcome = 'failed';
      await route.fulfill({ response: answer, json });
    });
    await page.getByRole('button', { name: 'Prove every entry here' }).click();
    await page.getByText(/^Entry [\d,]+ does not hold\. The body shown is not the one/).waitFor();
    expect(await proven.count()).toBe(0);
    await page.getByRole('button', { name: 'Prove them again' }).waitFor();
    await practice.world.driven.context.unroute('**/v1/evidence/events/*');
    expect(await page.getByRole('link', { name: 'Take a pack of this along' }).getAttribute('href')).toMatch(
      /^#export\?client=northwind&from=.+&to=/,
    );
  });

  it('takes JSON along, and goes on where the connection broke', async () => {
    await go('#export?client=northwind');
    await page.getByLabel('Format').selectOption({ label: 'JSON, one event a line' });
    let broken = 0;
    await page.route('**/v1/evidence/export?**', async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      broken += 1;
      await route.fulfill({ response: answer, body: broken === 1 ? text.slice(0, text.length * 0.6) : text });
    });
    await page.getByRole('button', { name: 'Save to a file' }).click();
    await page.getByText(/^The export broke off/).waitFor();
    await page.getByRole('button', { name: 'Go on from there' }).click();
    await page.getByRole('heading', { name: 'The file is whole' }).waitFor();
    await page.unroute('**/v1/evidence/export?**');
    const name = (await page.locator('dd').first().textContent()) ?? '';
    const lines = (await hands.savedFile(name)).trimEnd().split('\n');
    const indexes = lines.map((line) => (JSON.parse(line) as { index: number }).index);
    expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
    expect(lines.length).toBeGreaterThan(3);
    await page.getByText(new RegExp(`^${lines.length} events`)).waitFor();
  });

  it('takes a pack along, which this page finds whole', async () => {
    await page.getByRole('button', { name: 'Export something else' }).click();
    await page.getByLabel('Format').selectOption({ label: 'Evidence pack: with every proof, to be checked offline' });
    await page.getByRole('button', { name: 'Save to a file' }).click();
    await page.getByRole('heading', { name: 'The file is whole' }).waitFor();
    await picture('export');
    const name = (await page.locator('dd').first().textContent()) ?? '';
    const hash = await page.locator('dd code').textContent();
    pack = join(tmpdir(), `unswivel-${process.pid}-${name}`);
    writeFileSync(pack, await hands.savedFile(name));
    await check(pack);
    await page.getByRole('heading', { name: 'This pack holds' }).waitFor();
    expect(await page.locator('dd code').first().textContent()).toBe(hash);
    await page.getByRole('cell', { name: /filled \d+ fields .*for Priya Raman/ }).waitFor();
    await picture('pack');
  });

  it('names one changed letter in it, a cut end, and another version', async () => {
    const text = readFileSync(pack, 'utf8');
    const forged = join(tmpdir(), `unswivel-${process.pid}-forged.jsonl`);
    writeFileSync(forged, text.replace(/"to":"Priya"/, '"to":"Prija"'));
    await check(forged);
    await page.getByRole('heading', { name: 'This pack does not hold' }).waitFor();
    await page.getByText(/^The body of entry \d+ is not the one its leaf was made for\.$/).waitFor();
    await page.getByText(/^Line [\d,]+ of the file, entry [\d,]+ of the log$/).waitFor();
    await picture('forged');
    writeFileSync(forged, text.split('\n').slice(0, -2).join('\n').concat('\n'));
    await check(forged);
    await page.getByText('The pack was cut off: its last line is missing.').waitFor();
    writeFileSync(forged, text.replace('"v":2', '"v":9'));
    await check(forged);
    await page.getByText('pack.version').waitFor();
    await page.getByText(/This pack is of version 9, and this program reads/).waitFor();
  });

  it('names the log of a pack that is of another than the one that is known', async () => {
    await go('#check');
    await page.getByText('Log key you know').first().click();
    const known = page.getByRole('textbox', { name: 'Log key you know' });
    await known.fill(logVkeyWord('elsewhere.example/log', testKey(9)));
    await check(pack);
    await page.getByRole('heading', { name: 'This pack does not hold' }).waitFor();
    await page
      .getByText(/^This pack is of the log unswivel-\S+\. The log key you gave, of elsewhere\.example\/log\/1, is none/)
      .waitFor();
  });

  it('leaves erasing to administrators, and sending elsewhere unsaid', async () => {
    await go('#erasure?client=northwind');
    await page.getByRole('button', { name: 'See what would be erased' }).click();
    await page.getByText(/would be erased for good/).waitFor();
    await page.getByText(/^An administrator erases/).waitFor();
    expect(await page.getByRole('button', { name: /^Erase/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Destinations' }).count()).toBe(0);
    await go('#destinations');
    await page.getByText('Only administrators see this.').waitFor();
  });

  it('checks a pack without the collector, and without an enrolment', async () => {
    await practice.world.collector.stop();
    await practice.world.own({ type: 'own.signOut' });
    await page.reload();
    await check(pack);
    await page.getByRole('heading', { name: 'This pack holds' }).waitFor();
    await go('#search');
    await page.getByText('A pack somebody gave you can be checked all the same.').waitFor();
  });
});

/** Erasure as an administrator does it, with the built extension, a real collector and evidence that was really made: looked at first, refused under a hold, then done for good, with every proof still standing. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceHands, openEvidence } from './evidence-hands.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('erasure', { timeout: 120_000 }, () => {
  let practice: PracticeWorld;
  let hands: EvidenceHands;
  let page: Page;
  /** entry of the fill that is erased */
  let fill: number;

  beforeAll(async () => {
    practice = await openPractice();
    const { world } = practice;
    const tab = await practice.ticket(1041);
    await practice.tenant('northwind-dental');
    await (await practice.newUser(tab)).fill();
    await tab.close();
    await (await practice.ticket(1042)).close();
    await world.delivered();
    const done = (await world.collectedEvents()).find(({ body }) => body?.verb === 'fill.done');
    fill = done?.index ?? -1;
    const enrolled = await world.enrol('root', ['administrator', 'compliance']);
    if (!enrolled.ok) throw new Error(enrolled.sentence);
    hands = await openEvidence(world);
    page = hands.page;
  }, 120_000);
  afterAll(() => practice?.close());

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const erase = () => page.getByRole('button', { name: /^Erase \d+ event bod/ });
  const pack = () => join(tmpdir(), `unswivel-${process.pid}-erased.jsonl`);

  it('shows every place before anything is done', async () => {
    await hands.go('#erasure?client=northwind');
    await press('See what would be erased');
    await page.getByText(/^\d+ event bodies would be erased for good\.$/).waitFor();
    const places = await page
      .getByRole('region', { name: 'What would be erased' })
      .getByRole('rowheader')
      .allTextContents();
    expect(places).toEqual(
      expect.arrayContaining(['Event bodies', 'Keys of the bodies', 'Search', 'Record', 'Backups']),
    );
    await page.getByText(/^Nothing of it is in: .*Packs kept here/).waitFor();
    await hands.picture('erasure-plan');
  });

  it('is refused once a legal hold covers it, and the hold is named', async () => {
    await press('Set a legal hold');
    const form = page.getByRole('form', { name: 'Set a legal hold' });
    await form.getByLabel('Name', { exact: true }).fill('northwind-v-us');
    await hands.pick('Client', 'Northwind Dental', form);
    await form.getByLabel('Reason', { exact: true }).fill('A court asked for all of it.');
    await press('Set it');
    await page.getByText(/A court asked for all of it\. Set by Robin Root/).waitFor();
    await page.getByLabel('Reason', { exact: true }).fill('The contract ended.');
    await erase().click();
    await page.getByText('Something else would be erased by now. Look at the plan again.').waitFor();
    await page.getByText(/^Nothing would be erased: \d+ event bodies are under a legal hold\.$/).waitFor();
    await page.getByText(/\d+ are under the legal hold “northwind-v-us”/).waitFor();
    expect(await erase().count()).toBe(0);
    await hands.picture('erasure-held');
  });

  it('is planned for a day to come while the hold stands, and taken back with a reason', async () => {
    await page.getByLabel('Reason', { exact: true }).fill('The case may end by then.');
    await page.getByLabel('On a day to come').fill('2099-03-01');
    await press('Plan it for that day');
    await page.getByText('Planned for Sunday, 1 March 2099. Until then it can be taken back.').waitFor();
    await hands.picture('erasure-later');
    await press('Take it back: Northwind Dental');
    await page.getByPlaceholder('Why it is taken back').fill('It is not needed.');
    await press('Take it back');
    await page.getByText('Nothing was erased yet, and nothing is planned.').waitFor();
    await hands.pick('Client', 'Northwind Dental');
  });

  it('is done when the hold was ended with a reason, and is told', async () => {
    await press('End it: northwind-v-us');
    await page.getByPlaceholder('Why it ends').fill('The case is closed.');
    await press('End it');
    await page.getByText('There is no legal hold.').waitFor();
    await press('See what would be erased');
    await page.getByLabel('Reason', { exact: true }).fill('The contract ended.');
    await erase().click();
    await page
      .getByText(/^\d+ event bodies erased for good\. The log says so, and every proof still holds\.$/)
      .waitFor();
    await page.getByText('The contract ended.').waitFor();
    const done = page.getByRole('region', { name: 'What was erased, and what stays' });
    expect(await done.getByRole('rowheader').allTextContents()).toContain('Event bodies');
    await page.getByText('Every place').first().click();
    await hands.picture('erasure-done');
    await hands.go('#search?verb=evidence.erased');
    await page
      .getByRole('list', { name: 'Events' })
      .getByText(/erased \d+ event bodies for good/)
      .waitFor();
    await hands.go('#search?verb=evidence.held');
    await expect
      .poll(() => page.getByRole('list', { name: 'Events' }).locator('a').allTextContents())
      .toEqual([expect.stringMatching(/ended the legal hold/), expect.stringMatching(/set the legal hold/)]);
  });

  it('leaves the proof of each event standing, and nothing to find it by', async () => {
    await hands.go(`#search?client=northwind&event=${fill}`);
    await page.getByText(/^Verified in this browser/).waitFor();
    await page.getByText('What it said was erased for good.').waitFor();
    expect(await page.locator('.event h2').first().textContent()).toMatch(/was erased/);
    await page
      .getByRole('list', { name: 'Events' })
      .getByText(/at Northwind Dental: The contract ended/)
      .waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/Priya|praman/);
    await hands.picture('erased-event');
    await hands.go('#timeline?ticket=practice-desk:1041');
    await page.getByText('Nothing in the log fits.').waitFor();
  });

  it('is said by a pack: every byte verifies, and what was derived is replayed as erased', async () => {
    await hands.go('#export?client=northwind');
    await press('Save to a file');
    await page.getByRole('heading', { name: 'The file is whole' }).waitFor();
    const name = (await page.locator('dd').first().textContent()) ?? '';
    writeFileSync(pack(), await hands.savedFile(name));
    expect(spawnSync(process.execPath, [MAIN, 'verify', pack()], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Every byte verifies.*[1-9]\d* erased/),
    });
    await hands.check(pack());
    await page.getByRole('heading', { name: 'This pack holds' }).waitFor();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${fill}`, exact: true }) });
    expect(await row.locator('td').last().textContent()).toBe('erased');
    await page.getByText('No value in it was derived').waitFor();
    await hands.picture('erased-pack');
  });

  it('touches nothing of another client', async () => {
    await hands.go('#timeline?ticket=practice-desk:1042');
    await page.getByText('Here it begins.').waitFor();
    await page.getByText(/read ticket 1042/).waitFor();
  });

  it('and every other screen with real data pass every axe rule, in both themes', async () => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [hash, shown] of SCREENS) {
        await hands.go(hash);
        await page.locator('main').getByText(shown).first().waitFor();
        // The pages’ policy lets no script in but their own; what a debugger evaluates it does not ask about.
        await page.evaluate(AXE);
        const { violations, passes } = await page.evaluate(() =>
          (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        expect(passes.length).toBeGreaterThan(5);
        found.push(
          ...violations.flatMap(({ id, nodes }) =>
            nodes.map(
              ({ target, failureSummary }) => `${hash} ${colorScheme} ${id}: ${target.join(' ')}: ${failureSummary}`,
            ),
          ),
        );
      }
    }
    expect(found).toEqual([]);
  });

  it('says on each screen that the collector does not answer, and goes on when it does', async () => {
    const { collector } = practice.world;
    await collector.stop();
    for (const view of ['search', 'timeline', 'reach', 'sample', 'export', 'erasure', 'match']) {
      await hands.go(`#${view}?client=contoso`);
      await page.reload();
      await page
        .locator('main')
        .getByText(/^No answer from/)
        .filter({ visible: true })
        .first()
        .waitFor();
      await hands.picture(`offline-${view}`);
    }
    await collector.start();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByText('No log was compared yet.').waitFor();
  });

  /** an address, and what is there once it has its data */
  const SCREENS: [hash: string, shown: string | RegExp][] = [
    ['#search?event=1', /^Verified in this browser/],
    ['#timeline?client=contoso', 'Here it begins.'],
    ['#reach?client=contoso', /Serves every client/],
    ['#sample?client=contoso', /Changes/],
    ['#match', 'No log was compared yet.'],
    ['#export', 'Nothing is made on schedule.'],
    ['#erasure', 'The contract ended.'],
    ['#destinations', 'Evidence is not sent anywhere.'],
    ['#check', 'Choose a pack'],
  ];
});

/** What a compliance person has the collector make and compare, with the built extension, a real collector and evidence that was really made: consoles' own logs, packs, and packs by the clock. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSqlite } from '../../lib/collector/sqlite-dialect.ts';
import { type EvidenceHands, openEvidence } from './evidence-hands.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;
const DAY_MS = 86_400_000;

let practice: PracticeWorld;
let hands: EvidenceHands;
let page: Page;
/** what was saved in the portal, as the console would write it down */
let saved: { at: string; actor: string };

beforeAll(async () => {
  practice = await openPractice();
  const { world } = practice;
  const tab = await practice.ticket(1041);
  await practice.tenant('northwind-dental');
  const panel = await practice.newUser(tab);
  await panel.fill();
  await tab.click('#save');
  await tab.waitForSelector('#saved');
  await tab.close();
  const other = await practice.ticket(1042);
  await practice.tenant('contoso-logistics');
  await (await practice.newUser(other)).fill();
  await other.click('#save');
  await other.waitForSelector('#saved');
  await other.close();
  const save = await vi.waitFor(async () => {
    await world.delivered();
    const saves = (await world.collectedEvents()).flatMap(({ body }) =>
      body?.verb === 'form.submitted' ? [body] : [],
    );
    const ours = saves.find(({ client }) => client?.id === 'northwind');
    if (!ours || saves.length < 2) throw new Error('The two saves are not in the log yet.');
    return ours;
  }, 20_000);
  saved = { at: save.at, actor: save.console?.signedInAs ?? '' };
  const enrolled = await world.enrol('root', ['administrator', 'compliance']);
  if (!enrolled.ok) throw new Error(enrolled.sentence);
  hands = await openEvidence(world);
  page = hands.page;
}, 180_000);
afterAll(() => practice?.close());

const counts = () => page.getByRole('list', { name: 'Consoles’ own logs' }).locator('b').allTextContents();
const select = (label: string, value: string) => page.getByLabel(label, { exact: true }).selectOption(value);
const later = (ms: number) => new Date(Date.parse(saved.at) + ms);

/** “My events” of MeshCentral saved as CSV (eventslist.csv, 1.1.59, 2026-11): the time twice, the second as the browser shows it; whose account it was stands in the message only. */
function meshEvents(): string {
  const rows = [
    [later(1500), 'accountcreate', saved.actor, 'Account created - username is praman'],
    [later(60_000), 'accountcreate', 'night.shift@msp.example', 'Account created - username is nobody.asked'],
    [later(90_000), 'login', saved.actor, 'Account login'],
  ] as const;
  const lines = rows.map(([at, action, user, message]) =>
    [at.toISOString(), at.toLocaleString('en-US', { timeZone: 'UTC' }), 'user', action, user, '', message]
      .map((cell) => `"${cell}"`)
      .join(','),
  );
  return `${['utc, time, type, action, user, device, message', ...lines].join('\r\n')}\r\n`;
}

/** A page of RT's transactions as its REST interface 2 answers (RT 5.0): who did it as an object, of the account a number only. */
function rtTransactions(): string {
  const url = (path: string) => `http://rt.msp.example/REST/2.0/${path}`;
  const one = (id: string, at: Date, by: string, more: object) => ({
    ...{ id, type: 'transaction', _url: url(`transaction/${id}`), Created: at.toISOString().replace(/\.\d+/, '') },
    Creator: { id: by, type: 'user', _url: url(`user/${by}`) },
    Object: { id: '42', type: 'user', _url: url('user/42') },
    ...more,
  });
  const items = [
    one('311', later(2000), saved.actor, { Type: 'Create' }),
    one('312', later(70_000), 'night.shift', { Type: 'Set', Field: 'Disabled', OldValue: '0', NewValue: '1' }),
  ];
  return JSON.stringify({ per_page: 20, page: 1, pages: 1, count: 2, total: 2, items });
}

describe('a console’s own log', { timeout: 120_000 }, () => {
  it('in CSV: columns are chosen in the page, and the log is compared', async () => {
    await hands.go('#match');
    await hands.pick('Console', 'Practice portal');
    await hands.pick('Of the client', 'Northwind Dental');
    await select('Period', 'Last 7 days');
    await hands.choose('Choose its log', { name: 'eventslist.csv', text: meshEvents() });
    await page.getByText('Its time names no zone. Say which zone').first().waitFor();
    await page.getByText(/^Not one row of the file could be read/).waitFor();
    expect(await page.getByRole('button', { name: 'Keep this comparison' }).count()).toBe(0);
    await hands.picture('match-unread');
    await select('When', 'utc');
    await select('What', 'message');
    await page.getByRole('button', { name: 'Compare again' }).click();
    await expect.poll(counts).toEqual(['1', '0', '1']);
    await page.getByRole('cell', { name: 'night.shift@msp.example' }).waitFor();
    await page
      .getByText(/^3 rows: 0 could not be read, 0 outside the period, 1 that change nobody’s account\.$/)
      .waitFor();
    await hands.picture('match');
    await page.getByRole('button', { name: 'Keep this comparison' }).click();
    await page.getByText('Kept. The log says that it was compared.').waitFor();
    await page.getByRole('button', { name: /In both/ }).click();
    await page.getByRole('cell', { name: saved.actor }).waitFor();
    await page.getByRole('button', { name: /Only in ours/ }).click();
    await page.getByText('None.', { exact: true }).waitFor();
  });

  it('is read the same way the next time, and what was kept opens again', async () => {
    await page.reload();
    await page.getByText(/eventslist\.csv, by Robin Root/).waitFor();
    await hands.pick('Console', 'Practice portal');
    await hands.pick('Of the client', 'Northwind Dental');
    await select('Period', 'Last 7 days');
    await hands.choose('Choose its log', { name: 'eventslist (1).csv', text: meshEvents() });
    await page.getByText('As it was kept for this console.').waitFor();
    await expect.poll(counts).toEqual(['1', '0', '1']);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('cell', { name: 'night.shift@msp.example' }).waitFor();
    await page.getByRole('button', { name: 'All comparisons' }).click();
  });

  it('in JSON, of other columns: looked at anew', async () => {
    await hands.pick('Console', 'Practice portal');
    await hands.pick('Of the client', 'Northwind Dental');
    await select('Period', 'Last 7 days');
    await hands.choose('Choose its log', { name: 'transactions.json', text: rtTransactions() });
    await page.getByText('Proposed from the names of the columns.').waitFor();
    expect(await page.getByLabel('Who', { exact: true }).inputValue()).toBe('Creator.id');
    await select('What', 'Type');
    await select('Which account', '');
    await page.getByRole('button', { name: 'Compare again' }).click();
    await expect.poll(counts).toEqual(['1', '0', '1']);
    await page.getByRole('cell', { name: 'night.shift', exact: true }).waitFor();
  });

  it('of which no column says anything is mapped by hand; a file that is no log is refused with the reason', async () => {
    await hands.choose('Choose its log', {
      name: 'kolumner.csv',
      text: `tidpunkt;vem;vad\n${later(0).toISOString()};${saved.actor};Create user`,
    });
    await page.getByText('No column says when. Choose the one that does.').waitFor();
    await select('When', 'tidpunkt');
    await page.getByText('No column says what was done. Choose the one that does.').waitFor();
    await select('What', 'vad');
    await select('Who', 'vem');
    await page.getByRole('button', { name: 'Compare again' }).click();
    await expect.poll(counts).toEqual(['1', '0', '0']);
    await hands.choose('Choose its log', { name: 'empty.json', text: '[]' });
    await page.getByText(/The file cannot be used: it holds no records/).waitFor();
  });
});

describe('packs made by the collector', { timeout: 180_000 }, () => {
  const line = (state: RegExp) => page.locator('.lines > li').filter({ hasText: state }).first();
  const sqlite = () => openSqlite(join(practice.world.collector.data, 'collector.sqlite'));

  /** Asks for one, and another collector on the same database takes it at once; `beat`: when that one was last alive. */
  async function askAndBeTaken(beat: Date): Promise<void> {
    const db = sqlite();
    const known = () => (db.prepare('select count(*) n from packs').get() as { n: number }).n;
    const taken = () =>
      db
        .prepare(
          `update packs set state = 'making', worker = 'another', beat = ?, done = 1200, total = 4000 where state = 'queued'`,
        )
        .run(beat.toISOString()).changes;
    for (let done = false; !done; ) {
      const before = known();
      await page.getByRole('button', { name: 'Have it made' }).click();
      await expect.poll(known).toBe(before + 1);
      done = taken() === 1;
    }
    db.close();
  }

  /** Saves what stands in this line, and gives where it lies now. */
  async function save(state: RegExp): Promise<string> {
    await line(state).getByRole('button', { name: 'Save to a file' }).click();
    await page.getByRole('heading', { name: 'The file is whole' }).waitFor();
    return taken();
  }
  async function taken(): Promise<string> {
    const name = (await page.locator('dd').first().textContent()) ?? '';
    const file = join(tmpdir(), `unswivel-${process.pid}-${name}`);
    writeFileSync(file, await hands.savedFile(name));
    return file;
  }
  const verify = (file: string) => spawnSync(process.execPath, [MAIN, 'verify', file], { encoding: 'utf8' });

  it('say how far they are, and are stopped', async () => {
    await hands.go('#export?client=northwind');
    await askAndBeTaken(new Date());
    await line(/Is being made · 1,200 of 4,000 events/).waitFor();
    await hands.picture('packs-making');
    await line(/Is being made/)
      .getByRole('button', { name: 'Stop it' })
      .click();
    await line(/Stopped/).waitFor();
    expect(await line(/Is being made/).count()).toBe(0);
  });

  it('are gone on with when whoever made them is gone; a download that broke off goes on with a worker that was stopped', async () => {
    await askAndBeTaken(new Date(Date.now() - 3_600_000));
    await line(/Ready · [\d,]+ events/).waitFor({ timeout: 30_000 });
    await page.route('**/v1/evidence/packs/*/parts/*', (route) => route.abort(), { times: 1 });
    await line(/Ready/).getByRole('button', { name: 'Save to a file' }).click();
    await page.getByText(/^The export broke off/).waitFor();
    await hands.picture('packs-broke-off');
    await practice.world.driven.stopWorker();
    await page.getByRole('button', { name: 'Begin again' }).click();
    await page.getByRole('heading', { name: 'The file is whole' }).waitFor();
    const hash = await page.locator('dd code').textContent();
    const file = await taken();
    const { status, stdout } = verify(file);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Every byte verifies/)]);
    await hands.check(file);
    await page.getByRole('heading', { name: 'This pack holds' }).waitFor();
    expect(await page.locator('dd code').first().textContent()).toBe(hash);
    await page.getByText('northwind', { exact: true }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/Contoso|1042/);
  });

  it('are made by the clock for a client, and taken along', async () => {
    await hands.go('#export?client=northwind');
    await page.getByRole('button', { name: 'Add a schedule' }).click();
    const form = page.getByRole('form', { name: 'Add a schedule' });
    await hands.pick('Client', 'Northwind Dental', form);
    await form.getByLabel('For each').selectOption('weekly');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await line(/Northwind Dental, week\..*Next /).waitFor();
    // As if it had been set nine days ago: what became due since is made.
    const db = sqlite();
    db.prepare('update pack_schedules set since = ?').run(new Date(Date.now() - 9 * DAY_MS).toISOString());
    db.close();
    await line(/Ready.*By a schedule/).waitFor({ timeout: 30_000 });
    await hands.picture('packs');
    const file = await save(/Ready.*By a schedule/);
    expect(verify(file)).toMatchObject({ status: 0 });
  });

  it('on a schedule are changed and ended', async () => {
    await page.getByRole('button', { name: 'Change: Northwind Dental, week' }).click();
    const form = page.getByRole('form', { name: 'Change' });
    await expect.poll(() => form.getByRole('combobox', { name: 'Client' }).inputValue()).toBe('Northwind Dental');
    await form.getByLabel('For each').selectOption('monthly');
    await form.getByLabel('Kept for days').fill('30');
    await hands.picture('schedule-change');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    const changed = line(/Northwind Dental, month/);
    await changed.waitFor();
    await changed.getByRole('button', { name: 'Pause' }).click();
    await changed.getByText('Paused').waitFor();
    await changed.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Nothing is made on schedule.').waitFor();
  });
});

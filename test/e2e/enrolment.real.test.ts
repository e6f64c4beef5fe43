import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { createReader } from '../drive/reader.ts';
import { openPanel } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';
import { expectSameEvidence } from './same-evidence.ts';

/** A day goes by for every code that was not used. */
async function expireCodes(folder: string): Promise<void> {
  const db = await openDatabase(folder);
  await db
    .updateTable('enrolments')
    .set({ expires_at: new Date(0).toISOString() })
    .where('used_at', 'is', null)
    .execute();
  await db.destroy();
}

type Answer = { ok: boolean; code?: string; sentence?: string };

describe('enrolling', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice({ enrolled: false });
  });
  afterAll(() => practice?.close());

  const enter = (code: string, collector = practice.world.collector.url) =>
    practice.world.own<Answer>({ type: 'own.enrol', collector, code, device: 'Test browser' });

  it('says of an address what is the matter with it before the code is spent', async () => {
    expect(await enter('ABCD-EFGH-JKLM', 'http://127.0.0.1:9')).toMatchObject({ ok: false, code: 'enrol.unreachable' });
    // A site that is no collector does not let the extension read its answers either.
    expect(await enter('ABCD-EFGH-JKLM', practice.pair.desk.url)).toMatchObject({
      ok: false,
      sentence: `No answer from ${practice.pair.desk.url}. Check that it runs and that this device reaches it.`,
    });
    expect(await enter('ABCD-EFGH-JKLM', 'http://collector.example')).toMatchObject({ code: 'enrol.address' });
  });

  it('says of a wrong, an expired and a used code what is the matter with it, and stays as it was', async () => {
    const { collector } = practice.world;
    expect(await enter('ABCD-EFGH-JKLM')).toMatchObject({
      code: 'enrol.wrong',
      sentence: 'This enrolment code is not right. Check it letter by letter, or ask for a new one.',
    });

    const used = await collector.code('lnguyen', ['technician'], ['northwind']);
    await createReader(collector, 'lnguyen', ['technician'], ['northwind'], used);
    expect(await enter(used)).toMatchObject({
      code: 'enrol.used',
      sentence: 'This enrolment code was used already. Each code enrols one device; ask for a new one.',
    });

    const late = await collector.code('lnguyen', ['technician'], ['northwind']);
    await expireCodes(collector.data);
    expect(await enter(late)).toMatchObject({
      code: 'enrol.expired',
      sentence: 'This enrolment code has expired. Ask for a new one.',
    });
    expect(await practice.world.status()).toMatchObject({ enrolled: false, consoles: [] });
  });

  it('enrols with a right code, also one typed in small letters and without its hyphens', async () => {
    const code = await practice.world.collector.code('mkruse', ['technician'], ['*']);
    expect(await enter(code.toLowerCase().replaceAll('-', ''))).toMatchObject({ ok: true, name: 'Maren Kruse' });
  });

  it('lets nobody guess: after ten wrong codes it says how long to wait, and a right code waits as well', async () => {
    let answer: Answer = { ok: false };
    for (let tries = 0; tries < 12 && answer.code !== 'enrol.rate'; tries += 1)
      answer = await enter(`WRONG-${tries}-CODE`);
    expect(answer).toMatchObject({ code: 'enrol.rate' });
    expect(answer.sentence).toMatch(/^Too many wrong enrolment codes from this address\. Try again in \d+ seconds\.$/);
  });
});

describe('two technicians in one browser profile', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice({ technician: 'mkruse' });
  });
  afterAll(() => practice?.close());

  it('keeps device, chain, tickets and bindings of each apart when they take turns', async () => {
    const { world } = practice;
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await panel.fill();
    const maren = await world.deviceEvents();

    expect(await world.enrol('lnguyen', ['technician'], ['northwind'])).toMatchObject({ ok: true });
    await panel.open();
    await panel.overlay.waitFor('Signed in as Lan Nguyen');
    expect(await panel.overlay.text()).toContain('This tab works without a ticket.');
    const status = await world.status();
    expect(status).toMatchObject({ technician: { id: 'lnguyen' }, recent: [], others: [{ id: 'mkruse' }] });

    const ticket = await practice.ticket(1043);
    const lan = await world.deviceEvents();
    expect(lan.every((event) => event.body.actor.technician === 'lnguyen')).toBe(true);
    expect(lan[0]?.body.actor.device).not.toBe(maren[0]?.body.actor.device);
    expect(lan.map((event) => event.seq)).toEqual(lan.map((_, at) => at + 1));
    await ticket.close();

    expect(await world.own({ type: 'own.switch', technician: 'mkruse' })).toEqual({ ok: true });
    await panel.open();
    await panel.overlay.waitFor('Signed in as Maren Kruse');
    const back = await world.status();
    expect(back.recent.map((one) => one.number)).toEqual(['1041']);
    expect((await world.deviceEvents()).slice(0, maren.length).map((event) => event.body.id)).toEqual(
      maren.map((event) => event.body.id),
    );
    await expectSameEvidence(world);
    const chains = Map.groupBy(await world.deviceRows(), (row) => row.identity);
    expect(chains.size).toBe(2);
    for (const rows of chains.values()) expect(new Set(rows.map((row) => row.body.actor.technician)).size).toBe(1);
  });

  it('undoes nothing of one technician as the other', async () => {
    const { world } = practice;
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await panel.fill();
    await world.own({ type: 'own.switch', technician: 'lnguyen' });
    await (await openPanel(tab)).overlay.waitFor('Signed in as Lan Nguyen');
    expect(await panel.overlay.text()).not.toMatch(/\bUndo\b/);
    expect(await tab.locator('#new-user [name="lastName"]').inputValue()).toBe('Raman');
  });
});

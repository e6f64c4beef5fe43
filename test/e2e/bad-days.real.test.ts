import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, type PracticeWorld } from './practice-world.ts';
import { expectSameEvidence } from './same-evidence.ts';

describe('on a bad day', { timeout: 90_000 }, () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await openPractice();
  });
  afterEach(async () => {
    const [first, ...others] = practice.world.driven.context.pages();
    for (const page of others) if (/localhost/.test(page.url())) await page.close();
    await first?.bringToFront();
  });
  afterAll(() => practice?.close());

  const bodies = async () => (await practice.world.deviceEvents()).map((event) => event.body);
  const verbs = async () => (await bodies()).map((body) => body.verb);
  const open = (tab: Page) => tab.locator('#new-user [name="lastName"]').inputValue();

  /** The page's own scripts keep its thread busy for a while at the first value written, so that something can happen in mid-fill. */
  const slowAtFirstValue = (tab: Page, ms: number) =>
    tab.evaluate((busy) => {
      document.querySelector('#new-user')?.addEventListener(
        'input',
        () => {
          const end = performance.now() + busy;
          while (performance.now() < end);
        },
        { once: true },
      );
    }, ms);

  /** Resolves once the intent of the fill under way is stored. */
  async function intentStored(before: number): Promise<string> {
    let intent = '';
    await expect
      .poll(
        async () => {
          const rows = await practice.world.deviceRows();
          const stored = rows.filter((row) => row.body.verb === 'fill.intended');
          intent = stored.at(-1)?.body.id ?? '';
          return stored.length;
        },
        { timeout: 10_000, interval: 50 },
      )
      .toBe(before + 1);
    return intent;
  }
  const intents = async () => (await verbs()).filter((verb) => verb === 'fill.intended').length;

  it('works without the collector, says how many events wait, and delivers each once when it is back', async () => {
    await practice.world.delivered();
    await practice.world.collector.kill9();
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await panel.fill();
    expect(await open(tab)).toBe('Raman');
    expect(await panel.undo()).toContain('Undone.');
    await panel.fill();

    const shown = await panel.open();
    const { evidence } = await practice.world.status();
    expect(evidence.waiting).toBeGreaterThanOrEqual(7);
    expect(shown).toMatch(new RegExp(`${evidence.waiting} waiting, \\d+ sent`));
    expect((await practice.world.deviceRows()).filter((row) => row.state === 'waiting')).toHaveLength(evidence.waiting);

    await practice.world.collector.start();
    await practice.world.delivered();
    await panel.overlay.waitFor(/\d+ events sent/);
    await expectSameEvidence(practice.world);
    expect(await verbs()).toEqual(expect.arrayContaining(['ticket.read', 'handoff', 'fill.done', 'fill.undone']));
  });

  it('accounts for a fill although the worker was ended between its intent and its outcome', async () => {
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await slowAtFirstValue(tab, 2500);
    const before = await intents();
    const filling = panel.fill();
    const intent = await intentStored(before);
    expect(await practice.world.driven.killWorker()).toBe(true);
    await filling;
    expect(await open(tab)).toBe('Raman');
    const done = (await bodies()).filter((body) => body.intent === intent);
    expect(done).toEqual([expect.objectContaining({ verb: 'fill.done', outcome: 'success' })]);
  });

  it('loses and doubles nothing when worker and collector end in the middle of a batch', async () => {
    await practice.world.delivered();
    await practice.world.collector.kill9();
    const tab = await practice.ticket(1043);
    for (const number of [1044, 1041, 1042, 1043, 1044]) {
      const next = await practice.ticket(number);
      await practice.newUser(next);
      await next.close();
    }
    await tab.close();
    await practice.world.collector.start();
    for (const wait of [0, 15, 40]) {
      void practice.world.own({ type: 'own.deliver' }).catch(() => undefined);
      await (await practice.world.ownPage()).waitForTimeout(wait);
      await practice.world.collector.kill9();
      await practice.world.driven.killWorker();
      await practice.world.collector.start();
    }
    expect(await expectSameEvidence(practice.world)).toBeGreaterThan(25);
  });

  it('logs a fill as unknown when its page was loaded anew before it was told what became of it', async () => {
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await tab.evaluate(() => {
      document.querySelector('#new-user')?.addEventListener('input', () => window.location.reload(), { once: true });
    });
    await slowAtFirstValue(tab, 1500);
    const before = await intents();
    void panel.fill().catch(() => undefined);
    const intent = await intentStored(before);
    await expect
      .poll(async () => (await bodies()).filter((body) => body.intent === intent), { timeout: 15_000 })
      .toEqual([expect.objectContaining({ verb: 'fill.done', outcome: 'unknown', code: 'page.gone' })]);
    await tab.waitForLoadState();
    expect(await open(tab)).toBe('');
  });

  it('logs a fill as unknown when its tab was closed in the middle', async () => {
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await slowAtFirstValue(tab, 4000);
    const before = await intents();
    void panel.fill().catch(() => undefined);
    const intent = await intentStored(before);
    await tab.close({ runBeforeUnload: false });
    await expect
      .poll(async () => (await bodies()).filter((body) => body.intent === intent), { timeout: 15_000 })
      .toEqual([expect.objectContaining({ verb: 'fill.done', outcome: 'unknown', code: 'page.gone' })]);
  });

  it('logs a fill as unknown on the next start when the browser ended in the middle', async () => {
    const tab = await practice.ticket(1041);
    const panel = await practice.newUser(tab);
    await slowAtFirstValue(tab, 6000);
    const before = await intents();
    void panel.fill().catch(() => undefined);
    const intent = await intentStored(before);
    await practice.world.restartBrowser();
    await expect
      .poll(async () => (await bodies()).filter((body) => body.intent === intent), { timeout: 15_000 })
      .toEqual([expect.objectContaining({ verb: 'fill.done', outcome: 'unknown' })]);
    await expectSameEvidence(practice.world);
  });

  it('goes on reading and logging, but fills nothing, once the record’s lease is over', async () => {
    await practice.world.collector.stop();
    const ownPage = await practice.world.ownPage();
    // Twelve hours later, as far as the stored lease is concerned.
    await ownPage.evaluate(
      () =>
        new Promise<void>((done, fail) => {
          const opening = indexedDB.open('unswivel');
          opening.onsuccess = () => {
            const change = opening.result.transaction('caches', 'readwrite');
            change.objectStore('caches').openCursor().onsuccess = (event) => {
              const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
              if (!cursor) return;
              const { fetchedAt, leaseUntil } = cursor.value;
              const later = Date.now() - leaseUntil - 1000;
              cursor.update({ ...cursor.value, fetchedAt: fetchedAt + later, leaseUntil: leaseUntil + later });
              cursor.continue();
            };
            change.oncomplete = () => {
              opening.result.close();
              done();
            };
            change.onerror = () => fail(change.error);
          };
        }),
    );
    const before = (await bodies()).length;
    const tab = await practice.ticket(1044);
    const panel = await practice.newUser(tab);
    await panel.overlay.waitFor(
      'The record on this device is too old to use. Connect to the collector once to renew it.',
    );
    expect(await panel.overlay.text()).not.toMatch(/\bFill Alt/);
    await practice.world.own({ type: 'own.fill', tab: await practice.world.tabOf(tab) });
    await expect
      .poll(async () => (await bodies()).slice(before).map((body) => `${body.verb} ${body.code ?? ''}`.trim()), {
        timeout: 10_000,
      })
      .toEqual(expect.arrayContaining(['ticket.read', 'handoff', 'fill.refused fill.lease-expired']));
    expect(await open(tab)).toBe('');

    await practice.world.collector.start();
    await practice.world.own({ type: 'own.sync' });
    await expectSameEvidence(practice.world);
  });
});

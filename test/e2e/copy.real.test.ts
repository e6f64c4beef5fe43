import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureConsole, openFixtures, pageOf } from './console-of-fixtures.ts';
import { openPanel } from './panel.ts';
import { addPlainConsole } from './practice-world.ts';
import { expectSameEvidence } from './same-evidence.ts';

/** Two fields that take the value, and two that cannot; one of these far down. The last is where a test looks into the clipboard. */
const ODD = `<h1>New user</h1><form onsubmit="return false"><label>First name <input name="firstName"></label>
<label>Last name <input name="lastName"></label><label>Department <input name="department" maxlength="3"></label>
<label style="margin-top:2500px">Job title <select name="jobTitle"><option value=""></option><option>Driver</option><option>Porter</option></select></label></form>
<textarea id="clipboard" style="position:fixed;left:10px;bottom:10px" aria-hidden="true"></textarea>`;

/** Hears every copy first, tells what it saw, and sends a copy of its own with a place to put the value. */
const LISTENING = `<script>
window.heard = [];
window.addEventListener('copy', (event) => {
  if (!event.isTrusted) return;
  const own = new DataTransfer();
  document.body.dispatchEvent(new ClipboardEvent('copy', { clipboardData: own, bubbles: true, cancelable: true }));
  const look = () => window.heard.push(event.clipboardData.getData('text/plain'), own.getData('text/plain'));
  look(); queueMicrotask(look); setTimeout(look);
}, true);
document.addEventListener('copy', (event) => event.isTrusted && window.heard.push('later: ' + event.clipboardData.getData('text/plain')), true);
</script>`;

describe('what could not be filled', { timeout: 60_000 }, () => {
  let console: FixtureConsole;
  const PLAIN = 'http://plain.example';
  beforeAll(async () => {
    console = await openFixtures({ odd: ODD });
    await console.practice.world.driven.context.route(`${PLAIN}/**`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(ODD + LISTENING) }),
    );
  });
  afterEach(async () => {
    for (const page of console.practice.world.driven.context.pages()) if (/^http:/.test(page.url())) await page.close();
  });
  afterAll(() => console?.close());

  /** What a paste gives: the clipboard as the person has it. */
  async function pasted(tab: Page): Promise<string> {
    await tab.locator('#clipboard').fill('');
    await tab.locator('#clipboard').focus();
    await tab.keyboard.press('Control+v');
    return tab.locator('#clipboard').inputValue();
  }
  const copies = async () =>
    (await console.practice.world.deviceEvents()).map(({ body }) => body).filter(({ verb }) => verb === 'value.copied');
  const inView = (tab: Page, name: string) =>
    tab.locator(`[name="${name}"]`).evaluate((field) => {
      const { top, bottom } = field.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  const edged = (tab: Page, name: string) =>
    tab.locator(`[name="${name}"]`).evaluate((field) => getComputedStyle(field).boxShadow !== 'none');

  it('says why in its row, and shows the field in the page while the row is in hand, without moving the page’s layout', async () => {
    const { tab, panel } = await console.visit('odd');
    await panel.fill();
    const shown = await panel.open();
    expect(shown).toMatch(/Department .*the field takes 3/);
    expect(shown).toMatch(/Job title None of (its|the) choices/);
    const size = () => tab.evaluate(() => document.documentElement.scrollHeight);
    const before = await size();
    expect(await inView(tab, 'jobTitle')).toBe(false);
    await panel.overlay.tabTo(/^Job title/);
    await expect.poll(() => inView(tab, 'jobTitle')).toBe(true);
    expect(await edged(tab, 'jobTitle')).toBe(true);
    await tab.keyboard.press('Shift+Tab');
    await expect.poll(() => edged(tab, 'jobTitle')).toBe(false);
    const box = await panel.overlay.box(/^Department/);
    await tab.mouse.move(box.x + 20, box.y + 8);
    await expect.poll(() => edged(tab, 'department')).toBe(true);
    await expect.poll(() => inView(tab, 'department')).toBe(true);
    expect(await size()).toBe(before);
    expect(await tab.locator('[name="department"]').getAttribute('style')).toBeNull();
  });

  it('is copied by its button, with an event of its own that says which value, whose and where from', async () => {
    const { tab, panel } = await console.visit('odd');
    await panel.fill();
    await panel.open();
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Copy Job title/);
    await panel.overlay.waitFor('Copied. It stays in the clipboard until you copy something else.');
    const [event] = (await copies()).slice(-1);
    expect(event).toMatchObject({
      outcome: 'success',
      subject: { technician: 'praman' },
      ticket: { number: '1041' },
      client: { id: 'northwind' },
      object: { type: 'account' },
      fields: [{ attribute: 'title', provenance: { from: 'record', technician: 'praman' } }],
    });
    expect(await pasted(tab)).toBe(event?.fields?.[0]?.to);
  });

  it('is copied by one key on the row in focus', async () => {
    const { tab, panel } = await console.visit('odd');
    await panel.fill();
    await panel.open();
    await tab.waitForTimeout(700);
    await panel.overlay.tabTo(/^Department/);
    await tab.keyboard.press('c');
    await panel.overlay.waitFor('Copied.');
    expect(await pasted(tab)).toBe((await copies()).at(-1)?.fields?.[0]?.to);
    expect((await copies()).at(-1)?.fields?.[0]?.attribute).toBe('department');
  });

  it('is one of the account’s values, each of which is copied from where it is shown', async () => {
    const { tab, panel } = await console.visit('odd');
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Employee number/);
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Copy/);
    await panel.overlay.waitFor('Copied.');
    expect(await pasted(tab)).toMatch(/^T-\d+$/);
  });

  it('is not copied from a panel that the page has made hard to see; the refusal is told', async () => {
    const { tab, panel } = await console.visit('odd');
    await panel.fill();
    await panel.open();
    await tab.waitForTimeout(700);
    const before = (await copies()).length;
    await tab.evaluate(() => {
      document.documentElement.style.opacity = '0.3';
    });
    await panel.overlay.click(/^Copy Job title/);
    await expect.poll(async () => (await copies()).length).toBe(before + 1);
    expect((await copies()).at(-1)).toMatchObject({ outcome: 'refused', code: 'faint' });
    expect((await copies()).at(-1)).not.toHaveProperty('fields');
  });

  it('is copied on plain http too, where the browser has no clipboard for pages, and the page that listens hears nothing of it', async () => {
    await addPlainConsole(console.practice, 'plain', PLAIN);
    const tab = await console.practice.ticket(1041);
    await tab.goto(`${PLAIN}/odd`);
    expect(await tab.evaluate(() => 'clipboard' in navigator)).toBe(false);
    const panel = await openPanel(tab);
    await panel.fill();
    await panel.open();
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Copy Job title/);
    await panel.overlay.waitFor('Copied.');
    const heard = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join('')).toBe('');
    expect(await pasted(tab)).toBe((await copies()).at(-1)?.fields?.[0]?.to);
  });

  it('leaves the same evidence at both ends', async () => {
    await console.practice.world.delivered();
    await expectSameEvidence(console.practice.world);
  });
});

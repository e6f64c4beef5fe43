import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_VIEW_MS, openPanel } from './panel.ts';
import { openPractice, type PracticeWorld } from './practice-world.ts';

describe('the ticket a tab works for', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  let desk: Page;
  let portal: Page;
  beforeAll(async () => {
    practice = await openPractice();
    desk = await practice.ticket(1041);
  });
  afterAll(() => practice?.close());

  const newUser = () => `${practice.pair.portal.url}/users/new`;
  const shows = async (page: Page, number: number) =>
    (await openPanel(page)).overlay.waitFor(`Ticket Change ${number}`);
  const bodies = async () => (await practice.world.deviceEvents()).map((event) => event.body);

  it('goes along into a tab opened from it, by a link that hides its opener and by script', async () => {
    await desk.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      link.textContent = 'Open the portal';
      document.querySelector('main')?.prepend(link);
    }, newUser());
    const [linked] = await Promise.all([
      practice.world.driven.context.waitForEvent('page'),
      desk.getByText('Open the portal').click(),
    ]);
    await shows(linked, 1041);
    expect(await linked.evaluate(() => window.opener)).toBe(null);

    const [scripted] = await Promise.all([
      practice.world.driven.context.waitForEvent('page'),
      desk.evaluate((url) => void window.open(url), newUser()),
    ]);
    await shows(scripted, 1041);
    await scripted.close();
    portal = linked;
  });

  it('does not follow the ticket opened elsewhere, nor the one opened later in the tab it came from', async () => {
    await desk.goto(`${practice.pair.desk.url}/tickets/1042`);
    await shows(desk, 1042);
    const other = await practice.ticket(1043);
    await shows(portal, 1041);
    await portal.reload();
    await shows(portal, 1041);
    await other.close();
  });

  it('is another one only when the person says so in the panel, which is logged with both', async () => {
    await portal.bringToFront();
    const { overlay } = await openPanel(portal);
    await overlay.click(/^Change/);
    await overlay.waitFor('Work without a ticket');
    await portal.waitForTimeout(IN_VIEW_MS);
    await overlay.click(/1042 Onboard Lan Nguyen/);
    await overlay.waitFor('Ticket Change 1042');
    await expect
      .poll(async () => (await bodies()).filter((body) => body.verb === 'ticket.bound').at(-1))
      .toMatchObject({
        ticket: { console: 'practice-desk', number: '1042' },
        detail: { by: 'person', before: 'practice-desk:1041' },
      });
    const handoffs = (await bodies()).filter((body) => body.verb === 'handoff');
    expect(handoffs.at(-1)).toMatchObject({
      ticket: { number: '1042' },
      console: { id: 'practice-portal' },
      detail: { from: 'practice-desk', to: 'practice-portal' },
    });
  });

  it('lets a page of its own client be filled, and refuses the other tenant’s with both names', async () => {
    const refusal =
      'This page belongs to Northwind Dental and ticket 1042 to Contoso Logistics: switch the tenant or the ticket.';
    await practice.tenant('northwind-dental');
    await portal.reload();
    const panel = await openPanel(portal);
    expect(await panel.overlay.waitFor(refusal)).not.toMatch(/\bFill Alt/);
    await practice.world.own({ type: 'own.fill', tab: await practice.world.tabOf(portal) });
    await expect
      .poll(async () => (await bodies()).at(-1))
      .toMatchObject({ verb: 'fill.refused', code: 'fill.client-mismatch', ticket: { number: '1042' } });
    expect(await portal.locator('#new-user [name="lastName"]').inputValue()).toBe('');

    await practice.tenant('contoso-logistics');
    await portal.reload();
    await (await openPanel(portal)).fill();
    expect(await portal.locator('#new-user [name="userName"]').inputValue()).toBe('lan.nguyen');
  });

  it('is dropped when the person chooses to work without one, and the work is logged as unbound', async () => {
    const { overlay } = await openPanel(portal);
    await overlay.click(/^Change/);
    await overlay.waitFor('Work without a ticket');
    await portal.waitForTimeout(IN_VIEW_MS);
    await overlay.click('Work without a ticket');
    await overlay.waitFor('This tab works without a ticket.');
    await shows(desk, 1042);
    const last = (await bodies()).filter((body) => body.verb === 'ticket.bound').at(-1);
    expect(last).toMatchObject({ detail: { by: 'person', before: 'practice-desk:1042' } });
    expect(last).not.toHaveProperty('ticket');
  });
});

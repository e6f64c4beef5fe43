import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureConsole, openFixtures } from './console-of-fixtures.ts';
import { IN_VIEW_MS } from './panel.ts';

const FORM = `<h1>New user</h1><form onsubmit="return false"><label>First name <input name="firstName"></label>
<label>Last name <input name="lastName"></label><label>E-mail <input name="email" type="email"></label></form>`;
const OWN = '/northwind/users/new';
/** The same application shows another tenant, which is no console of this technician's. */
const FOREIGN = '/contoso/users/new';

/** A console whose base path is one tenant of an application that shows every tenant in one document. */
describe('an application that leaves the console’s base path', { timeout: 60_000 }, () => {
  let console: FixtureConsole;
  beforeAll(async () => {
    console = await openFixtures({ [OWN.slice(1)]: FORM }, '/northwind');
  });
  afterEach(async () => {
    for (const page of console.practice.world.driven.context.pages()) if (/^http:/.test(page.url())) await page.close();
  });
  afterAll(() => console?.close());

  const held = (tab: Page) => tab.$$eval('input', (all) => all.map((one) => one.value).join());
  const go = (tab: Page, path: string) => tab.evaluate((to) => history.pushState({}, '', to), path);
  /** From now on no change of the address is ever done, as the browser tells it. */
  const unsettled = (tab: Page) =>
    tab.evaluate(
      `navigation.addEventListener('navigate', (event) => event.intercept({ handler: () => new Promise(() => {}) }))`,
    );
  const verbs = async () => (await console.practice.world.deviceEvents()).map(({ body }) => body);

  it('takes the panel of the client away, fills nothing there, and is filled again when it comes back', async () => {
    const { tab, panel } = await console.visit(OWN.slice(1));
    await panel.overlay.waitFor(/\bFill Alt/);
    await go(tab, FOREIGN);
    await expect.poll(() => panel.overlay.text()).toBe('');
    const before = (await verbs()).filter(({ verb }) => verb === 'fill.intended').length;
    await console.fillKey(tab);
    // Neither does news of anything else bring it back.
    await console.practice.world.own({ type: 'own.sync' });
    await tab.bringToFront();
    await tab.waitForTimeout(800);
    expect(await held(tab)).toBe(',,');
    expect(await panel.overlay.text()).toBe('');
    expect((await verbs()).filter(({ verb }) => verb === 'fill.intended')).toHaveLength(before);
    await go(tab, OWN);
    await panel.fill();
    expect(await held(tab)).toContain('Priya,Raman');
  });

  it('refuses a press on a panel that was not told yet, and says so in the log', async () => {
    const { tab, panel } = await console.visit(OWN.slice(1));
    await panel.overlay.waitFor(/\bFill Alt/);
    await unsettled(tab);
    await go(tab, FOREIGN);
    await tab.waitForTimeout(IN_VIEW_MS);
    expect(await panel.overlay.text()).toContain('Priya Raman');
    const before = (await verbs()).length;
    await panel.overlay.click(/^Fill/);
    await expect
      .poll(async () => (await verbs()).slice(before))
      .toContainEqual(expect.objectContaining({ verb: 'fill.refused', outcome: 'refused', code: 'other-address' }));
    expect(await held(tab)).toBe(',,');
    expect((await verbs()).slice(before).some(({ verb }) => verb === 'fill.intended')).toBe(false);
  });

  it.each([`${OWN}?draft=7`, `${OWN}#details`])(
    'fills where only its own address changed, told or not (%s)',
    async (path) => {
      const { tab, panel } = await console.visit(OWN.slice(1));
      await panel.overlay.waitFor(/\bFill Alt/);
      await unsettled(tab);
      await go(tab, path);
      await panel.fill();
      expect(await held(tab)).toContain('Priya,Raman');
    },
  );
});

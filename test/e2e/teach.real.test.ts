import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordAnswer } from '../../lib/wire/own.ts';
import type { Draft } from '../../lib/wire/teach.schema.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { createReader } from '../drive/reader.ts';
import { openPanel } from './panel.ts';
import { addPlainConsole, openPractice, type PracticeWorld } from './practice-world.ts';

/** A form whose words say nothing of identity; a button of it would tell that a click of the person's had reached it. */
const FORM = `<!doctype html><html lang="en"><title>Console</title><h1>New colleague</h1>
<form name="colleague" onsubmit="return false">
  <p><label>Alpha <input name="kp_alpha"></label></p>
  <p><label>Beta <input id="input-4711" class="css-1x2y3z"></label></p>
  <p><label>Gamma <input data-testid="gamma-box"></label></p>
  <p><label>Password <input type="password" name="pw"></label></p>
  <p><label>E-mail <input name="email"></label></p>
  <button type="button" onclick="document.title = 'pressed'">Danger</button>
</form>`;

/** The form stands in a frame of the console's own, as older consoles have it. */
const FRAMED = `<!doctype html><html lang="en"><title>Console</title><h1>New colleague</h1>
<iframe width="600" height="200" style="margin: 30px" srcdoc='<p><label>Delta <input name="kp_delta"></label></p><p><label>E-mail <input name="email"></label></p>'></iframe>`;

describe('a field that was taught', { timeout: 90_000 }, () => {
  let practice: PracticeWorld;
  let server: Server;
  let address: string;
  let page: Page;
  let teach: Overlay;

  /** as the popup's “Teach fields…” does */
  async function openTeaching(): Promise<void> {
    await practice.world.own({ type: 'own.teach', tab: await practice.world.tabOf(page) });
    await teach.waitFor('Point at a field on the page');
  }

  beforeAll(async () => {
    practice = await openPractice();
    server = createServer(({ url }, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(url === '/framed' ? FRAMED : FORM),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://colleagues.localhost:${(server.address() as AddressInfo).port}`;
    await addPlainConsole(practice, 'colleagues', address);
    page = await practice.ticket(1041);
    await page.goto(`${address}/people/4711/edit?view=profile`);
    await openPanel(page);
    teach = await overlayOf(page, 'teach');
    await openTeaching();
  });
  afterAll(async () => {
    await practice?.close();
    server?.close();
  });

  it('is pointed at, named, tried and kept; the page hears nothing of the pointing, and the next fill writes it', async () => {
    const events = (await practice.world.deviceEvents()).length;
    await page.getByRole('button', { name: 'Danger' }).click({ force: true });
    expect(await page.title()).toBe('Console');
    await page.mouse.click(...(await centre(page, '[name=kp_alpha]')));
    await teach.waitFor('What is “Alpha”?');
    await page.keyboard.type('given');
    await page.keyboard.press('Enter');
    const shown = await teach.waitFor('Found by');
    expect(shown).toContain('“Alpha” is Given name');
    expect(shown).toContain('input[name="kp_alpha"]');
    expect(shown).toContain('/people/:id/edit?view=profile');
    await teach.click('Try it');
    await teach.waitFor('Found “Alpha”. Without teaching it would be left alone.');
    await page.waitForTimeout(700);
    await teach.click('Keep');
    await teach.waitFor('Kept. The next fill uses it');
    const [taught] = (await practice.world.deviceEvents()).slice(events);
    expect(taught?.body).toMatchObject({
      verb: 'profile.taught',
      outcome: 'success',
      object: { type: 'console', key: 'colleagues' },
      fields: [{ attribute: 'name.givenName', control: 'Alpha', source: 'taught' }],
      detail: { change: 'kept', selector: 'input[name="kp_alpha"]', pages: '/people/:id/edit?view=profile', tries: 1 },
    });

    await teach.click('End teaching');
    const panel = await openPanel(page);
    await panel.fill();
    expect(await page.locator('[name=kp_alpha]').inputValue()).toBe('Priya');
    expect(await page.locator('[name=email]').inputValue()).toContain('@');
    expect(await page.locator('[name=pw]').inputValue()).toBe('');
    const intent = (await practice.world.deviceEvents()).findLast(({ body }) => body.verb === 'fill.intended');
    expect(intent?.body.fields).toContainEqual(
      expect.objectContaining({ attribute: 'name.givenName', source: 'taught', to: 'Priya' }),
    );
  });

  it('is taught by keyboard alone, by its label where nothing else is stable, and undone', async () => {
    await openTeaching();
    await teach.tabTo('Fields on this page');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await teach.waitFor('What is “Beta”?');
    await page.keyboard.type('never');
    await page.keyboard.press('Enter');
    const shown = await teach.waitFor('“Beta” is never identity');
    expect(shown).toContain('label “Beta”');
    expect(shown).not.toContain('4711"');
    await teach.tabTo(/^Keep/);
    await page.waitForTimeout(700);
    await page.keyboard.press('Enter');
    await teach.waitFor('Kept.');
    await teach.tabTo('Take it back');
    await page.waitForTimeout(700);
    await page.keyboard.press('Enter');
    await teach.waitFor('Taken back.');
    await page.keyboard.press('Escape');
    expect(await teach.text()).toBe('');
    const told = (await practice.world.deviceEvents()).filter(({ body }) => body.verb === 'profile.taught').slice(-2);
    expect(told.map(({ body }) => [body.detail?.change, body.fields?.[0]?.attribute])).toEqual([
      ['kept', 'never'],
      ['removed', 'never'],
    ]);
  });

  it('cannot be a password, and no script of the page can keep it', async () => {
    await openTeaching();
    expect(await teach.text()).not.toContain('Password');
    const taught = async () =>
      (await practice.world.deviceEvents()).filter(({ body }) => body.verb === 'profile.taught').length;
    const before = await taught();
    await page.mouse.click(...(await centre(page, '[name=email]')));
    await teach.waitFor('What is “E-mail”?');
    await page.keyboard.press('Enter');
    await teach.waitFor('Found by');
    const keep = await teach.box('Keep');
    await page.waitForTimeout(700);
    await page.evaluate(({ x, y, width, height }) => {
      const host = document.querySelector('[data-unswivel="teach"]');
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        host?.dispatchEvent(
          new MouseEvent(type, { bubbles: true, composed: true, clientX: x + width / 2, clientY: y + height / 2 }),
        );
      host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }, keep);
    await page.waitForTimeout(300);
    expect(await teach.text()).toContain('Found by');
    expect(await taught()).toBe(before);
    // Covered by the page, a real press keeps nothing either (attack 6).
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'inset:0;width:100vw;height:100vh;opacity:.5;pointer-events:none;border:0';
      document.body.append(cover);
      cover.showPopover();
    });
    await teach.click('Keep');
    await teach.waitFor('Something of the page lies over the panel.');
    // The sentence stands before its event is stored.
    await expect
      .poll(async () => (await practice.world.deviceEvents()).at(-1)?.body)
      .toMatchObject({ verb: 'profile.taught', outcome: 'refused', code: 'covered' });
  });

  it('is taught from the overlay’s own menu too, also in a frame of the console, and the next fill writes it', async () => {
    await page.goto(`${address}/framed`);
    const panel = await openPanel(page);
    await panel.overlay.click('Move the panel, teach fields');
    await panel.overlay.waitFor('Teach fields…');
    await page.waitForTimeout(700);
    await panel.overlay.click('Teach fields…');
    await teach.waitFor('Point at a field on the page');
    const frame = page.frameLocator('iframe');
    const box = await frame.locator('[name=kp_delta]').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 5);
    await teach.waitFor('What is “Delta”?');
    await page.keyboard.type('family');
    await page.keyboard.press('Enter');
    await teach.waitFor('Found by');
    await teach.click('Try it');
    await teach.waitFor('Found “Delta”');
    await page.waitForTimeout(700);
    await teach.click('Keep');
    await teach.waitFor('Kept. The next fill uses it');
    await teach.click('End teaching');
    await (await openPanel(page)).fill();
    expect(await frame.locator('[name=kp_delta]').inputValue()).toBe('Raman');
  });

  it('is not begun by a press of the page’s own making on the menu', async () => {
    const panel = await openPanel(page);
    await panel.overlay.click('Move the panel, teach fields');
    const { x, y } = await panel.overlay.box('Teach fields…');
    await page.evaluate(
      ([x = 0, y = 0]) => {
        const host = document.querySelector('[data-unswivel=""]');
        const how = { bubbles: true, composed: true, clientX: x, clientY: y };
        for (const type of ['pointerdown', 'pointerup', 'click']) host?.dispatchEvent(new MouseEvent(type, how));
      },
      [x + 5, y + 5],
    );
    await page.waitForTimeout(300);
    expect(await page.locator('[data-unswivel="teach"]').count()).toBe(0);
    await page.goto(`${address}/people/4711/edit?view=profile`);
  });

  it('is offered to the team; accepted, it is part of the console and the next fill of anybody uses it', async () => {
    const drafts = await practice.world.own<Draft[]>({ type: 'own.drafts' });
    const draft = drafts.find(({ lesson }) => lesson.control === 'Alpha');
    expect(draft).toMatchObject({ console: 'colleagues', technician: 'mkruse', state: 'open', tries: 1 });
    const lead = await createReader(practice.world.collector, 'jadeyemi', ['lead']);
    const { body } = await lead.call('POST', `/v1/drafts/${draft?.id}/accept`);
    expect(body).toMatchObject({ state: 'accepted' });
    await practice.world.own({ type: 'own.sync' });
    await page.reload();
    const record = await practice.world.own<RecordAnswer>({ type: 'own.record' });
    expect(record.consoles.find(({ id }) => id === 'colleagues')?.taught).toMatchObject([{ control: 'Alpha' }]);
    const panel = await openPanel(page);
    await panel.fill();
    expect(await page.locator('[name=kp_alpha]').inputValue()).toBe('Priya');
    await openTeaching();
    await teach.waitFor('for everybody');
  });
});

async function centre(page: Page, selector: string): Promise<[number, number]> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

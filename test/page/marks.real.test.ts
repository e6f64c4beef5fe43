import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import { openPractice, type PracticeWorld } from '../e2e/practice-world.ts';
import { recordDrifted } from '../e2e/recorded-account.ts';

const RIGHT = 'j.adeyemi@msp.example';
const MARK = /^E-mail address differs from the record/;
/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;

interface Noted {
  heard: string[];
  /** layout shifts, as the browser counts them */
  shifts: string[];
}

/** Marks of the built extension in the practice portal's pages, one of whose accounts has drifted; the page does what a hostile one would. */
describe('marks in a page', { timeout: 60_000 }, () => {
  let practice: PracticeWorld;
  let tab: Page;
  let overlay: Overlay;

  beforeAll(async () => {
    practice = await openPractice();
    await recordDrifted(practice);
    tab = await practice.ticket(1041);
    overlay = await overlayOf(tab);
  }, 90_000);
  afterAll(() => practice?.close());

  async function visit(path: string): Promise<void> {
    await tab.goto(practice.pair.portal.url + path);
    await tab.evaluate(() => {
      const noted: Noted = { heard: [], shifts: [] };
      Object.assign(window, { noted });
      new PerformanceObserver((list) => {
        // The pill at the window's edge grows by what it says: that is no shift of the page, nor of a mark.
        for (const entry of list.getEntries() as (PerformanceEntry & { sources: { currentRect: DOMRect }[] })[])
          if (entry.sources.some(({ currentRect }) => currentRect.left < innerWidth - 330))
            noted.shifts.push(JSON.stringify(entry));
      }).observe({ type: 'layout-shift', buffered: true });
      for (const name of Object.keys(window).filter((key) => key.startsWith('on')))
        window.addEventListener(
          name.slice(2),
          (event) => {
            const said = [event.type, ...event.composedPath().map(String)];
            for (const key in event) said.push(String(Reflect.get(event, key)));
            noted.heard.push(said.join(' '));
          },
          true,
        );
    });
    await expect.poll(() => overlay.box(MARK).catch(() => null), { timeout: 10_000 }).not.toBeNull();
  }
  const noted = () => tab.evaluate(() => (window as unknown as { noted: Noted }).noted);
  async function press(what: string | RegExp): Promise<void> {
    await expect.poll(() => overlay.box(what).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    await tab.waitForTimeout(IN_VIEW_MS);
    await overlay.click(what);
  }
  /** How far the mark is from the upper right end of the text it is about, px. */
  async function off(): Promise<number> {
    const mark = await overlay.box(MARK);
    const text = await tab.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('[data-field="mail"]') as Element);
      const { right, top } = range.getBoundingClientRect();
      return { right, top };
    });
    return Math.hypot(mark.x + mark.width / 2 - text.right, mark.y + mark.height / 2 - text.top);
  }

  it('stand at the text they are about, follow it as the page scrolls, and move nothing of the page', async () => {
    await visit('/users/jadeyemi');
    expect(await off()).toBeLessThan(3);
    await tab.evaluate(() => {
      document.body.style.paddingBottom = '2000px';
      window.scrollTo(0, 60);
    });
    await expect.poll(off).toBeLessThan(3);
    await press(MARK);
    await overlay.waitFor(`Record ${RIGHT}`);
    await tab.keyboard.press('Escape');
    await tab.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(off).toBeLessThan(3);
    expect((await noted()).shifts).toEqual([]);
  });

  it('survive a page that draws its text anew, elsewhere', async () => {
    await tab.evaluate(() => {
      const text = document.querySelector('[data-field="mail"]') as HTMLElement;
      const copy = text.cloneNode(true) as HTMLElement;
      copy.style.cssText = 'position:relative;left:30px;top:9px';
      text.replaceWith(copy);
    });
    await expect.poll(() => off().catch(() => 999), { timeout: 6000 }).toBeLessThan(3);
  });

  it('go while something of the page lies over their text, and come back', async () => {
    await tab.evaluate(() => {
      const over = document.createElement('div');
      over.id = 'over';
      over.style.cssText = 'position:fixed;inset:0;background:white';
      document.body.append(over);
    });
    await expect.poll(() => overlay.box(MARK).catch(() => null), { timeout: 4000 }).toBeNull();
    await tab.evaluate(() => document.querySelector('#over')?.remove());
    await expect.poll(() => overlay.box(MARK).catch(() => null), { timeout: 4000 }).not.toBeNull();
  });

  it('are reached and opened by keyboard, and give the focus back', async () => {
    await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await overlay.tabTo(MARK);
    await tab.keyboard.press('Enter');
    await overlay.waitFor(`Record ${RIGHT}`);
    await overlay.tabTo('Record is wrong');
    await tab.keyboard.press('Escape');
    expect(await overlay.focused()).toMatch(MARK);
    expect(await overlay.text()).not.toContain(RIGHT);
  });

  it('are listed in the panel too, and open from there', async () => {
    await overlay.click('Open the Unswivel panel');
    await press(/^E-mail address$/);
    await overlay.waitFor(`Record ${RIGHT}`);
    await overlay.click('Close the card');
    await overlay.click('Close the panel');
  });

  it('tell the page nothing of the record, neither in its tree nor in an event', async () => {
    await press(MARK);
    await overlay.waitFor(`Record ${RIGHT}`);
    await overlay.click('Close the card');
    const { heard } = await noted();
    expect(heard.length, 'the page heard something').toBeGreaterThan(20);
    expect(heard.filter((one) => one.includes(RIGHT))).toEqual([]);
    const tree = await tab.evaluate(() => {
      const host = document.querySelector('[data-unswivel=""]');
      return [document.documentElement.outerHTML, String(host?.shadowRoot), document.body.textContent].join();
    });
    expect(tree).not.toContain(RIGHT);
  });

  it('open nothing for a click that the page makes', async () => {
    const { x, y, width, height } = await overlay.box(MARK);
    await tab.evaluate(
      ([x, y]) => {
        const host = document.elementFromPoint(x as number, y as number) as HTMLElement;
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
        host.click();
      },
      [x + width / 2, y + height / 2],
    );
    await tab.waitForTimeout(400);
    expect(await overlay.text()).not.toContain('Record is wrong');
  });

  it('write nothing from a card that the page covers, and the one field from one in plain view', async () => {
    await visit('/users/jadeyemi/edit');
    await press(MARK);
    await overlay.waitFor(`Record ${RIGHT}`);
    await tab.evaluate(() => {
      const over = document.createElement('div');
      over.id = 'over';
      over.popover = 'manual';
      over.style.cssText = 'inset:0;width:100vw;height:100vh;margin:0;border:0;pointer-events:none;opacity:.9';
      document.body.append(over);
      over.showPopover();
    });
    await press(/^Mend$/);
    await overlay.waitFor('Something of the page lies over the panel.');
    expect(await tab.inputValue('[name="mail"]')).toBe('jide.adeyemi@old-msp.example');
    await tab.evaluate(() => document.querySelector('#over')?.remove());
    const others = await tab.inputValue('[name="jobTitle"]');
    await press(/^Mend$/);
    await overlay.waitFor('Filled in, not saved.');
    expect(await tab.inputValue('[name="mail"]')).toBe(RIGHT);
    expect(await tab.inputValue('[name="jobTitle"]')).toBe(others);
    await press(/^Undo$/);
    await expect.poll(() => tab.inputValue('[name="mail"]')).toBe('jide.adeyemi@old-msp.example');
  });

  it('mend nothing when the page has another account in its place by then', async () => {
    await visit('/users/jadeyemi/edit');
    await press(MARK);
    await overlay.waitFor(`Record ${RIGHT}`);
    await tab.evaluate(() => {
      (document.querySelector('[name="was"]') as HTMLInputElement).setAttribute('value', 'mkruse');
    });
    await press(/^Mend$/);
    await overlay.waitFor('This page does not show that difference any more.');
    expect(await tab.inputValue('[name="mail"]')).toBe('jide.adeyemi@old-msp.example');
  });

  it('are verified on the page the console shows after saving, by itself', async () => {
    await visit('/users/jadeyemi/edit');
    await press(MARK);
    await press(/^Mend$/);
    await overlay.waitFor('Filled in, not saved.');
    await Promise.all([tab.waitForURL(/saved=1/), tab.press('[name="mail"]', 'Enter')]);
    await overlay.waitFor('E-mail address: Verified: the console shows what the record says.');
    const told = (await practice.world.deviceEvents()).map(({ body }) => body);
    expect(told.filter(({ verb }) => verb === 'drift.mended')).toMatchObject([
      { outcome: 'success', subject: { technician: 'jadeyemi' }, fields: [{ attribute: 'email', to: RIGHT }] },
    ]);
  });
});

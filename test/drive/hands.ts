import type { Page } from 'playwright-core';

/**
 * A person's hands: every key and click of a run goes through here and is counted, one per key pressed and one per click. What is typed is real
 * (trusted) browser input; nothing sets a value by script.
 */
export interface Hands {
  readonly keys: number;
  readonly clicks: number;
  click(page: Page, selector: string): Promise<void>;
  clickAt(page: Page, x: number, y: number): Promise<void>;
  type(page: Page, selector: string, text: string): Promise<void>;
  press(page: Page, key: string): Promise<void>;
  /** A native select, as a keyboard user does it: focus by click, then the label's letters. Counted so; set by label. */
  select(page: Page, selector: string, label: string): Promise<void>;
}

export function createHands(): Hands {
  let keys = 0;
  let clicks = 0;
  return {
    get keys() {
      return keys;
    },
    get clicks() {
      return clicks;
    },
    async click(page, selector) {
      clicks += 1;
      await page.locator(selector).first().click();
    },
    async clickAt(page, x, y) {
      clicks += 1;
      await page.mouse.move(x, y);
      await page.mouse.click(x, y, { delay: 20 });
    },
    async type(page, selector, text) {
      clicks += 1;
      await page.locator(selector).first().click();
      keys += [...text].length;
      await page.keyboard.type(text);
    },
    async press(page, key) {
      keys += 1;
      await page.keyboard.press(key);
    },
    async select(page, selector, label) {
      clicks += 1;
      keys += [...label].length;
      await page.locator(selector).first().selectOption({ label });
    },
  };
}

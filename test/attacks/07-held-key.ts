import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { assertNothingFilled } from './refused.ts';
import { focusAt } from './shadow.ts';
import { FILL, TREAT } from './stage.ts';

export const attack: Attack = {
  number: 7,
  title: 'the focus comes to the fill button while Enter is held',
  async attack(stage) {
    const scene = await stage.form();
    const { page } = scene;
    const { x, y, width, height } = await scene.overlay.box(FILL);
    const mark = await stage.mark();
    await page.keyboard.down('Enter');
    await focusAt(page, x + width / 2, y + height / 2);
    for (let repeats = 0; repeats < 3; repeats++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    const held = await assertNothingFilled(scene, await stage.after(mark, (event) => event.verb === 'fill.refused'));
    assert(held.includes('no-press') || held.includes('held-key'), `the log says ${held.join(', ') || 'nothing'}`);

    // A key pressed the moment the focus came was meant for something else.
    await page.locator('#given').focus();
    await focusAt(page, x + width / 2, y + height / 2);
    const again = await stage.mark();
    await page.keyboard.press('Enter');
    const early = await assertNothingFilled(scene, await stage.after(again, (event) => event.verb === 'fill.refused'));
    assert(early.includes('no-press'), `the log says ${early.join(', ') || 'nothing'}`);

    await focusAt(page, x + width / 2, y + height / 2);
    await page.waitForTimeout(TREAT);
    await page.keyboard.press('Enter');
    const meant = await stage.after(again, (event) => event.verb === 'fill.done');
    assert(
      meant.some((event) => event.verb === 'fill.done' && event.outcome === 'success'),
      'a key that was meant did not fill',
    );
    return `held: ${held.join('+')}; at once after the focus came: ${early.join('+')}; a fresh key later fills`;
  },
};

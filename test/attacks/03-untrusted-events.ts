import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { assertNothingFilled, HOST } from './refused.ts';
import { pressedByScript } from './shadow.ts';
import { FILL } from './stage.ts';

export const attack: Attack = {
  number: 3,
  title: 'the page sends clicks and keys to the overlay itself',
  async attack(stage) {
    const scene = await stage.form();
    const mark = await stage.mark();
    const { x, y, width, height } = await scene.overlay.box(FILL);
    const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, composed: true, cancelable: true };
    const reached = await scene.page.evaluate(`(() => {
      const at = ${JSON.stringify(at)};
      const host = ${HOST};
      for (const target of [host, document.elementFromPoint(at.clientX, at.clientY), document.activeElement]) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) target.dispatchEvent(new PointerEvent(type, at));
        for (const key of ['Enter', ' ']) for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key, ...at }));
        target.click();
      }
      return { root: host.shadowRoot, internals: host.attachInternals === undefined };
    })()`);
    assert.deepEqual(reached, { root: null, internals: false }, 'the page reaches into the shadow root');
    await assertNothingFilled(scene, await stage.after(mark, () => false, 800));

    // Even a script that was handed the button itself presses in vain.
    await pressedByScript(scene.page, at.clientX, at.clientY);
    const codes = await assertNothingFilled(scene, await stage.after(mark, (event) => event.code === 'untrusted'));
    assert(codes.includes('untrusted'), `the log says ${codes.join(', ') || 'nothing'}`);
    return 'nothing reached the button; pressed by a script that holds it: refused, logged as untrusted';
  },
};

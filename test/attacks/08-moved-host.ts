import assert from 'node:assert/strict';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Attack } from './attack.ts';
import { assertNothingFilled, HOST } from './refused.ts';
import { FILL } from './stage.ts';

const WAYS: Record<string, [script: string, codes: string[]]> = {
  moved: [`document.body.append(${HOST}); document.querySelector('[data-unswivel=""]').showPopover()`, ['moved']],
  removed: [`${HOST}.remove()`, ['removed']],
  'out and in again': [
    `{ const h = ${HOST}, p = h.parentNode; h.remove(); p.append(h); h.showPopover() }`,
    ['moved', 'removed'],
  ],
  cloned: [`document.body.append(${HOST}.cloneNode(true))`, ['cloned']],
  shifted: [`${HOST}.style.setProperty('left', '30px', 'important')`, ['restyled']],
  'closed and opened': [
    `{ const h = ${HOST}; h.hidePopover(); h.style.left = '0'; h.showPopover() }`,
    ['restyled', 'moved', 'too-soon'],
  ],
};

export const attack: Attack = {
  number: 8,
  title: 'the page moves, removes or clones the host in the middle of a click',
  async attack(stage) {
    const seen: string[] = [];
    for (const [way, [script, codes]] of Object.entries(WAYS)) {
      const scene = await stage.form();
      const { x, y, width, height } = await scene.overlay.box(FILL);
      const mark = await stage.mark();
      await scene.page.mouse.move(x + width / 2, y + height / 2);
      await scene.page.mouse.down();
      await scene.page.evaluate(script);
      await scene.page.mouse.up();
      const named = (event: EventBody) => event.verb === 'fill.refused' && codes.includes(event.code ?? '');
      const told = await assertNothingFilled(scene, await stage.after(mark, named));
      assert(
        told.some((code) => codes.includes(code)),
        `${way}: the log says ${told.join(', ') || 'nothing'}`,
      );
      seen.push(`${way} → ${told.join('+')}`);
    }
    return seen.join(' · ');
  },
};

import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { identityForm } from './pages.ts';
import { FILL } from './stage.ts';

const DELAYS = { given: 50, family: 150, display: 300, mail: 500 };

export const attack: Attack = {
  number: 13,
  title: 'the page changes the value after the fill',
  async attack(stage) {
    const scene = await stage.form(identityForm());
    await scene.page.evaluate((delays) => {
      for (const [id, ms] of Object.entries(delays)) {
        const input = document.getElementById(id) as HTMLInputElement;
        input.addEventListener('input', () =>
          setTimeout(() => {
            input.value = 'mallory@evil.example';
          }, ms),
        );
      }
    }, DELAYS);
    const mark = await stage.mark();
    await scene.overlay.click(FILL);
    const events = await stage.after(mark, ({ verb }) => verb === 'fill.done');
    const done = events.find(({ verb }) => verb === 'fill.done');
    assert.equal(done?.outcome, 'partial');
    const changed = done.fields?.filter((field) => field.outcome === 'mismatch').map((field) => field.attribute);
    assert.deepEqual(changed?.sort(), ['displayName', 'email', 'name.familyName', 'name.givenName']);
    assert.match(await scene.overlay.waitFor('1 of 5 fields'), /changed/, 'the person is not told');
    return `changed after ${Object.values(DELAYS).join(', ')} ms: mismatch in the log and in the panel, the fill is partial`;
  },
};

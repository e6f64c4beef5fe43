import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Attack } from './attack.ts';
import { isolatedWorld } from './isolated-world.ts';
import { FILLED, identityForm, page } from './pages.ts';
import { FILL, type Stage } from './stage.ts';

export const attack: Attack = {
  number: 10,
  title: 'a console in a hostile frame, and a hostile frame in a console',
  async attack(stage) {
    await consoleInHostilePage(stage);
    await hostileFrameInConsole(stage);
    return 'framed by another site the console gets no overlay and no fill; frames of other origins in a console stay empty';
  },
};

async function consoleInHostilePage(stage: Stage): Promise<void> {
  const { hosts } = stage;
  const inner = hosts.serve(`${hosts.origin('hostile')}/framed`, identityForm());
  const outer = hosts.serve(
    `${hosts.origin('evil')}/framing`,
    page(`<iframe src="${inner}" width="900" height="600"></iframe>`),
  );
  const mark = await stage.mark();
  const opened = await stage.open(outer);
  const frame = opened.frames().find((one) => one.url() === inner) as Frame;
  await frame.locator('#given').click();
  await opened.waitForTimeout(900);
  assert.equal(await opened.locator('[data-unswivel]').count(), 0, 'the overlay is in the hostile page');
  assert.equal(await frame.locator('[data-unswivel]').count(), 0, 'the overlay is in the frame');
  const top = await isolatedWorld(opened, stage.world.driven.id);
  assert.equal(top, null, 'a script of ours runs in the hostile page');
  assert.deepEqual(await valuesOf(frame), ['', '', '', '', '']);
  assert(!(await stage.after(mark, () => true, 0)).some(({ verb }) => verb.startsWith('fill.')));
  await opened.close();
}

async function hostileFrameInConsole(stage: Stage): Promise<void> {
  const { hosts } = stage;
  const inner = hosts.serve(`${hosts.origin('evil')}/inside`, identityForm());
  const other = hosts.serve(`${hosts.origin('northwind')}/inside`, identityForm());
  const html = identityForm().replaceAll('</button></form>', '</button></form>');
  const frames = `<iframe src="${inner}" height="400" width="600"></iframe><iframe src="${other}" height="400" width="600"></iframe>
    <iframe sandbox="allow-scripts" srcdoc="${identityForm().replaceAll('"', '&quot;')}" height="400" width="600"></iframe>`;
  const scene = await stage.form(html.replace('</form>', `</form>${frames}`));
  const mark = await stage.mark();
  await scene.overlay.click(FILL);
  const events = await stage.after(mark, ({ verb }) => verb === 'fill.done');
  assert.deepEqual(await scene.values(), FILLED, 'the console’s own form');
  for (const frame of scene.page.frames().slice(1))
    assert.deepEqual(await valuesOf(frame), ['', '', '', '', ''], `a value in ${frame.url()}`);
  const done = events.find(({ verb }) => verb === 'fill.done');
  assert.equal(done?.fields?.length, 5, 'the log names fields of other frames');
}

const valuesOf = (frame: Frame) =>
  frame.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

import assert from 'node:assert/strict';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { FILL, type FormScene, type Stage, TREAT } from './stage.ts';

/** Asserts that nothing was filled: no value in the page, no intent and no outcome in the log; gives the codes of the refusals that were logged. */
export async function assertNothingFilled(
  { values }: Pick<FormScene, 'values'>,
  events: EventBody[],
): Promise<string[]> {
  for (const [id, value] of Object.entries(await values())) assert.equal(value, '', `the page holds a value in ${id}`);
  const verbs = events.map((event) => event.verb);
  assert(!verbs.includes('fill.intended'), 'a fill was intended');
  assert(!verbs.includes('fill.done'), 'a fill was done');
  return events.filter((event) => event.verb === 'fill.refused').map((event) => event.code ?? '');
}

/**
 * Runs the page's script, which is told the button's `box`, on a form that stands ready, lets it work for a while, then presses the fill button with the real mouse where it now is.
 * Nothing may be filled, and the log must name one of `codes`. Gives the codes seen.
 */
export async function refusesPress(stage: Stage, script: string, codes: string[]): Promise<string[]> {
  const scene = await stage.form();
  const mark = await stage.mark();
  const before = await scene.overlay.box(FILL);
  await scene.page.evaluate(`((box) => { ${script} })(${JSON.stringify(before)})`);
  await scene.page.waitForTimeout(TREAT);
  // Out of the page's reach the button may stand where it was; moved or scaled, it is pressed where it is painted.
  const { x, y, width, height } = await scene.overlay.box(FILL).catch(() => before);
  const pressed = await stage.mark();
  await scene.page.mouse.click(x + width / 2, y + height / 2, { delay: 20 });
  // What the page did is logged when it is seen; the press itself must be refused besides.
  const named = (event: EventBody) => event.verb === 'fill.refused' && codes.includes(event.code ?? '');
  const refused = (await stage.after(pressed, named)).some(named);
  const seen = await assertNothingFilled(scene, await stage.after(mark));
  assert(refused, `the press was not refused as ${codes.join(' or ')}; the log says ${seen.join(', ') || 'nothing'}`);
  return [...new Set(seen)];
}

/** The same for several ways; gives a line that names each with what the log said. */
export async function refusesEach(stage: Stage, ways: Record<string, string>, codes: string[]): Promise<string> {
  const seen: string[] = [];
  for (const [way, script] of Object.entries(ways)) {
    try {
      seen.push(`${way} → ${(await refusesPress(stage, script, codes)).join('+')}`);
    } catch (error) {
      throw new Error(`${way}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return seen.join(' · ');
}

/** The overlay's host, as the page's scripts reach it. */
export const HOST = `document.querySelector('[data-unswivel=""]')`;

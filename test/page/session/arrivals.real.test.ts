import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type World } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A page with the watch at work; every look is counted. */
async function watched(body: string): Promise<{ world: World; looks(): Promise<number>; check(): Promise<number> }> {
  const world = await stage.open(body);
  await world.run((unswivel) => {
    let count = 0;
    const stop = new AbortController();
    const check = unswivel.watchArrivals(document, { signal: stop.signal, look: () => void count++ });
    Object.assign(globalThis, { looks: () => count, check, stop });
  });
  // What is looked at by itself, after the start, is over.
  await world.page.waitForTimeout(1300);
  const looks = () => world.run(() => (globalThis as unknown as { looks(): number }).looks());
  return {
    world,
    looks,
    async check() {
      await world.run(() => (globalThis as unknown as { check(): void }).check());
      return looks();
    },
  };
}
const BUTTON = '<button style="position:fixed;left:10px;top:10px;width:80px;height:30px">New</button>';
const press = (world: World) => world.page.mouse.click(40, 25);
const grow = (id = 'late') => `document.body.insertAdjacentHTML('beforeend', '<input id="${id}"><input>')`;

describe('forms that come later', () => {
  it('are looked for once after the person’s press, when inputs came', async () => {
    const { world, looks } = await watched(BUTTON);
    await world.page.evaluate(`document.querySelector('button').onclick = () => setTimeout(() => ${grow()}, 100)`);
    await press(world);
    await expect.poll(looks).toBe(1);
    await world.page.waitForTimeout(1300);
    expect(await looks()).toBe(1);
  });

  it('are looked for also when they come as late as a second after it', async () => {
    const { world, looks } = await watched(BUTTON);
    await world.page.evaluate(`document.querySelector('button').onclick = () => setTimeout(() => ${grow()}, 600)`);
    await press(world);
    await expect.poll(looks).toBe(1);
  });

  it('are seen when a style lets them show, and when a dialog goes', async () => {
    const { world, looks } = await watched(`${BUTTON}<div id="box" hidden><input></div>`);
    await world.page.evaluate("document.querySelector('button').onclick = () => { box.hidden = !box.hidden }");
    await press(world);
    await expect.poll(looks).toBe(1);
    await press(world);
    await expect.poll(looks).toBe(2);
  });

  it('are not looked for while nothing came, nor after a press the page made up, nor by what the page draws by itself (attack 17)', async () => {
    const { world, looks } = await watched(BUTTON);
    for (let presses = 0; presses < 5; presses++) await press(world);
    await world.page.waitForTimeout(1300);
    expect(await looks()).toBe(0);
    await world.page.evaluate(`${grow()}; for (let n = 0; n < 100; n++) document.querySelector('button').click()`);
    await world.page.waitForTimeout(1300);
    expect(await looks()).toBe(0);
  });

  it('are looked for at once when asked, and never after the end', async () => {
    const { world, check } = await watched(BUTTON);
    await world.page.evaluate(grow());
    expect(await check()).toBe(1);
    expect(await check()).toBe(1);
    await world.page.evaluate(grow('later'));
    await world.run(() => (globalThis as unknown as { stop: AbortController }).stop.abort());
    expect(await check()).toBe(1);
  });

  it('are counted though the page names an element like the browser’s own list (attack 14)', async () => {
    const { world, check } = await watched(
      `${BUTTON}<img name="getElementsByTagName"><form name="defaultView"></form>`,
    );
    await world.page.evaluate(grow());
    expect(await check()).toBe(1);
  });
});

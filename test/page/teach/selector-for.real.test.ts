import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainSelectorSchema } from '../../../lib/record/lesson.schema.ts';
import type { Way } from '../../../lib/wire/teach-view.ts';
import { openStage, type Stage } from '../world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** The ways to the control that is marked by `data-x`, and its form. The mark is taken off before anything looks. */
async function waysOn(body: string): Promise<{ root: string | undefined; ways: Way[] }> {
  const world = await stage.open(body);
  const made = await world.run(({ classify, collectControls, rootFor, waysFor }) => {
    const all = classify(collectControls(document));
    const one = all.find(({ control }) => control.element.hasAttribute('data-x'));
    if (!one) throw new Error('no control is marked');
    one.control.element.removeAttribute('data-x');
    const root = rootFor(one.control.element);
    return { root, ways: waysFor(one, all, root) };
  });
  await world.close();
  for (const { at } of made.ways) if (typeof at === 'string') plainSelectorSchema.parse(at);
  if (made.root !== undefined) plainSelectorSchema.parse(made.root);
  return made;
}

const first = async (body: string) => (await waysOn(body)).ways[0];

describe('the way to a field', () => {
  it('is its name before anything else, and names its form', async () => {
    const { root, ways } = await waysOn(
      '<form name="user"><label>First <input data-x name="kp_a" id="kp-a" data-testid="t" autocomplete="given-name" class="first-name"></label><input name="b"></form>',
    );
    expect(root).toBe('form[name="user"]');
    expect(ways.map(({ reason }) => reason)).toEqual([
      'name',
      'test',
      'autocomplete',
      'id',
      'label',
      'class',
      'position',
    ]);
    expect(ways[0]?.at).toBe('input[name="kp_a"]');
  });

  it.each([
    ['<input data-x id="mat-input-3" data-cy="first"><input>', 'test'],
    ['<input data-x id="ember123" autocomplete="family-name"><input>', 'autocomplete'],
    ['<input data-x id=":r1:" aria-label="Surname"><input>', 'aria'],
    ['<input data-x id="surname" autocomplete="off"><input>', 'id'],
    ['<label>Surname <input data-x id="radix-12" name="f_9c1e5b7a"></label><input>', 'label'],
    ['<input data-x class="css-1x2y3z surname" id="input-4711"><input class="css-1x2y3z">', 'class'],
    ['<p><input data-x class="css-1x2y3z sc-bdVaJa"></p><p><input></p>', 'position'],
  ])('of %s is its %s', async (body, reason) => {
    expect((await first(`<form>${body}</form>`))?.reason).toBe(reason);
  });

  it('never rests on what a program made up', async () => {
    const { ways } = await waysOn(
      '<form><label>Login <input data-x id="ext-gen1042" name="x_3f2504e0" class="_a1b2c_ MuiInput-root-42"></label><input></form>',
    );
    const said = JSON.stringify(ways);
    for (const made of ['ext-gen', '3f2504e0', '_a1b2c_', 'Mui']) expect(said).not.toContain(made);
    expect(ways.length).toBeGreaterThan(0);
  });

  it('fits one control only: twins are told apart by their form, else by their place', async () => {
    const twin = (name: string, mark: string) =>
      `<form name="${name}"><input ${mark} name="mail"><input name="b"></form>`;
    const apart = await waysOn(twin('new', 'data-x') + twin('filter', ''));
    expect([apart.root, apart.ways[0]?.at]).toEqual(['form[name="new"]', 'input[name="mail"]']);
    const [way] = (
      await waysOn('<form name="u"><div><input name="mail"></div><div><input data-x name="mail"></div></form>')
    ).ways;
    expect(way).toEqual({ at: 'form[name="u"] > div:nth-of-type(2) > input:nth-of-type(1)', reason: 'position' });
  });

  it('starts from a stable ancestor, not from the page, where the field has no name of its own', async () => {
    expect(
      (await first('<form><div data-testid="login-row"><span><input data-x></span></div><input></form>'))?.at,
    ).toBe('div[data-testid="login-row"] > span:nth-of-type(1) > input:nth-of-type(1)');
  });

  it('quotes what a page puts into its names, and skips what cannot be quoted', async () => {
    const way = await first('<form><input data-x name=\'a"]\\, input[type="password\'><input></form>');
    expect(way?.at).toBe('input[name="a\\"]\\\\, input[type=\\"password"]');
    expect((await first('<form><input data-x name="a&#10;b" aria-label="Mail"><input></form>'))?.reason).toBe('aria');
  });

  it('reaches into an open shadow root', async () => {
    const { ways } = await waysOn(
      '<div id="host"></div><script>document.querySelector("#host").attachShadow({mode:"open"}).innerHTML = "<form name=inner><input data-x name=mail><input name=b></form>"</script>',
    );
    expect(ways[0]).toEqual({ at: 'input[name="mail"]', reason: 'name' });
  });
});

describe('what can be taught', () => {
  it('is no password, no code, no card, no search, and nothing the profile leaves out', async () => {
    const world = await stage.open(
      `<form id="f"><label>Given <input name="given"></label><label>Code <input name="otp" autocomplete="one-time-code"></label>
       <label>Card number <input name="cc" autocomplete="cc-number"></label><label>Search <input type="search" name="q"></label>
       <label>Clear password <input name="new_password" type="text"></label><label>Left <input name="left"></label>
       <input type="password" name="pw"><input type="hidden" name="h"><label style="display:none">Gone <input name="gone"></label></form>
       <label>Outside <input name="outside"></label>`,
    );
    const rows = await world.run(({ classify, collectControls, fieldsOf }) =>
      fieldsOf(classify(collectControls(document)), [], { root: '#f', never: ['[name=left]'] }).map((field) => [
        (field.one.control.element as HTMLInputElement).name,
        field.unteachable,
      ]),
    );
    expect(Object.fromEntries(rows)).toEqual({
      given: null,
      otp: 'forbidden',
      cc: 'forbidden',
      q: 'forbidden',
      new_password: 'forbidden',
      left: 'left-out',
      outside: 'left-out',
    });
    await world.close();
  });
});

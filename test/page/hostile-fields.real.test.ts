import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from './fill-by-attribute.ts';
import { openStage, type Stage } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('attack 11: fields a person cannot see', () => {
  it('are never offered', async () => {
    const hidden = [
      'style="display:none"',
      'style="visibility:hidden"',
      'style="opacity:0"',
      'style="position:absolute;left:-9999px"',
      'style="width:0;height:0;border:0;padding:0"',
      'style="clip-path:inset(50%)"',
      'style="position:absolute;clip:rect(0,0,0,0)"',
      'aria-hidden="true"',
      'inert',
      'disabled',
      'readonly',
      'type="hidden"',
      'style="position:fixed;top:-200px"',
      'style="position:absolute;top:-500px"',
    ];
    const world =
      await stage.open(`<form><label>First name <input name=first></label><label>Last name <input name=last></label>
      ${hidden.map((how, i) => `<label>Email <input name="email${i}" ${how}></label>`).join('\n')}
      <div style="opacity:.05"><label>Phone <input name=faint></label></div>
      <div style="height:0;overflow:hidden"><label>Phone <input name=folded></label></div>
      <div style="position:relative"><label>Phone <input name=covered></label><div style="position:absolute;inset:0;background:#fff"></div></div></form>`);
    expect(
      await world.run((unswivel) => unswivel.candidates({ root: document }).map(({ control }) => control.seen.name)),
    ).toEqual(['first', 'last']);
  });

  it('does not take a field for hidden that only needs scrolling', async () => {
    const world =
      await stage.open(`<form><label>First name <input name=first></label><div style="height:60px;overflow:auto"><div style="height:400px"></div><label>Last name <input name=last></label></div>
      <div style="height:3000px"></div><label>Email <input name=mail></label></form>`);
    expect(
      await world.run((unswivel) => unswivel.candidates({ root: document }).map(({ control }) => control.seen.name)),
    ).toEqual(['first', 'last', 'mail']);
  });
});

describe('attack 12: the page swaps a field between look and write', () => {
  const swaps = {
    'its type': "el.type = 'password'",
    'its name': "el.name = 'other'",
    'its form': "el.setAttribute('form', 'f2')",
    'its place for another node': 'el.replaceWith(el.cloneNode())',
    'its visibility': "el.style.opacity = '0'",
  };
  for (const [what, how] of Object.entries(swaps)) {
    it(`refuses a field that changed ${what} while the one before it was written`, async () => {
      const world =
        await stage.open(`<form id=f1><label>First name <input name=a></label><label>Last name <input name=b></label></form><form id=f2></form>
        <script>document.querySelector('[name=a]').oninput = () => { const el = document.querySelector('[name=b]'); ${how}; }</script>`);
      const results = await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' });
      expect(results['name.familyName']).toMatch(/^refused (gone|changed|transparent)$/);
      expect(
        await world.page.evaluate(() =>
          [...document.querySelectorAll('input')].some((input) => input.value === 'Kruse'),
        ),
      ).toBe(false);
    });
  }

  it('refuses a field that changes in its own focus handler', async () => {
    const world = await stage.open(
      `<form><label>First name <input name=a onfocus="this.type='password'"></label><label>Last name <input name=b></label></form>`,
    );
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'refused changed',
      'name.familyName': 'kept',
    });
    expect(await world.page.inputValue('[name=a]')).toBe('');
  });
});

describe('attack 13: the page changes the value after the fill', () => {
  it('tells a mismatch and not done', async () => {
    const world =
      await stage.open(`<form><label>First name <input name=a></label><label>Last name <input name=b></label></form>
      <script>const a = document.forms[0].a; a.addEventListener('change', () => setTimeout(() => { a.value = 'Mallory' }, 10))</script>`);
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'mismatch page-changed-it',
      'name.familyName': 'kept',
    });
  });
});

describe('attack 14: DOM clobbering and polluted globals', () => {
  it('finds and fills the same fields', async () => {
    const clobber = [
      'querySelectorAll',
      'defaultView',
      'createTreeWalker',
      'documentElement',
      'getElementById',
      'body',
      'execCommand',
      'activeElement',
    ]
      .map((name) => `<img name="${name}" alt="">`)
      .join('');
    const inside = [
      'nodeType',
      'parentNode',
      'previousSibling',
      'closest',
      'getAttribute',
      'shadowRoot',
      'id',
      'ownerDocument',
    ]
      .map((name) => `<input type="hidden" name="${name}">`)
      .join('');
    const world = await stage.open(`${clobber}<div id=config></div><script>
      Array.prototype.filter = () => []; Element.prototype.closest = () => { throw 1 }; Object.prototype.then = 1;
      HTMLInputElement.prototype.getAttribute = () => 'password'; window.getComputedStyle = () => ({});</script>
      <form>${inside}<p>First name</p><input name=a><p>Last name</p><input name=b></form>`);
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
    });
    expect(await world.page.inputValue('[name=b]')).toBe('Kruse');
  });
});

describe('attack 10: frames', () => {
  it('fills a frame of the console and never one of another origin', async () => {
    const world =
      await stage.open(`<iframe id=own srcdoc="<form><label>First name <input name=a></label><label>Last name <input name=b></label></form>"></iframe>
      <iframe id=foreign sandbox="allow-scripts" srcdoc="<form><label>First name <input name=x></label><label>Last name <input name=y></label></form>"></iframe>`);
    expect(
      await world.run((unswivel) => unswivel.candidates({ root: document }).map(({ control }) => control.seen.name)),
    ).toEqual(['a', 'b']);
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
    });
  });

  it('fills the dialog of a frame within a frame, and nothing in a frame that a dialog keeps from being used', async () => {
    const inner = `<dialog id=d><form><label>First name <input name=a></label><label>Last name <input name=b></label></form></dialog><script>d.showModal()</script>`;
    const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const outer = `<iframe style="width:600px;height:300px" srcdoc="${quoted(inner)}"></iframe>`;
    const world = await stage.open(
      `<iframe style="width:800px;height:500px" srcdoc="${quoted(outer)}"></iframe><dialog id=top>Wait</dialog>`,
    );
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
    });
    await world.page.evaluate(() => (document.querySelector('#top') as HTMLDialogElement).showModal());
    expect(await world.run((unswivel) => unswivel.candidates({ root: document }).length)).toBe(0);
  });

  it('finds fields in open shadow roots', async () => {
    const world =
      await stage.open(`<my-form></my-form><script>document.querySelector('my-form').attachShadow({mode:'open'}).innerHTML =
      '<form><label for=a>First name</label><input id=a name=a><label for=b>Last name</label><input id=b name=b></form>'</script>`);
    expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
    });
  });
});

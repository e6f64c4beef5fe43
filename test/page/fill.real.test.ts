import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Fills what the classifier finds with the value named for its attribute. */
function fill(world: World, values: Record<string, string>, overwrite = false) {
  return world.run(
    async (unswivel, { values, overwrite }) => {
      const fields = unswivel.candidates({ root: document });
      const plan = fields.flatMap((field) => {
        const value = values[field.candidate.attribute];
        return value === undefined ? [] : [{ field, value }];
      });
      const { results, filled } = await unswivel.fillFields(plan, { signal: new AbortController().signal, overwrite });
      Object.assign(globalThis, { filled });
      return Object.fromEntries(
        results.map((result, index) => [
          plan[index]?.field.candidate.attribute,
          [result.outcome, result.code].filter(Boolean).join(' '),
        ]),
      );
    },
    { values, overwrite },
  );
}

function undo(world: World) {
  return world.run(async (unswivel) => {
    const { filled } = globalThis as unknown as { filled: never };
    return (await unswivel.undoFill(filled, { signal: new AbortController().signal })).map(({ outcome, code }) =>
      [outcome, code].filter(Boolean).join(' '),
    );
  });
}

const PERSON = {
  'name.givenName': 'Maren',
  'name.familyName': 'Kruse',
  email: 'maren.kruse@client.example',
  phone: '+49 30 5550100',
  country: 'Germany',
  active: 'true',
  title: 'Technician',
};

const FORM = `<form>
  <label>First name <input name="first"></label>
  <label for="l">Last name</label><input id="l">
  <label>E-mail <input type="email" name="mail" value="old@client.example"></label>
  <label>Phone <input name="phone" maxlength="8"></label>
  <label>Country <select name="country"><option value="">Choose<option value="DE">Germany<option value="FR">France</select></label>
  <label><input type="checkbox" name="enabled"> Account enabled</label>
  <label>Password <input type="password" name="pw"></label>
</form>`;

describe('filling', () => {
  it('writes empty fields, keeps what a person typed, never cuts a value and never touches a password', async () => {
    const world = await stage.open(FORM);
    expect(await fill(world, PERSON)).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
      email: 'left holds-other',
      phone: 'left too-long',
      country: 'kept',
      active: 'kept',
    });
    const held = await world.page.evaluate(() =>
      [...document.querySelectorAll('input,select')].map((e) =>
        (e as HTMLInputElement).type === 'checkbox' ? (e as HTMLInputElement).checked : (e as HTMLInputElement).value,
      ),
    );
    expect(held).toEqual(['Maren', 'Kruse', 'old@client.example', '', 'DE', true, '']);
  });

  it('puts back exactly what was there', async () => {
    const world = await stage.open(FORM);
    const before = await world.page.evaluate(() =>
      [...document.querySelectorAll('input,select')].map((e) => [
        (e as HTMLInputElement).value,
        (e as HTMLInputElement).checked,
      ]),
    );
    await fill(world, PERSON, true);
    expect(await world.page.inputValue('[name=mail]')).toBe('maren.kruse@client.example');
    expect(await undo(world)).toEqual(['restored', 'restored', 'restored', 'restored', 'restored']);
    expect(
      await world.page.evaluate(() =>
        [...document.querySelectorAll('input,select')].map((e) => [
          (e as HTMLInputElement).value,
          (e as HTMLInputElement).checked,
        ]),
      ),
    ).toEqual(before);
  });

  it('leaves what the person changed after the fill when undoing', async () => {
    const world = await stage.open(FORM);
    await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' });
    await world.page.fill('[name=first]', 'Mara');
    expect(await undo(world)).toEqual(['left changed-since', 'restored']);
    expect(await world.page.inputValue('[name=first]')).toBe('Mara');
  });

  it('replaces its own earlier value without being asked to overwrite', async () => {
    const world = await stage.open(FORM);
    await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' });
    expect(await fill(world, { 'name.givenName': 'Jide', 'name.familyName': 'Adeyemi' })).toEqual({
      'name.givenName': 'kept',
      'name.familyName': 'kept',
    });
    expect(await world.page.inputValue('[name=first]')).toBe('Jide');
  });

  it('reaches a console whose Save is enabled by inline key handlers', async () => {
    const world = await stage.open(`<form><label>First name <input name=a onkeyup="ok.disabled=!this.value"></label>
      <label>Last name <input name=b oninput="ok.disabled=!this.value"></label><button id=ok disabled>OK</button></form>`);
    await fill(world, { 'name.givenName': 'Maren' });
    expect(await world.page.isEnabled('#ok')).toBe(true);
  });

  it('types again what an input mask lost, and accepts a number that is only grouped differently', async () => {
    const world =
      await stage.open(`<form><label>First name <input name=a></label><label>Phone <input name=p></label></form><script>
      // A mask of the old kind: it takes characters from its key handler and throws away what is set at once.
      const p = document.forms[0].p; let digits = '';
      p.addEventListener('keydown', (e) => { if (e.key === 'Backspace') digits = ''; });
      p.addEventListener('keypress', (e) => { e.preventDefault(); if (/\\d/.test(e.key)) digits += e.key; p.value = digits.replace(/(...)(?=.)/g, '$1-'); });
      p.addEventListener('change', () => { p.value = digits.replace(/(...)(?=.)/g, '$1-'); });
    </script>`);
    expect(await fill(world, { 'name.givenName': 'Maren', phone: '5550100' })).toEqual({
      'name.givenName': 'kept',
      phone: 'kept reformatted',
    });
    expect(await world.page.inputValue('[name=p]')).toBe('555-010-0');
  });

  it('writes rich text through the editor and undoes it', async () => {
    const world = await stage.open(`<form><label>First name <input></label><label>Last name <input></label></form>
      <div id=t>Job title</div><div contenteditable aria-labelledby=t><b>Old</b> title</div>`);
    const outcome = await world.run(async (unswivel) => {
      const controls = unswivel.classify(unswivel.collectControls(document));
      const found = controls.find(({ control }) => control.kind === 'editable');
      const field = {
        control: found?.control,
        candidate: { key: 'k', attribute: 'title', current: 'Old title' },
      } as never;
      const { results, filled } = await unswivel.fillFields([{ field, value: 'Technician' }], {
        signal: new AbortController().signal,
        overwrite: true,
      });
      const now = document.querySelector('[contenteditable]')?.textContent;
      await unswivel.undoFill(filled, { signal: new AbortController().signal });
      return [found?.attribute, results[0]?.outcome, now, document.querySelector('[contenteditable]')?.innerHTML];
    });
    expect(outcome).toEqual(['title', 'kept', 'Technician', '<b>Old</b> title']);
  });

  it('writes twenty fields and keeps them all', async () => {
    const rows = [
      'First name',
      'Last name',
      'Email',
      'Phone',
      'Mobile',
      'Job title',
      'Department',
      'Company',
      'Employee ID',
      'Street',
      'City',
      'State',
      'Zip',
      'Username',
      'Display name',
      'Middle name',
      'Manager',
      'Nickname',
      'Time zone',
      'Language',
    ];
    {
      const world = await stage.open(
        `<form>${rows.map((row, i) => `<p><label for=i${i}>${row}</label><input id=i${i}></p>`).join('')}</form>`,
      );
      const { kept } = await world.run(async (unswivel) => {
        const fields = unswivel.candidates({ root: document });
        const plan = fields.map((field) => ({ field, value: 'value' }));
        const done = unswivel.fillFields(plan, { signal: new AbortController().signal });
        return { kept: (await done).results.filter(({ outcome }) => outcome === 'kept').length };
      });
      expect(kept).toBe(20);
      await world.close();
    }
  });
});

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

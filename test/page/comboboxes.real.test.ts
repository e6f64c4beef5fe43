import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, KEPT, NAMED, NAMES, undo } from './fill-by-attribute.ts';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A list as the ARIA Authoring Practices describe it; `picked` is what the page took over. Hooks of a test run in `offer` (a choice is made) and `pick`. */
const LIST = `<script>
  let picked = '', offered = ['Administrator', 'Technician', 'Senior technician'], wait = 0, offer = () => {}, pick = (option) => option.textContent, opened = 0;
  const show = (box, list, choices) => setTimeout(() => {
    opened++;
    box.setAttribute('aria-expanded', 'true');
    list.hidden = false;
    list.replaceChildren(...choices.map((text) => {
      const option = Object.assign(document.createElement('li'), { role: 'option', textContent: text });
      option.onclick = () => { picked = pick(option); box.localName === 'input' ? box.value = picked : box.textContent = picked; hide(box, list); };
      offer(option);
      return option;
    }));
  }, wait);
  const hide = (box, list) => { box.setAttribute('aria-expanded', 'false'); list.hidden = true; };
</script>`;

const TYPED = `<label for=t>Job title</label> <input id=t role=combobox aria-autocomplete=list aria-controls=l aria-expanded=false><ul id=l role=listbox hidden></ul></form>${LIST}<script>
  t.oninput = () => { picked = ''; show(t, l, offered.filter((one) => one.toLowerCase().includes(t.value.toLowerCase()))); };
  t.onblur = () => { hide(t, l); if (!picked) t.value = ''; };</script>`;

const selectOnly = (box: string, now = 'Choose') =>
  `<p id=tl>Job title</p> ${box.replace('>', ` id=t aria-labelledby=tl aria-expanded=false>${now}`)}</form><ul id=l role=listbox hidden></ul>${LIST}<script>
  t.onclick = () => l.hidden ? show(t, l, offered) : hide(t, l);</script>`;

const open = (more: string): Promise<World> => stage.open(`<form>${NAMES}${more}`);
const picked = (world: World) => world.page.evaluate('picked');
const set = (world: World, script: string) => world.page.evaluate(script);
const title = (world: World) => fill(world, { ...NAMED, title: 'Technician' });

describe('a combobox', () => {
  const ways = {
    'that is typed into': TYPED,
    'whose role is on what wraps its input (ARIA 1.1)': TYPED.replace(
      '<input id=t role=combobox',
      '<div role=combobox aria-expanded=false aria-haspopup=listbox aria-owns=l><input id=t',
    ).replace('<ul', '</div><ul'),
    'that only opens a list': selectOnly('<div role=combobox tabindex=0 aria-controls=l></div>'),
    'that is a button with a list somewhere else': selectOnly('<button type=button aria-haspopup=listbox></button>'),
    'whose place to type shows nothing, in a frame that shows the choice': `<p id=tl>Job title</p> <div style="border:1px solid;width:300px;height:30px"><div><span id=v><span class="x-placeholder">Select…</span></span><input id=t role=combobox aria-labelledby=tl aria-controls=l style="width:2px;border:0;padding:0"></div></div><ul id=l role=listbox hidden></ul></form>${LIST}<script>
      t.oninput = () => show(t, l, offered); pick = (option) => { v.textContent = option.textContent; picked = option.textContent; return ''; };
      const hideAll = hide; t.onblur = () => { t.value = ''; hideAll(t, l); };</script>`,
  };
  for (const [what, html] of Object.entries(ways)) {
    it(`is chosen in: one ${what}`, async () => {
      const world = await open(html);
      expect(await title(world)).toEqual({ ...KEPT, title: 'kept' });
      expect(await world.page.locator('[role=option]:visible').count()).toBe(0);
      const shown = await world.page.evaluate(
        () => `${document.forms[0]?.textContent} ${(document.querySelector('#t') as HTMLInputElement).value}`,
      );
      expect(shown).toContain('Technician');
    });
  }

  it('is waited for when its list comes late, and given up when it never has the value', async () => {
    const world = await open(TYPED);
    await set(world, 'wait = 700');
    expect(await title(world)).toEqual({ ...KEPT, title: 'kept' });
    const other = await open(TYPED);
    await set(other, `offered = ['Senior technician', 'Technicians']`);
    expect(await title(other)).toEqual({ ...KEPT, title: 'left no-such-choice' });
    expect(await other.page.inputValue('#t')).toBe('');
    expect(await other.page.locator('[role=option]:visible').count()).toBe(0);
  });

  it('that holds a choice is not changed without a word, and is put back by undo', async () => {
    const box = selectOnly('<div role=combobox tabindex=0 aria-controls=l></div>', 'Administrator');
    const world = await open(box);
    expect(await title(world)).toEqual({ ...KEPT, title: 'left holds-other' });
    expect(await world.page.locator('[role=option]:visible').count()).toBe(0);
    expect(await fill(world, { title: 'Technician' }, true)).toEqual({ title: 'kept' });
    expect(await picked(world)).toBe('Technician');
    expect(await undo(world)).toEqual(['restored']);
    expect(await picked(world)).toBe('Administrator');
  });

  it('that held nothing is not said to be put back', async () => {
    const world = await open(selectOnly('<div role=combobox tabindex=0 aria-controls=l></div>'));
    await title(world);
    expect(await undo(world)).toEqual(['restored', 'restored', 'mismatch stays-chosen']);
  });

  it('with two choices of one name is left', async () => {
    const world = await open(TYPED);
    await set(world, `offered = ['Technician', 'technician', 'Technician']`);
    expect(await title(world)).toEqual({ ...KEPT, title: 'left no-such-choice' });
  });

  it('is not opened any more once the fill is stopped', async () => {
    const world = await open(selectOnly('<div role=combobox tabindex=0 aria-controls=l></div>'));
    const outcome = await world.run(async (unswivel) => {
      const stop = new AbortController();
      const plan = unswivel.candidates({ root: document }).map((field) => ({ field, value: 'Technician' }));
      const done = unswivel.fillFields(plan, { signal: stop.signal });
      stop.abort();
      return (await done).results.map((result) => result.code);
    });
    expect(outcome.at(-1)).toBe('stopped');
    expect(await set(world, 'opened')).toBe(0);
  });
});

describe('a combobox that has no such choice', () => {
  /** Once, a moment after the first text was typed into it. */
  const meanwhile = (world: World, change: string) =>
    set(
      world,
      `offered = []; t.onblur = () => hide(t, l); t.addEventListener('input', () => setTimeout(() => { ${change} }, 200), { once: true })`,
    );
  const CHANGED = 'mismatch changed-meanwhile';

  it.each([
    ['title', 'Job title', 'Technician'],
    // … which is looked for among all choices after that
    ['country', 'Country', 'Norway'],
  ])('keeps what the person typed into it meanwhile: %s', async (attribute, label, value) => {
    const world = await open(TYPED.replace('Job title', label));
    await meanwhile(world, `t.value = 'Typed by hand'`);
    expect(await fill(world, { ...NAMED, [attribute]: value })).toEqual({ ...KEPT, [attribute]: CHANGED });
    expect(await world.page.inputValue('#t')).toBe('Typed by hand');
    expect(await undo(world)).toEqual(['restored', 'restored']);
    expect(await world.page.inputValue('#t')).toBe('Typed by hand');
  });

  it('is not written to any more once it is another control, and is told as one that was not put back', async () => {
    const world = await open(TYPED);
    await meanwhile(world, `t.name = 'other'`);
    expect(await title(world)).toEqual({ ...KEPT, title: CHANGED });
    expect(await world.page.inputValue('#t')).toBe('Technician');
  });

  it('is as it was when the fill is stopped while its list is waited for, and not typed into again', async () => {
    const world = await open(TYPED.replace('Job title', 'Country'));
    await meanwhile(world, '');
    const result = await world.run(async (unswivel) => {
      const stop = new AbortController();
      const typed: string[] = [];
      const box = document.querySelector('#t') as HTMLInputElement;
      box.addEventListener('input', () => {
        typed.push(box.value);
        setTimeout(() => stop.abort(), 200);
      });
      const plan = unswivel.candidates({ root: document }).map((field) => ({ field, value: 'Norway' }));
      const { results } = await unswivel.fillFields(plan, { signal: stop.signal });
      return [results.at(-1)?.code, ...typed];
    });
    expect(result).toEqual(['stopped', 'Norway', '']);
  });
});

describe('attacks 12 and 13: the page plays with its list', () => {
  it('a choice that turns into another under the press is told as a mismatch', async () => {
    const world = await open(TYPED);
    await set(world, `offer = (option) => { option.onmousedown = () => { option.textContent = 'Administrator'; }; }`);
    expect(await title(world)).toEqual({ ...KEPT, title: 'mismatch page-changed-it' });
  });

  it('of a choice that keeps changing what is pressed is what it says at that moment', async () => {
    const world = await open(TYPED);
    await set(
      world,
      `offer = (option) => { const turn = setInterval(() => { option.textContent = option.textContent === 'Technician' ? 'Administrator' : 'Technician'; }, 5); setTimeout(() => clearInterval(turn), 4000); }`,
    );
    const { title: result } = await title(world);
    expect([await picked(world), result]).toEqual(
      result === 'kept' ? ['Technician', 'kept'] : ['', 'left no-such-choice'],
    );
  });

  it('a control that is swapped while its list opens gets no choice', async () => {
    const world = await open(selectOnly('<div role=combobox tabindex=0 aria-controls=l></div>'));
    await set(world, `t.addEventListener('click', () => setTimeout(() => { t.id = 'other'; }, 20))`);
    expect(await title(world)).toEqual({ ...KEPT, title: 'refused changed' });
    expect(await picked(world)).toBe('');
  });

  it('a choice that leads away or sends the form is not pressed', async () => {
    for (const inside of [
      `option.innerHTML = '<a href="/away">' + option.textContent + '</a>'`,
      `const send = document.createElement('button'); document.forms[0].append(send); send.append(option)`,
    ]) {
      const world = await open(TYPED);
      await set(
        world,
        `globalThis.sent = 0; document.forms[0].onsubmit = (event) => { globalThis.sent++; event.preventDefault(); }; offer = (option) => setTimeout(() => { ${inside} })`,
      );
      expect(await title(world)).toEqual({ ...KEPT, title: 'refused leads-away' });
      expect(await set(world, 'sent')).toBe(0);
      expect(new URL(world.page.url()).pathname).not.toBe('/away');
    }
  });

  it('a button that would send the form is not pressed to open a list', async () => {
    const world = await open(selectOnly('<button aria-haspopup=listbox></button>').replace('<form>', ''));
    await set(
      world,
      `globalThis.sent = 0; document.forms[0].onsubmit = (event) => { globalThis.sent++; event.preventDefault(); }`,
    );
    expect(await title(world)).toEqual({ ...KEPT, title: 'left combobox' });
    expect(await set(world, 'sent')).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, KEPT, NAMED, NAMES, undo } from './fill-by-attribute.ts';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** `picked` is what the page took over; nothing of the list is known before it opens. */
const list = (label: string, offered: string[], typed: boolean, more = '') => `<form>${NAMES}<p id=tl>${label}</p>
${typed ? '<input id=t role=combobox aria-labelledby=tl aria-controls=l aria-expanded=false>' : '<div id=t role=combobox tabindex=0 aria-labelledby=tl aria-controls=l aria-expanded=false>Choose</div>'}
<ul id=l role=listbox hidden></ul></form><script>
  let picked = [];
  const offered = ${JSON.stringify(offered)};
  const say = (text) => { if (t.localName === 'input') t.value = text; else t.textContent = text || 'Choose'; };
  const hide = () => { t.setAttribute('aria-expanded', 'false'); l.hidden = true; };
  const show = () => {
    t.setAttribute('aria-expanded', 'true');
    l.hidden = false;
    const typed = (t.value ?? '').toLowerCase();
    l.replaceChildren(...offered.filter((one) => one.toLowerCase().includes(typed)).map((text) => {
      const option = Object.assign(document.createElement('li'), { role: 'option', textContent: text, ariaSelected: String(picked.includes(text)) });
      option.onclick = () => { choose(text, option); };
      return option;
    }));
  };
  let choose = (text) => { picked = [text]; say(text); hide(); };
  if (t.localName === 'input') { t.oninput = show; t.onclick = show; t.onblur = () => { hide(); if (!picked.includes(t.value)) t.value = picked[0] ?? ''; }; }
  else t.onclick = () => l.hidden ? show() : hide();
  ${more}
</script>`;

const open = (...parts: Parameters<typeof list>): Promise<World> => stage.open(list(...parts));
const picked = (world: World) => world.page.evaluate('picked');

describe.each([
  ['typed into', true],
  ['that only opens', false],
])('a list %s, whose words are not known before it opens', (_, typed) => {
  it.each([
    ['active', 'true', 'Account status', ['Gesperrt', 'Inaktiv', 'Aktiv'], 'Aktiv'],
    ['active', 'false', 'Account status', ['Enabled', 'Disabled'], 'Disabled'],
    ['preferredLanguage', 'de-DE', 'Language', ['English', 'French', 'German'], 'German'],
    ['preferredLanguage', 'pt_BR', 'Language', ['Português (Brasil)', 'Português (Portugal)'], 'Português (Brasil)'],
    [
      'timezone',
      'Europe/Berlin',
      'Time zone',
      ['(UTC+00:00) Europe/London', '(UTC+01:00) Europe/Berlin'],
      '(UTC+01:00) Europe/Berlin',
    ],
    ['country', 'Germany', 'Country', ['Belgien', 'Deutschland', 'Frankreich'], 'Deutschland'],
  ])('takes for %s %s, at “%s”, of %j: %s', async (attribute, value, label, offered, choice) => {
    const world = await open(label, offered, typed);
    expect(await fill(world, { ...NAMED, [attribute]: value })).toEqual({ ...KEPT, [attribute]: 'kept' });
    expect(await picked(world)).toEqual([choice]);
    expect(await world.page.locator('[role=option]:visible').count()).toBe(0);
  });

  it('is left where no choice stands for the value, or two do, and is as it was', async () => {
    for (const offered of [
      ['Pending', 'Suspended'],
      ['Active', 'Enabled', 'Disabled'],
    ]) {
      const world = await open('Account status', offered, typed);
      expect(await fill(world, { ...NAMED, active: 'true' })).toEqual({ ...KEPT, active: 'left no-such-choice' });
      expect(await picked(world)).toEqual([]);
      expect(await world.page.locator('[role=option]:visible').count()).toBe(0);
    }
  });
});

/** A press adds or takes away, and the list stays open. */
const SEVERAL = `l.setAttribute('aria-multiselectable', 'true');
  choose = (text, option) => { picked = picked.includes(text) ? picked.filter((one) => one !== text) : [...picked, text]; option.ariaSelected = String(picked.includes(text)); say(picked.join(', ')); };`;

describe('where several can be chosen', () => {
  const roles = ['Administrator', 'Technician', 'Viewer'];
  const several = (now: string[]) =>
    open('Job title', roles, false, `${SEVERAL} picked = ${JSON.stringify(now)}; say(picked.join(', '));`);

  it('a list with nothing chosen takes ours, and gives it back', async () => {
    const world = await several([]);
    expect(await fill(world, { ...NAMED, title: 'Technician' })).toEqual({ ...KEPT, title: 'kept' });
    expect(await picked(world)).toEqual(['Technician']);
    expect(await undo(world)).toEqual(['restored', 'restored', 'restored']);
    expect(await picked(world)).toEqual([]);
  });

  it('a list that has ours among others keeps all', async () => {
    const world = await several(['Viewer', 'Technician']);
    expect(await fill(world, { ...NAMED, title: 'Technician' }, true)).toEqual({ ...KEPT, title: 'kept already' });
    expect(await picked(world)).toEqual(['Viewer', 'Technician']);
  });

  it('a list that has others is left, also when asked to overwrite', async () => {
    const world = await several(['Viewer']);
    expect(await fill(world, { ...NAMED, title: 'Technician' }, true)).toEqual({
      ...KEPT,
      title: 'left holds-several',
    });
    expect(await picked(world)).toEqual(['Viewer']);
  });

  it.each([
    [[], 'kept', ['Technician']],
    [['Viewer', 'Technician'], 'kept already', ['Technician', 'Viewer']],
    [['Viewer'], 'left holds-several', ['Viewer']],
  ])('a select of several with %j: %s', async (chosen: string[], outcome, after) => {
    const options = roles.map((one) => `<option ${chosen.includes(one) ? 'selected' : ''}>${one}`).join('');
    const world = await stage.open(
      `<form>${NAMES}<label>Job title <select multiple id=s>${options}</select></label></form>`,
    );
    const held = () =>
      world.page.$eval('#s', (s) => [...(s as HTMLSelectElement).selectedOptions].map((one) => one.text));
    expect(await fill(world, { ...NAMED, title: 'Technician' }, true)).toEqual({ ...KEPT, title: outcome });
    expect(await held()).toEqual(after);
    await undo(world);
    expect(await held()).toEqual(roles.filter((one) => chosen.includes(one)));
  });
});

describe('undo of a choice where nothing was chosen before', () => {
  const CLEAR = `const x = Object.assign(document.createElement('button'), { type: 'button', ariaLabel: 'Clear choice' });
    x.textContent = '×'; x.onclick = () => { picked = []; say(''); };
    const box = document.createElement('div'); t.before(box); box.append(t, x);`;
  const TOGGLE = `choose = (text) => { picked = picked.includes(text) ? [] : [text]; say(picked[0] ?? ''); hide(); };`;
  const NONE = `offered.unshift(''); choose = (text) => { picked = text ? [text] : []; say(text); hide(); };`;

  it.each([
    ['presses the widget’s own clear button', true, CLEAR],
    ['presses the clear button of a list that only opens', false, CLEAR],
    ['presses the choice again where that takes it away', true, TOGGLE],
    ['presses the choice again in a list that only opens', false, TOGGLE],
    ['chooses the list’s empty choice', false, NONE],
  ])('%s, and says that it is put back', async (_, typed, more) => {
    const world = await open('Job title', ['Administrator', 'Technician'], typed, more);
    expect(await fill(world, { ...NAMED, title: 'Technician' })).toEqual({ ...KEPT, title: 'kept' });
    expect(await undo(world)).toEqual(['restored', 'restored', 'restored']);
    expect(await picked(world)).toEqual([]);
  });

  const ESCAPE = `t.onkeydown = (event) => { if (event.key === 'Escape') { picked = []; t.value = ''; } };
    window.escapes = 0; document.addEventListener('keydown', (event) => { if (event.key === 'Escape') window.escapes++; });`;

  it('presses Escape in a field that is typed into; the page around it does not hear it', async () => {
    const world = await open('Job title', ['Administrator', 'Technician'], true, ESCAPE);
    await fill(world, { ...NAMED, title: 'Technician' });
    await undo(world);
    expect(await picked(world)).toEqual([]);
    expect(await world.page.evaluate('escapes')).toBe(0);
  });

  it('does not press Escape in a dialog', async () => {
    const world = await stage.open(
      `<div role=dialog aria-label="New user">${list('Job title', ['Technician'], true, `${ESCAPE} t.parentElement.onkeydown = (event) => { if (event.key === 'Escape') window.escapes++; };`)}</div>`,
    );
    await fill(world, { ...NAMED, title: 'Technician' });
    expect(await undo(world)).toEqual(['restored', 'restored', 'mismatch stays-chosen']);
    expect(await world.page.evaluate('escapes')).toBe(0);
  });

  it('does not take another field’s button for its own', async () => {
    const world = await open(
      'Job title',
      ['Technician'],
      false,
      `window.cleared = 0; document.querySelector('[name=last]').insertAdjacentHTML('afterend', '<button type=button aria-label=Clear onclick="window.cleared++">x</button>');`,
    );
    await fill(world, { ...NAMED, title: 'Technician' });
    expect(await undo(world)).toEqual(['restored', 'restored', 'mismatch stays-chosen']);
    expect(await world.page.evaluate('cleared')).toBe(0);
  });
});

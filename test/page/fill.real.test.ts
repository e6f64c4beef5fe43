import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORM, fill, PERSON, undo } from './fill-by-attribute.ts';
import { openStage, type Stage } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

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

  it('follows a form that is drawn anew after a write, and says when it lost the value', async () => {
    for (const [held, outcome] of [
      ['value', 'kept'],
      ["''", 'mismatch page-changed-it'],
    ]) {
      const world =
        await stage.open(`<form><label>First name <input name=a></label><label>Last name <input name=b></label></form><script>
        const a = document.forms[0].a; a.onchange = () => queueMicrotask(() => { const { value } = a, twin = a.cloneNode(); a.replaceWith(twin); twin.value = ${held}; });
      </script>`);
      expect(await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' })).toEqual({
        'name.givenName': outcome,
        'name.familyName': 'kept',
      });
      if (outcome !== 'kept') continue;
      expect(await undo(world)).toEqual(['restored', 'restored']);
      expect(await world.page.inputValue('[name=a]')).toBe('');
    }
  });

  it('does not say that a choice is gone where nothing was chosen before', async () => {
    const world =
      await stage.open(`<form><label>First name <input name=a></label><label>Last name <input name=b></label>
      <fieldset><legend>Account status</legend><label><input type=radio name=s value=on> Active</label><label><input type=radio name=s value=off> Inactive</label></fieldset></form>`);
    expect(
      await fill(world, { 'name.givenName': 'Maren', 'name.familyName': 'Kruse', active: 'Active' }),
    ).toHaveProperty('active', 'kept');
    expect(await undo(world)).toEqual(['restored', 'restored', 'mismatch stays-chosen']);
    expect(await world.page.locator(':checked').count()).toBe(0);
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, KEPT, NAMED, NAMES } from './fill-by-attribute.ts';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const open = (more: string): Promise<World> => stage.open(`<form>${NAMES}${more}</form>`);
const ticked = (world: World) => world.page.isChecked('[type=checkbox]');

describe('a checkbox that the page draws anew', () => {
  const over = 'position:absolute;opacity:0;width:40px;height:40px;margin:0';
  const ways = {
    'over its box (Material)': `<span style="position:relative;display:inline-block;width:40px;height:40px"><input type=checkbox id=on style="${over}"><span aria-hidden=true style="position:absolute;left:11px;top:11px;width:18px;height:18px;border:2px solid"></span></span><label for=on>Account enabled</label>`,
    'as a picture beside it': `<label><input type=checkbox style="${over}"><svg width=20 height=20><rect width=20 height=20 /></svg> Account enabled</label>`,
    'before its label (Bootstrap)': `<style>[for=on]::before{content:"";display:inline-block;width:16px;height:16px;border:1px solid}</style><input type=checkbox id=on style="position:absolute;opacity:0"><label for=on>Account enabled</label>`,
    'as a switch beside one clipped to a pixel': `<label><input type=checkbox style="position:absolute;width:1px;height:1px;clip:rect(0,0,0,0);overflow:hidden"><i style="display:inline-block;width:44px;height:24px;background:#ccc"></i> Account enabled</label>`,
  };
  for (const [what, html] of Object.entries(ways)) {
    it(`is pressed ${what}`, async () => {
      const world = await open(html);
      expect(await fill(world, { ...NAMED, active: 'true' })).toEqual({ ...KEPT, active: 'kept' });
      expect(await ticked(world)).toBe(true);
    });
  }
});

describe('attack 11: a checkbox that nothing shows', () => {
  const baits = {
    'with a label alone': '<input type=checkbox id=on style="opacity:0"><label for=on>Account enabled</label>',
    'whose box is transparent too':
      '<label style="opacity:.05"><input type=checkbox style="opacity:0"><i style="display:inline-block;width:18px;height:18px;border:2px solid"></i> Account enabled</label>',
    'whose box is hidden inside of what is shown':
      '<label><input type=checkbox style="opacity:0"><span><i style="display:inline-block;width:18px;height:18px;border:2px solid;opacity:0"></i></span> Account enabled</label>',
    'whose box has no colour':
      '<label><input type=checkbox style="opacity:0"><i style="display:inline-block;width:18px;height:18px;border:2px solid transparent"></i> Account enabled</label>',
    'whose box lies elsewhere':
      '<label><input type=checkbox style="opacity:0"> Account enabled <i style="position:absolute;left:600px;top:400px;width:18px;height:18px;border:2px solid"></i></label>',
    'in a frame around much more':
      '<div style="border:1px solid;width:400px"><input type=checkbox id=on style="opacity:0"><label for=on>Account enabled</label></div>',
    'whose box is covered':
      '<label style="position:relative;display:block;height:40px"><input type=checkbox style="opacity:0"><i style="display:inline-block;width:18px;height:18px;border:2px solid"></i> Account enabled</label><div style="position:absolute;inset:0;background:#fff;pointer-events:auto;z-index:9"></div>',
  };
  for (const [what, html] of Object.entries(baits)) {
    it(`is left alone ${what}`, async () => {
      const world = await open(html);
      expect(await fill(world, { ...NAMED, active: 'true' })).not.toHaveProperty('active');
      expect(await ticked(world)).toBe(false);
    });
  }

  it('hides with the frame it stands in', async () => {
    const world = await open(
      `</form><iframe style="opacity:.01" srcdoc="<form>${NAMES.replaceAll('"', '')}<label>Email <input name=mail></label></form>"></iframe>`,
    );
    expect(
      await world.run((unswivel) => unswivel.candidates({ root: document }).map(({ control }) => control.seen.name)),
    ).toEqual(['first', 'last']);
  });
});

describe('a native select beside the widget that shows it (Select2)', () => {
  const select = (beside: string) =>
    `<div><label for=c>Country</label> <select id=c style="position:absolute;width:1px;height:1px;clip:rect(0,0,0,0)"><option value="">Choose<option value=DE>Germany</select>${beside}</div>`;

  const WIDGET =
    '<span><span id=w style="display:inline-block;width:200px;height:28px;border:1px solid">Choose</span></span>';

  it('is chosen in where the widget stands', async () => {
    const world = await open(
      `${select(WIDGET)}<script>c.onchange = () => { w.textContent = c.selectedOptions[0].text; }</script>`,
    );
    expect(await fill(world, { ...NAMED, country: 'Germany' })).toEqual({ ...KEPT, country: 'kept' });
  });

  it('is no success while the widget goes on showing another choice', async () => {
    const world = await open(select(WIDGET));
    expect(await fill(world, { ...NAMED, country: 'Germany' })).toEqual({
      ...KEPT,
      country: 'mismatch page-changed-it',
    });
  });

  it('is left alone where nothing does (attack 11)', async () => {
    const world = await open(select('<span> any</span>'));
    expect(await fill(world, { ...NAMED, country: 'Germany' })).toEqual(KEPT);
  });
});

describe('fields a person could not fill', () => {
  const barriers = (world: World) =>
    world.run((unswivel) =>
      unswivel
        .candidates({ root: document, barred: true })
        .flatMap(({ candidate: { attribute, barrier } }) => (barrier ? [[attribute, barrier]] : [])),
    );

  it('are listed with their barrier when asked for, but for what nobody knows of and what has a twin in view', async () => {
    const world = await open(`<label>Email <input name=mail></label>
      <label>E-mail <input name=trap style="opacity:0"></label>
      <label>Phone <input name=phone readonly></label> <label>City <input name=city disabled></label>
      <label>Job title <input name=title style="opacity:0"></label>
      <label style="display:none">Department <input name=dept></label>`);
    expect(await barriers(world)).toEqual([
      ['phone', 'readonly'],
      ['locality', 'disabled'],
      ['title', 'transparent'],
    ]);
  });

  it('of another form are not', async () => {
    const world = await open('</form><form><label>Phone <input name=phone readonly></label>');
    expect(await barriers(world)).toEqual([]);
  });
});

import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { FILLED, identityForm } from './pages.ts';
import { FILL } from './stage.ts';

const input = (id: string, autocomplete: string, more = '') =>
  `<label for="${id}">${id}</label><input id="${id}" name="${id}" autocomplete="${autocomplete}" ${more}>`;

/** Each asks for something of the record that the visible form does not ask for. */
const TRAPS: Record<string, string> = {
  hidden: `<input type="hidden" id="hidden" name="mobile" autocomplete="tel">`,
  'display none': `<div style="display:none">${input('none', 'tel')}</div>`,
  'off screen': `<div style="position:absolute;left:-9999px">${input('off', 'tel')}</div>`,
  'above the page': `<div style="position:absolute;top:-500px">${input('above', 'street-address')}</div>`,
  'no size': input('sizeless', 'address-level2', 'style="width:0;height:0;border:0;padding:0"'),
  transparent: `<div style="opacity:0.01">${input('clear', 'postal-code')}</div>`,
  clipped: `<div style="position:absolute;clip-path:inset(50%)">${input('clipped', 'country-name')}</div>`,
  'cut away': `<div style="height:0;overflow:hidden">${input('cut', 'address-level1')}</div>`,
  'not visible': input('invisible', 'organization', 'style="visibility:hidden"'),
  scaled: `<div style="transform:scale(0.001)">${input('scaled', 'username')}</div>`,
  covered: `<div style="position:relative;height:40px">${input('covered', 'username')}<div style="position:absolute;inset:0;background:white"></div></div>`,
  inert: `<div inert>${input('inert', 'nickname')}</div>`,
  password: `<label for="secret">Password</label><input type="password" id="secret" name="secret">`,
};

export const attack: Attack = {
  number: 11,
  title: 'fields a person cannot see wait to be filled',
  async attack(stage) {
    const scene = await stage.form(identityForm(Object.values(TRAPS).join('')));
    const mark = await stage.mark();
    await scene.overlay.click(FILL);
    const events = await stage.after(mark, ({ verb }) => verb === 'fill.done');
    const { given, family, display, mail, job, ...traps } = await scene.values();
    assert.deepEqual({ given, family, display, mail, job }, FILLED, 'the visible form');
    for (const [id, value] of Object.entries(traps)) assert.equal(value, '', `${id} was filled`);
    assert.equal(Object.keys(traps).length, Object.keys(TRAPS).length);
    const intended = events.find(({ verb }) => verb === 'fill.intended');
    const handedOut = intended?.fields?.filter(({ to }) => to !== undefined);
    assert.equal(handedOut?.length, 5, 'values for unseen fields were handed out');
    const refused = intended?.fields?.flatMap(({ outcome, code }) => (outcome === 'refused' ? (code ?? '') : []));
    const kinds = [...new Set(refused)].sort();
    assert.deepEqual(kinds, ['clipped', 'off-screen', 'tiny', 'transparent'], 'what was said of unseen fields');
    return `${Object.keys(TRAPS).length} unseen fields stayed empty and no value for them left the worker; 5 seen ones are filled`;
  },
};

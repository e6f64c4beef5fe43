import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { type FILLED, identityForm } from './pages.ts';
import { FILL, type Stage } from './stage.ts';

/** Each runs in the page before the press; the fields it takes out of reach, and what the log must call them. */
const WAYS: Record<string, { script: string; fields: (keyof typeof FILLED)[]; codes: string[] }> = {
  'every node replaced each millisecond from the press on': {
    script: `document.addEventListener('pointerdown', () => {
      const swap = () => document.querySelectorAll('#user input').forEach((input) => input.replaceWith(input.cloneNode()));
      const timer = setInterval(swap, 1); setTimeout(() => clearInterval(timer), 1200);
    }, { capture: true, once: true })`,
    fields: ['given', 'family', 'display', 'mail', 'job'],
    codes: ['gone', 'changed'],
  },
  'turned into another field in its own focus handler': {
    script: `mail.addEventListener('focus', () => { mail.type = 'password' }); job.addEventListener('focusin', () => { job.name = 'comment' })`,
    fields: ['mail', 'job'],
    codes: ['changed'],
  },
  'moved out of sight in its own focus handler': {
    script: `mail.addEventListener('focus', () => { mail.style.display = 'none' }); job.addEventListener('keydown', () => { job.style.width = 0; job.style.padding = 0; job.style.border = 0 })`,
    fields: ['mail', 'job'],
    codes: ['hidden', 'tiny'],
  },
  'the others swapped by an observer once the first is written': {
    script: `given.addEventListener('input', () => given.setAttribute('data-seen', ''));
      new MutationObserver(() => {}).observe(given, { attributes: true });
      given.addEventListener('input', () => ['family', 'display', 'mail', 'job'].forEach((id) => { const e = document.getElementById(id); e.replaceWith(e.cloneNode()) }))`,
    fields: ['family', 'display', 'mail', 'job'],
    codes: ['gone'],
  },
};

export const attack: Attack = {
  number: 12,
  title: 'the page swaps a field between the look and the write',
  async attack(stage) {
    for (const way of Object.keys(WAYS)) await swapped(stage, way);
    return `${Object.keys(WAYS).join('; ')}: refused field by field, no success in the log`;
  },
};

async function swapped(stage: Stage, way: string): Promise<void> {
  const { script, fields, codes } = WAYS[way] as (typeof WAYS)[string];
  const scene = await stage.form(identityForm());
  await scene.page.evaluate(script);
  const mark = await stage.mark();
  await scene.overlay.click(FILL);
  const events = await stage.after(mark, ({ verb }) => verb === 'fill.done' || verb === 'fill.refused');
  const values = await scene.values();
  for (const id of fields) assert.equal(values[id], '', `${way}: ${id} was written`);
  const done = events.find(({ verb }) => verb === 'fill.done');
  assert(done && done.outcome !== 'success', `${way}: the log says ${done?.outcome ?? 'nothing'}`);
  const refused = done.fields?.filter((field) => field.outcome === 'refused' && codes.includes(field.code ?? '')) ?? [];
  assert.equal(refused.length, fields.length, `${way}: ${JSON.stringify(done.fields)}`);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Noted {
  submits: { attribute: string; value: string; mark: string }[][];
  actions: string[];
  ignored: number[];
}
const noted = (world: World) => world.run(() => (globalThis as unknown as { noted: Noted }).noted);
const short = (submit: Noted['submits'][number] | undefined) =>
  submit?.map(({ attribute, value, mark }) => `${attribute} ${value} ${mark}`);

const FORM = `<form onsubmit="return false"><label>First name <input name=first></label><label>Last name <input name=last></label><label>Email <input name=mail value="was@client.example"></label>
  <label>Department <input name=dept></label><label>Job title <input name=title></label><label>Phone <input name=phone></label><label>Password <input type=password name=pw></label><button id=save>Save</button></form>`;

/** Follows submits; with `save`, a control outside any form. */
async function followed(body = FORM, save?: string): Promise<World> {
  const world = await stage.open(body);
  await world.run((unswivel, save) => {
    const noted = { submits: [] as unknown[], actions: [], ignored: [] };
    Object.assign(globalThis, { noted, filled: [] });
    unswivel.trackSubmit({
      document,
      form: save ? { root: 'body', fields: {}, only: false, never: [], save, creates: true, roles: {} } : undefined,
      scan: () => unswivel.candidates({ root: document }),
      filled: () => (globalThis as unknown as { filled: never[] }).filled,
      signal: new AbortController().signal,
      report: (fields) => noted.submits.push(fields),
    });
  }, save);
  return world;
}

function fillFirst(world: World, value: string) {
  return world.run(async (unswivel, value) => {
    const field = unswivel.candidates({ root: document })[0];
    if (!field) throw new Error('no field');
    const { filled } = await unswivel.fillFields([{ field, value }], { signal: new AbortController().signal });
    Object.assign(globalThis, { filled });
  }, value);
}

describe('what a form held when it was saved', () => {
  it('is reported once, each field marked by how it came there, and no password among them', async () => {
    const world = await followed();
    const { page } = world;
    await fillFirst(world, 'Maren');
    await page.click('[name=last]');
    await page.keyboard.type('Kruse');
    await page.evaluate(() => {
      (document.querySelector('[name=dept]') as HTMLInputElement).value = 'Service Desk';
    });
    await page.click('[name=title]');
    await page.keyboard.type('Technician');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+X');
    await page.click('[name=phone]');
    await page.keyboard.press('Control+V');
    await page.fill('[name=pw]', 'a secret of the person');
    await page.click('#save');
    const { submits } = await noted(world);
    expect(submits.map(short)).toEqual([
      [
        'name.givenName Maren filled',
        'name.familyName Kruse typed',
        'email was@client.example unchanged',
        'department Service Desk page',
        'title  typed',
        'phone Technician pasted',
      ],
    ]);
    expect(JSON.stringify(submits)).not.toContain('secret');
  });

  it('is typed when the person changed what was filled', async () => {
    const world = await followed();
    await fillFirst(world, 'Maren');
    await world.page.click('[name=first]');
    await world.page.keyboard.press('End');
    await world.page.keyboard.type('a');
    await world.page.keyboard.press('Enter');
    expect(short((await noted(world)).submits[0])?.[0]).toBe('name.givenName Marena typed');
  });

  it('is reported when a script sends the form without a submit event', async () => {
    const world = await followed(`<iframe name=away></iframe>${FORM.replace('<form', '<form target=away')}`);
    await world.page.click('[name=first]');
    await world.page.keyboard.type('Maren');
    await world.page.evaluate(() => document.forms[0]?.submit());
    expect(short((await noted(world)).submits[0])?.[0]).toBe('name.givenName Maren typed');
  });

  it('is reported on the save control of a profile where there is no form', async () => {
    const world = await followed(FORM.replace(/<\/?form[^>]*>/g, ''), '#save');
    await world.page.click('[name=first]');
    await world.page.keyboard.type('Maren');
    await world.page.click('#save');
    await world.page.click('[name=last]');
    await world.page.keyboard.type('Kruse');
    await world.page.click('#save');
    expect((await noted(world)).submits.map((submit) => short(submit)?.slice(0, 2))).toEqual([
      ['name.givenName Maren typed', 'name.familyName  unchanged'],
      ['name.givenName Maren typed', 'name.familyName Kruse typed'],
    ]);
  });

  it('counts nothing that the page types by itself as typed', async () => {
    const world = await followed();
    await world.page.click('[name=first]');
    await world.page.evaluate(() => {
      const input = document.querySelector('[name=last]') as HTMLInputElement;
      input.value = 'Mallory';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 'y' }));
    });
    await world.page.click('#save');
    expect(short((await noted(world)).submits[0])?.[1]).toBe('name.familyName Mallory page');
  });
});

describe('actions without a form', () => {
  it('are reported on a trusted press, with whose account it was, and not when the page presses', async () => {
    const world = await stage.open(`<h1 id=who>Jide Adeyemi</h1><button id=reset><span>Reset password</span></button>`);
    await world.run((unswivel) => {
      const noted: string[] = [];
      Object.assign(globalThis, { noted });
      unswivel.watchActions([{ id: 'reset', pages: ['user'], control: '#reset', does: 'reset-password' }], {
        document,
        signal: new AbortController().signal,
        object: () => document.getElementById('who')?.textContent ?? undefined,
        report: (action, object) => noted.push(`${action} ${object}`),
      });
    });
    await world.page.evaluate(() => document.getElementById('reset')?.click());
    await world.page.click('#reset span');
    expect(await world.run(() => (globalThis as unknown as { noted: string[] }).noted)).toEqual(['reset Jide Adeyemi']);
  });
});

describe('attack 1: messages of the page shaped like ours', () => {
  it('are counted and others are not', async () => {
    const world = await stage.open('');
    await world.run((unswivel) => {
      const noted: number[] = [];
      Object.assign(globalThis, { noted });
      unswivel.countIgnored(document, { signal: new AbortController().signal, report: (count) => noted.push(count) });
    });
    await world.page.evaluate(() => {
      for (const type of ['fill.intend', 'fill.outcome', 'ticket.bind']) postMessage({ type, nonce: 'guess' }, '*');
      postMessage('{"app":"unswivel","do":"fill"}', '*');
      postMessage({ type: 'webpackOk' }, '*');
      postMessage({ type: 'open', url: 'menu' }, '*');
    });
    await world.page.waitForTimeout(1300);
    expect(await world.run(() => (globalThis as unknown as { noted: number[] }).noted)).toEqual([4]);
  });
});

describe('marks', () => {
  it('shift nothing, show what was filled, and leave no trace when they end', async () => {
    const world = await stage.open(FORM);
    const before = await world.page.content();
    const places = () =>
      world.page.evaluate(() =>
        [...document.querySelectorAll('input')].map((input) => JSON.stringify(input.getBoundingClientRect())),
      );
    const still = await places();
    await world.run((unswivel) => {
      const end = new AbortController();
      const field = unswivel.candidates({ root: document })[0];
      unswivel.markFields(document, [{ field, before: {}, wrote: '' }] as never, { signal: end.signal });
      Object.assign(globalThis, { end });
    });
    const outline = await world.page.evaluate(
      () => getComputedStyle(document.querySelector('[name=first]') as Element).outlineStyle,
    );
    expect([outline, await places()]).toEqual(['solid', still]);
    await world.run(() => (globalThis as unknown as { end: AbortController }).end.abort());
    expect(await world.page.content()).toBe(before);
  });
});

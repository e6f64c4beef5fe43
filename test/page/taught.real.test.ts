import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormProfile } from '../../lib/consoles/profile.schema.ts';
import type { Attribute } from '../../lib/record/attributes.ts';
import type { Lesson } from '../../lib/record/lesson.schema.ts';
import { openStage, type Stage } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const lesson = (at: Lesson['at'], attribute: Attribute | null, root?: string): Lesson => ({
  page: '/',
  at,
  attribute,
  control: 'A field',
  ...(root ? { root } : {}),
});

/** Control's name → attribute and source, of what a fill would be asked for. */
async function filled(body: string, taught: Lesson[], form?: Partial<FormProfile>): Promise<Record<string, string>> {
  const world = await stage.open(body);
  const profile = form && { root: 'form', fields: {}, only: false, never: [], creates: false, roles: {}, ...form };
  const found = await world.run(
    ({ candidates }, [lessons, one]) =>
      candidates({ root: document, taught: lessons, ...(one ? { form: one } : {}) }).map(({ candidate, control }) => [
        (control.element as HTMLInputElement).name,
        `${candidate.attribute} ${candidate.source} ${candidate.confidence}`,
      ]),
    [taught, profile] as const,
  );
  await world.close();
  return Object.fromEntries(found);
}

const FORM = `<form name="user"><label>Alpha <input name="a"></label><label>E-mail <input name="mail"></label>
  <label>Second e-mail <input name="mail2"></label><label>Phone <input name="phone"></label></form>`;

describe('a taught field', () => {
  it('is filled as taught, and its attribute goes nowhere else', async () => {
    const found = await filled(FORM, [lesson('input[name="a"]', 'email', 'form[name="user"]')]);
    expect(found).toMatchObject({ a: 'email taught 1', phone: expect.stringContaining('phone classifier') });
    expect(Object.values(found).filter((one) => one.startsWith('email '))).toHaveLength(1);
  });

  it('is filled by its label too, and alone on a page', async () => {
    expect(
      await filled('<form><label>Alpha <input name="a"></label></form>', [lesson({ label: 'Alpha' }, 'title')]),
    ).toEqual({
      a: 'title taught 1',
    });
  });

  it('is left alone once it was taught never to be identity, by the profile as well', async () => {
    const never = [lesson('input[name="mail"]', null)];
    expect(await filled(FORM, never)).not.toHaveProperty('mail');
    expect(await filled(FORM, never, { fields: { email: '[name=mail]' } })).not.toHaveProperty('mail');
  });

  it('goes before what a profile says, counts where it says “only”, and never leaves its root or touches what it forbids', async () => {
    const taught = [lesson('input[name="a"]', 'email')];
    const fields = { email: '[name=mail]' };
    expect(await filled(FORM, taught, { fields, only: true })).toEqual({ a: 'email taught 1' });
    expect(await filled(FORM, taught, { fields, only: true, never: ['[name=a]'] })).toEqual({
      mail: 'email profile 1',
    });
    expect(await filled(`${FORM}<input name="out">`, [lesson('input[name="out"]', 'title')], { only: true })).toEqual(
      {},
    );
  });

  it('is not filled where its locator fits two, or none, or stands in another form', async () => {
    const twice = `${FORM}<form name="other"><label>Alpha <input name="a"></label></form>`;
    expect(await filled(twice, [lesson('input[name="a"]', 'title')])).not.toHaveProperty('a');
    expect(await filled(twice, [lesson('input[name="a"]', 'title', 'form[name="user"]')])).toHaveProperty('a');
    expect(await filled(FORM, [lesson('input[name="b"]', 'title')])).not.toHaveProperty('b');
    expect(await filled(FORM, [lesson('input[name="a"]', 'title', 'form[name="other"]')])).not.toHaveProperty('a');
  });

  it.each([
    ['a password', '<input name="x" type="password">'],
    ['a hidden field', '<input name="x" type="hidden">'],
    ['what is not shown', '<p style="display:none"><input name="x"></p>'],
    ['what lies off the screen', '<input name="x" style="position:absolute;left:-999px">'],
    ['what is transparent', '<p style="opacity:0"><input name="x"></p>'],
    ['what is disabled', '<input name="x" disabled>'],
    ['what is read-only', '<input name="x" readonly>'],
    ['a one-time code', '<label>Code <input name="x" autocomplete="one-time-code"></label>'],
    ['a card number', '<label>Card number <input name="x" autocomplete="cc-number"></label>'],
    ['a search', '<label>Search <input name="x" type="search"></label>'],
  ])('is never %s, whatever was taught (attacks 11, 44)', async (_, field) => {
    const body = `<form>${field}<label>E-mail <input name="mail"></label><label>Phone <input name="phone"></label></form>`;
    expect(await filled(body, [lesson('input[name="x"]', 'displayName')])).not.toHaveProperty('x');
  });
});

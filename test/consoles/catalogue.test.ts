import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../lib/consoles/catalogue.ts';
import { type Profile, profileSchema } from '../../lib/consoles/profile.schema.ts';

const folder = new URL('../../lib/consoles/profiles/', import.meta.url);
const files = readdirSync(folder);

describe('the built-in profiles', () => {
  it('are the files of the folder, no more and no less', () => {
    expect(
      profiles()
        .map(({ id }) => `${id}.ts`)
        .sort(),
    ).toEqual(files.sort());
  });

  it.each(files)('%s is named like its id, names each page once and speaks of its own pages only', async (file) => {
    const { default: content } = await import(new URL(file, folder).pathname);
    const profile = profileSchema.parse(content);
    expect(`${profile.id}.ts`).toBe(file);
    const pages = profile.pages.map(({ id }) => id);
    expect(new Set(pages).size).toBe(pages.length);
    for (const action of profile.actions) expect(pages).toEqual(expect.arrayContaining(action.pages));
  });
});

describe('the profile schema', () => {
  const page = { id: 'ticket', shows: 'ticket', path: '/t' };
  const parse = (change: object, more: object = {}) =>
    profileSchema.safeParse({
      id: 'x',
      kind: 'psa',
      label: 'X',
      checked: '2026-11',
      pages: [{ ...page, ...change }],
      ...more,
    } as Profile).success;

  it('takes what the profiles need', () => {
    expect(
      parse({ read: { number: { url: 'ticket', pattern: '^#?(\\d+)$' }, client: { label: ['Client', 'Kunde'] } } }),
    ).toBe(true);
  });

  it('refuses fields the page cannot yield', () => {
    expect(parse({ read: { password: '.p' } })).toBe(false);
    expect(parse({ require: ['number'] })).toBe(false);
    expect(parse({ shows: 'account', read: { subject: 'h1' } })).toBe(false);
  });

  it('refuses code, other origins and secrets (attack 44)', () => {
    expect(parse({ json: 'https://evil.tld/{ticket}' })).toBe(false);
    expect(parse({ script: 'alert(1)' })).toBe(false);
    expect(parse({}, { run: 'alert(1)' })).toBe(false);
    expect(parse({ read: { number: { selector: 'meta[name=x]', attr: 'data-csrf-token' } } })).toBe(false);
  });

  it('refuses patterns that can run away', () => {
    for (const pattern of [
      '(a+)+$',
      '(a|ab)*c',
      '((\\d+)x?)+',
      '([a-z]+,)*$',
      '(a{1,9}){5,}',
      '(a)\\1',
      '(?<=a)b',
      '(',
    ]) {
      expect(parse({ read: { number: { title: true, pattern } } }), pattern).toBe(false);
    }
    for (const pattern of [
      '^#(\\d+)',
      '^(?:uid|cn)=([^,]+)',
      '([^<>\\s]+@[^<>\\s]+)',
      '^(.+?)(?: \\(.*\\))?$',
      '[(+)]+',
    ]) {
      expect(parse({ read: { number: { title: true, pattern } } }), pattern).toBe(true);
    }
  });
});

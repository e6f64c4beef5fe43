/** What must hold for any input, tried on many made at random from a fixed seed. */
import { expect, test } from 'vitest';
import { allotName, NameTaken } from '../../lib/record/allot.ts';
import { fold, toAscii } from '../../lib/record/ascii.ts';
import { ATTRIBUTES } from '../../lib/record/attributes.ts';
import { capLength } from '../../lib/record/cap-length.ts';
import {
  NAMING_PATHS,
  type NamingContext,
  NamingError,
  parseTemplate,
  renderTemplate,
} from '../../lib/record/naming.ts';
import { sameValue } from '../../lib/record/same-value.ts';
import { seeded } from './seeded.ts';

const ROUNDS = 4000;
const PIECES = [
  '{',
  '}',
  '{{',
  '}}',
  ':',
  '|',
  '@',
  ' ',
  'x',
  'ä',
  'Ł',
  '😀',
  '\ud800',
  'И',
  '王',
  '\u0301',
  '’',
  '1',
  '99',
  'lower',
  'ascii',
  'title',
  'slug',
  'alnum',
  'first',
  ...NAMING_PATHS,
];

function maker(seed: number, pieces: readonly string[]) {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const text = (most: number) => Array.from({ length: below(most + 1) }, () => pieces[below(pieces.length)]).join('');
  return { below, text };
}

test('a naming rule is read or refused with a place inside it, and renders to a whole value or to a reason', () => {
  const { text } = maker(1, PIECES);
  let read = 0;
  for (let round = 0; round < ROUNDS * 3; round++) {
    const source = text(9);
    const context: NamingContext = {
      'name.givenName': text(3),
      'name.familyName': text(3),
      'client.domain': 'fabrikam.example',
    };
    try {
      const rendered = renderTemplate(parseTemplate(source), context);
      read += 1;
      if (rendered.ok) expect(rendered.value, source).not.toBe('');
      else expect(NAMING_PATHS, source).toContain(rendered.path);
    } catch (error) {
      if (!(error instanceof NamingError)) throw error;
      expect(error.at, source).toBeLessThanOrEqual(source.length);
      expect(error.sentence.length).toBeGreaterThan(20);
    }
  }
  expect(read).toBeGreaterThan(300);
});

test('a transliteration is ASCII or nothing, and is its own transliteration', () => {
  const { text } = maker(2, PIECES);
  for (let round = 0; round < ROUNDS; round++) {
    const source = text(6);
    const ascii = toAscii(source);
    if (ascii === null) continue;
    expect(ascii).toMatch(/^[\x20-\x7e]*$/);
    expect(toAscii(ascii)).toBe(ascii);
    expect(fold(fold(source))).toBe(fold(source));
  }
});

test('an allotted name is free, within the cap and keeps its domain', () => {
  const { below, text } = maker(3, ['a', 'b', 'B', '2', 'é', '😀']);
  let allotted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const domain = below(2) ? '@x.example' : '';
    const taken = new Set(Array.from({ length: below(12) }, () => text(3) + domain));
    const base = `a${text(3)}${domain}`;
    const cap = 3 + domain.length + below(6);
    try {
      const name = allotName(base, taken, 'number', cap);
      allotted += 1;
      expect(name.length).toBeLessThanOrEqual(cap);
      expect(name.endsWith(domain) && name.length > domain.length && name.isWellFormed()).toBe(true);
      expect([...taken].map((one) => one.normalize('NFKC').toLowerCase())).not.toContain(
        name.normalize('NFKC').toLowerCase(),
      );
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
    }
  }
  expect(allotted).toBeGreaterThan(ROUNDS / 2);
});

test('a capped value is within its cap, a beginning of the value, and keeps the domain', () => {
  const { below, text } = maker(4, ['a', '.', '-', '😀', 'ž', '@x.example']);
  for (let round = 0; round < ROUNDS; round++) {
    const value = text(8);
    const max = 1 + below(30);
    const capped = capLength(value, max);
    if (capped === null) continue;
    const at = capped.lastIndexOf('@');
    expect(capped.length).toBeLessThanOrEqual(max);
    expect(value.startsWith(at > 0 ? capped.slice(0, at) : capped)).toBe(true);
    expect(value.endsWith(at > 0 ? capped.slice(at) : '')).toBe(true);
    expect(capped.isWellFormed()).toBe(true);
  }
});

test('being one value holds both ways and of every value with itself', () => {
  const { below, text } = maker(5, [
    'a',
    'A',
    'á',
    'a\u0301',
    ' ',
    '1',
    '+',
    '00',
    '@',
    'DE',
    'Germany',
    'yes',
    'true',
    '\u00a0',
    'de-DE',
    'de_DE',
  ]);
  for (let round = 0; round < 1500; round++) {
    const attribute = ATTRIBUTES[below(ATTRIBUTES.length)] as (typeof ATTRIBUTES)[number];
    const [a, b] = [text(3), text(3)];
    expect(sameValue(attribute, a, a)).toBe(true);
    expect(sameValue(attribute, a, b), `${attribute}: ${a} / ${b}`).toBe(sameValue(attribute, b, a));
  }
});

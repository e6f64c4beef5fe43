import { describe, expect, test } from 'vitest';
import { deceptive } from '../../lib/record/deceptive-name.ts';

describe('a name as it seems', () => {
  test.each([
    'Jana Nováková',
    'O’Brien-Smith',
    'Łukasz Żółć',
    'Nguyễn Thị Minh Khai',
    'Иванова Анна',
    'Рауса Оса',
    'Anna (Анна) Иванова',
    'Γιώργος Παπαδόπουλος',
    '田中 太郎',
    'ナカムラ・ケンジ',
    'Tony陈',
    '김민수',
    'علی‌رضا محمدی',
    'שרה לוי',
    'आर्य शर्मा',
    'क्‍ष',
    'ශ්‍රී',
    'สมชาย ใจดี',
    'Ẹ̀kọ́ Adé',
    'IJsbrand Ĳssel',
    'Müller & Söhne GmbH, 2. Büro',
    'adm-jana.novakova2@fabrikam.example',
    'Naı̈m Işık',
    'Jose\u0301',
    'Kawi‘ika Kāne',
    '',
  ])('%s is fine', (name) => {
    expect(deceptive(name)).toBeNull();
  });
});

describe('a name that hides or pretends', () => {
  test.each([
    ['An\u200bna', 'U+200B'],
    ['Anna\u200d', 'U+200D'],
    ['An\u200cna', 'U+200C'],
    ['gpj.\u202eexe', 'U+202E'],
    ['\u2066Anna\u2069', 'U+2066'],
    ['Anna\ufe0f', 'U+FE0F'],
    ['Anna\u00ad', 'U+00AD'],
    ['Anna\u0000', 'U+0000'],
    ['Anna\nBerg', 'U+000A'],
    ['Anna\u2028', 'U+2028'],
    ['Anna\ue000', 'U+E000'],
    ['Anna\ud800', 'U+D800'],
    ['Anna\u0378', 'U+0378'],
    ['Anna\u3164', 'U+3164'],
    ['Anna\u2800', 'U+2800'],
    ['Anna\u{e0041}', 'U+E0041'],
    ['𝐀nna', 'U+1D400'],
    ['Ａnna', 'U+FF21'],
    ['Bⅼake', 'U+217C'],
    ['Bɑker', 'U+0251'],
    ['i\u0307van', 'U+0307'],
    ['a\u0327\u0327', 'U+0327'],
    ['\u0301Anna', 'U+0301'],
    ['Аnna', 'U+006E'],
    ['Annа Berg', 'U+0430'],
    ['pаypal', 'U+0430'],
    ['Sοfia', 'U+03BF'],
    ['О’Brien', 'U+041E'],
    ['а.berg', 'U+0430'],
    ['Ꭺnna', 'U+006E'],
    ['Anna一Berg', 'U+4E00'],
    ['Anna٢', 'U+0662'],
    ['Иванoва', 'U+006F'],
  ])('%j is refused with the code point shown', (name, code) => {
    expect(deceptive(name)).toContain(code);
  });

  test('the sentence shows the character, its place and what to do', () => {
    expect(deceptive('An\u200bna')).toBe(
      '“An⟨U+200B⟩na” holds a zero-width space nobody sees, U+200B, at place 3. Remove it.',
    );
    expect(deceptive('Annа')).toBe(
      '“Annа” mixes scripts in one word: “а” (U+0430, at place 4) is Cyrillic, what stands before it Latin. Write the word in one script.',
    );
    expect(deceptive('О. Smith')).toBe(
      '“О. Smith” holds the word “О”, which looks Latin and is Cyrillic (“О” is U+041E, at place 1). Write it in Latin letters.',
    );
  });

  test('a long text is shown around the place only', () => {
    expect((deceptive(`${'a'.repeat(5000)}\u200b${'b'.repeat(5000)}`) ?? '').length).toBeLessThan(200);
  });
});

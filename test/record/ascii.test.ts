import { describe, expect, test } from 'vitest';
import { fold, toAscii } from '../../lib/record/ascii.ts';

describe('transliteration', () => {
  test.each([
    ['Müller', 'Mueller'],
    ['ÄRGER', 'AERGER'],
    ['Ärger', 'Aerger'],
    ['Straße', 'Strasse'],
    ['Søren Ærø', 'Soren Aero'],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Đorđe', 'Dorde'],
    ['Þór Guðmundsson', 'Thor Gudmundsson'],
    ['İbrahim Işık', 'Ibrahim Isik'],
    ['Nguyễn Thị Ánh', 'Nguyen Thi Anh'],
    ['O’Brien', "O'Brien"],
    ['Mu\u0308ller', 'Mueller'],
    ['Ｆａｂ', 'Fab'],
    ['ǿ', 'o'],
  ])('%s is written %s', (text, ascii) => {
    expect(toAscii(text)).toBe(ascii);
  });

  test.each(['Иванова', '王小明', 'Παπαδόπουλος', 'محمد', 'Berg Иванова', '١٢٣'])('%s has no ASCII form', (text) => {
    expect(toAscii(text)).toBeNull();
  });
});

describe('folding', () => {
  test('finds Müller under Muller and under Mueller', () => {
    expect(fold('MÜLLER')).toBe('muller');
    expect(fold('MÜLLER', 'long')).toBe('mueller');
    expect(fold('Mueller', 'long')).toBe(fold('Müller', 'long'));
  });
  test('keeps other scripts', () => {
    expect(fold('Иванова')).toBe('иванова');
  });
});

import { describe, expect, it } from 'vitest';
import { isPlain } from '../../lib/collector/plain-json.ts';
import { parseJson } from '../../lib/collector/read-json.ts';
import { scanJson } from '../../lib/collector/scan-json.ts';
import { seeded } from '../record/seeded.ts';

const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

describe('the quick look at JSON', () => {
  it.each([
    '{"a":1,"b":{"a":"x:y"}}',
    '[]',
    '"text"',
    '{"url":"https://a.example/b?c=d","at":"2026-11-20T08:00:00.000Z"}',
    nested(32),
  ])('is enough for %s', (text) => expect(isPlain(text, JSON.parse(text))).toBe(true));

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"a" :1,\n"a"\t:2}',
    '{"x":[{"a":1},{"a":1,"a":{}}]}',
    '{"a":{"b":1},"a":"c\\":d"}',
    '{"__proto__":{}}',
    '{"a":"\\ud800"}',
    nested(34),
  ])('is not enough for %s', (text) => {
    expect(isPlain(text, JSON.parse(text))).toBe(false);
    expect(() => parseJson(text)).toThrow();
  });

  it('never passes what the close look refuses', () => {
    const random = seeded(38);
    const pick = (from: string[]) => from[Math.floor(random() * from.length)] as string;
    const space = () => pick(['', '', ' ', '\n', '\t ']);
    const word = () => pick(['"a"', '"b"', '"c:"', '"\\":"', '"\\\\"', '"":'.slice(0, 2), '"\\u0061"', '"a\\"b"']);
    const object = (depth: number): string => {
      const member = () =>
        `${space()}${word()}${space()}:${space()}${depth > 3 ? word() : pick([word(), object(depth + 1), '[1]'])}`;
      return `{${Array.from({ length: Math.floor(random() * 4) }, member).join(',')}${space()}}`;
    };
    let refused = 0;
    for (let i = 0; i < 5000; i++) {
      const text = object(0);
      const quick = isPlain(text, JSON.parse(text));
      try {
        scanJson(text);
      } catch {
        refused++;
        expect([text, quick]).toEqual([text, false]);
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

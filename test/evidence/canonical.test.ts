/** RFC 8785, held to the examples printed in its own text: §3.2.2, §3.2.3 and the number samples of Appendix B. */
import serialize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../lib/evidence/canonical.ts';
import { seeded } from '../record/seeded.ts';

/** The double with these IEEE 754 bits, in hex. */
function double(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

describe('canonical JSON (RFC 8785)', () => {
  test('§3.2.2: literals, numbers and strings', () => {
    const given = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonical(JSON.parse(given))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('§3.2.3: names are sorted by UTF-16 code units, so that an emoji stands before U+FB33', () => {
    const given = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonical(given)))).toHaveLength(7);
    const order = [...canonical(given).matchAll(/:"([^"]+)"/g)].map(([, text]) => text);
    // As the text has them; JSON.parse would move "1" to the front.
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('Appendix B: the double %s is %s', (bits, text) => {
    expect(canonical(double(bits))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('Appendix B: %s is refused', (bits) => {
    expect(() => canonical({ n: double(bits) })).toThrow();
  });

  test('what JSON cannot say is refused, never left out', () => {
    for (const value of [undefined, { a: '\ud800' }, { '\udc00': 1 }, { big: 1n }, () => 1])
      expect(() => canonical(value), String(typeof value)).toThrow();
  });

  test('names are sorted however many there are, and the value given stays as it was', () => {
    for (const count of [2, 31, 32, 33, 200]) {
      const names = Array.from({ length: count }, (_, at) => `n${(at * 37) % 211}`);
      const given = { list: [Object.fromEntries(names.map((name) => [name, 1]))] };
      const before = JSON.stringify(given);
      expect(canonical(given)).toBe(serialize(given));
      expect(JSON.stringify(given)).toBe(before);
    }
  });

  test('the same content has the same bytes in whatever order it was put together', () => {
    const random = seeded(8785);
    const names = ['', 'a', 'A', 'ä', 'z', '10', '9', '€', '😀', '\u0001', 'a"b'];
    for (let round = 0; round < 300; round++) {
      const entries = names
        .filter(() => random() < 0.6)
        .map((name) => [name, (random() - 0.5) * 10 ** (random() * 40 - 20)]);
      const shuffled = entries.toSorted(() => random() - 0.5);
      const text = canonical(Object.fromEntries(entries));
      expect(canonical(Object.fromEntries(shuffled))).toBe(text);
      expect(canonical(JSON.parse(text))).toBe(text);
    }
  });
});

describe('plain data', () => {
  const texts = [
    '',
    'a',
    'ü',
    '\ud83d\ude00',
    '"\\',
    '\u2028',
    '1',
    '10',
    '01',
    'toJSON',
    '__proto__',
    'constructor',
    'A',
    'aa',
  ];

  function anything(random: () => number, depth = 0): unknown {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const kind = Math.floor(random() * (depth > 4 ? 4 : 6));
    if (kind < 4)
      return [pick(texts), random() * 10 ** Math.floor(random() * 40 - 20), pick([null, true, false]), -0][kind];
    const inner = Array.from({ length: Math.floor(random() * 5) }, () => anything(random, depth + 1));
    return kind === 4
      ? inner
      : JSON.parse(`{${inner.map((one) => `${JSON.stringify(pick(texts))}:${JSON.stringify(one)}`)}}`);
  }

  test('is written as the serializer writes it', () => {
    const random = seeded(8785);
    for (let i = 0; i < 3000; i++) {
      const value = anything(random);
      expect(canonical(value)).toBe(serialize(value));
    }
  });

  test.each([
    ['a hole', Object.assign(new Array(2), { 1: 2 })],
    ['an undefined member', { a: undefined, b: 1 }],
    ['a date', { at: new Date(0) }],
    ['a boxed number', { n: Object(1) }],
    ['no prototype', Object.assign(Object.create(null), { b: 1, a: 2 })],
  ])('with %s too', (_, value) => {
    expect(canonical(value)).toBe(serialize(value));
  });

  test.each([[Number.NaN], [[Number.POSITIVE_INFINITY]], [{ a: '\ud800' }], [{ '\udc00': 1 }], [undefined]])(
    'is refused where JSON cannot say it: %s',
    (value) => expect(() => canonical(value)).toThrow(),
  );
});

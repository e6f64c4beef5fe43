/** The two ways of hashing give the same: Node's, used where Node is, and the one a browser gets. */
import { createHash, createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import * as native from '../../lib/evidence/hash.ts';
import { seeded } from '../record/seeded.ts';

/** hash.ts as a browser loads it: without `process`. */
async function inBrowser(): Promise<typeof native> {
  vi.resetModules();
  vi.stubGlobal('process', undefined);
  try {
    return await import('../../lib/evidence/hash.ts');
  } finally {
    vi.unstubAllGlobals();
  }
}

const random = seeded(180);
const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
const LENGTHS = [0, 1, 31, 32, 55, 56, 63, 64, 65, 128, 1_000, 65_535, 65_536, 70_000];

test.each(['Node', 'a browser'])('hashes of every length are right in %s', async (where) => {
  const { hmacSha256, runningSha256, sha256 } = where === 'Node' ? native : await inBrowser();
  for (const length of LENGTHS) {
    const [text, key] = [bytes(length), bytes(length % 200)];
    const wanted = new Uint8Array(createHash('sha256').update(text).digest());
    expect(sha256(text)).toEqual(wanted);
    const middle = Math.floor(random() * length);
    expect(sha256(text.subarray(0, middle), new Uint8Array(), text.subarray(middle))).toEqual(wanted);
    const running = runningSha256();
    running.update(text.subarray(0, middle));
    running.update(text.subarray(middle));
    expect(running.digest()).toEqual(wanted);
    expect(hmacSha256(key, text)).toEqual(new Uint8Array(createHmac('sha256', key).update(text).digest()));
  }
});

test.each(['Node', 'a browser'])(
  'texts of every length and alphabet are hashed as their UTF-8 bytes in %s',
  async (where) => {
    const { hmacOfText, sha256OfText } = where === 'Node' ? native : await inBrowser();
    for (const text of [
      '',
      '\0leaf',
      'ü€\u{1f600}',
      'a'.repeat(21_823),
      '€'.repeat(21_824),
      '\u{1f600}'.repeat(20_000),
    ]) {
      const key = bytes(32);
      expect(sha256OfText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      expect(hmacOfText(key, text)).toBe(createHmac('sha256', key).update(text, 'utf8').digest('hex'));
    }
  },
);

test('a browser never asks for Node’s', async () => {
  const asked = vi.spyOn(process, 'getBuiltinModule');
  await inBrowser();
  expect(asked).not.toHaveBeenCalled();
});

test('what was hashed first keeps its hash when more is hashed', () => {
  const first = native.sha256(bytes(10), bytes(10));
  const copy = first.slice();
  native.sha256(bytes(10), bytes(10));
  expect(first).toEqual(copy);
});

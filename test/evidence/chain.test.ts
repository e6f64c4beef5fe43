import { describe, expect, test } from 'vitest';
import { batchBytes, enrolBytes } from '../../lib/evidence/batch.ts';
import { type ChainEntry, firstHead, nextEntry, verifyChain } from '../../lib/evidence/chain.ts';

const SALT = '0123456789abcdef'.repeat(4);

/** A chain of `count` events with fixed bodies and salts. */
function chain(count: number): ChainEntry[] {
  const entries: ChainEntry[] = [];
  let head = firstHead('log.example/1', 'dev-1');
  for (let number = 1; number <= count; number++) {
    const body = { v: 1, number, words: 'Žluťoučký kůň' };
    const next = nextEntry(head, body, SALT);
    entries.push({ leaf: next.leaf, leafHash: next.leafHash, salt: SALT, body });
    head = next.head;
  }
  return entries;
}
const codeOf = (entries: ChainEntry[]) => {
  const verdict = verifyChain(entries);
  return verdict.ok ? 'ok' : `${verdict.code} at ${verdict.at}`;
};
function changed(entries: ChainEntry[], at: number, over: (entry: ChainEntry) => ChainEntry): ChainEntry[] {
  return entries.map((entry, place) => (place === at ? over(entry) : entry));
}

describe("a device's chain", () => {
  test('starts at 1 after 64 zeros and each leaf names the one before', () => {
    const [first, second] = chain(2);
    expect(first?.leaf).toMatchObject({ v: 1, log: 'log.example/1', device: 'dev-1', seq: 1, prev: '0'.repeat(64) });
    expect(second?.leaf).toMatchObject({ seq: 2, prev: first?.leafHash });
  });

  test('verifies whole, and in parts from a known head', () => {
    const entries = chain(4);
    const half = verifyChain(entries.slice(0, 2));
    expect(half).toMatchObject({ ok: true, head: { seq: 2 } });
    if (half.ok && half.head)
      expect(verifyChain(entries.slice(2), half.head)).toMatchObject({ ok: true, head: { seq: 4 } });
    expect(verifyChain([])).toEqual({ ok: true, head: null });
  });

  test('still verifies when salt and body are erased together', () => {
    expect(codeOf(changed(chain(3), 1, ({ leaf, leafHash }) => ({ leaf, leafHash, salt: null, body: null })))).toBe(
      'ok',
    );
  });

  test('names the first thing wrong', () => {
    const entries = chain(4);
    expect(codeOf(entries.slice(1))).toBe('chain.gap at 0');
    expect(codeOf(entries.filter((_, at) => at !== 2))).toBe('chain.gap at 2');
    expect(codeOf(changed(entries, 1, (entry) => ({ ...entry, body: { v: 1, number: 3 } })))).toBe('chain.body at 1');
    expect(codeOf(changed(entries, 1, (entry) => ({ ...entry, body: { v: 1n } })))).toBe('chain.body at 1');
    expect(codeOf(changed(entries, 1, (entry) => ({ ...entry, salt: null })))).toBe('chain.half-erased at 1');
    expect(codeOf(changed(entries, 1, (entry) => ({ ...entry, leafHash: SALT })))).toBe('chain.leaf-hash at 1');
    expect(codeOf(changed(entries, 2, (entry) => ({ ...entry, leaf: { ...entry.leaf, device: 'dev-2' } })))).toBe(
      'chain.other-chain at 2',
    );
    const forged = changed(entries, 1, (entry) => ({ leaf: { ...entry.leaf, body: SALT } }));
    expect(codeOf(forged)).toBe('chain.broken at 2');
  });

  test('no single change of a leaf, a place or a body goes unseen', () => {
    const entries = chain(5);
    const other = 'f'.repeat(64);
    const changes: ((entry: ChainEntry) => ChainEntry)[] = [
      (entry) => ({ ...entry, leaf: { ...entry.leaf, seq: entry.leaf.seq + 1 } }),
      (entry) => ({ ...entry, leaf: { ...entry.leaf, prev: other } }),
      (entry) => ({ ...entry, leaf: { ...entry.leaf, body: other } }),
      (entry) => ({ ...entry, leaf: { ...entry.leaf, log: 'log.example/2' } }),
      (entry) => ({ ...entry, leaf: { ...entry.leaf, device: 'dev-2' } }),
      (entry) => ({ ...entry, salt: other }),
      (entry) => ({ ...entry, body: { ...(entry.body as object), more: true } }),
    ];
    for (const [at] of entries.entries()) {
      for (const change of changes) expect(verifyChain(changed(entries, at, change)).ok).toBe(false);
      const next = (at + 1) % entries.length;
      const swapped = entries.map(
        (entry, place) => (place === at ? entries[next] : place === next ? entries[at] : entry) as ChainEntry,
      );
      expect(verifyChain(swapped).ok).toBe(false);
    }
  });

  test('a cut tail is for the one who holds a later head to see', () => {
    expect(verifyChain(chain(5).slice(0, 3))).toMatchObject({ ok: true, head: { seq: 3 } });
  });

  test('refuses a salt that is not 32 bytes', () => {
    expect(() => nextEntry(firstHead('l', 'd'), {}, 'abc')).toThrow('salt');
  });
});

test('the bytes to sign are those the API documents', () => {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  expect(text(batchBytes(['aa', 'bb']))).toBe('unswivel-batch:v1:aa,bb');
  expect(text(enrolBytes('ABCD-1234'))).toBe('unswivel-enrol:v1:ABCD-1234');
  expect(batchBytes(['aa']).buffer.byteLength).toBe(batchBytes(['aa']).byteLength);
});

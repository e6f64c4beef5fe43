/**
 * The bytes everything signed stands on. A change here breaks every log that exists: it is a new leaf version, never a repair of these values.
 * The hashes were computed apart from this code, with `printf` and `openssl dgst`, from the canonical texts below.
 */
import { expect, test } from 'vitest';
import { canonical } from '../../lib/evidence/canonical.ts';
import { firstHead, nextEntry } from '../../lib/evidence/chain.ts';
import { bodyMac, leafHash } from '../../lib/evidence/leaf.ts';

const SALT = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const BODY = {
  verb: 'ticket.read',
  v: 1,
  number: 1e21,
  text: 'Žluť\n"\u2028😀',
  nested: { b: [true, null, 0.1], a: '' },
};
const BODY_TEXT =
  '{"nested":{"a":"","b":[true,null,0.1]},"number":1e+21,"text":"Žluť\\n\\"\u2028😀","v":1,"verb":"ticket.read"}';
const BODY_MAC = '3f96d5890fd7783e9bc8ff83bcfdd09f34031ee488f0529a8ad0f77fad1b326b';
const LEAF_TEXT = `{"body":"${BODY_MAC}","device":"dev-1","log":"log.example/1","prev":"${'0'.repeat(64)}","seq":1,"v":1}`;
const LEAF_HASH = 'b03869ff82e051628f72a38e93df891af35b4f658f41bb603c923921acd6dc2a';

test('the canonical text of a body is RFC 8785', () => {
  expect(canonical(BODY)).toBe(BODY_TEXT);
});

test('the body is bound by HMAC-SHA-256 under its salt', () => {
  expect(bodyMac(SALT, BODY)).toBe(BODY_MAC);
});

test('the first leaf and its RFC 6962 hash are these', () => {
  const first = nextEntry(firstHead('log.example/1', 'dev-1'), BODY, SALT);
  expect(canonical(first.leaf)).toBe(LEAF_TEXT);
  expect(leafHash(first.leaf)).toBe(LEAF_HASH);
  expect(first).toMatchObject({ leafHash: LEAF_HASH, head: { seq: 1, prev: LEAF_HASH } });
});

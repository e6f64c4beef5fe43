/**
 * Two packs of one log: does one extend the other, or was the log shown in two versions (attack 47)? Compared where both must be the same: at the end of the
 * shorter one, or at the place from which a restored backup went on.
 */
import { headerSchema, type PackHeader } from '../pack.schema.ts';
import { sameBytes } from '../same-bytes.ts';
import { type Fault, fault } from '../verdict.ts';
import { parseEntryLine } from './entry-line.ts';
import { lines } from './lines.ts';
import type { PackSummary } from './verify-pack.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** The header of a pack, unchecked; null when its first line is none. */
export async function packHeader(chunks: Chunks): Promise<PackHeader | null> {
  for await (const line of lines(chunks)) {
    try {
      const parsed = headerSchema.safeParse(JSON.parse(new TextDecoder().decode(line)));
      return parsed.success ? parsed.data : null;
    } catch {
      // Not JSON, so no header. verifyPack says what is wrong with it.
      return null;
    }
  }
  return null;
}

/** The size up to which both packs must hold the same entries. */
export function commonSize(a: PackHeader, b: PackHeader): number {
  const [older, newer] = a.epoch <= b.epoch ? [a, b] : [b, a];
  const restored = newer.epochs.filter(({ epoch }) => epoch > older.epoch).map(({ fromSize }) => fromSize);
  return Math.min(a.size, b.size, ...restored);
}

export type Comparison = { ok: true; sentence: string } | Fault<'packs.other-log' | 'packs.other-keys' | 'packs.split'>;

/** Compares two packs that were verified with `rootsAt: [size]`, `size` as `commonSize` gave it. */
export function comparePacks(a: PackSummary, b: PackSummary, size: number): Comparison {
  if (a.log !== b.log) return fault('packs.other-log', `The packs are of two logs, ${a.log} and ${b.log}.`);
  if (a.keys[0] !== b.keys[0]) {
    return fault(
      'packs.other-keys',
      'Both packs name the same log, but its first key is another: one of them is not the log’s.',
    );
  }
  const [rootA, rootB] = [a.roots.get(size), b.roots.get(size)];
  if (!rootA || !rootB || !sameBytes(rootA, rootB)) {
    return fault(
      'packs.split',
      `The packs show two histories: their first ${size} entries should be the same, and are not.`,
    );
  }
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (size < shorter.size) {
    return {
      ok: true,
      sentence: `Both hold the same first ${size} entries. From there the log went on from a restored backup, as its epoch note says.`,
    };
  }
  return shorter.size === longer.size
    ? { ok: true, sentence: `Both hold the same ${size} entries.` }
    : { ok: true, sentence: `The longer one extends the shorter one: its first ${size} entries are the same.` };
}

/** Index of the first entry whose leaf differs, or null when one list is the beginning of the other. Reads both packs side by side. */
export async function firstDifference(a: Chunks, b: Chunks): Promise<number | null> {
  const [leavesA, leavesB] = [leaves(a), leaves(b)];
  for (let index = 0; ; index++) {
    const [one, other] = [await leavesA.next(), await leavesB.next()];
    if (one.done || other.done) return null;
    if (!sameBytes(one.value, other.value)) return index;
  }
}

const ENTRY = new TextEncoder().encode('{"body":');

async function* leaves(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const line of lines(chunks)) {
    if (sameBytes(line.subarray(0, ENTRY.length), ENTRY)) yield parseEntryLine(line).leaf;
  }
}

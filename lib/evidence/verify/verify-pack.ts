/**
 * Verifying an evidence pack, offline, by whoever holds it: every byte is looked at, nothing is trusted but the log key. Streaming, in flat memory; the same
 * in a browser and in Node. What only checkpoints kept elsewhere can show, a log re-signed as a whole by its operator, no pack can: compare packs and cosignatures.
 */
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { type RunningSha256, runningSha256 } from '../hash.ts';
import { scanStart } from './entry-line.ts';
import { cachedKeys } from './known-log.ts';
import { settle, type Wrong } from './later.ts';
import type { Reading } from './pack-reading.ts';
import { WrongPack } from './refuse.ts';
import { NO } from './scan.ts';
import { takeEntry } from './take-entry.ts';
import { takeLine } from './take-line.ts';

export interface PackOptions {
  /** a verifier key of the log known from elsewhere: it must be one of the pack's */
  pinned?: string | undefined;
  /** sizes of the log whose roots are wanted, to compare with another pack or a checkpoint */
  rootsAt?: readonly number[];
}

export interface PackSummary {
  ok: true;
  log: string;
  epoch: number;
  size: number;
  root: Uint8Array;
  /** when the pack was made */
  at: string;
  /** the log's verifier keys, oldest first: whoever trusts the pack trusts one of them */
  keys: string[];
  devices: number;
  bodies: number;
  erased: number;
  refused: number;
  cosigned: number;
  /** roots at the sizes asked for, as far as the log is that long */
  roots: Map<number, Uint8Array>;
}

export type PackVerdict = PackSummary | ({ ok: false } & Wrong);

/** Checks a pack given as the bytes of its file, in pieces of any length. Gives what it holds, or the first thing wrong by line and entry. */
export async function verifyPack(chunks: AsyncIterable<Uint8Array>, options: PackOptions = {}): Promise<PackVerdict> {
  const reading = newReading(options);
  const found = await readAll(reading, chunks);
  await settle(reading.later);
  const { first } = reading.later;
  const wrong = first && (!found || first.line < found.line) ? first : found;
  return wrong ? { ok: false, ...wrong } : summary(reading);
}

/** No line is this long: an entry holds at most 256 KiB of body, a header some keys. */
const LONGEST = 2 ** 24;
const NEWLINE = 10;

async function readAll(reading: Reading, chunks: AsyncIterable<Uint8Array>): Promise<Wrong | null> {
  const digest = runningSha256();
  let rest: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of chunks) {
      const bytes = rest.length === 0 ? plain(chunk) : concatBytes(rest, chunk);
      let begin = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, begin)) {
        reading.line += 1;
        const line = bytes.subarray(begin, end);
        const before = begin;
        reading.index = reading.batch ? reading.size : null;
        const waiting =
          reading.batch && scanStart(line, 0) !== NO
            ? takeEntry(reading, line)
            : takeLine(reading, line, () => bytesToHex(ended(digest, bytes.subarray(0, before))));
        if (waiting) await waiting;
        begin = end + 1;
      }
      if (reading.stage !== 'over') digest.update(bytes.subarray(0, begin));
      rest = bytes.subarray(begin);
      if (rest.length > LONGEST) throw new WrongPack('pack.line', 'This line does not end.');
    }
    reading.index = null;
    reading.line += 1;
    if (rest.length > 0)
      throw new WrongPack('pack.end', 'The file was cut, or something was added: it does not end in a whole line.');
    if (reading.stage !== 'over') throw new WrongPack('pack.end', 'The pack was cut off: its last line is missing.');
    return null;
  } catch (error) {
    if (!(error instanceof WrongPack)) throw error;
    return { line: reading.line, index: reading.index, code: error.code, sentence: error.message };
  }
}

/** Node's Buffer is a Uint8Array that is slower to cut. */
const plain = (chunk: Uint8Array) => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);

function ended(digest: RunningSha256, last: Uint8Array): Uint8Array {
  digest.update(last);
  return digest.digest();
}

function newReading({ pinned, rootsAt = [] }: PackOptions): Reading {
  return {
    ...{
      stage: 'header',
      line: 0,
      index: null,
      log: null,
      batch: null,
      size: 0,
      frontier: [],
      pinned,
      signedRoot: null,
    },
    devices: new Map(),
    publicKeys: new Map(),
    later: { waiting: [], first: null },
    keyOf: cachedKeys(),
    wantedRoots: new Map(rootsAt.map((size) => [size, null])),
    counts: { bodies: 0, erased: 0, refused: 0, cosigned: 0 },
  };
}

function summary({ log, devices, counts, signedRoot, wantedRoots }: Reading): PackVerdict {
  if (!log || !signedRoot) throw new Error('A pack was read to its end without a header or checkpoint.');
  const { header } = log;
  const roots = [...wantedRoots].filter((pair): pair is [number, Uint8Array] => pair[1] !== null);
  return {
    ...{ ok: true, log: header.log, epoch: header.epoch, size: header.size, root: signedRoot.root, at: header.at },
    keys: header.keys.map(({ vkey }) => vkey),
    // the log's own is not counted
    devices: devices.size - 1,
    ...counts,
    roots: new Map(roots),
  };
}

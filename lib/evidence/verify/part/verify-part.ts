/** Verifying the pack of a part of the log (pack/part.schema.ts), offline, line by line in flat memory; the same in a browser and in Node. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { runningSha256 } from '../../hash.ts';
import { scanStart } from '../entry-line.ts';
import { cachedKeys } from '../known-log.ts';
import { settle, type Wrong } from '../later.ts';
import { readJson } from '../read-line.ts';
import { WrongPack } from '../refuse.ts';
import { NO } from '../scan.ts';
import type { HeldEntry, PartCounts, PartReading, ReplayCounts } from './part-reading.ts';
import { newRequestPaths, type RequestCounts } from './request-paths.ts';
import { takePartEntry } from './take-part-entry.ts';
import { takePartLine } from './take-part-line.ts';

export interface PartOptions {
  /** a verifier key of the log known from elsewhere: it must be one of the pack's */
  pinned?: string | undefined;
  /** called with each entry that holds, in order: a story, a page, a list can be made in the same reading. What it is given is proven only once the verdict is good */
  onEntry?: ((entry: HeldEntry) => void | Promise<void>) | undefined;
}

export interface PartSummary extends PartCounts {
  ok: true;
  part: true;
  log: string;
  epoch: number;
  size: number;
  root: Uint8Array;
  at: string;
  by: string;
  of: { client: string | null; from: string | null; to: string | null };
  /** what the client is called */
  clientName: string | null;
  keys: string[];
  devices: number;
  batches: number;
  entries: number;
  replay: ReplayCounts;
  requests: RequestCounts;
}

export type PartVerdict = PartSummary | ({ ok: false } & Wrong);

/** No line is this long. */
const LONGEST = 2 ** 24;
const NEWLINE = Uint8Array.of(10);

/** Checks a pack given line by line (lines.ts, with its unfinished end). Gives what it holds, or the first thing wrong by line and entry. */
export async function verifyPart(
  lines: AsyncIterable<{ line: Uint8Array; ended: boolean }>,
  options: PartOptions = {},
): Promise<PartVerdict> {
  const reading = newReading(options);
  const found = await readAll(reading, lines);
  await settle(reading.later);
  const { first } = reading.later;
  const wrong = first && (!found || first.line < found.line) ? first : found;
  return wrong ? { ok: false, ...wrong } : summary(reading);
}

async function readAll(
  reading: PartReading,
  lines: AsyncIterable<{ line: Uint8Array; ended: boolean }>,
): Promise<Wrong | null> {
  const digest = runningSha256();
  try {
    for await (const { line, ended } of lines) {
      reading.line += 1;
      reading.index = null;
      if (!ended)
        throw new WrongPack('pack.end', 'The file was cut, or something was added: it does not end in a whole line.');
      if (line.length > LONGEST) throw new WrongPack('pack.line', 'This line does not end.');
      if (reading.batch && scanStart(line, 0) !== NO) await takePartEntry(reading, line);
      else await takePartLine(reading, readJson(line), () => bytesToHex(digest.digest()));
      if (reading.stage === 'over') continue;
      digest.update(line);
      digest.update(NEWLINE);
    }
    reading.line += 1;
    reading.index = null;
    if (reading.stage !== 'over') throw new WrongPack('pack.end', 'The pack was cut off: its last line is missing.');
    return null;
  } catch (error) {
    if (!(error instanceof WrongPack)) throw error;
    return { line: reading.line, index: reading.index, code: error.code, sentence: error.message };
  }
}

function newReading({ pinned, onEntry }: PartOptions): PartReading {
  return {
    ...{ stage: 'header', line: 0, index: null, header: null, log: null, root: null, batch: null },
    ...{ next: 0, batches: 0, entries: 0, pinned, onEntry, keyOf: cachedKeys() },
    publicKeys: new Map(),
    starts: new Map(),
    objects: new Map(),
    tickets: new Map(),
    names: new Map(),
    later: { waiting: [], first: null },
    counts: { bodies: 0, erased: 0, refused: 0, cosigned: 0, objects: 0 },
    requests: newRequestPaths(),
    replay: { same: 0, differs: 0, cannot: 0, erased: 0, first: null },
  };
}

function summary({
  header,
  root,
  publicKeys,
  batches,
  entries,
  counts,
  replay,
  requests,
  names,
}: PartReading): PartSummary {
  if (!header || !root) throw new Error('A pack was read to its end without a header or checkpoint.');
  const { log, epoch, size, at, by, of } = header;
  const keys = header.keys.map(({ vkey }) => vkey);
  return {
    ok: true,
    part: true,
    log,
    epoch,
    size,
    root,
    at,
    by,
    of,
    clientName: of.client && (names.get(`clients ${of.client}`) ?? of.client),
    keys,
    devices: publicKeys.size,
    batches,
    entries,
    ...counts,
    replay,
    requests: requests.counts,
  };
}

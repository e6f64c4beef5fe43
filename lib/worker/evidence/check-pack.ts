/** A pack, checked with the same verifier as the command line's, while it is read: in flat memory, however long it is. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { toBase64 } from '../../evidence/base64.ts';
import { runningSha256 } from '../../evidence/hash.ts';
import { replayWord } from '../../evidence/pack/index-page.ts';
import { groupOf } from '../../evidence/story/groups.ts';
import type { HeldEntry } from '../../evidence/verify/part/part-reading.ts';
import type { PartVerdict } from '../../evidence/verify/part/verify-part.ts';
import { verifyEvidence } from '../../evidence/verify/verify-evidence.ts';
import type { PackVerdict } from '../../evidence/verify/verify-pack.ts';
import type { BrokenPack, Checked, CheckedPack, CheckProgress, PackRow } from '../../wire/evidence-page.ts';

/** So many events a page shows; all are checked. */
const MOST_ROWS = 1000;

/** Reads the file once. Throws what reading it throws. */
export async function checkPack(
  file: Blob,
  pinned: string | undefined,
  onProgress: (progress: CheckProgress) => void,
): Promise<Checked> {
  const digest = runningSha256();
  const rows: PackRow[] = [];
  let [bytes, entries] = [0, 0];

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of read(file)) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
      onProgress({ bytes, of: file.size, entries });
    }
  }
  const source = chunks();
  const verdict = await verifyEvidence(source, {
    ...(pinned === undefined ? {} : { pinned }),
    onEntry: (entry) => {
      entries += 1;
      if (rows.length < MOST_ROWS) rows.push(rowOf(entry));
    },
  });
  // A broken pack is not read to its end; its hash is of the whole file all the same.
  for await (const _ of source);
  const told = verdict.ok ? toldOf(verdict) : brokenOf(verdict);
  return { verdict: told, rows: told.ok ? rows : [], sha256: bytesToHex(digest.digest()), bytes };
}

async function* read(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function rowOf({ index, receivedAt, story, body, replay }: HeldEntry): PackRow {
  return { index, receivedAt, story, group: body ? groupOf(body) : null, replay: replayWord(replay.status) };
}

type Held = Extract<PackVerdict | PartVerdict, { ok: true }>;

function toldOf(held: Held): CheckedPack {
  const { log, epoch, size, root, at, keys, bodies, erased, refused, devices, cosigned } = held;
  const both = { ok: true as const, log, epoch, size, root: toBase64(root), at, keys, devices, cosigned };
  const counts = { bodies, erased, refused };
  if (!('part' in held)) return { ...both, ...counts, is: 'whole', by: null, of: null, entries: size, replay: null };
  return {
    ...both,
    ...counts,
    is: 'part',
    by: held.by,
    of: held.of,
    entries: held.entries,
    replay: held.replay,
    requests: held.requests,
  };
}

const brokenOf = ({ code, sentence, line, index }: Extract<PackVerdict, { ok: false }>): BrokenPack => ({
  ...{ ok: false, code, sentence, line, index },
});

/** One export on its way into a file: whole events only, gone on with where it broke off, with the hash of all that was written. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { runningSha256 } from '../../evidence/hash.ts';
import type { Exporting, ExportProgress, ExportWish } from '../../wire/evidence-page.ts';
import { Refused } from '../errors.ts';
import { exportRows, GOES_ON } from './export-rows.ts';
import type { OpenExport } from './open-export.ts';
import { exporting, type Sink } from './run-export.ts';

type Open = (wish: ExportWish, after: number | null, signal: AbortSignal, checkpoint?: string) => Promise<OpenExport>;

const BROKEN = 'The connection to the collector ended in the middle. What came so far is kept.';

export function exportToFile(wish: ExportWish, sink: Sink, open: Open): Exporting {
  let written = nothingWritten();
  const goesOn = () => GOES_ON[wish.format] && written.last !== null;

  async function run(onProgress: (progress: ExportProgress) => void, signal: AbortSignal) {
    if (!goesOn()) {
      written = nothingWritten();
      await sink.restart();
    }
    const { stream, events, checkpoint } = await open(wish, written.last, signal, written.checkpoint);
    written.checkpoint ??= checkpoint;
    const of = written.events + events;
    const rows = exportRows(wish.format);
    const reader = stream.getReader();
    const tell = () => onProgress({ events: written.events, of, bytes: written.bytes });
    tell();
    for (let next = await readOr(reader, signal); !next.done; next = await readOr(reader, signal)) {
      const { whole, events: count, last } = rows.take(next.value);
      if (whole.length === 0) continue;
      const bytes = Uint8Array.from(whole);
      await sink.write(bytes);
      written.hash.update(bytes);
      written.bytes += bytes.length;
      written.events += count;
      written.last = last ?? written.last;
      tell();
    }
    if (rows.left() > 0) throw new Refused('export.broken', BROKEN);
    return { events: written.events, bytes: written.bytes, sha256: bytesToHex(written.hash.digest()) };
  }
  return exporting(sink, goesOn, run);
}

const nothingWritten = () => ({
  events: 0,
  bytes: 0,
  last: null as number | null,
  checkpoint: undefined as string | undefined,
  hash: runningSha256(),
});

async function readOr(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  try {
    return await reader.read();
  } catch (error) {
    throw signal.aborted ? error : new Refused('export.broken', BROKEN);
  }
}

/** One export on its way into a file: whole events only, gone on with where it broke off, with the hash of all that was written. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { runningSha256 } from '../../evidence/hash.ts';
import type { Exported, Exporting, ExportProgress, ExportWish } from '../../wire/evidence-page.ts';
import type { Failure } from '../../wire/own.ts';
import { Refused, toFailure } from '../errors.ts';
import { exportRows, GOES_ON } from './export-rows.ts';
import type { OpenExport } from './open-export.ts';

/** Where it is written to. */
export interface Sink {
  name: string;
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** from the beginning: what was written goes */
  restart(): Promise<void>;
  close(): Promise<void>;
  discard(): Promise<void>;
}

type Open = (wish: ExportWish, after: number | null, signal: AbortSignal, checkpoint?: string) => Promise<OpenExport>;

const BROKEN = 'The connection to the collector ended in the middle. What came so far is kept.';

export function exportToFile(wish: ExportWish, sink: Sink, open: Open): Exporting {
  let written = nothingWritten();
  let over = false;
  const goesOn = () => GOES_ON[wish.format] && written.last !== null;

  async function run(onProgress: (progress: ExportProgress) => void, signal: AbortSignal): Promise<Exported> {
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
    await sink.close();
    over = true;
    return {
      ...{ name: sink.name, events: written.events, bytes: written.bytes },
      sha256: bytesToHex(written.hash.digest()),
    };
  }

  return {
    goesOn,
    run: (onProgress, signal) =>
      run(onProgress, signal).then(
        (value) => ({ ok: true as const, value }),
        (error): Failure => toFailure(signal.aborted ? new Refused('export.stopped', 'It was stopped.') : named(error)),
      ),
    discard: async () => {
      if (!over) await sink.discard();
    },
  };
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

/** A disk that is full, or a folder that is gone, is said as the browser says it. */
export function named(error: unknown): unknown {
  if (error instanceof DOMException)
    return new Refused('export.file', `The file could not be written: ${error.message}`);
  return error;
}

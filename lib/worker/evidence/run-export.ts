import type { Exported, Exporting, ExportProgress } from '../../wire/evidence-page.ts';
import { Refused, toFailure } from '../errors.ts';

/** Where a file is written to. */
export interface Sink {
  name: string;
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** from the beginning: what was written goes */
  restart(): Promise<void>;
  close(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes one file into a sink, as far as it comes; `run` again goes on where it can. What it gives is closed here. */
export function exporting(
  sink: Sink,
  goesOn: () => boolean,
  run: (onProgress: (progress: ExportProgress) => void, signal: AbortSignal) => Promise<Omit<Exported, 'name'>>,
): Exporting {
  let over = false;
  return {
    goesOn,
    async run(onProgress, signal) {
      try {
        const written = await run(onProgress, signal);
        await sink.close();
        over = true;
        return { ok: true, value: { name: sink.name, ...written } };
      } catch (error) {
        return toFailure(signal.aborted ? new Refused('export.stopped', 'It was stopped.') : named(error));
      }
    },
    async discard() {
      if (!over) await sink.discard();
    },
  };
}

/** A disk that is full, or a folder that is gone, is said as the browser says it. */
function named(error: unknown): unknown {
  if (error instanceof DOMException)
    return new Refused('export.file', `The file could not be written: ${error.message}`);
  return error;
}

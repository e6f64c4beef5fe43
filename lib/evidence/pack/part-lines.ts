/** Writing the pack of a part of the log (part.schema.ts). Pure: rows in, lines out. */
import { canonical } from '../canonical.ts';
import { sha256OfText } from '../hash.ts';
import type { PackCheckpoint, PackDevice } from '../pack.schema.ts';
import { entryLine, lineOf, type PackEntry, sealed } from '../pack.ts';
import type { PackObject, PartBatch, PartHeader } from './part.schema.ts';

export interface PartRows {
  header: Omit<PartHeader, 'unswivel' | 'v'>;
  devices: Iterable<PackDevice> | AsyncIterable<PackDevice>;
  checkpoint: PackCheckpoint;
  objects: AsyncIterable<PackObject>;
  batches: AsyncIterable<{ batch: PartBatch; entries: readonly PackEntry[] }>;
  /** Ed25519 by the log's newest key */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** The lines of the pack, each with its newline. */
export function partLines(rows: PartRows): AsyncGenerator<string> {
  return sealed(linesBeforeEnd(rows), rows.sign);
}

async function* linesBeforeEnd(rows: PartRows): AsyncGenerator<string> {
  yield lineOf({ unswivel: 'evidence-pack', v: 2, ...rows.header });
  for await (const device of rows.devices) yield lineOf({ t: 'device', ...device });
  yield lineOf({ t: 'checkpoint', ...rows.checkpoint });
  for await (const object of rows.objects)
    yield lineOf({
      t: 'object',
      ...object,
      sha256: object.body === null ? null : sha256OfText(canonical(object.body)),
    });
  for await (const { batch, entries } of rows.batches) {
    yield lineOf({ t: 'batch', ...batch });
    for (const entry of entries) yield entryLine(entry);
  }
}

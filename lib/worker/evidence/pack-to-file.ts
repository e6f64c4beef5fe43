/** A pack the collector made, fetched part by part into a file: a part that did not come is asked for again, and the whole is compared with the hash the collector named. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { runningSha256 } from '../../evidence/hash.ts';
import type { Pack } from '../../wire/evidence-packs.schema.ts';
import type { Exporting, ExportProgress } from '../../wire/evidence-page.ts';
import { Refused } from '../errors.ts';
import { exporting, type Sink } from './run-export.ts';

type Fetch = (path: string, signal: AbortSignal) => Promise<Response>;

export function packToFile(pack: Pack, sink: Sink, fetchPart: Fetch): Exporting {
  let taken = { parts: 0, bytes: 0, hash: runningSha256() };

  async function run(onProgress: (progress: ExportProgress) => void, signal: AbortSignal) {
    const { total, done, parts, sha256 } = pack;
    const of = total ?? done;
    const tell = () =>
      onProgress({ events: Math.floor((of * taken.parts) / Math.max(1, parts)), of, bytes: taken.bytes });
    if (taken.parts === 0) await sink.restart();
    for (tell(); taken.parts < parts; tell()) {
      const response = await fetchPart(
        `/v1/evidence/packs/${encodeURIComponent(pack.id)}/parts/${taken.parts}`,
        signal,
      );
      if (response.headers.get('unswivel-sha256') !== sha256) throw begunAnew();
      const bytes = new Uint8Array(await response.arrayBuffer());
      await sink.write(bytes);
      taken.hash.update(bytes);
      taken.bytes += bytes.length;
      taken.parts += 1;
    }
    const found = bytesToHex(taken.hash.digest());
    if (found !== sha256) throw begunAnew();
    return { events: of, bytes: taken.bytes, sha256: found };
  }

  /** Parts of two states never come into one file. */
  function begunAnew(): Refused {
    taken = { parts: 0, bytes: 0, hash: runningSha256() };
    return new Refused('pack.anew', 'The collector made this pack anew meanwhile. Give it up, and take the new one.');
  }

  return exporting(sink, () => taken.parts > 0, run);
}

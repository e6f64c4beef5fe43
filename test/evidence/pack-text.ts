import { packLines } from '../../lib/evidence/pack.ts';
import { type PackOptions, type PackVerdict, verifyPack } from '../../lib/evidence/verify/verify-pack.ts';
import { type Sample, sampleRows } from './sample-pack.ts';

/** The lines of a pack, each with its newline. */
export async function samplePack(sample: Sample): Promise<string[]> {
  return Array.fromAsync(packLines(sampleRows(sample)));
}

/** Verifies a pack, given to the verifier in pieces of `piece` bytes. */
export function verifyText(pack: string[] | Uint8Array, options?: PackOptions, piece = 4_093): Promise<PackVerdict> {
  const bytes = Array.isArray(pack) ? new TextEncoder().encode(pack.join('')) : pack;
  return verifyPack(inPieces(bytes, piece), options);
}

export async function* inPieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
}

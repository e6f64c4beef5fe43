/** Verifying whichever pack it is: of the whole log (version 1) or of a part of it (version 2). */
import { foreignFile } from './foreign-file.ts';
import { type PartOptions, type PartVerdict, verifyPart } from './part/verify-part.ts';
import { type PackOptions, type PackVerdict, verifyPack } from './verify-pack.ts';

type Chunks = AsyncIterable<Uint8Array>;
const NEWLINE = 10;
/** a header holds some keys */
const LONGEST_HEADER = 2 ** 20;

/** Checks a pack given as the bytes of its file, in pieces of any length. Gives what it holds, or the first thing wrong by line and entry. */
export async function verifyEvidence(
  chunks: Chunks,
  options: PackOptions & PartOptions = {},
): Promise<PackVerdict | PartVerdict> {
  const { head, ended, whole } = await peek(chunks);
  const foreign = foreignFile(head, ended);
  if (foreign) return { ok: false, line: 1, index: null, code: 'pack.line', sentence: foreign };
  return isPart(head) ? verifyPart(lineByLine(whole), options) : verifyPack(whole, options);
}

/** Only the version is asked: everything else about the first line is the verifier's to say. */
function isPart(head: Uint8Array): boolean {
  try {
    return (JSON.parse(new TextDecoder().decode(head)) as { v?: unknown }).v === 2;
  } catch {
    // Cut off within its first line. verifyPack says so.
    return false;
  }
}

/** The first line without its newline, as far as there is one, and all of the file. */
async function peek(chunks: Chunks): Promise<{ head: Uint8Array; ended: boolean; whole: Chunks }> {
  const source = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  const pieces: Uint8Array[] = [];
  let ended = false;
  for (let length = 0; !ended && length < LONGEST_HEADER; ) {
    const next = await source.next();
    if (next.done) break;
    seen.push(next.value);
    const end = next.value.indexOf(NEWLINE);
    ended = end >= 0;
    pieces.push(ended ? next.value.subarray(0, end) : next.value);
    length += next.value.length;
  }
  async function* whole() {
    yield* seen;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  }
  return { head: joined(pieces), ended, whole: whole() };
}

/** Lines without their newlines; the last is not `ended` where the file does not end in a newline. */
async function* lineByLine(chunks: Chunks): AsyncGenerator<{ line: Uint8Array; ended: boolean }> {
  let pieces: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, begin)) {
      yield { line: joined([...pieces, chunk.subarray(begin, end)]), ended: true };
      pieces = [];
      begin = end + 1;
    }
    if (begin < chunk.length) pieces.push(chunk.slice(begin));
  }
  if (pieces.length > 0) yield { line: joined(pieces), ended: false };
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return new Uint8Array(only.buffer, only.byteOffset, only.length);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

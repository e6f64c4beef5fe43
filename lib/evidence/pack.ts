/** Writing an evidence pack (pack.schema.ts). Pure: rows in, lines out; the caller reads the database and writes the file. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64url } from './base64.ts';
import { canonical } from './canonical.ts';
import { runningSha256 } from './hash.ts';
import type { Leaf } from './leaf.ts';
import type { PackBatch, PackCheckpoint, PackDevice, PackHeader } from './pack.schema.ts';

export interface PackEntry {
  index: number;
  leaf: Leaf;
  /** both null when erased or never kept; `body` is the RFC 8785 text as it was sent */
  salt: string | null;
  body: string | null;
}

export interface PackRows {
  header: Omit<PackHeader, 'unswivel' | 'v'>;
  /** every device with a batch in the log or a cosignature in this pack, but for the log's own (receipt.ts, OWN_DEVICE), whose key is the log's */
  devices: Iterable<PackDevice> | AsyncIterable<PackDevice>;
  /** by index, without a gap */
  batches: AsyncIterable<{ batch: PackBatch; entries: readonly PackEntry[] }>;
  checkpoint: PackCheckpoint;
  /** Ed25519 by the log's newest key */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Bytes the log key signs for a pack: UTF-8 of `unswivel-pack:v1:` and the hex SHA-256 of all bytes before the last line. */
export function packBytes(sha256: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(utf8ToBytes(`unswivel-pack:v1:${sha256}`));
}

/** The lines of a pack, each with its newline. */
export function packLines(rows: PackRows): AsyncGenerator<string> {
  return sealed(linesBeforeEnd(rows), rows.sign);
}

/** Lines, and the last one that seals them: the SHA-256 of all before it, signed. */
export async function* sealed(lines: AsyncIterable<string>, sign: PackRows['sign']): AsyncGenerator<string> {
  const hash = runningSha256();
  for await (const line of lines) {
    hash.update(utf8ToBytes(line));
    yield line;
  }
  const sha256 = bytesToHex(hash.digest());
  yield lineOf({ t: 'end', sha256, signature: toBase64url(await sign(packBytes(sha256))) });
}

async function* linesBeforeEnd(rows: PackRows): AsyncGenerator<string> {
  yield lineOf({ unswivel: 'evidence-pack', v: 1, ...rows.header });
  for await (const device of rows.devices) yield lineOf({ t: 'device', ...device });
  for await (const { batch, entries } of rows.batches) {
    yield lineOf({ t: 'batch', ...batch });
    for (const entry of entries) yield entryLine(entry);
  }
  yield lineOf({ t: 'checkpoint', ...rows.checkpoint });
}

/** One line of a pack. */
export const lineOf = (value: object) => `${canonical(value)}\n`;

/** The body goes in as the text it is: it was canonical when its leaf was made, and nothing may change a byte of it since. */
export function entryLine({ index, leaf, salt, body }: PackEntry): string {
  return `{"body":${body ?? 'null'},"index":${index},"leaf":${canonical(leaf)},"salt":${canonical(salt)},"t":"entry"}\n`;
}

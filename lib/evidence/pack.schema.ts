/**
 * The evidence pack: the whole log in one file, to be checked offline. Lines of RFC 8785 JSON, each ended by a newline, in this order:
 *
 *   header       which log, how long, its keys and epochs
 *   device …     whose keys signed
 *   batch        what was sent at once, with the log's receipt, followed by …
 *   entry …      … its entries: the leaf, and salt and body unless erased (both null)
 *   checkpoint   the log's signed size and root, and who cosigned it
 *   end          SHA-256 of every byte before this line, signed by the log
 */
import { z } from 'zod';

const id = z.string().min(1).max(256);
/** of a log or device: written into lines and note names as it is, so nothing in it may need an escape */
const name = z
  .string()
  .max(256)
  .regex(/^[^\s"\\\p{C}]+$/u);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const time = z.iso.datetime({ precision: 3 });
const signature = z.string().length(86);

export const headerSchema = z.strictObject({
  unswivel: z.literal('evidence-pack'),
  v: z.literal(1),
  log: name,
  epoch: count.min(1),
  size: count,
  /** in order; each after the first came by a rotation note (key-rotation.ts) */
  keys: z.array(z.strictObject({ vkey: z.string(), rotation: z.string().nullable() })).min(1),
  /** in order; each after the first has its note (epoch.ts) */
  epochs: z.array(z.strictObject({ epoch: count.min(1), fromSize: count, note: z.string().nullable() })).min(1),
  /** when it was made, and by whom */
  at: time,
  by: z.string().min(1).max(512),
});
export type PackHeader = z.infer<typeof headerSchema>;

export const deviceSchema = z.strictObject({
  t: z.literal('device'),
  id: name,
  technician: id,
  /** raw Ed25519, base64url */
  publicKey: z.string().length(43),
});
export type PackDevice = Omit<z.infer<typeof deviceSchema>, 't'>;

/** receipt.ts says what each means. */
export const batchSchema = z.strictObject({
  t: z.literal('batch'),
  first: count,
  count: count.min(1),
  device: name,
  firstSeq: count.min(1),
  lastSeq: count.min(1),
  held: count,
  signature,
  sentAt: time,
  receivedAt: time,
  standing: z.string().min(1),
  refused: z.array(z.tuple([count, z.string().min(1)])),
  /** base64url, by the log key over `receiptBytes` */
  receipt: signature,
});
export type PackBatch = Omit<z.infer<typeof batchSchema>, 't'>;

export const entrySchema = z.strictObject({
  t: z.literal('entry'),
  index: count,
  leaf: z.strictObject({ v: z.literal(1), log: name, device: name, seq: count.min(1), prev: hex32, body: hex32 }),
  salt: hex32.nullable(),
  body: z.unknown(),
});

export const checkpointSchema = z.strictObject({
  t: z.literal('checkpoint'),
  note: z.string(),
  cosignatures: z.array(z.strictObject({ device: name, line: z.string() })),
});
export type PackCheckpoint = Omit<z.infer<typeof checkpointSchema>, 't'>;

export const endSchema = z.strictObject({
  t: z.literal('end'),
  sha256: hex32,
  /** base64url, by the log key over `packBytes` */
  signature,
});

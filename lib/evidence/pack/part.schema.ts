/**
 * The evidence pack of a part of the log (version 2): the events of one client, of a period, or both, to be checked offline by whoever holds it. Everything needed to write a verifier stands here.
 *
 * A pack is UTF-8 text. Each line is one JSON object in the form of RFC 8785 (keys sorted, no blanks), ended by one newline (0x0A). `t` names the kind; the first line has none. In this order:
 *
 *   header       the log, its size, keys and epochs; what this is a part of (`of`); how many batches and entries follow
 *   device …     whose keys signed: raw Ed25519, base64url
 *   checkpoint   the log's signed size and root (C2SP tlog-checkpoint), and who cosigned it (C2SP tlog-cosignature)
 *   object …     each version of the record the events' provenance names: technicians, clients, accounts, templates, exceptions; of each console the version that held when the event was received; and the
 *                console profiles the events name, as far as the collector has them in that version (`checked` of the profile is the event's `profileVersion`; `version` is 1). Null where erased
 *   batch        what a device sent at once, with the log's receipt, the hashes of its leaves and their proof, followed by …
 *   entry …      … those of its entries that are of this part: leaf, salt and body (both null when erased)
 *   end          hex SHA-256 of every byte before this line, signed by the log's newest key
 *
 * What holds, and how it is checked:
 *  - Keys: `keys[0]` is the one to compare with a key known from elsewhere; each later one comes by a rotation note signed with both (key-rotation.ts). Epochs likewise (epoch.ts).
 *  - Device: the body of each of its entries that was not refused begins `{"actor":{"device":<id>,"technician":<technician>,"version":`. The log's own device, `collector`, has no line and writes of everybody.
 *  - Part: no batch was received before `of.from`, or at or after `of.to`; each body there is has `of.client` as its client; without a client, each batch shows all `count` of its entries, and without a period
 *    too there are as many entries as the log has.
 *  - Checkpoint: its note is signed by the key that may sign at that size; `size` is the header's. Each cosignature is of a device of the pack, under the name `<log>/<device>`.
 *  - Object: `sha256` is the SHA-256 of the RFC 8785 form of `body`. Objects are what the collector held; no leaf covers them. That the values filled come out of them again (`replay`) is what speaks for them.
 *  - Batch: `receipt` is the log key's signature over `receiptBytes` (receipt.ts); `signature` the device's over `unswivel-batch:v1:` and the hex `leaves` joined by commas (the log key's for the device `collector`).
 *    `leaves` are the hashes of the device's leaves `firstSeq` to `lastSeq`; the last `count` of them are the log's entries `first` and following, and with the base64 hashes of `proof` (range-proof.ts:
 *    the roots beside them, left to right) they give the root of the checkpoint. `shown` names the entries that follow, by index.
 *  - Entry: RFC 6962 leaf hash of the RFC 8785 form of `leaf` is the one `leaves` has in its place; `leaf.prev` is the one before it. `leaf.body` is HMAC-SHA-256 under `salt` (32 bytes, hex) of the RFC 8785 form of `body`.
 *  - Request: of an event whose `object.type` is `request`, `detail.hash` is the SHA-256 of what it tells of the exact object: `detail.object`, `object-2`, `object-3` … joined, as far as it tells it. An approval is of
 *    the same hash (`detail.approved`). request-paths.ts has every rule the steps are held to.
 *  - End: the digest is that of the bytes read; the signature is over `unswivel-pack:v1:` and the hex digest.
 *
 * What it cannot show, and only the signature of the log speaks for (limits.ts says it wherever a pack holds):
 *  - that nothing of the client was left out. Which client an event is of stands in its body, and only the pack of the whole log (version 1, pack.schema.ts) has them all;
 *  - that a body that is missing was erased; that every cosignature there is was handed over; when and by whom it was made (`at`, `by`); the versions of the record, where no value comes out of them again;
 *  - that the trees of earlier epochs and keys, whose roots the notes in the header name, are the beginning of this one: whoever holds checkpoints of them can ask for the pack of the whole log, which is held to them.
 */
import { z } from 'zod';
import { batchSchema, headerSchema } from '../pack.schema.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true });

export const partHeaderSchema = headerSchema.extend({
  v: z.literal(2),
  of: z.strictObject({ client: z.string().nullable(), from: moment.nullable(), to: moment.nullable() }),
  batches: count,
  entries: count,
  objects: count,
});
export type PartHeader = z.infer<typeof partHeaderSchema>;

export const OBJECT_KINDS = [
  'technicians',
  'clients',
  'consoles',
  'accounts',
  'templates',
  'exceptions',
  'profiles',
] as const;

export const objectSchema = z.strictObject({
  t: z.literal('object'),
  kind: z.enum(OBJECT_KINDS),
  id: z.string().min(1).max(128),
  version: count,
  sha256: hex32.nullable(),
  body: z.record(z.string(), z.unknown()).nullable(),
});
export type PackObject = Omit<z.infer<typeof objectSchema>, 't' | 'sha256'>;

export const partBatchSchema = batchSchema.extend({
  leaves: z.array(hex32).min(1).max(1000),
  shown: z.array(count).min(1).max(1000),
  proof: z.array(z.string().length(44)).max(128),
});
export type PartBatch = Omit<z.infer<typeof partBatchSchema>, 't'>;

/**
 * The evidence pack of a part of the log (version 2): the events of one client, of a period, or both, to be checked offline by whoever holds it. Everything needed to write a verifier stands here, and test/evidence/peer/verify_pack.py is one, written from it.
 *
 * A pack is UTF-8 text. Each line is one JSON object in the form of RFC 8785 (keys sorted, no blanks), ended by one newline (0x0A). `t` names the kind; the first line has none. In this order:
 *
 *   header       the log, its size, keys and epochs; what this is a part of (`of`); how many batches and entries follow
 *   device …     whose keys signed: raw Ed25519, base64url
 *   checkpoint   the log's signed size and root (C2SP tlog-checkpoint), and who cosigned it (C2SP tlog-cosignature)
 *   object …     each version of the record the events' provenance names: technicians, clients, accounts, templates, exceptions; of each console the version that held when the event was received; and the
 *                console profiles the events name, as far as the collector has them in that version (`checked` of the profile is the event's `profileVersion`; `version` is 1). Null where erased. Of people nothing was
 *                derived from it holds the name; in the pack of a client, of others what a naming rule reads, and of their consoles the id
 *   batch        what a device sent at once, with the log's receipt, the hashes of its leaves and their proof, followed by …
 *   entry …      … those of its entries that are of this part: leaf, salt and body (both null when erased)
 *   end          hex SHA-256 of every byte before this line, signed by the log's newest key
 *
 * What holds, and how it is checked. Signatures are Ed25519 (RFC 8032), hashes SHA-256; `||` puts bytes one behind the other. Outside of bodies all numbers are whole; times are RFC 3339.
 *  - Notes are signed notes (C2SP signed-note): text, an empty line, lines `— <name> <base64 of key id || signature>`, where the key id is the first four bytes of SHA-256 of name, 0x0A, 0x01, and the raw key; the
 *    signature is over the text with its last newline. A `vkey` is the C2SP word `<name>+<hex of the key id>+<base64 of 0x01 || key>`.
 *  - Keys: `keys[0]` is the one to compare with a key known from elsewhere; it came without `rotation`. Each later one has a note of seven lines, `unswivel log key rotation`, log, epoch, size, base64 root, the vkey
 *    before and its own, signed by both under the names in their vkeys. A key signs from the epoch and size it came at to those the next one came at, both included; `keys[0]` from epoch 1 and size 0.
 *  - Epochs: the first is 1 from size 0, without `note`; numbers rise, `fromSize` never falls, the last is the header's. Each later one has a note of five lines, `unswivel epoch`, `<log>/<epoch>`, its
 *    `fromSize`, base64 root, time, signed under the name `<log>/<epoch>` by a key that signs at that epoch and size. A size lies in the last epoch whose `fromSize` it reaches.
 *  - Device: the body of each of its entries that was not refused begins `{"actor":{"device":<id>,"technician":<technician>,"version":`. The log's own device, `collector`, has no line and writes of everybody.
 *  - Part: no batch was received before `of.from`, or at or after `of.to`; each body there is has `of.client` as its client; without a client, each batch shows all `count` of its entries, and without a period
 *    too there are as many entries as the log has.
 *  - Checkpoint: a note of three lines (C2SP tlog-checkpoint), `<log>/<epoch>`, size, base64 root: the header's epoch and size, signed under that first line as name by a key that signs there. Each `line` of a
 *    cosignature is a note's signature line (C2SP tlog-cosignature) under the name `<log>/<device>`, by a device of the pack, each once: key id as above with 0x04 for 0x01, then eight bytes of seconds since 1970,
 *    big end first, then the signature over `cosignature/v1`, `time <seconds>` and the text of the checkpoint, each line with its newline.
 *  - Object: `sha256` is the SHA-256 of the RFC 8785 form of `body`. Objects are what the collector held; no leaf covers them. That the values filled come out of them again (`replay`) is what speaks for them.
 *  - Batch: batches stand in the order of the log. `leaves` are the hex hashes of the device's leaves `firstSeq` to `lastSeq`; the last `count` of them are the log's entries `first` and following, those before were in
 *    the log already and were sent again. `shown` names the entries that follow, by index. `signature` (base64url, as all of them in lines) is the device's over `unswivel-batch:v1:` and `leaves` joined by commas; of the
 *    device `collector` it is the log's. `receipt` is the log's, at size `first`, over `unswivel-receipt:v1:` and the RFC 8785 form of an object of the header's `log` and the batch's `first`, `count`, `device`, `firstSeq`,
 *    `lastSeq`, `held`, `signature`, `sentAt`, `receivedAt`, `standing` and `refused` (index and reason of bodies the log did not take).
 *  - Proof: the tree is RFC 6962's: a leaf's hash is SHA-256 of 0x00 || leaf, a node's of 0x01 || left || right, and a range is split after the largest power of two that is smaller than its length. `proof` holds, in
 *    base64, the roots of the largest ranges beside the `count` leaves, left to right: walk down from 0 to size; a range without one of the leaves takes the next hash; the root must be the checkpoint's, and no hash left.
 *  - Entry: the hash of the RFC 8785 form of `leaf`, as a leaf of the tree, is the one `leaves` has in its place; `leaf.seq` counts from `firstSeq`, `leaf.prev` is the hash before it, of a device's first leaf 64 zeros. `leaf.body` is HMAC-SHA-256 under `salt` (32 bytes, hex) of the RFC 8785 form of `body`.
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

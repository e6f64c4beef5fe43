/** What the header promises: the keys of the log and its epochs, checked before anything signed with them is believed. */
import { ed25519Key, type Verifies } from '../ed25519.ts';
import { verifyEpochNote } from '../epoch.ts';
import { followRotations, keysFor, type LogKey, verifyRotation } from '../key-rotation.ts';
import { parseVkey } from '../note.ts';
import type { PackHeader } from '../pack.schema.ts';
import { sameBytes } from '../same-bytes.ts';
import { refuse } from './refuse.ts';

export interface KnownLog {
  header: PackHeader;
  keys: LogKey[];
  /** roots the tree must have at these sizes, as notes in the header say */
  roots: Map<number, Uint8Array>;
  /** the keys that may sign at this size of the log, in the epoch that then was */
  signersAt(size: number): Uint8Array[];
}

/** Checks keys and epochs of the header. `pinned` (a verifier key) must be among the keys. */
export async function knownLog(header: PackHeader, pinned: string | undefined): Promise<KnownLog> {
  const { log } = header;
  const followed = await followRotations({ log, keys: header.keys });
  if (!followed.ok) return refuse('pack.keys', followed.sentence);
  const { keys } = followed;
  if (pinned !== undefined && !header.keys.some(({ vkey }) => vkey === pinned)) {
    const given = parseVkey(pinned);
    return refuse(
      'pack.keys',
      given
        ? `This pack is of the log ${log}. The log key you gave, of ${given.name}, is none of the keys it was signed with.`
        : 'What you gave as the log’s key is none: a key is one word of a name, eight hex digits and the key, with a + between them.',
    );
  }
  const known: KnownLog = {
    header,
    keys,
    roots: new Map(),
    signersAt: (size) => keysFor(keys, epochAt(header, size), size),
  };
  await checkEpochs(known);
  await noteRotationRoots(known);
  return known;
}

/** The epoch a log of this size was in, as far as it is still this log: what a restored backup lost is not in the pack. */
function epochAt({ epochs }: PackHeader, size: number): number {
  return epochs.findLast(({ fromSize }) => fromSize <= size)?.epoch ?? 1;
}

async function checkEpochs({ header, keys, roots }: KnownLog): Promise<void> {
  const { log, epoch, size, epochs } = header;
  const [first] = epochs;
  if (first?.fromSize !== 0 || first.note !== null) refuse('pack.epochs', 'The log does not begin at its beginning.');
  if (epochs.at(-1)?.epoch !== epoch) refuse('pack.epochs', 'The header names another epoch than its last.');
  for (const [at, { epoch: number, fromSize, note }] of epochs.entries()) {
    // Numbers only rise: of a backup restored twice, one epoch is known elsewhere.
    const before = epochs[at - 1] ?? { epoch: 0, fromSize: 0 };
    const first = at === 0 && number !== 1;
    if (first || number <= before.epoch || fromSize < before.fromSize || fromSize > size)
      refuse('pack.epochs', `Epoch ${number} is out of its place.`);
    if (at === 0) continue;
    const verdict = await verifyEpochNote(note ?? '', { log, keys: keysFor(keys, number, fromSize) });
    if (!verdict.ok) return refuse('pack.epochs', `Epoch ${number}: ${verdict.sentence}`);
    const { from } = verdict;
    if (verdict.epoch !== number || from.fromSize !== fromSize) {
      return refuse('pack.epochs', `The note of epoch ${number} speaks of another epoch or size.`);
    }
    expectRoot(roots, fromSize, from.fromRoot);
  }
}

/** A rotation names the root the log then had. It is still in the tree unless a backup from before was restored afterwards. */
async function noteRotationRoots({ header, roots }: KnownLog): Promise<void> {
  for (const { rotation } of header.keys) {
    const verdict = rotation === null ? null : await verifyRotation(rotation);
    if (!verdict?.ok) continue;
    const { epoch, size, root } = verdict.rotation;
    const lost = header.epochs.some((later) => later.epoch > epoch && later.fromSize < size);
    if (lost) continue;
    if (size > header.size)
      refuse('pack.keys', `The log changed its key at size ${size}, beyond the end of this pack.`);
    expectRoot(roots, size, root);
  }
}

function expectRoot(roots: Map<number, Uint8Array>, size: number, root: Uint8Array): void {
  const other = roots.get(size);
  if (other && !sameBytes(other, root))
    refuse('pack.root', `Two notes of the log name different roots of size ${size}.`);
  roots.set(size, root);
}

/** One verifier per key, made once. */
export function cachedKeys(): (publicKey: Uint8Array) => Verifies {
  const made = new Map<Uint8Array, Verifies>();
  return (publicKey) => {
    const verifies = made.get(publicKey) ?? ed25519Key(publicKey);
    made.set(publicKey, verifies);
    return verifies;
  };
}

/**
 * The log's key and those before it. A new key enters by a note both keys signed, which says at which size of which epoch: from there on only the new one
 * signs, so a stolen old key can add nothing. Whoever pinned any key of the line can follow it to today's.
 */
import { fromBase64, toBase64 } from './base64.ts';
import { ED25519, type NoteFault, parseNote, parseVkey, type Vkey, verifyNote } from './note.ts';
import { type Fault, fault } from './verdict.ts';

export interface Rotation {
  log: string;
  epoch: number;
  /** of the log when the key changed */
  size: number;
  root: Uint8Array;
  /** verifier keys as `vkeyOf` writes them */
  oldKey: string;
  newKey: string;
}

/** A key of the log, with the first checkpoint it may sign. */
export interface LogKey {
  vkey: Vkey;
  epoch: number;
  size: number;
}

export type RotationFault = NoteFault | 'rotation.malformed' | 'rotation.broken' | 'rotation.unpinned';

const TITLE = 'unswivel log key rotation';
const BODY = new RegExp(`^${TITLE}\\n(\\S+)\\n([1-9]\\d{0,15})\\n(0|[1-9]\\d{0,15})\\n(\\S{44})\\n(\\S+)\\n(\\S+)\\n$`);

/** The text both keys sign, each under the name in its verifier key. */
export function rotationBody({ log, epoch, size, root, oldKey, newKey }: Rotation): string {
  return `${TITLE}\n${log}\n${epoch}\n${size}\n${toBase64(root)}\n${oldKey}\n${newKey}\n`;
}

/** A rotation note signed by both keys it names. */
export async function verifyRotation(text: string): Promise<{ ok: true; rotation: Rotation } | Fault<RotationFault>> {
  const parsed = parseNote(text);
  if (!parsed.ok) return parsed;
  const [, log, epoch, size, base64, oldKey, newKey] = BODY.exec(parsed.note.body) ?? [];
  const root = base64 === undefined ? null : fromBase64(base64);
  const [before, after] = [parseVkey(oldKey ?? ''), parseVkey(newKey ?? '')];
  const counts = [Number(epoch), Number(size)] as const;
  if (!log || !root || root.length !== 32 || !before || !after || !counts.every(Number.isSafeInteger)) {
    return fault('rotation.malformed', 'This note does not name an old and a new key of a log.');
  }
  const verdict = await verifyNote(parsed.note, [before, after]);
  if (!verdict.ok) return verdict;
  if (verdict.by.length < 2)
    return fault('note.unsigned', 'A change of key is signed by the old and the new key. One is missing.');
  const rotation = { log, epoch: counts[0], size: counts[1], root, oldKey: oldKey as string, newKey: newKey as string };
  return { ok: true, rotation };
}

/**
 * The keys of the log in order, each rotation checked. `pinned` (a verifier key) must be one of them; keys before it are left out, since whoever pins
 * a later key never trusted the earlier ones. Without it, the line is whole in itself and its first key is for the reader to know.
 */
export async function followRotations(given: {
  log: string;
  keys: readonly { vkey: string; rotation: string | null }[];
  pinned?: string | undefined;
}): Promise<{ ok: true; keys: LogKey[] } | Fault<RotationFault>> {
  const keys: LogKey[] = [];
  for (const [at, { vkey: word, rotation }] of given.keys.entries()) {
    const vkey = parseVkey(word);
    if (vkey?.type !== ED25519)
      return fault('rotation.malformed', `Key ${at + 1} of the log is no Ed25519 verifier key.`);
    const last = keys.at(-1);
    if (!last) {
      if (rotation !== null) return broken(at, 'it comes first, yet by a change of key.');
      keys.push({ vkey, epoch: 1, size: 0 });
      continue;
    }
    if (rotation === null) return broken(at, 'there is no note signed with the key before it.');
    const verdict = await verifyRotation(rotation);
    if (!verdict.ok) return verdict;
    const { log, epoch, size, oldKey, newKey } = verdict.rotation;
    const follows = log === given.log && newKey === word && oldKey === given.keys[at - 1]?.vkey;
    if (!follows) return broken(at, 'its note is of other keys or another log.');
    if (epoch < last.epoch || (epoch === last.epoch && size < last.size))
      return broken(at, 'it is older than the one before it.');
    keys.push({ vkey, epoch, size });
  }
  if (keys.length === 0) return fault('rotation.malformed', 'The log names no key.');
  if (given.pinned === undefined) return { ok: true, keys };
  const from = given.keys.findIndex((key) => key.vkey === given.pinned);
  return from >= 0
    ? { ok: true, keys: keys.slice(from) }
    : fault('rotation.unpinned', 'The key pinned here is none of the log’s keys.');
}

const broken = (at: number, why: string) =>
  fault('rotation.broken', `Key ${at + 1} of the log cannot be followed: ${why}`);

/** The public keys that may sign a checkpoint of this epoch and size. At the very size of a change both may. */
export function keysFor(keys: readonly LogKey[], epoch: number, size: number): Uint8Array[] {
  const reached = (key: LogKey | undefined) =>
    key !== undefined && (epoch > key.epoch || (epoch === key.epoch && size >= key.size));
  const passed = (key: LogKey | undefined) =>
    key !== undefined && (epoch > key.epoch || (epoch === key.epoch && size > key.size));
  return keys.filter((key, at) => reached(key) && !passed(keys[at + 1])).map((key) => key.vkey.publicKey);
}

/** Keys and epochs: the rows say what their signed notes say, and nothing is missing between. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { verifyEpochNote } from '../../evidence/epoch.ts';
import { followRotations, keysFor, type LogKey, verifyRotation } from '../../evidence/key-rotation.ts';
import { EMPTY_ROOT } from '../../evidence/merkle.ts';
import { formatNote, parseNote, signatureLine } from '../../evidence/note.ts';
import type { Database } from '../database.ts';
import { Wrong, wrong } from './wrong.ts';

export interface Known {
  log: string;
  /** a backup that is being restored: keys may have been destroyed after it was made */
  restoring: boolean;
  keys: LogKey[];
  epochs: { epoch: number; fromSize: number; root: string }[];
  /** roots (hex) signed notes name, by size, with where they stand */
  roots: Map<number, { root: string; table: string; row: string }[]>;
  epochAt(size: number): number;
  /** raw public keys that may sign at this size, in the epoch that then was (default), or another */
  signersAt(size: number, epoch?: number): Uint8Array[];
}

export async function readKnown(db: Database, log: string, restoring = false): Promise<Known> {
  const rows = await db.selectFrom('log_keys').selectAll().orderBy('n').execute();
  const followed = await followRotations({ log, keys: rows });
  if (!followed.ok) return wrong('log_keys', 'the keys', followed.sentence);
  const { keys } = followed;
  const epochs = await db.selectFrom('epochs').selectAll().orderBy('epoch').execute();
  const known: Known = {
    ...{ log, restoring, keys, roots: new Map() },
    epochs: epochs.map(({ epoch, from_size, root }) => ({ epoch, fromSize: Number(from_size), root })),
    epochAt: (size) => known.epochs.findLast(({ fromSize }) => fromSize <= size)?.epoch ?? 1,
    signersAt: (size, epoch = known.epochAt(size)) => keysFor(keys, epoch, size),
  };
  for (const [at, row] of rows.entries()) {
    const key = keys[at] as LogKey;
    if (row.n !== at + 1 || row.epoch !== key.epoch || Number(row.from_size) !== key.size)
      wrong('log_keys', `n ${row.n}`, 'This key is said to begin elsewhere than its rotation note says.');
    if (row.rotation !== null) await expectRotationRoot(known, row.n, row.rotation);
  }
  if (epochs[0]?.epoch !== 1) wrong('epochs', 'epoch 1', 'The first epoch is missing.');
  for (const [at, row] of epochs.entries()) await checkEpoch(known, at, row);
  return known;
}

async function expectRotationRoot(known: Known, n: number, note: string): Promise<void> {
  const verdict = await verifyRotation(note);
  if (!verdict.ok) return wrong('log_keys', `n ${n}`, verdict.sentence);
  onlySigned(note, 2, 'log_keys', `n ${n}`);
  const { epoch, size, root } = verdict.rotation;
  const lost = known.epochs.some((later) => later.epoch > epoch && later.fromSize < size);
  if (!lost) expectRoot(known, size, bytesToHex(root), 'log_keys', `n ${n}`);
}

async function checkEpoch(
  known: Known,
  at: number,
  row: { epoch: number; from_size: number; root: string; note: string | null },
): Promise<void> {
  const place = `epoch ${row.epoch}`;
  const fromSize = Number(row.from_size);
  expectRoot(known, fromSize, row.root, 'epochs', place);
  if (at === 0) {
    const first = fromSize === 0 && row.root === bytesToHex(EMPTY_ROOT) && row.note === null;
    if (!first) wrong('epochs', place, 'The first epoch does not begin with nothing.');
    return;
  }
  const verdict = await verifyEpochNote(row.note ?? '', {
    log: known.log,
    keys: known.signersAt(fromSize, row.epoch),
  });
  if (!verdict.ok) return wrong('epochs', place, verdict.sentence);
  onlySigned(row.note ?? '', 1, 'epochs', place);
  const { epoch, from } = verdict;
  if (epoch !== row.epoch || from.fromSize !== fromSize || bytesToHex(from.fromRoot) !== row.root)
    wrong('epochs', place, 'The row says something else than its signed note.');
}

function expectRoot(known: Known, size: number, root: string, table: string, row: string): void {
  known.roots.set(size, [...(known.roots.get(size) ?? []), { root, table, row }]);
}

/** A note written again from its parts is the same text, with no line more than it needs. */
export function onlySigned(text: string, signatures: number, table: string, row: string): void {
  const parsed = parseNote(text);
  if (!parsed.ok) throw new Wrong(table, row, parsed.sentence);
  const { body, signatures: found } = parsed.note;
  const again = formatNote(
    body,
    found.map(({ name, keyId, bytes }) => signatureLine(name, keyId, bytes)),
  );
  if (again !== text || found.length !== signatures) wrong(table, row, 'Something was added to this signed note.');
}

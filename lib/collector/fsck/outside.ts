/** A checkpoint that was kept elsewhere: what only such a one can show. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCheckpoint, parseOrigin, verifyCheckpoint } from '../../evidence/checkpoint.ts';
import type { Known } from './known-keys.ts';
import type { Tree } from './tree.ts';
import { wrong } from './wrong.ts';

const WHERE = 'the checkpoint given';

export interface Outside {
  epoch: number;
  size: number;
  root: string;
}

/** Reads it and checks that this log signed it. */
export async function readOutside(known: Known, note: string): Promise<Outside> {
  const parsed = parseCheckpoint(note);
  if (!parsed.ok) return wrong(WHERE, 'note', parsed.sentence);
  const { origin, size } = parsed.checkpoint;
  const keys = known.signersAt(size, parseOrigin(origin)?.epoch);
  const verdict = await verifyCheckpoint(note, { log: known.log, keys });
  if (!verdict.ok) return wrong(WHERE, 'note', verdict.sentence);
  return { epoch: verdict.epoch, size, root: bytesToHex(verdict.checkpoint.root) };
}

/** The log must still hold what it says. */
export function compareOutside(known: Known, tree: Tree, { epoch, size, root }: Outside): void {
  const place = `epoch ${epoch} size ${size}`;
  const lost = known.epochs.find((later) => later.epoch > epoch && later.fromSize < size);
  if (lost)
    wrong(
      WHERE,
      place,
      `Epoch ${lost.epoch} went on from a backup of ${lost.fromSize} entries: the ${size - lost.fromSize} after them were lost, and stand elsewhere if devices sent them again.`,
    );
  if (epoch > (known.epochs.at(-1)?.epoch ?? 1) || size > tree.size())
    wrong(WHERE, place, `The log had ${size} entries and now has ${tree.size()}: it was set back.`);
  if (tree.wanted.get(size) !== root)
    wrong(WHERE, place, `The log’s first ${size} entries were others when this was signed: it was rewritten.`);
}

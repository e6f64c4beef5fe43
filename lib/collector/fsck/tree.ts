/** The tree, grown again leaf by leaf and compared with everything that was stored or signed about it. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { verifyCheckpoint } from '../../evidence/checkpoint.ts';
import { EMPTY_ROOT } from '../../evidence/merkle.ts';
import { sameBytes } from '../../evidence/same-bytes.ts';
import type { Database } from '../database.ts';
import { edgeOf, type GrownTile, growEdge, rootOfEdge } from '../tree-edge.ts';
import { readTile } from '../tree-tiles.ts';
import type { Cursor } from './cursor.ts';
import { type Known, onlySigned } from './known-keys.ts';
import { type CheckpointRow, checkpointRows } from './rows.ts';
import { wrong } from './wrong.ts';

export interface Tree {
  size(): number;
  root(): string;
  add(leafHash: string): void;
  /** compares what is said of the tree of the present size, where a checkpoint of this epoch must be */
  check(epoch: number): Promise<void>;
  /** compares the tiles; nothing more may be there */
  end(): Promise<{ checkpoints: number }>;
  /** hex roots at sizes asked for */
  wanted: Map<number, string | null>;
}

const NOTHING = bytesToHex(EMPTY_ROOT);

/** so many leaves are grown at once */
const STEP = 256;

export function regrow(db: Database, known: Known, sizes: readonly number[]): Tree {
  const wanted = new Map<number, string | null>(sizes.map((size) => [size, size === 0 ? NOTHING : null]));
  const rows: Cursor<CheckpointRow> = checkpointRows(db);
  let edge = edgeOf(0, []);
  let leaves: Uint8Array[] = [];
  let tiles = 0;
  let checkpoints = 0;
  const waiting = new Map<string, GrownTile>();

  function grow(): void {
    const step = growEdge(edge, leaves);
    edge = step.edge;
    leaves = [];
    for (const tile of step.grown) waiting.set(`${tile.level}/${tile.n}`, tile);
  }

  async function checkTiles(all: boolean): Promise<void> {
    for (const [key, { level, n, hashes }] of waiting) {
      if (!all && hashes.length < 8192) continue;
      waiting.delete(key);
      tiles++;
      const stored = await readTile(db, level, n);
      if (!stored) wrong('tiles', `level ${level} n ${n}`, 'The tile is missing.');
      else if (!sameBytes(stored, hashes))
        wrong('tiles', `level ${level} n ${n}`, 'The tile does not hold the hashes of the log’s entries.');
    }
  }

  const sizeOf = () => edge.size + leaves.length;
  const tree: Tree = {
    wanted,
    size: sizeOf,
    root() {
      grow();
      return bytesToHex(rootOfEdge(edge));
    },
    add(leafHash) {
      leaves.push(hexToBytes(leafHash));
      if (leaves.length === STEP) grow();
      if (wanted.has(sizeOf())) wanted.set(sizeOf(), tree.root());
    },
    async check(epoch) {
      const size = sizeOf();
      const due = new Set([epoch, ...known.epochs.filter(({ fromSize }) => fromSize === size).map((one) => one.epoch)]);
      for (const { root, table, row } of known.roots.get(size) ?? [])
        if (root !== tree.root())
          wrong(table, row, `The log’s first ${size} entries do not have the root that is signed here.`);
      for (let row = await rows.peek(); row && Number(row.size) <= size; row = await rows.peek()) {
        await checkCheckpoint(known, row, size, tree.root());
        checkpoints++;
        due.delete(row.epoch);
        await rows.next();
      }
      known.roots.delete(size);
      for (const missing of due) wrong('checkpoints', `epoch ${missing} size ${size}`, 'The checkpoint is missing.');
      if (waiting.size > 16) await checkTiles(false);
    },
    async end() {
      grow();
      await checkTiles(true);
      for (const [size, [said]] of known.roots)
        wrong(said?.table ?? '', said?.row ?? '', `No group of entries ended at size ${size}, of which this speaks.`);
      const beyond = await rows.peek();
      if (beyond)
        wrong(
          'checkpoints',
          placeOf(beyond),
          `The log ends at ${sizeOf()}: this checkpoint speaks of entries that are missing.`,
        );
      const { count } = await db
        .selectFrom('tiles')
        .select((e) => e.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      if (Number(count) !== tiles) wrong('tiles', 'the table', `The log has ${tiles} tiles, the table ${count}.`);
      return { checkpoints };
    },
  };
  return tree;
}

const placeOf = (row: CheckpointRow): string => `epoch ${row.epoch} size ${row.size}`;

async function checkCheckpoint(known: Known, row: CheckpointRow, size: number, root: string): Promise<void> {
  const place = placeOf(row);
  const no = (sentence: string) => wrong('checkpoints', place, sentence);
  if (Number(row.size) !== size) no('No group of entries ended at this size.');
  const begun = known.epochs.find(({ epoch }) => epoch === row.epoch);
  const next = known.epochs.find(({ epoch }) => epoch > row.epoch);
  if (!begun || size < begun.fromSize || (next && size > next.fromSize))
    no('The log was not in this epoch at this size.');
  const verdict = await verifyCheckpoint(row.note, { log: known.log, keys: known.signersAt(size, row.epoch) });
  if (!verdict.ok) return no(verdict.sentence);
  onlySigned(row.note, 1, 'checkpoints', place);
  if (verdict.epoch !== row.epoch || verdict.checkpoint.size !== size)
    no('The row says something else than its signed note.');
  if (bytesToHex(verdict.checkpoint.root) !== root)
    no(
      `The log’s first ${size} entries do not have the root signed here: entries were changed, and all that covers them with them.`,
    );
}

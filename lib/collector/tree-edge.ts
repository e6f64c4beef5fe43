/**
 * The right edge of the log's tree in memory: what is needed to go on appending. Appending a leaf completes some subtrees; those 2^8, 2^16 … leaves wide go into
 * tiles (C2SP tlog-tiles: a tile of level n holds roots of subtrees 256^n leaves wide).
 */
import { foldSubtrees, hashChildren, merkleRoot } from '../evidence/merkle.ts';
import { HASH_BYTES, TILE_WIDTH } from '../evidence/tile.ts';

const TILE_HEIGHT = 8;

export interface TreeEdge {
  size: number;
  /** by height: the root of the complete subtree there, where `size` has that bit */
  subtrees: (Uint8Array | null)[];
  /** by level: the last tile, which holds fewer than 256 hashes */
  tiles: Tile[];
}

export interface Tile {
  n: number;
  hashes: Uint8Array[];
}

export interface GrownTile {
  level: number;
  n: number;
  hashes: Uint8Array;
}

/** Where the last tile of each level is for a tree of `size`; it holds `width` hashes, 0 to 255. */
export function lastTiles(size: number): { level: number; n: number; width: number }[] {
  const tiles = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH))
    tiles.push({ level, n: Math.floor(count / TILE_WIDTH), width: count % TILE_WIDTH });
  return tiles;
}

/** The edge of a tree of `size` from the last tile of each level. */
export function edgeOf(size: number, tiles: Tile[]): TreeEdge {
  const subtrees: (Uint8Array | null)[] = [];
  for (const [level, { hashes }] of tiles.entries()) {
    let begin = 0;
    for (let height = TILE_HEIGHT - 1; height >= 0; height--) {
      const width = 2 ** height;
      const there = hashes.length - begin >= width;
      subtrees[level * TILE_HEIGHT + height] = there ? merkleRoot(hashes.slice(begin, begin + width)) : null;
      if (there) begin += width;
    }
  }
  return { size, subtrees, tiles };
}

/** The edge after appending, and the tiles that changed, as they are now. `edge` stays as it was: a transaction may yet fail. */
export function growEdge(edge: TreeEdge, leafHashes: readonly Uint8Array[]): { edge: TreeEdge; grown: GrownTile[] } {
  const size = edge.size + leafHashes.length;
  const subtrees = [...edge.subtrees];
  const tiles = edge.tiles.map(({ n, hashes }) => ({ n, hashes: [...hashes] }));
  const grown = new Map<string, { level: number; tile: Tile }>();

  function toTile(level: number, hash: Uint8Array): void {
    tiles[level] ??= { n: 0, hashes: [] };
    const tile = tiles[level];
    tile.hashes.push(hash);
    grown.set(`${level}/${tile.n}`, { level, tile });
    if (tile.hashes.length === TILE_WIDTH) tiles[level] = { n: tile.n + 1, hashes: [] };
  }

  for (const leaf of leafHashes) {
    let hash = leaf;
    let height = 0;
    toTile(0, hash);
    for (let left = subtrees[0]; left; left = subtrees[height]) {
      subtrees[height++] = null;
      hash = hashChildren(left, hash);
      if (height % TILE_HEIGHT === 0) toTile(height / TILE_HEIGHT, hash);
    }
    subtrees[height] = hash;
  }
  const changed = [...grown.values()].map(({ level, tile }) => ({ level, n: tile.n, hashes: joined(tile.hashes) }));
  return { edge: { size, subtrees, tiles }, grown: changed };
}

/** The root of the whole tree. */
export function rootOfEdge({ subtrees }: TreeEdge): Uint8Array {
  return foldSubtrees(subtrees.filter((hash) => hash !== null && hash !== undefined).reverse());
}

/** The hashes of a tile, one by one. */
export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, at) =>
    bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** … and back. */
export function joined(hashes: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [at, hash] of hashes.entries()) bytes.set(hash, at * HASH_BYTES);
  return bytes;
}

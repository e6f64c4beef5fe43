/** Hashes of the tree for proofs, made from tiles. A node of a complete subtree never changes within an epoch, so those used last are kept in memory. */
import { foldSubtrees, type Node, type Range, subtreesOf } from '../evidence/merkle.ts';
import { nodeFromTile, tileOf } from '../evidence/tile.ts';
import type { Database } from './database.ts';
import { readTile } from './tree-tiles.ts';

const KEPT_NODES = 20_000;

export interface TreeNodes {
  /** the roots of ranges of the tree (lib/evidence/merkle.ts), in order */
  roots(ranges: readonly Range[]): Promise<Uint8Array[]>;
}

export function createTreeNodes(db: Database): TreeNodes {
  const kept = new Map<string, Uint8Array>();

  async function nodeHash(node: Node, tiles: Map<string, Uint8Array>): Promise<Uint8Array> {
    const key = `${node.level}/${node.index}`;
    const known = kept.get(key);
    if (known) return known;
    const { level, n, from, to } = tileOf(node);
    const place = `${level}/${n}`;
    const tile = tiles.get(place) ?? (await readTile(db, level, n)) ?? new Uint8Array();
    tiles.set(place, tile);
    const hash = nodeFromTile(tile, from, to);
    if (kept.size >= KEPT_NODES) kept.clear();
    kept.set(key, hash);
    return hash;
  }

  return {
    async roots(ranges) {
      const tiles = new Map<string, Uint8Array>();
      const roots: Uint8Array[] = [];
      for (const range of ranges) {
        const hashes: Uint8Array[] = [];
        for (const node of subtreesOf(range)) hashes.push(await nodeHash(node, tiles));
        roots.push(foldSubtrees(hashes));
      }
      return roots;
    },
  };
}

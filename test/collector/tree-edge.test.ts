import { describe, expect, it } from 'vitest';
import { edgeOf, growEdge, lastTiles, rootOfEdge, splitHashes, type TreeEdge } from '../../lib/collector/tree-edge.ts';
import { sha256 } from '../../lib/evidence/hash.ts';
import { merkleRoot } from '../../lib/evidence/merkle.ts';

const leaf = (index: number) => sha256(new TextEncoder().encode(`leaf ${index}`));
const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => leaf(from + at));
const EMPTY: TreeEdge = edgeOf(0, []);

describe('the right edge of the tree', () => {
  it('gives the root RFC 6962 gives, whatever the steps it grew in', () => {
    for (const steps of [[1, 2, 3], [255, 1, 1], [256, 256], [300, 700, 3], [65_536, 1], [70_000]]) {
      let edge = EMPTY;
      for (const step of steps) {
        edge = growEdge(edge, leaves(edge.size, edge.size + step)).edge;
        expect(rootOfEdge(edge)).toEqual(merkleRoot(leaves(0, edge.size)));
      }
    }
  });

  it('is the same read back from the tiles it wrote', () => {
    const tiles = new Map<string, Uint8Array>();
    let edge = EMPTY;
    for (const step of [1, 254, 1, 1, 600, 65_536, 12]) {
      const grown = growEdge(edge, leaves(edge.size, edge.size + step));
      edge = grown.edge;
      for (const { level, n, hashes } of grown.grown) tiles.set(`${level}/${n}`, hashes);
      const back = lastTiles(edge.size).map(({ level, n, width }) => {
        const hashes = splitHashes(tiles.get(`${level}/${n}`) ?? new Uint8Array());
        expect(hashes).toHaveLength(width);
        return { n, hashes };
      });
      expect(edgeOf(edge.size, back).tiles).toEqual(edge.tiles);
      expect(rootOfEdge(edgeOf(edge.size, back))).toEqual(rootOfEdge(edge));
    }
    expect([...tiles.values()].filter((hashes) => hashes.length === 8192)).toHaveLength(259 + 1);
  });

  it('leaves the edge it grew from as it was', () => {
    const before = growEdge(EMPTY, leaves(0, 5)).edge;
    const root = rootOfEdge(before);
    growEdge(before, leaves(5, 600));
    expect(rootOfEdge(before)).toEqual(root);
    expect(before.size).toBe(5);
  });
});

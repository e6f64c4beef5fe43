import { nodeFromTile, TILE_WIDTH, tilePath } from '../../lib/evidence/tile.ts';

/** All tiles of a log by their paths. */
export function tilesOf(leafHashes: readonly Uint8Array[]): Record<string, Uint8Array> {
  const tiles: Record<string, Uint8Array> = {};
  let row = leafHashes;
  for (let level = 0; row.length > 0; level++) {
    const above: Uint8Array[] = [];
    for (let n = 0; n * TILE_WIDTH < row.length; n++) {
      const hashes = row.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH);
      const tile = new Uint8Array(Buffer.concat(hashes));
      tiles[tilePath(level, n, hashes.length)] = tile;
      if (hashes.length === TILE_WIDTH) above.push(nodeFromTile(tile, 0, TILE_WIDTH));
    }
    row = above;
  }
  return tiles;
}

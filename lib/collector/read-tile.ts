/** A tile or a bundle of entries by its C2SP path. */
import { leafBytes } from '../evidence/leaf.ts';
import { formatBundle, HASH_BYTES, parseTilePath, TILE_WIDTH } from '../evidence/tile.ts';
import type { Database } from './database.ts';
import { readTile } from './tree-tiles.ts';

/** Its bytes, or null where there is none: a path that is not exactly one of a tile's, or a tile the log has not reached. */
export async function readTilePath(db: Database, log: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const tile = parseTilePath(path);
  if (!tile) return null;
  const { level, n, width = TILE_WIDTH } = tile;
  if (level === 'entries') return readEntries(db, log, n * TILE_WIDTH, width);
  const bytes = await readTile(db, level, n);
  return bytes && bytes.length >= width * HASH_BYTES ? new Uint8Array(bytes.slice(0, width * HASH_BYTES)) : null;
}

async function readEntries(
  db: Database,
  log: string,
  first: number,
  count: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const rows = await db
    .selectFrom('log_entries')
    .select(['device', 'seq', 'prev', 'body_mac'])
    .where('idx', '>=', first)
    .where('idx', '<', first + count)
    .orderBy('idx')
    .execute();
  if (rows.length < count) return null;
  const entries = rows.map(({ device, seq, prev, body_mac }) =>
    leafBytes({ v: 1, log, device, seq: Number(seq), prev, body: body_mac }),
  );
  return new Uint8Array(formatBundle(entries));
}

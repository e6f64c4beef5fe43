/** The tree in the database: reading its edge, writing grown tiles. */
import { askedOften } from './asked-often.ts';
import type { Database, Writing } from './database.ts';
import type { LogBook } from './log-book.ts';
import { edgeOf, type GrownTile, lastTiles, splitHashes, type Tile, type TreeEdge } from './tree-edge.ts';

/** The edge of the tree as the head says it is: from memory when this process made it, else from the tiles. */
export async function readEdge(db: Database, book: LogBook, head: { size: number; root: string }): Promise<TreeEdge> {
  if (book.edge?.root === head.root && book.edge.edge.size === head.size) return book.edge.edge;
  const tiles: Tile[] = [];
  for (const { level, n, width } of lastTiles(head.size)) {
    const bytes = width > 0 ? await readTile(db, level, n) : null;
    tiles.push({ n, hashes: splitHashes(bytes ?? new Uint8Array()).slice(0, width) });
  }
  return edgeOf(head.size, tiles);
}

/** A tile's bytes, or null when it is not there. */
export async function readTile(db: Database, level: number, n: number): Promise<Uint8Array | null> {
  const [row] = await tileAt(db, level, n);
  return row ? new Uint8Array(row.hashes) : null;
}

const tileAt = askedOften((db, level: number, n: number) =>
  db.selectFrom('tiles').select('hashes').where('level', '=', level).where('n', '=', n),
);

export async function storeTiles(trx: Writing, grown: GrownTile[]): Promise<void> {
  for (const { level, n, hashes } of grown)
    await trx
      .insertInto('tiles')
      .values({ level, n, hashes: Buffer.from(hashes) })
      .onConflict((conflict) =>
        conflict.columns(['level', 'n']).doUpdateSet((e) => ({ hashes: e.ref('excluded.hashes') })),
      )
      .execute();
}

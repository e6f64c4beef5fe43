import type { Database } from '../database.ts';

/** how old a count may be: cosignatures only ever become more */
const KEPT_MS = 10_000;
const kept = new WeakMap<Database, { at: number; sizes: number[] }>();

/**
 * How many devices verified and signed a checkpoint that holds an entry: what is in a smaller tree is in every larger one. Counted for the log's present epoch, to which each entry
 * belongs that is in the log.
 */
export async function cosignedBy(db: Database): Promise<(index: number) => number> {
  const known = kept.get(db);
  const sizes = known && Date.now() - known.at < KEPT_MS ? known.sizes : await largestSizes(db);
  if (sizes !== known?.sizes) kept.set(db, { at: Date.now(), sizes });
  return (index) => {
    let count = 0;
    for (const size of sizes) if (size > index) count += 1;
    return count;
  };
}

/** The largest tree each device signed. */
async function largestSizes(db: Database): Promise<number[]> {
  const rows = await db
    .selectFrom('cosignatures')
    .select((e) => e.fn.max('size').as('size'))
    .where('epoch', '=', (e) => e.selectFrom('log_head').select('epoch'))
    .groupBy('device')
    .execute();
  return rows.map(({ size }) => Number(size));
}

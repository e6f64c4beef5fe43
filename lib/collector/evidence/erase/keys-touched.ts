/** The keys an erasure destroys, and what it cannot reach by them. */
import type { Database } from '../../database.ts';

/** as many as one question names */
const ASKED = 400;

/** How many keys these bodies are sealed with, and how many of them still stand in the clear, from before bodies were sealed. */
export async function keysTouched(db: Database, indexes: readonly number[]): Promise<{ keys: number; clear: number }> {
  const keys = new Set<string>();
  let clear = 0;
  for (let at = 0; at < indexes.length; at += ASKED) {
    const rows = await db
      .selectFrom('event_bodies')
      .select(['body_key', (e) => e.fn.countAll<number>().as('n')])
      .where('idx', 'in', indexes.slice(at, at + ASKED))
      .groupBy('body_key')
      .execute();
    for (const { body_key, n } of rows) {
      if (body_key === null) clear += Number(n);
      else keys.add(body_key);
    }
  }
  return { keys: keys.size, clear };
}

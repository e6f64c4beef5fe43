import { type RawBuilder, sql } from 'kysely';

/** Sorts the rows of which the condition holds before all others: before a list is cut, so that none of them falls out of it. */
export const first = (condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`case when ${condition} then 0 else 1 end`;

/** What waits for a decision, before what was decided. */
export const OPEN_FIRST = first(sql`state = 'open'`);

import { sql } from 'kysely';

/** Sorts what waits for a decision (a row whose `state` is open) before what was decided: before a list is cut, so that nothing that waits falls out of it. */
export const OPEN_FIRST = sql`case when state = 'open' then 0 else 1 end`;

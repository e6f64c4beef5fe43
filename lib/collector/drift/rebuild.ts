/** Making drift again from log and record: what people decided, and past days' counts, stay. Bodies that were erased since are no longer in it. */
import type { Database, Writing } from '../database.ts';
import { lockDrift, moveCursor } from './cursors.ts';
import { settlingOf } from './settle.ts';

const MADE = [
  ...([
    'observations',
    'drift_accounts',
    'drift_looks',
    'drift_deeds',
    'drift_uses',
    'drift_due',
    'drift_cells',
    'drift_said',
  ] as const),
  ...(['drift_findings', 'drift_items'] as const),
];

/** Forgets all that was made, so that it is made again by whoever serves. */
export async function forgetDrift(trx: Writing): Promise<void> {
  await lockDrift(trx);
  for (const table of MADE) await trx.deleteFrom(table).execute();
  await moveCursor(trx, 'log', '0');
  await moveCursor(trx, 'record', '');
  await moveCursor(trx, 'removed', '0');
}

/** … and makes it, to the end. Gives how many accounts were seen, and how many findings there are. */
export async function rebuildDrift(db: Database, now: Date): Promise<{ observations: number; findings: number }> {
  await db.transaction().execute(forgetDrift);
  await settlingOf(db).catchUp(now, Number.POSITIVE_INFINITY);
  const count = async (table: 'observations' | 'drift_findings') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );
  return { observations: await count('observations'), findings: await count('drift_findings') };
}

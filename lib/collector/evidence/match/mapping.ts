/** How a console's log is read: as the request says, as it was read the last time, or as its columns are called. */
import { guessLogColumns, LOG_PARTS } from '../../../evidence/match-log/log-columns.ts';
import { type KeptMapping, keptMappingSchema, type MatchRequest } from '../../../wire/evidence-matches.schema.ts';
import type { Database, Writing } from '../../database.ts';
import { Refused } from '../../errors.ts';

/** Throws `Refused` 422 for a mapping that says too little, or names a column the file has not. A try shows the columns whatever their names propose: somebody says then which is which. */
export async function mappingFor(
  db: Database,
  { console, mapping, dryRun }: Pick<MatchRequest, 'console' | 'mapping' | 'dryRun'>,
  columns: readonly string[],
): Promise<{ mapping: KeptMapping; by: 'request' | 'kept' | 'names' }> {
  if (mapping) return { mapping: checked(mapping, columns, true), by: 'request' };
  const kept = await readMapping(db, console);
  // A file of other columns than the last time is looked at anew.
  if (
    kept &&
    LOG_PARTS.every(
      (part) => kept.columns[part].length === 0 || kept.columns[part].some((one) => columns.includes(one)),
    )
  )
    return { mapping: kept, by: 'kept' };
  const guessed = { columns: guessLogColumns(columns), zone: null, order: null };
  return { mapping: dryRun ? guessed : checked(guessed, columns, false), by: 'names' };
}

function checked(mapping: KeptMapping, columns: readonly string[], strictly: boolean): KeptMapping {
  const unknown = LOG_PARTS.flatMap((part) => mapping.columns[part]).find((one) => !columns.includes(one));
  if (strictly && unknown !== undefined) throw new Refused('match.column', { column: unknown.slice(0, 64) });
  const { time, action, actor, target } = mapping.columns;
  const missing =
    time.length === 0
      ? 'when'
      : action.length === 0
        ? 'what was done'
        : actor.length + target.length === 0
          ? 'whose account'
          : null;
  if (missing) throw new Refused('match.mapping', { missing, columns: columns.slice(0, 40).join(', ').slice(0, 800) });
  return mapping;
}

async function readMapping(db: Database, console: string): Promise<KeptMapping | null> {
  const row = await db.selectFrom('log_mappings').select('mapping').where('console', '=', console).executeTakeFirst();
  return row ? keptMappingSchema.parse(JSON.parse(row.mapping)) : null;
}

export async function keepMapping(
  trx: Writing,
  console: string,
  mapping: KeptMapping,
  by: string,
  at: string,
): Promise<void> {
  const told = { mapping: JSON.stringify(mapping), by, at };
  await trx
    .insertInto('log_mappings')
    .values({ console, ...told })
    .onConflict((conflict) => conflict.column('console').doUpdateSet(told))
    .execute();
}

/** Places that are to be looked at again. */
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Tables, Writing } from '../database.ts';

/** Sorts before every moment. */
export const NOW = '';

/** A machine identity is looked at like a place. */
export const MACHINE = 'm:';

const CHUNK = 200;

export async function lookSoon(trx: Writing, places: Iterable<string>): Promise<void> {
  const all = [...new Set(places)];
  for (let at = 0; at < all.length; at += CHUNK)
    await trx
      .insertInto('drift_due')
      .values(all.slice(at, at + CHUNK).map((place) => ({ place, at: NOW })))
      .onConflict((conflict) => conflict.column('place').doUpdateSet({ at: NOW }).where('drift_due.at', '<>', NOW))
      .execute();
}

type Where<T extends keyof Tables> = (
  e: ExpressionBuilder<Tables, T>,
) => ReturnType<ExpressionBuilder<Tables, T>['and']>;

/** All places of recorded accounts, or of observations, that `where` names; none of them is read here. */
export async function lookSoonWhere<T extends 'drift_accounts' | 'observations' | 'drift_findings'>(
  trx: Writing,
  table: T,
  where: Where<T>,
): Promise<void> {
  const places = (trx.selectFrom(table as 'observations') as unknown as SelectQueryBuilder<Tables, T, object>)
    .select((e) => [e.ref('place' as never).as('place'), e.val(NOW).as('at')])
    .distinct()
    .where(where as never);
  await trx
    .insertInto('drift_due')
    .columns(['place', 'at'])
    .expression(places as never)
    .onConflict((conflict) => conflict.column('place').doUpdateSet({ at: NOW }).where('drift_due.at', '<>', NOW))
    .execute();
}

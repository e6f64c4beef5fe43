import type { EvidenceFilter } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { findIndexes } from './find-indexes.ts';
import { followed } from './follow-log.ts';
import type { Scope } from './scope.ts';
import { wantedBy } from './search.ts';

const MOST = 1000;

/** How many entries fit, at most a thousand. */
export async function countFitting(db: Database, scope: Scope, filter: EvidenceFilter): Promise<number> {
  return (await fitting(db, scope, filter, MOST)).length;
}

/** The newest that fit, oldest first; of those below the index `older` where one is given. */
export async function fitting(
  db: Database,
  scope: Scope,
  filter: EvidenceFilter,
  most: number,
  older = Number.POSITIVE_INFINITY,
): Promise<number[]> {
  const { from, ...wanted } = await wantedBy(db, scope, filter, Math.min(older, await followed(db)));
  const found: number[] = [];
  for (let before = wanted.before; before > from && found.length < most; ) {
    const { indexes, down } = await findIndexes(db, { ...wanted, from, before }, most - found.length);
    found.push(...indexes);
    before = down;
  }
  return found.reverse();
}

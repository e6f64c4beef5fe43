import type { SelectQueryBuilder } from 'kysely';
import { SEVERITIES } from '../../drift/severity.ts';
import type { DriftQuery } from '../../wire/drift.schema.ts';
import type { Tables } from '../database.ts';
import { listed } from './visible.ts';

export type Query = Pick<DriftQuery, 'client' | 'technician' | 'console' | 'severity' | 'kind' | 'assigned'> &
  Partial<Pick<DriftQuery, 'nobody'>>;

/** Narrows findings as the query says. `f` is `drift_findings`. */
export function narrowed<O>(
  found: SelectQueryBuilder<Tables & { f: Tables['drift_findings'] }, 'f', O>,
  { seen, states, query }: { seen: string[] | null; states: readonly string[] | null; query: Query },
): SelectQueryBuilder<Tables & { f: Tables['drift_findings'] }, 'f', O> {
  let all = found;
  if (states) all = all.where('f.state', 'in', [...states]);
  if (seen) all = all.where('f.client', 'in', listed(seen));
  if (query.technician) all = all.where('f.technician', '=', query.technician);
  if (query.nobody) all = all.where('f.technician', 'is', null);
  if (query.console) all = all.where('f.console', '=', query.console);
  if (query.severity) all = all.where('f.rank', '=', SEVERITIES.indexOf(query.severity));
  if (query.kind) all = all.where('f.kinds', 'like', `% ${query.kind} %`);
  if (query.assigned) all = all.where('f.assigned', '=', query.assigned);
  return all;
}

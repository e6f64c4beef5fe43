/** What became of an object, version by version: who, when, why, and which parts changed. */

import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { type Kind, WORD } from '../kinds.ts';
import { changedParts } from './changed-parts.ts';

/** As many changed parts as one version lists. */
const PARTS = 100;

/** Newest first, before version `before`. A removed object has a history too. Throws `Refused` 404 for what never was. */
export async function historyOf(
  db: Database,
  kind: Kind,
  id: string,
  { before, limit }: { before?: number | undefined; limit: number },
) {
  let found = db
    .selectFrom('object_versions')
    .select(['version', 'body', 'changed_at', 'changed_by', 'why'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(limit + 1);
  if (before !== undefined) found = found.where('version', '<', before);
  const rows = await found.execute();
  if (rows.length === 0 && before === undefined) throw new Refused('record.unknown', { kind: WORD[kind], id });
  const versions = rows.slice(0, limit).map((row, at) => {
    const [now, then] = [bodyOf(row), bodyOf(rows[at + 1])];
    const fields = changedParts(then, now);
    return {
      ...{ version: row.version, at: row.changed_at, by: row.changed_by, why: row.why },
      change: now === null ? ('removed' as const) : then === null ? ('added' as const) : ('changed' as const),
      ...{ fields: fields.slice(0, PARTS), more: Math.max(0, fields.length - PARTS) },
    };
  });
  return { versions, next: rows.length > limit ? (versions.at(-1)?.version ?? null) : null };
}

const bodyOf = (row: { body: string | null } | undefined): object | null =>
  row?.body ? (JSON.parse(row.body) as object) : null;

/** What a source calls its groups. */
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';

/** By group, its id at the source. */
export async function externalIdOf(db: Database, source: string, groups: string[]): Promise<Map<string, string>> {
  if (groups.length === 0) return new Map();
  const rows = await db
    .selectFrom('source_groups')
    .select(['grp', 'external_id'])
    .where('source', '=', source)
    .where('grp', 'in', groups)
    .execute();
  return new Map(rows.map(({ grp, external_id }) => [grp, external_id]));
}

export async function groupByExternal(db: Database, source: string, externalId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('source_groups')
    .select('grp')
    .where('source', '=', source)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.grp;
}

/** Null: it has none. Throws `Refused` 409 when the id is another group's. */
export async function keepGroupId(trx: Writing, source: string, grp: string, externalId: string | null): Promise<void> {
  if (externalId !== null) {
    const other = await groupByExternal(trx, source, externalId);
    if (other === grp) return;
    if (other !== undefined) throw new Refused('scim.taken', { type: 'group', attribute: 'externalId' });
  }
  await trx.deleteFrom('source_groups').where('source', '=', source).where('grp', '=', grp).execute();
  if (externalId !== null)
    await trx.insertInto('source_groups').values({ source, grp, external_id: externalId }).execute();
}

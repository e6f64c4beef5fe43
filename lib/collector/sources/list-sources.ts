import type { Group } from '../../record/access.schema.ts';
import type { GroupView, SourceView } from '../../wire/sources.schema.ts';
import type { Database } from '../database.ts';
import { listObjects } from '../objects.ts';
import { listTokens } from './tokens.ts';

/** Every source, and how it is doing. */
export async function listSources(db: Database, at: string): Promise<SourceView[]> {
  const tokens = await listTokens(db, at);
  const people = await counted(
    db
      .selectFrom('source_people')
      .select((e) => ['source', e.fn.countAll<number>().as('count')])
      .where('gone', '=', 0)
      .groupBy('source')
      .execute(),
  );
  const held = await counted(
    db
      .selectFrom('movements')
      .select((e) => ['source', e.fn.countAll<number>().as('count')])
      .where('state', '=', 'held')
      .groupBy('source')
      .execute(),
  );
  const sources = await listObjects(db, 'sources');
  return sources.map((source) => {
    const its = tokens.filter((token) => token.source === source.id);
    const used = its.map(({ lastUsedAt }) => lastUsedAt ?? '').sort();
    return {
      ...source,
      address: source.kind === 'scim' ? `/scim/v2/${source.id}` : null,
      people: people.get(source.id) ?? 0,
      held: held.get(source.id) ?? 0,
      tokens: its.filter(({ state }) => state === 'works').length,
      lastUsedAt: used.at(-1) || null,
    };
  });
}

async function counted(rows: Promise<{ source: string; count: number }[]>): Promise<Map<string, number>> {
  return new Map((await rows).map(({ source, count }) => [source, Number(count)]));
}

/** The groups all sources say, by name. */
export async function listGroups(db: Database): Promise<GroupView[]> {
  const giving = new Set(
    (await listObjects(db, 'sources')).filter(({ owns }) => owns.includes('templates')).map(({ id }) => id),
  );
  const rows = await db.selectFrom('objects').select('body').where('kind', '=', 'groups').orderBy('title').execute();
  return rows.map(({ body }) => {
    const { id, version, displayName, source, members, template = null } = JSON.parse(body) as Group;
    return { id, version, displayName, source, members: members.length, template, gives: giving.has(source) };
  });
}

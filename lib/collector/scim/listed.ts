/** Users and groups of one source, as list.ts reads them. */
import type { SelectQueryBuilder } from 'kysely';
import type { Group } from '../../record/access.schema.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Database, Tables } from '../database.ts';
import { sameName } from '../object-keys.ts';
import { keyHolder } from '../objects.ts';
import type { Asking } from './asking.ts';
import { groupByExternal } from './group-ids.ts';
import { GROUPS, USERS } from './group-schema.ts';
import { showGroups } from './groups.ts';
import type { Listed } from './list.ts';
import { personByExternal } from './people.ts';
import { showUsers } from './show-users.ts';

/** Every technician but those this source took away: a person it matches by name may have been here before it. */
export function listedUsers(asking: Asking): Listed<Technician> {
  const { source } = asking;
  const here = (db: Database) =>
    db
      .selectFrom('objects as o')
      .where('o.kind', '=', 'technicians')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('source_people as p')
              .select('p.technician')
              .where('p.source', '=', source.id)
              .whereRef('p.technician', '=', 'o.id')
              .where('p.gone', '=', 1),
          ),
        ),
      );
  return {
    type: USERS,
    costly: 'groups',
    lookUp: (db, attribute, value) => {
      if (attribute === 'id') return Promise.resolve([value]);
      if (attribute === 'externalId') return personByExternal(db, source.id, value).then((one) => ids(one?.technician));
      if (attribute === 'userName') return keyHolder(db, 'technicians', 'user name', sameName(value)).then(ids);
      return undefined;
    },
    ...readsOf(here),
    idOf: ({ id }) => id,
    show: (db, some, costly) => showUsers(db, asking, some, costly),
  };
}

/** The source's own groups. */
export function listedGroups(asking: Asking): Listed<Group> {
  const { source } = asking;
  const here = (db: Database) =>
    db
      .selectFrom('objects as o')
      .innerJoin('object_refs as r', (join) =>
        join.onRef('r.id', '=', 'o.id').on('r.kind', '=', 'groups').on('r.to_kind', '=', 'sources'),
      )
      .where('o.kind', '=', 'groups')
      .where('r.to_id', '=', source.id);
  return {
    type: GROUPS,
    costly: 'members',
    lookUp: (db, attribute, value) => {
      if (attribute === 'id') return Promise.resolve([value]);
      if (attribute === 'externalId') return groupByExternal(db, source.id, value).then(ids);
      const name = JSON.stringify([source.id, sameName(value)]);
      return attribute === 'displayName' ? keyHolder(db, 'groups', 'name', name).then(ids) : undefined;
    },
    ...readsOf(here),
    idOf: ({ id }) => id,
    show: (db, some, costly) => showGroups(db, asking, some, costly),
  };
}

const countOf = (row: { count: unknown } | undefined): number => Number(row?.count ?? 0);
const ids = (id: string | undefined): string[] => (id === undefined ? [] : [id]);
const rows = <T>(found: { body: string }[]): T[] => found.map(({ body }) => JSON.parse(body) as T);

/** Rows of `objects`, whatever they are narrowed by. */
type Here = SelectQueryBuilder<Tables & { o: Tables['objects'] }, 'o', object>;

/** How a list is read, given which rows it is of. */
function readsOf<T>(here: (db: Database) => Here): Pick<Listed<T>, 'byIds' | 'count' | 'page'> {
  return {
    byIds: async (db, ids) =>
      ids.length === 0 ? [] : rows(await here(db).select('o.body').where('o.id', 'in', ids).execute()),
    count: async (db) =>
      countOf(
        await here(db)
          .select(({ fn }) => fn.countAll().as('count'))
          .executeTakeFirst(),
      ),
    page: async (db, from, limit) => {
      const page = here(db).select('o.body').orderBy('o.id').limit(limit);
      return rows(await ('after' in from ? page.where('o.id', '>', from.after) : page.offset(from.offset)).execute());
    },
  };
}

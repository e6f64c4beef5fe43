/** Who did it, in lists kept here of what was done to others: of somebody who is not in the record any more, the name goes and the deed stays. */
import type { Database, Tables } from '../../../database.ts';
import { type Asked, because, ERASED, isHeld } from '../asked.ts';
import type { Place } from '../place.ts';

type Named = { [T in keyof Tables]: { table: T; column: keyof Tables[T] & string } }[keyof Tables];

const NAMED: readonly Named[] = [
  { table: 'object_versions', column: 'changed_by' },
  { table: 'movements', column: 'by' },
  { table: 'movements', column: 'decided_by' },
  { table: 'proposals', column: 'by' },
  { table: 'proposals', column: 'decided_by' },
  { table: 'drafts', column: 'technician' },
  { table: 'drafts', column: 'decided_by' },
  { table: 'imports', column: 'by' },
  { table: 'enrolments', column: 'created_by' },
  { table: 'tokens', column: 'created_by' },
  { table: 'covers', column: 'reviewed_by' },
  { table: 'sign_in_links', column: 'linked_by' },
  { table: 'paused_profiles', column: 'by' },
  { table: 'drift_decisions', column: 'by' },
  { table: 'drift_decisions', column: 'assigned' },
  { table: 'drift_suspects', column: 'released_by' },
  { table: 'log_matches', column: 'by' },
  { table: 'log_mappings', column: 'by' },
  { table: 'packs', column: 'by' },
  { table: 'pack_schedules', column: 'by' },
];

async function count(db: Database, { request: { technician, client } }: Asked): Promise<number> {
  if (technician === undefined || client !== undefined) return 0;
  let all = 0;
  for (const { table, column } of NAMED) {
    const { n } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where(column as never, '=', technician as never)
      .executeTakeFirstOrThrow();
    all += Number(n);
  }
  return all;
}

const stays = (asked: Asked): boolean => !asked.absent || asked.request.before !== undefined;
const held = (asked: Asked): boolean => isHeld(asked, { client: null, people: [asked.request.technician ?? null] });

export const authorsPlace: Place = {
  place: 'authors',
  tables: ['drafts', 'paused_profiles'],
  async plan(db, asked) {
    const all = await count(db, asked);
    const kept = stays(asked) || held(asked) ? all : 0;
    return {
      erased: all - kept,
      kept,
      why: because(
        stays(asked) ? 0 : kept,
        'Their name as of who changed, decided or taught something: what was done stays, without it.',
        kept > 0 && stays(asked) && 'Of somebody who is still in the record it stays.',
      ),
    };
  },
  async forget(trx, asked) {
    const { technician, client } = asked.request;
    if (technician === undefined || client !== undefined || stays(asked) || held(asked)) return;
    for (const { table, column } of NAMED)
      await trx
        .updateTable(table)
        .set({ [column]: ERASED } as never)
        .where(column as never, '=', technician as never)
        .execute();
  },
};

import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { MovementKind, MovementState, MovementsQuery, movementsAnswerSchema } from '../../wire/sources.schema.ts';
import type { Database, Tables } from '../database.ts';
import { findObject } from '../objects.ts';

type Answer = z.input<typeof movementsAnswerSchema>;

/** Newest first, one page; and what is held, whatever was asked for. */
export async function listMovements(db: Database, query: MovementsQuery): Promise<Answer> {
  let found = db
    .selectFrom('movements')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.before) found = found.where('id', '<', query.before);
  for (const column of ['state', 'kind', 'source', 'technician'] as const) {
    const value = query[column];
    if (value !== undefined) found = found.where(column, '=', value);
  }
  if (query.setOff) found = found.where('fanned_out_at', 'is not', null);
  const rows = await found.execute();
  const page = rows.slice(0, query.limit);
  const names = await namesOf(
    db,
    page.map(({ technician }) => technician),
  );
  return {
    movements: page.map((row) => shown(row, names.get(row.technician) ?? row.technician)),
    next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
    holds: await listHolds(db),
  };
}

function shown(row: Selectable<Tables['movements']>, displayName: string): Answer['movements'][number] {
  return {
    ...{ id: row.id, technician: row.technician, displayName, kind: row.kind as MovementKind, source: row.source },
    ...{ at: row.at, parts: JSON.parse(row.parts), state: row.state as MovementState },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at, why: row.why },
    ...{ setOffAt: row.fanned_out_at, closedAt: row.closed_at },
  };
}

async function namesOf(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('objects')
    .select(['id', 'body'])
    .where('kind', '=', 'technicians')
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, body }) => [id, (JSON.parse(body) as { displayName: string }).displayName]));
}

async function listHolds(db: Database): Promise<Answer['holds']> {
  const rows = await db
    .selectFrom('movements')
    .select((e) => [
      'source',
      e.fn.countAll<number>().as('leavers'),
      e.fn.min('at').as('since'),
      e.fn.max('id').as('movement'),
    ])
    .where('state', '=', 'held')
    .groupBy('source')
    .orderBy('source')
    .execute();
  return Promise.all(
    rows.map(async ({ source, leavers, since, movement }) => ({
      ...{ source, since, movement, leavers: Number(leavers) },
      label: (await findObject(db, 'sources', source))?.label ?? source,
    })),
  );
}

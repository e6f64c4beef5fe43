/** On-call cover: a technician takes a client for some hours, at once and by themselves; a lead reviews. It ends by the collector's clock. */
import type { z } from 'zod';
import type { coverSchema } from '../wire/cover.schema.ts';
import type { Database, Tables } from './database.ts';
import { Refused } from './errors.ts';
import { findObject, lockRecord } from './objects.ts';

export type Cover = z.input<typeof coverSchema>;

/** Starts cover for `hours`. Throws `Refused` 404 for an unknown client, 409 while earlier cover still runs. */
export async function takeCover(
  db: Database,
  technician: string,
  request: { client: string; hours: number; reason: string },
  now: Date,
): Promise<Cover> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const client = await findObject(trx, 'clients', request.client);
    if (!client) throw new Refused('record.unknown', { kind: 'client', id: request.client });
    const from = now.toISOString();
    const running = await trx
      .selectFrom('covers')
      .select('until_at')
      .where('technician', '=', technician)
      .where('client', '=', client.id)
      .where('until_at', '>', from)
      .executeTakeFirst();
    if (running) throw new Refused('cover.active', { client: client.name, until: running.until_at });
    const row = {
      id: `cov-${crypto.randomUUID()}`,
      technician,
      client: client.id,
      reason: request.reason,
      from_at: from,
      until_at: new Date(now.getTime() + request.hours * 3_600_000).toISOString(),
      reviewed_by: null,
      reviewed_at: null,
    };
    await trx.insertInto('covers').values(row).execute();
    return shown(row);
  });
}

const LISTED = 500;

/** Newest first; `technician` limits the list to one person's. */
export async function listCover(db: Database, technician?: string): Promise<Cover[]> {
  const all = db.selectFrom('covers').selectAll().orderBy('from_at', 'desc').orderBy('id').limit(LISTED);
  const rows = await (technician ? all.where('technician', '=', technician) : all).execute();
  return rows.map(shown);
}

/** Notes that a lead looked at it. Throws `Refused` 403 for one's own, 404, 409 when it was reviewed. */
export async function reviewCover(db: Database, id: string, reviewer: string, at: string): Promise<Cover> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const row = await trx.selectFrom('covers').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new Refused('cover.unknown');
    if (row.technician === reviewer) throw new Refused('cover.own');
    if (row.reviewed_by) throw new Refused('cover.reviewed');
    await trx.updateTable('covers').set({ reviewed_by: reviewer, reviewed_at: at }).where('id', '=', id).execute();
    return shown({ ...row, reviewed_by: reviewer, reviewed_at: at });
  });
}

const shown = (row: Tables['covers']): Cover => ({
  id: row.id,
  technician: row.technician,
  client: row.client,
  reason: row.reason,
  from: row.from_at,
  until: row.until_at,
  ...(row.reviewed_by && row.reviewed_at ? { reviewedBy: row.reviewed_by, reviewedAt: row.reviewed_at } : {}),
});

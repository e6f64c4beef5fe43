/** Searches people keep, each their own. */
import type { z } from 'zod';
import type { viewSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';

type View = z.infer<typeof viewSchema>;
const MOST = 50;

export async function listViews(db: Database, technician: string): Promise<(View & { id: string })[]> {
  const rows = await db
    .selectFrom('evidence_views')
    .selectAll()
    .where('technician', '=', technician)
    .orderBy('label')
    .orderBy('id')
    .execute();
  return rows.map(({ id, label, filter }) => ({ id, label, filter: JSON.parse(filter) as View['filter'] }));
}

/** Throws `Refused` 409 when there are too many. */
export async function keepView(db: Database, technician: string, id: string, { label, filter }: View): Promise<void> {
  const kept = await listViews(db, technician);
  if (kept.length >= MOST && !kept.some((view) => view.id === id)) throw new Refused('evidence.views', { most: MOST });
  const told = { label, filter: JSON.stringify(filter) };
  await db
    .insertInto('evidence_views')
    .values({ technician, id, ...told })
    .onConflict((conflict) => conflict.columns(['technician', 'id']).doUpdateSet(told))
    .execute();
}

export async function removeView(db: Database, technician: string, id: string): Promise<void> {
  await db.deleteFrom('evidence_views').where('technician', '=', technician).where('id', '=', id).execute();
}

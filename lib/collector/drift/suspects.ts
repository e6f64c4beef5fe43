/** Readings that are held back because their profile is suspected (drift/suspected.ts), and what lets them go. */
import { isSuspected } from '../../drift/suspected.ts';
import { sha256OfText } from '../../evidence/hash.ts';
import type { Writing } from '../database.ts';
import { boardChanged } from './cursors.ts';
import { OPEN_STATES } from './item-buckets.ts';
import { refreshCells } from './store-cells.ts';
import { refreshItems } from './store-findings.ts';

/** Only a value can be misread; that an account is there cannot. */
const NOT_READ = 'account';

/** Holds back what one version of a profile suddenly reads wrong for many, and lets go what it reads right again. */
export async function weighReadings(trx: Writing, now: Date): Promise<void> {
  const off = await trx
    .selectFrom('drift_findings')
    .select(['read', 'attribute'])
    .select((e) => [e.fn.countAll().as('places'), e.fn.count('technician').distinct().as('technicians')])
    .where('state', 'in', ['open', 'held'])
    .where('read', '<>', '')
    .where('attribute', '<>', NOT_READ)
    .where('kind', 'not in', ['unused', 'leaver-active', 'leaver-present', 'should-be-off'])
    .groupBy(['read', 'attribute'])
    .execute();
  const known = await trx.selectFrom('drift_suspects').selectAll().execute();
  const suspects = new Map(known.map((one) => [`${one.read} ${one.attribute}`, one]));
  const now_ = now.toISOString();
  for (const { read, attribute, ...counts } of off) {
    const [places, technicians] = [Number(counts.places), Number(counts.technicians)];
    const suspect = suspects.get(`${read} ${attribute}`);
    suspects.delete(`${read} ${attribute}`);
    if (suspect?.released_at) continue;
    // So few, or of so few people, that how many were read makes no difference.
    const accounts = isSuspected({ off: places, technicians, read: places }) ? await accountsRead(trx, read) : places;
    if (!isSuspected({ off: places, technicians, read: accounts })) {
      if (suspect) await letGo(trx, suspect.id);
      continue;
    }
    const id = `s-${sha256OfText(JSON.stringify([read, attribute])).slice(0, 32)}`;
    const row = { places, technicians, accounts };
    await trx
      .insertInto('drift_suspects')
      .values({ id, read, attribute, since: now_, ...row, released_by: null, released_at: null, why: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await hold(trx, id, read, attribute);
  }
  // What nothing disagrees with any more.
  for (const suspect of suspects.values()) if (!suspect.released_at) await letGo(trx, suspect.id);
}

async function accountsRead(trx: Writing, read: string): Promise<number> {
  const { count } = await trx
    .selectFrom('observations')
    .select((e) => e.fn.countAll().as('count'))
    .where('read', '=', read)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function hold(trx: Writing, suspect: string, read: string, attribute: string): Promise<void> {
  const rows = await trx
    .updateTable('drift_findings')
    .set({ state: 'held', suspect })
    .where('read', '=', read)
    .where('attribute', '=', attribute)
    .where('state', '=', 'open')
    .returning(['item', 'place'])
    .execute();
  await refresh(trx, rows);
}

async function letGo(trx: Writing, suspect: string): Promise<void> {
  await trx.deleteFrom('drift_suspects').where('id', '=', suspect).execute();
  await release(trx, suspect);
}

/** Its findings count again. */
export async function release(trx: Writing, suspect: string): Promise<void> {
  const rows = await trx
    .updateTable('drift_findings')
    .set({ state: 'open', suspect: null })
    .where('suspect', '=', suspect)
    .where('state', '=', 'held')
    .returning(['item', 'place'])
    .execute();
  await refresh(trx, rows);
}

async function refresh(trx: Writing, rows: readonly { item: string; place: string }[]): Promise<void> {
  if (rows.length > 0) await boardChanged(trx);
  await refreshItems(
    trx,
    rows.map(({ item }) => item),
  );
  await refreshCells(
    trx,
    rows.map(({ place }) => place),
  );
}

/** Today's count of what is open, for the trend: written over until the day is past. */
export async function countDay(trx: Writing, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const rows = await trx
    .selectFrom('drift_findings')
    .select(['client', 'rank'])
    .select((e) => e.fn.countAll().as('places'))
    .where('state', 'in', OPEN_STATES)
    .groupBy(['client', 'rank'])
    .execute();
  await trx.deleteFrom('drift_days').where('day', '=', day).execute();
  const counted = rows.map(({ client, rank, places }) => ({ day, client, rank, places: Number(places) }));
  // A day without drift is a day all the same, also for who sees only clients that have none.
  const all = [{ day, client: '', rank: 3, places: 0 }, ...counted];
  for (let at = 0; at < all.length; at += 100)
    await trx
      .insertInto('drift_days')
      .values(all.slice(at, at + 100))
      .execute();
}

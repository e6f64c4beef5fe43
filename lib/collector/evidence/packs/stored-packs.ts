/** Packs made behind the log, as they are kept. */
import type { Selectable } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Pack, PackRequest } from '../../../wire/evidence-packs.schema.ts';
import { destroyRetired, retireKey } from '../../bodies/retire-keys.ts';
import type { Caller } from '../../caller.ts';
import type { Database, Tables, Writing } from '../../database.ts';
import { Refused } from '../../errors.ts';
import { type Collector, nowOf } from '../../http.ts';
import { checkClient, clientsIn, inScope, type Scope } from '../scope.ts';
import { openPart } from './sealed-parts.ts';

export type PackRow = Selectable<Tables['packs']>;

const LISTED = 500;
/** waiting or being made at once, of everybody: each is a walk through the log */
const MOST_WAITING = 50;
const DAY_MS = 86_400_000;

export const NOT_BEGUN = {
  ...{ state: 'queued', worker: null, beat: null, epoch: null, size: null, done: 0, total: null, bytes: 0, parts: 0 },
  ...{ sha256: null, failures: 0, problem: null, retry_at: null, made_at: null },
} as const;

/** Newest first. */
export async function listPacks(db: Database, scope: Scope, client: string | undefined): Promise<Pack[]> {
  checkClient(scope, client);
  const clients = clientsIn(scope);
  let rows = db.selectFrom('packs').selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(LISTED);
  if (client !== undefined) rows = rows.where('client', '=', client);
  else if (clients) rows = rows.where('client', 'in', clients);
  return (await rows.execute()).map(shownPack);
}

/** Throws `Refused` 404 for what is not there, and alike for what is outside the scope. */
export async function findPack(db: Database, scope: Scope, id: string): Promise<PackRow> {
  const row = await db.selectFrom('packs').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !inScope(scope, row.client)) throw new Refused('pack.unknown');
  return row;
}

/** Throws `Refused` 403 outside the scope, 409 when too many wait. */
export async function askForPack(
  collector: Collector,
  caller: Caller,
  scope: Scope,
  request: PackRequest,
): Promise<Pack> {
  checkClient(scope, request.client);
  if (scope !== 'all' && !request.client) throw new Refused('evidence.client');
  const { n } = await collector.db
    .selectFrom('packs')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['queued', 'making'])
    .executeTakeFirstOrThrow();
  if (Number(n) >= MOST_WAITING) throw new Refused('pack.waiting', { most: MOST_WAITING });
  const id = `pk-${uuid()}`;
  await collector.db
    .insertInto('packs')
    .values({
      ...{
        id,
        schedule: null,
        client: request.client ?? null,
        from_at: request.from ?? null,
        to_at: request.to ?? null,
      },
      ...{ format: request.format, by: caller.technician, asked_at: nowOf(collector), ...NOT_BEGUN },
      until: new Date(collector.now().getTime() + request.keepDays * DAY_MS).toISOString(),
    })
    .execute();
  return shownPack(await findPack(collector.db, scope, id));
}

/** One part of a file that is ready. Throws `Refused` 404, 409, 500, 503. */
export async function readPart(db: Database, pack: PackRow, part: number): Promise<string> {
  if (pack.state !== 'ready') throw new Refused('pack.notReady', { state: pack.state });
  const row = await db
    .selectFrom('pack_parts')
    .select('sealed')
    .where('pack', '=', pack.id)
    .where('part', '=', part)
    .executeTakeFirst();
  if (!row) throw new Refused('pack.part', { parts: pack.parts });
  return openPart(db, pack, part, row.sealed);
}

/** Stops one that is being made, takes back one that is ready. Whoever makes it notices with its next part. */
export async function endPack(db: Database, { id, state }: Pick<PackRow, 'id' | 'state'>): Promise<void> {
  const ended = state === 'ready' || state === 'gone' ? 'gone' : 'cancelled';
  await db.transaction().execute((trx) => dropPack(trx, id, { state: ended, worker: null, retry_at: null }));
  await destroyRetired(db);
}

/** Packs whose keys were destroyed after the backup was made that is used now are made anew. */
export async function remakeUnreadable(trx: Writing): Promise<void> {
  const rows = await trx
    .selectFrom('packs as p')
    .innerJoin('body_keys as k', 'k.id', 'p.body_key')
    .select('p.id')
    .where('k.state', '=', 'destroyed')
    .execute();
  for (const { id } of rows) await dropPack(trx, id, NOT_BEGUN);
}

/** Takes its parts away; the key that opens any copy of them goes next (`destroyRetired`). `told`: what it is then. */
export async function dropPack(trx: Writing, id: string, told: Partial<PackRow>): Promise<void> {
  const pack = await trx.selectFrom('packs').select('body_key').where('id', '=', id).executeTakeFirst();
  if (pack?.body_key) await retireKey(trx, pack.body_key);
  await trx
    .updateTable('packs')
    .set({ ...told, parts: 0, bytes: 0, body_key: null })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('pack_parts').where('pack', '=', id).execute();
}

export const shownPack = (row: PackRow): Pack => ({
  ...{ id: row.id, schedule: row.schedule, client: row.client, from: row.from_at, to: row.to_at },
  ...{ format: row.format as Pack['format'], by: row.by, askedAt: row.asked_at, state: row.state as Pack['state'] },
  ...{ epoch: row.epoch, size: row.size === null ? null : Number(row.size), done: Number(row.done) },
  ...{ total: row.total === null ? null : Number(row.total), bytes: Number(row.bytes), parts: row.parts },
  ...{ sha256: row.sha256, problem: row.problem, retryAt: row.retry_at, madeAt: row.made_at, until: row.until },
});

/**
 * Exceptions end by the collector's clock. What was found past its expiry is stored as ended, so that no clock set back brings it to life; the log is told of it,
 * and of what ends soon or waits for its review, once each. Runs every minute, and before exceptions are read.
 */
import type { Exception } from '../../record/access.schema.ts';
import { type Change, putObject } from '../change-object.ts';
import type { Database, Writing } from '../database.ts';
import type { Collector } from '../http.ts';
import { findObject, lockRecord } from '../objects.ts';
import { ITSELF } from '../own-events.ts';

const DAY_MS = 24 * 3_600_000;
export const SOON_MS = 14 * DAY_MS;
/** As many as one transaction takes. */
const AT_ONCE = 200;

type Call = 'soon' | 'ended' | 'review';

/** Ends what is past its expiry. A question of one index where nothing is. */
export async function endExpired(collector: Collector): Promise<void> {
  const at = collector.now().toISOString();
  while ((await dueBefore(collector.db, at)).length > 0) {
    await collector.db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      for (const exception of await dueBefore(trx, at)) await endOne(trx, exception, at);
    });
  }
}

/** Notes what ends within 14 days or was not reviewed in time, and tells the log whatever was noted and not yet told. */
export async function callForExceptions(collector: Collector): Promise<void> {
  await endExpired(collector);
  const now = collector.now();
  for (const exception of await dueBefore(collector.db, new Date(now.getTime() + SOON_MS).toISOString(), 10_000))
    await note(collector.db, exception, 'soon', now.toISOString());
  for (const exception of await unreviewed(collector.db, now))
    await note(collector.db, exception, 'review', now.toISOString());
  await tell(collector);
}

async function endOne(trx: Writing, exception: Exception, at: string): Promise<void> {
  const change: Change = { at, by: 'collector', why: `It was granted until ${exception.expires}.` };
  await putObject(trx, 'exceptions', { ...exception, ended: { at, by: 'collector', why: 'It expired.' } }, change);
  await note(trx, exception, 'ended', at);
}

async function dueBefore(db: Database, at: string, most = AT_ONCE): Promise<Exception[]> {
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'exceptions')
    .where('due', '<=', at)
    .orderBy('due')
    .limit(most)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Exception);
}

async function unreviewed(db: Database, now: Date): Promise<Exception[]> {
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'exceptions')
    .where('due', 'is not', null)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Exception).filter((one) => isOverdue(one, now));
}

export const isOverdue = ({ reviewBy }: Exception, now: Date): boolean =>
  reviewBy !== undefined && Date.parse(reviewBy) <= now.getTime();

/** Once for each expiry, and for each review that is due: a longer life, or another review, is called for anew. */
async function note(db: Database, exception: Exception, what: Call, at: string): Promise<void> {
  const until = what === 'review' ? (exception.reviewBy as string) : exception.expires;
  await db
    .insertInto('exception_calls')
    .values({ exception: exception.id, expires: until, what, at, said: 0 })
    .onConflict((conflict) => conflict.columns(['exception', 'expires', 'what']).doNothing())
    .execute();
}

async function tell({ db, appender }: Collector): Promise<void> {
  const calls = await db.selectFrom('exception_calls').selectAll().where('said', '=', 0).orderBy('at').execute();
  for (const { exception: id, expires, what } of calls) {
    const exception = await findObject(db, 'exceptions', id);
    const client = exception && (await findObject(db, 'clients', exception.client));
    await appender.say({
      ...{ verb: what === 'ended' ? 'exception.ended' : 'exception.ending', outcome: 'success', actor: ITSELF },
      object: { type: 'exception', key: id },
      ...(client ? { client: { id: client.id, version: client.version } } : {}),
      detail: { what, until: expires, ...(exception ? { owner: exception.owner } : {}) },
    });
    // Told first: should this break off here, it is told again, never not at all.
    await db
      .updateTable('exception_calls')
      .set({ said: 1 })
      .where('exception', '=', id)
      .where('expires', '=', expires)
      .where('what', '=', what)
      .execute();
  }
}

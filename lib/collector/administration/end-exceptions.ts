/**
 * Exceptions end by the collector's clock. What was found past its expiry is stored as ended, so that no clock set back brings it to life; the log is told of it,
 * and of what ends soon or waits for its review, once each. Runs every minute, and before exceptions are read.
 */
import type { Exception } from '../../record/access.schema.ts';
import { type Change, putObject } from '../change-object.ts';
import type { Database, Writing } from '../database.ts';
import { endExcepted } from '../lifecycle/end-excepted.ts';
import { findObject } from '../objects.ts';
import { ITSELF } from '../own-events.ts';
import { changeRecord, type Saying, sayWith } from '../sources/say-with.ts';

const DAY_MS = 24 * 3_600_000;
export const SOON_MS = 14 * DAY_MS;
/** As many as one transaction takes. */
const AT_ONCE = 200;
/** As many as are called for in one minute. */
const MOST = 10_000;

/** Ends what is past its expiry. A question of one index where nothing is. */
export async function endExpired(saying: Saying): Promise<void> {
  const at = saying.now().toISOString();
  while ((await dueBefore(saying.db, at)).length > 0)
    await changeRecord(saying, async (trx) => {
      for (const exception of await dueBefore(trx, at)) await endOne(trx, exception, at);
    });
}

/** Ends what is past its expiry, and tells of what ends within 14 days or was not reviewed in time. */
export async function callForExceptions(saying: Saying): Promise<void> {
  await endExpired(saying);
  const now = saying.now();
  const uncalled = async (db: Database) => [
    ...(await uncalledOf(db, 'soon', await dueBefore(db, new Date(now.getTime() + SOON_MS).toISOString(), MOST))),
    ...(await uncalledOf(db, 'review', await unreviewed(db, now))),
  ];
  if ((await uncalled(saying.db)).length === 0) return;
  await changeRecord(saying, async (trx, at) => {
    for (const { exception, what, until } of await uncalled(trx)) {
      await trx.insertInto('exception_calls').values({ exception: exception.id, expires: until, what, at }).execute();
      await say(trx, 'exception.ending', exception, { what, until });
    }
  });
}

async function endOne(trx: Writing, exception: Exception, at: string): Promise<void> {
  const change: Change = { at, by: 'collector', why: `It was granted until ${exception.expires}.` };
  await putObject(trx, 'exceptions', { ...exception, ended: { at, by: 'collector', why: 'It expired.' } }, change);
  await say(trx, 'exception.ended', exception, { what: 'ended', until: exception.expires });
  await endExcepted(trx, exception, at);
}

/** Once for each expiry, and for each review that is due: a longer life, or another review, is called for anew. */
async function uncalledOf(db: Database, what: 'soon' | 'review', exceptions: Exception[]) {
  const calls = exceptions.map((exception) => ({
    ...{ exception, what },
    until: what === 'review' ? (exception.reviewBy as string) : exception.expires,
  }));
  const made = await db
    .selectFrom('exception_calls')
    .select(['exception', 'expires'])
    .where('what', '=', what)
    .execute();
  const known = new Set(made.map((one) => `${one.exception} ${one.expires}`));
  return calls.filter(({ exception, until }) => !known.has(`${exception.id} ${until}`));
}

async function say(
  trx: Writing,
  verb: 'exception.ended' | 'exception.ending',
  { id, client, owner }: Exception,
  detail: { what: string; until: string },
): Promise<void> {
  const of = await findObject(trx, 'clients', client);
  await sayWith(trx, {
    ...{ verb, outcome: 'success', actor: ITSELF, object: { type: 'exception', key: id } },
    ...(of ? { client: { id: of.id, version: of.version } } : {}),
    detail: { ...detail, owner },
  });
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

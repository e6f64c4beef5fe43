/**
 * Sessions: a device that signed in acts with a short access token, renewed with a refresh token that is used once. Every pair ever given in a session hangs on the one it was given
 * for, so that a token that comes back a second time is known for what it is.
 */
import type { Session } from '../../wire/sign-in.schema.ts';
import { askedOften } from '../asked-often.ts';
import type { Database, Writing } from '../database.ts';
import { hashSecret, newToken } from '../secrets.ts';

const ACCESS_MS = 15 * 60_000;

/** Begins a session of this device; an earlier one of it ends. Tokens are given once and kept as hashes. */
export async function beginSession(
  trx: Writing,
  who: { device: string; technician: string },
  hours: number,
  now: Date,
): Promise<{ id: string; session: Session }> {
  const at = now.toISOString();
  await endSessions(trx, { device: who.device }, 'replaced', at);
  const id = `ses-${crypto.randomUUID()}`;
  const until = new Date(now.getTime() + hours * 3_600_000).toISOString();
  await trx
    .insertInto('sessions')
    .values({ id, ...who, began_at: at, until, ended_at: null, ended_why: null })
    .execute();
  return { id, session: await givePair(trx, { id, until }, null, now) };
}

/** The next pair of a session, in exchange for the refresh token with the hash `parent`. */
export async function givePair(
  trx: Writing,
  { id, until }: { id: string; until: string },
  parent: string | null,
  now: Date,
): Promise<Session> {
  const [access, refresh] = [newToken(), newToken()];
  const accessUntil = new Date(Math.min(now.getTime() + ACCESS_MS, Date.parse(until))).toISOString();
  await trx
    .insertInto('session_tokens')
    .values({
      ...{ refresh_hash: hashSecret(refresh), access_hash: hashSecret(access), session: id, parent },
      ...{ access_until: accessUntil, seen_at: null },
    })
    .execute();
  return { access, accessUntil, refresh, until };
}

export type EndedWhy = 'replaced' | 'signed-out' | 'everywhere' | 'reused';

/** Ends what still runs of a device, a technician or one session; gives how many. Their tokens stay known, so that they are told why. */
export async function endSessions(
  trx: Database,
  whose: { device: string } | { technician: string } | { id: string },
  why: EndedWhy,
  at: string,
): Promise<number> {
  const [[column, value]] = Object.entries(whose) as [['device' | 'technician' | 'id', string]];
  const done = await trx
    .updateTable('sessions')
    .set({ ended_at: at, ended_why: why })
    .where(column, '=', value)
    .where('ended_at', 'is', null)
    .where('until', '>', at)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** What an access token belongs to, by its hash. */
export const byAccess = askedOften((db, hash: string) =>
  db
    .selectFrom('session_tokens as t')
    .innerJoin('sessions as s', 's.id', 't.session')
    .innerJoin('devices as d', 'd.id', 's.device')
    .selectAll('d')
    .select([
      't.refresh_hash',
      't.parent',
      't.access_until',
      't.seen_at',
      't.void',
      's.until',
      's.ended_at',
      's.ended_why',
    ])
    .where('t.access_hash', '=', hash),
);

/** The browser has this pair: twins given for the same refresh token (an answer it never got) are worth nothing any more. */
export async function markPairSeen(
  db: Database,
  pair: { refresh_hash: string; parent: string | null },
  at: string,
): Promise<void> {
  await db.updateTable('session_tokens').set({ seen_at: at }).where('refresh_hash', '=', pair.refresh_hash).execute();
  if (pair.parent === null) return;
  await db
    .updateTable('session_tokens')
    .set({ void: 1 })
    .where('parent', '=', pair.parent)
    .where('refresh_hash', '<>', pair.refresh_hash)
    .execute();
}

const KEPT_MS = 24 * 3_600_000;

/** Sessions that were over a day ago, and their tokens: nobody needs to be told any more why they do not hold. */
export async function forgetOldSessions(trx: Writing, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString();
  const old = trx.selectFrom('sessions').select('id').where('until', '<', before);
  await trx.deleteFrom('session_tokens').where('session', 'in', old).execute();
  await trx.deleteFrom('sessions').where('until', '<', before).execute();
}

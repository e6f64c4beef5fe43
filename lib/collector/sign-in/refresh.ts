/** A refresh token becomes the next pair, once. One that comes back after its successor was seen was copied: then the whole session ends. */
import type { z } from 'zod';
import { refreshBytes } from '../../evidence/sign-in-proof.ts';
import type { refreshRequestSchema, Session } from '../../wire/sign-in.schema.ts';
import { type Caller, deviceCaller, STANDING_ERROR } from '../caller.ts';
import type { Database, Writing } from '../database.ts';
import { deviceKey, verifies } from '../device-key.ts';
import type { ErrorCode } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { endSessions, givePair, markPairSeen } from './session.ts';

const CLOCKS_APART_MS = 5 * 60_000;

export type Refreshed =
  | { session: Session }
  /** `reused`: the session was ended by it */
  | { refused: ErrorCode; reused: boolean; caller: Caller | null; id: string | null };

/**
 * The device key must sign each time, so a copied token is worth nothing to whoever has not the browser too. An answer that was lost is no theft: while no successor was ever seen, the same token
 * gives another pair. Never throws for what the sender did: what is decided here stays decided.
 */
export async function refreshSession(
  db: Database,
  request: z.output<typeof refreshRequestSchema>,
  now: Date,
): Promise<Refreshed> {
  return db.transaction().execute(async (trx) => {
    const pair = await lockedPair(trx, hashSecret(request.refresh));
    if (!pair) return { refused: 'session.unknown', reused: false, caller: null, id: null };
    const at = now.toISOString();
    const caller = await deviceCaller(trx, pair.device, at);
    const no = (refused: ErrorCode): Refreshed => ({ refused, reused: false, caller, id: pair.session });
    const why = overWhy(pair, at);
    if (why) return no(why);
    const stolen = async (refused: ErrorCode): Promise<Refreshed> => {
      await endSessions(trx, { id: pair.session }, 'reused', at);
      return { refused, reused: true, caller, id: pair.session };
    };
    // Whoever has the token and not the key copied it.
    if (!caller || !isProven(caller, request)) return stolen('session.proof');
    if (Math.abs(now.getTime() - Date.parse(request.time)) > CLOCKS_APART_MS) return no('session.clock');
    if (pair.void || (await wasSucceeded(trx, pair.refresh_hash))) return stolen('session.reused');
    if (caller.standing !== 'active') return no(STANDING_ERROR[caller.standing]);
    await markPairSeen(trx, pair, at);
    return { session: await givePair(trx, { id: pair.session, until: pair.until }, pair.refresh_hash, now) };
  });
}

/** The pair and its session, which nobody else changes meanwhile: the lock is the session's own row, so that no device has to ask for the record again because another renewed. */
async function lockedPair(trx: Writing, hash: string) {
  await trx
    .updateTable('sessions')
    .set((e) => ({ device: e.ref('device') }))
    .where('id', '=', trx.selectFrom('session_tokens').select('session').where('refresh_hash', '=', hash))
    .execute();
  return trx
    .selectFrom('session_tokens as t')
    .innerJoin('sessions as s', 's.id', 't.session')
    .select(['t.refresh_hash', 't.parent', 't.session', 't.void', 's.device', 's.until', 's.ended_at', 's.ended_why'])
    .where('t.refresh_hash', '=', hash)
    .executeTakeFirst();
}

/** Why a session gives nothing any more, or null while it runs. */
export function overWhy(
  session: { until: string; ended_at: string | null; ended_why: string | null },
  at: string,
): ErrorCode | null {
  if (session.ended_at !== null) return session.ended_why === 'reused' ? 'session.reused' : 'session.ended';
  return session.until <= at ? 'session.over' : null;
}

function isProven({ device }: Caller, { refresh, time, proof }: z.output<typeof refreshRequestSchema>): boolean {
  const key = deviceKey(device.publicKey);
  return key !== null && verifies(key, refreshBytes(refresh, time), proof);
}

async function wasSucceeded(trx: Writing, parent: string): Promise<boolean> {
  const child = await trx
    .selectFrom('session_tokens')
    .select('refresh_hash')
    .where('parent', '=', parent)
    .where('seen_at', 'is not', null)
    .executeTakeFirst();
  return child !== undefined;
}

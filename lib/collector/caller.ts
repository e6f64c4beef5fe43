/** Who is asking: a device, the technician it belongs to, and what they may do right now. */
import type { Selectable } from 'kysely';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { Technician } from '../record/record.schema.ts';
import type { Scope } from '../wire/sources.schema.ts';
import { askedOften } from './asked-often.ts';
import type { Database, Tables } from './database.ts';
import type { ErrorCode } from './errors.ts';
import { type Grant, grantAt, readGrant, servesClient } from './grants.ts';
import { findObject, ownClient } from './objects.ts';
import { hashSecret } from './secrets.ts';
import { byAccess, markPairSeen } from './sign-in/session.ts';

/** `active`, or why nothing but evidence is taken. */
export type Standing = 'active' | 'revoked' | 'ended' | 'stopped' | 'closed' | 'inactive';

export interface Caller extends Grant {
  device: { id: string; publicKey: string; seenAt: string };
  technician: string;
  /** null once the technician was removed from the record */
  record: Technician | null;
  standing: Standing;
  /** what the token is for: a code's device acts with its own, one that signed in through a provider only with its session's access token */
  token: 'acts' | 'delivers' | 'expired';
  /** when the session ends, RFC 3339; absent where there is none */
  until?: string;
  /** of a token for automation: nothing else may be done with it, whatever its owner may */
  scopes?: readonly Scope[];
}

/** The error of a caller who may only deliver evidence. */
export const STANDING_ERROR = {
  revoked: 'auth.revoked',
  ended: 'auth.ended',
  stopped: 'auth.stopped',
  closed: 'auth.closed',
  inactive: 'auth.inactive',
} as const satisfies Record<Exclude<Standing, 'active'>, ErrorCode>;

/** The caller a token belongs to, or null when this collector never gave it. `at` decides which cover runs. */
export async function findCaller(db: Database, token: string, at: string): Promise<Caller | null> {
  const hash = hashSecret(token);
  const [device] = await byToken(db, hash);
  return device ? callerOf(db, device, at) : sessionCaller(db, hash, at);
}

/** Whoever holds an access token. One that has run out, or whose session has, is still known for whose it was. */
async function sessionCaller(db: Database, hash: string, at: string): Promise<Caller | null> {
  const [pair] = await byAccess(db, hash);
  if (!pair) return null;
  const runs = pair.void === 0 && pair.access_until > at && pair.ended_at === null;
  // The first use says that the browser has this pair.
  if (runs && pair.seen_at === null) await markPairSeen(db, pair, at);
  return { ...(await callerOf(db, pair, at)), token: runs ? 'acts' : 'expired', until: pair.until };
}

const byToken = askedOften((db, hash: string) => db.selectFrom('devices').selectAll().where('token_hash', '=', hash));

/** A device without its token, for whoever brings what it saved (take-file.ts); null when it is not known here. */
export async function deviceCaller(db: Database, id: string, at: string): Promise<Caller | null> {
  const device = await db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
  return device && device.id !== OWN_DEVICE ? callerOf(db, device, at) : null;
}

async function callerOf(db: Database, row: Selectable<Tables['devices']>, at: string): Promise<Caller> {
  const device = { id: row.id, publicKey: row.public_key, seenAt: row.seen_at };
  const caller = await technicianCaller(db, row.technician, device, at, row.state as Standing);
  return { ...caller, token: row.by_session ? 'delivers' : 'acts' };
}

/** The technician at this device, or what stands in its place, as they may act right now. */
export async function technicianCaller(
  db: Database,
  technician: string,
  device: Caller['device'],
  at: string,
  state: Standing = 'active',
): Promise<Caller> {
  const record = (await findObject(db, 'technicians', technician)) ?? null;
  const standing = state !== 'active' ? state : record?.active ? 'active' : 'inactive';
  const grant = standing === 'active' ? await activeGrant(db, technician, at) : { roles: [], serves: [] };
  return { ...grant, device, technician, record, standing, token: 'acts' };
}

/**
 * What somebody active may do right now. Everybody serves the MSP itself: its consoles hold everybody's accounts. A compliance person whose lasting grant names no clients looks at all of them: there is nobody else to; one whose
 * grant names some sees those.
 */
export async function activeGrant(db: Database, technician: string, at: string): Promise<Grant> {
  const grant = await grantAt(db, technician, at);
  if (grant.roles.includes('compliance') && (await readGrant(db, technician)).serves.length === 0)
    return { ...grant, serves: ['*'] };
  const own = await ownClient(db);
  return { ...grant, serves: own && !servesClient(grant, own) ? [...grant.serves, own] : grant.serves };
}

const SEEN_EVERY_MS = 60_000;

/** Notes that a device was heard of, at most once a minute: a write per request would cost a disk sync each. */
export async function markSeen(db: Database, caller: Caller, at: string): Promise<void> {
  if (Date.parse(at) - Date.parse(caller.device.seenAt) < SEEN_EVERY_MS) return;
  await db.updateTable('devices').set({ seen_at: at }).where('id', '=', caller.device.id).execute();
}

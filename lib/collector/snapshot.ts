/** The part of the record one technician's device may cache: everybody of the MSP, but only the clients they serve and what belongs to those. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonical } from '../evidence/canonical.ts';
import type { Console, Technician } from '../record/record.schema.ts';
import { MOST_ACCOUNTS } from '../wire/accounts.schema.ts';
import { type changesSchema, type Me, RECORD_PARTS, type snapshotSchema } from '../wire/api.schema.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import type { Kinds } from './kinds.ts';
import { recordSerial } from './objects.ts';
import { mayActFor, oversees, seesEveryClient } from './roles.ts';
import { accountsAt, accountsHeld, clientsHeld } from './snapshot-accounts.ts';

const LEASE_MS = 12 * 60 * 60_000;

type Part = (typeof RECORD_PARTS)[number];
type Shown = { [K in Part]: Kinds[K][] };
type Snapshot = z.input<typeof snapshotSchema>;
type Changes = z.input<typeof changesSchema>;
type Frame = Pick<Snapshot, 'version' | 'leaseUntil' | 'me' | 'profiles' | 'paused' | 'accountsOf'>;

/** The caller as they see themselves. */
export const meOf = (caller: Caller): Me => ({
  technician: caller.record as Technician,
  roles: caller.roles,
  serves: caller.serves,
});

/**
 * What frames the record: who asks, until when they may keep it, and its version, which costs nothing to find: how the caller sees (roles, clients, paused profiles, the log's
 * epoch) and how many changes the record has seen. Taken before the record is read: what changes in between comes again with the next changes.
 */
export async function snapshotFrame(db: Database, caller: Caller, now: Date): Promise<Frame> {
  const [serial, held, rows, head] = await Promise.all([
    recordSerial(db),
    clientsHeld(db, caller),
    db.selectFrom('paused_profiles').selectAll().orderBy('profile').execute(),
    db.selectFrom('log_head').select('epoch').executeTakeFirst(),
  ]);
  const { roles, serves, technician } = caller;
  const paused = Object.fromEntries(rows.map(({ profile, reason }) => [profile, reason]));
  const accountsOf = held === null ? {} : { accountsOf: held };
  const view = createHash('sha256')
    .update(canonical({ technician, roles, serves, paused, ...accountsOf, epoch: head?.epoch ?? 0 }))
    .digest('base64url')
    .slice(0, 16);
  return {
    version: `${view}.${serial}`,
    // A session that ends earlier ends the lease with it: without the collector nobody acts longer than with it.
    leaseUntil: new Date(Math.min(now.getTime() + LEASE_MS, Date.parse(caller.until ?? '9999-12-31'))).toISOString(),
    me: meOf(caller),
    profiles: [],
    paused,
    ...accountsOf,
  };
}

/** The whole of what the caller may cache. */
export async function takeSnapshot(db: Database, caller: Caller, frame: Frame, now: Date): Promise<Snapshot> {
  const rows = await db
    .selectFrom('objects')
    .select(['kind', 'id', 'body'])
    .where('kind', 'in', frame.accountsOf ? RECORD_PARTS.filter((part) => part !== 'accounts') : RECORD_PARTS)
    .orderBy('id')
    .execute();
  const accounts = frame.accountsOf ? await accountsHeld(db, caller, frame.accountsOf) : [];
  return { ...frame, ...shownOf([...rows, ...accounts], caller, now).shown };
}

/**
 * What changed of it since `version`; null when that was another view of the record, one this collector never gave, or so much changed that the whole is less. Changed accounts come also
 * where they are not cached: a device may have asked for them.
 */
export async function takeChanges(
  db: Database,
  caller: Caller,
  frame: Frame,
  version: string,
  now: Date,
): Promise<Changes | null> {
  const since = serialIn(version, frame.version);
  if (since === null) return null;
  const rows = await db
    .selectFrom('objects')
    .select(['kind', 'id', 'body'])
    .where('kind', 'in', RECORD_PARTS)
    .where('serial', '>', since)
    .orderBy('id')
    .limit(MOST_ACCOUNTS + 1)
    .execute();
  if (rows.length > MOST_ACCOUNTS) return null;
  const { shown, hidden } = shownOf(rows, caller, now);
  const gone = await db.selectFrom('removed_objects').select(['kind', 'id']).where('serial', '>', since).execute();
  const removed = Object.fromEntries(
    RECORD_PARTS.map((part) => [part, [...hidden, ...gone].flatMap(({ kind, id }) => (kind === part ? [id] : []))]),
  );
  return { ...frame, since: version, changed: shown, removed: removed as Changes['removed'] };
}

function serialIn(version: string, now: string): number | null {
  const [view, serial] = version.split('.');
  const [viewNow, serialNow] = now.split('.');
  const since = Number(serial);
  return view === viewNow && Number.isSafeInteger(since) && since <= Number(serialNow) ? since : null;
}

/** All accounts of one client in one console, which the caller must see. */
export async function accountsSeen(
  db: Database,
  caller: Caller,
  place: { client: string; console: string },
  now: Date,
): Promise<Kinds['accounts'][]> {
  return shownOf(await accountsAt(db, place), caller, now).shown.accounts;
}

interface Row {
  kind: string;
  id: string;
  body: string;
}

function shownOf(rows: Row[], caller: Caller, now: Date): { shown: Shown; hidden: Row[] } {
  const shown: Shown = { technicians: [], clients: [], consoles: [], accounts: [], templates: [], exceptions: [] };
  const hidden: Row[] = [];
  for (const row of rows) {
    const part = row.kind as Part;
    const object = asSeen(part, JSON.parse(row.body) as Kinds[Part], caller, now);
    if (object) (shown[part] as Kinds[Part][]).push(object);
    else hidden.push(row);
  }
  return { shown, hidden };
}

/** The object as the caller sees it, or null. An exception that ended is nobody's any more. */
export function asSeen<K extends Part>(part: K, object: Kinds[K], caller: Caller, now: Date): Kinds[K] | null {
  const seen = SEEN[part] as (object: Kinds[K], caller: Caller, now: Date) => Kinds[K] | null;
  return seen(object, caller, now);
}

const SEEN: { [K in Part]: (object: Kinds[K], caller: Caller, now: Date) => Kinds[K] | null } = {
  technicians: (one, { roles }) => (one.active || oversees(roles) ? one : null),
  clients: (one, caller) => (mayActFor(caller, one.id) ? one : null),
  consoles: (one, caller) => (seesEveryClient(caller) ? one : within(one, (client) => mayActFor(caller, client))),
  accounts: (one, caller) => (mayActFor(caller, one.client) ? one : null),
  templates: (one, caller) => ({
    ...one,
    grants: one.grants.filter(({ client }) => client === undefined || mayActFor(caller, client)),
  }),
  exceptions: (one, caller, now) =>
    mayActFor(caller, one.client) && !one.ended && Date.parse(one.expires) > now.getTime() ? one : null,
};

/** Whether the console is in the caller's part of the record. */
export function seesConsole(caller: Caller, console: Console): boolean {
  return seesEveryClient(caller) || within(console, (client) => mayActFor(caller, client)) !== null;
}

/** The console as somebody sees it who serves these clients, or null: tenants of others are not named. */
function within(console: Console, serves: (client: string) => boolean): Console | null {
  const { tenancy } = console;
  if (tenancy.mode === 'ours') return console;
  if (tenancy.mode === 'client') return serves(tenancy.client) ? console : null;
  const tenants = Object.entries(tenancy.tenants).filter(([, client]) => serves(client));
  return tenants.length > 0 ? { ...console, tenancy: { ...tenancy, tenants: Object.fromEntries(tenants) } } : null;
}

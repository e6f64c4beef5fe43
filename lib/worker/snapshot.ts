import type { Account } from '../record/record.schema.ts';
import { snapshotAnswerSchema } from '../wire/api.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import { database, type Identity } from './database.ts';
import { type HeldSnapshot, withPlace } from './held-accounts.ts';
import { dropCache, openCache, sealCache } from './sealed-cache.ts';
import { withChanges } from './with-changes.ts';

const LONGEST_LEASE_MS = 12 * 3_600_000;
/** a clock set back further than this ends the lease: it would otherwise never run out */
const CLOCK_SLACK_MS = 5 * 60_000;

export interface CachedRecord {
  snapshot: HeldSnapshot;
  /** false: the lease ran out without the collector; reading and evidence go on, fills wait */
  leased: boolean;
  leaseUntil: number;
}

export type SyncResult = { ok: true; changed: boolean } | { ok: false; code: string; sentence: string; since: number };

/** The record as this device last had it; null before the first sync. It was parsed when it came in and is sealed since. */
export async function cachedRecord(identity: Identity): Promise<CachedRecord | null> {
  const cache = await openCache(identity);
  if (!cache) return null;
  const { fetchedAt, leaseUntil } = cache.row;
  const now = Date.now();
  return {
    snapshot: cache.snapshot,
    leased: fetchedAt - CLOCK_SLACK_MS <= now && now < leaseUntil,
    leaseUntil,
  };
}

/**
 * Asks the collector for what changed since the version this device has (304 renews the lease), or for the whole record. A refusal of the token drops the cache at
 * once: somebody who left keeps no record. Never throws for the network: it says since when the collector is away. One at a time, so that no two build on one version.
 */
export async function syncRecord(identity: Identity): Promise<SyncResult> {
  return navigator.locks.request(`record:${identity.id}`, () => sync(identity));
}

async function sync(identity: Identity): Promise<SyncResult> {
  const held = await openCache(identity);
  try {
    const reply = await callCollector(
      identity,
      held ? `/v1/snapshot?since=${encodeURIComponent(held.row.version)}` : '/v1/snapshot',
      {
        schema: snapshotAnswerSchema,
        headers: held ? { 'If-None-Match': `"${held.row.version}"` } : {},
      },
    );
    const now = Date.now();
    await database.settings.delete(awayKey(identity));
    if (reply.value === null) {
      const until = leaseEnd(reply.headers.get('Unswivel-Lease-Until'), now) ?? now + (held?.row.leaseMs ?? 0);
      await database.caches.update(identity.id, { fetchedAt: now, leaseUntil: until });
      return { ok: true, changed: false };
    }
    const snapshot = 'since' in reply.value ? withChanges(held?.snapshot, reply.value) : reply.value;
    const leaseMs = (leaseEnd(snapshot.leaseUntil, now) ?? now) - now;
    await sealCache(identity, snapshot, { fetchedAt: now, leaseMs, leaseUntil: now + leaseMs });
    const { technician, roles } = snapshot.me;
    await database.identities.update(identity.id, {
      technicianVersion: technician.version,
      name: technician.displayName,
      roles,
    });
    return { ok: true, changed: true };
  } catch (error) {
    return note(identity, error);
  }
}

/** Adds an account the collector just settled to the record held here; the next sync brings it again. */
export function keepAccount(identity: Identity, account: Account): Promise<void> {
  return changeHeld(identity, (held) => ({
    ...held,
    accounts: [...held.accounts.filter((one) => one.id !== account.id), account],
  }));
}

/** Adds all accounts of one place, which the collector just told, to the record held here: under the same lease, and kept up with what changes. */
export function keepPlace(
  identity: Identity,
  place: { client: string; console: string },
  accounts: Account[],
): Promise<void> {
  return changeHeld(identity, (held) => withPlace(held, place, accounts));
}

async function changeHeld(identity: Identity, change: (held: HeldSnapshot) => HeldSnapshot): Promise<void> {
  await navigator.locks.request(`record:${identity.id}`, async () => {
    const held = await openCache(identity);
    if (!held) return;
    const { fetchedAt, leaseMs, leaseUntil } = held.row;
    await sealCache(identity, change(held.snapshot), { fetchedAt, leaseMs, leaseUntil });
  });
}

/** When and why the collector was not reached at the last sync; null = it was. */
export async function awaySince(identity: Identity): Promise<{ since: number; why: string } | null> {
  const setting = await database.settings.get(awayKey(identity));
  return (setting?.value as { since: number; why: string } | undefined) ?? null;
}

/** The collector's word, never longer than 12 h from now; null for what is no date. Ms since 1970. */
function leaseEnd(given: string | null, now: number): number | null {
  const until = given === null ? Number.NaN : Date.parse(given);
  return Number.isNaN(until) ? null : Math.min(now + LONGEST_LEASE_MS, Math.max(now, until));
}

async function note(identity: Identity, error: unknown): Promise<SyncResult> {
  if (!(error instanceof CollectorRefusal) && !(error instanceof Unreachable)) throw error;
  const refused = error instanceof CollectorRefusal;
  if (refused && (error.status === 401 || error.status === 403)) await dropCache(identity.id);
  const since = (await awaySince(identity))?.since ?? Date.now();
  await database.settings.put({ key: awayKey(identity), value: { since, why: error.message } });
  return { ok: false, code: refused ? error.code : 'collector.unreachable', sentence: error.message, since };
}

function awayKey(identity: Identity): string {
  return `away.${identity.id}`;
}

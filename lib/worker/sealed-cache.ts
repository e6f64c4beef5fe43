import { Dexie } from 'dexie';
import { type CacheRow, database, type Identity, type PolicyRow, type RecordRow } from './database.ts';
import type { HeldSnapshot } from './held-accounts.ts';
import { policyParts } from './policy-parts.ts';

/**
 * The record as it was opened last, for each enrolment: opening ten megabytes anew at each message of a page would cost a frame. It counts only while the stored row
 * names the same stamp, so that what was dropped or replaced is never used; it goes with the worker, and nothing is lost then but the time to open it again.
 */
const opened = new Map<string, { stamp: string; snapshot: HeldSnapshot }>();

/**
 * Writes the record under the identity's non-extractable key (AES-GCM, fresh 96-bit nonces), so that a copied browser profile holds none; and in the same transaction
 * what events need of it in parts of their own, so that an event never opens the whole (client-policy.ts).
 */
export async function sealCache(
  identity: Identity,
  snapshot: HeldSnapshot,
  lease: Pick<CacheRow, 'fetchedAt' | 'leaseMs' | 'leaseUntil'>,
): Promise<void> {
  const stamp = crypto.randomUUID();
  // Sealed before the transaction: waiting for anything but the database would end it.
  const whole = await seal(identity, wholeOf(stamp), JSON.stringify(snapshot));
  const parts = await Promise.all(
    [...policyParts(snapshot)].map(
      async ([part, said]): Promise<PolicyRow> => ({
        identity: identity.id,
        part,
        ...(await seal(identity, part, JSON.stringify(said))),
      }),
    ),
  );
  await database.transaction('rw', database.caches, database.records, database.policies, async () => {
    await dropCache(identity.id);
    await database.caches.put({ ...lease, identity: identity.id, version: snapshot.version, stamp });
    await database.records.put({ identity: identity.id, stamp, ...whole });
    await database.policies.bulkPut(parts);
  });
  opened.set(identity.id, { stamp, snapshot });
}

/** The record as it was sealed; null when there is none or it cannot be opened with this key. Nobody changes it in place. */
export async function openCache(identity: Identity): Promise<{ snapshot: HeldSnapshot; row: CacheRow } | null> {
  const row = await database.caches.get(identity.id);
  const known = opened.get(identity.id);
  if (row && known?.stamp === row.stamp) return { snapshot: known.snapshot, row };
  opened.delete(identity.id);
  const record = row && (await database.records.get(identity.id));
  if (!record || record.stamp !== row.stamp) return null;
  const text = await unseal(identity, wholeOf(row.stamp), record);
  if (text === undefined) return null;
  const snapshot = JSON.parse(text) as HeldSnapshot;
  opened.set(identity.id, { stamp: row.stamp, snapshot });
  return { snapshot, row };
}

/** One part of what events need; null when there is none or it cannot be opened with this key. */
export async function openPart<T>(identity: Identity, part: string): Promise<T | null> {
  const row = await database.policies.get([identity.id, part]);
  const text = row && (await unseal(identity, part, row));
  return text === undefined ? null : (JSON.parse(text) as T);
}

/** The record is not kept any more, nor any part of it. Within a transaction it takes `caches`, `records` and `policies`. */
export async function dropCache(identity: string): Promise<void> {
  opened.delete(identity);
  await database.transaction('rw', database.caches, database.records, database.policies, async () => {
    await database.caches.delete(identity);
    await database.records.delete(identity);
    await database.policies
      .where('[identity+part]')
      .between([identity, Dexie.minKey], [identity, Dexie.maxKey])
      .delete();
  });
}

type Sealed = Pick<RecordRow, 'iv' | 'sealed'>;

const wholeOf = (stamp: string) => `record ${stamp}`;

/** `part` is authenticated with it: a part put in another's place does not open. */
async function seal(identity: Identity, part: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(text);
  return { iv, sealed: await crypto.subtle.encrypt(how(iv, part), identity.cacheKey, bytes) };
}

async function unseal(identity: Identity, part: string, { iv, sealed }: Sealed): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(how(iv, part), identity.cacheKey, sealed));
  } catch (error) {
    console.error('Unswivel: the cached record cannot be opened and is fetched again', error);
    return undefined;
  }
}

function how(iv: Uint8Array<ArrayBuffer>, part: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(part) };
}

import { Dexie } from 'dexie';
import type { Snapshot } from '../wire/api.schema.ts';
import { type CacheRow, database, type Identity, type PolicyRow } from './database.ts';
import { policyParts } from './policy-parts.ts';

/**
 * Writes the record under the identity's non-extractable key (AES-GCM, fresh 96-bit nonces), so that a copied browser profile holds none; and in the same transaction
 * what events need of it in parts of their own, so that an event never opens the whole (client-policy.ts).
 */
export async function sealCache(
  identity: Identity,
  snapshot: Snapshot,
  row: Omit<CacheRow, 'identity' | 'iv' | 'sealed'>,
): Promise<void> {
  // Sealed before the transaction: waiting for anything but the database would end it.
  const whole = await seal(identity, WHOLE, JSON.stringify(snapshot));
  const parts = await Promise.all(
    [...policyParts(snapshot)].map(
      async ([part, said]): Promise<PolicyRow> => ({
        identity: identity.id,
        part,
        ...(await seal(identity, part, JSON.stringify(said))),
      }),
    ),
  );
  await database.transaction('rw', database.caches, database.policies, async () => {
    await dropCache(identity.id);
    await database.caches.put({ ...row, identity: identity.id, ...whole });
    await database.policies.bulkPut(parts);
  });
}

/** The text as it was sealed; null when there is none or it cannot be opened with this key. */
export async function openCache(identity: Identity): Promise<{ text: string; row: CacheRow } | null> {
  const row = await database.caches.get(identity.id);
  const text = row && (await unseal(identity, WHOLE, row));
  return row && text !== undefined ? { text, row } : null;
}

/** One part of what events need; null when there is none or it cannot be opened with this key. */
export async function openPart<T>(identity: Identity, part: string): Promise<T | null> {
  const row = await database.policies.get([identity.id, part]);
  const text = row && (await unseal(identity, part, row));
  return text === undefined ? null : (JSON.parse(text) as T);
}

/** The record is not kept any more, nor any part of it. Within a transaction it takes `caches` and `policies`. */
export async function dropCache(identity: string): Promise<void> {
  await database.transaction('rw', database.caches, database.policies, async () => {
    await database.caches.delete(identity);
    await database.policies
      .where('[identity+part]')
      .between([identity, Dexie.minKey], [identity, Dexie.maxKey])
      .delete();
  });
}

const WHOLE = 'record';

/** `part` is authenticated with it: a part put in another's place does not open. */
async function seal(identity: Identity, part: string, text: string): Promise<Pick<CacheRow, 'iv' | 'sealed'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(text);
  return { iv, sealed: await crypto.subtle.encrypt(how(iv, part), identity.cacheKey, bytes) };
}

async function unseal(
  identity: Identity,
  part: string,
  { iv, sealed }: Pick<CacheRow, 'iv' | 'sealed'>,
): Promise<string | undefined> {
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

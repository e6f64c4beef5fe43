import { type CacheRow, database, type Identity } from './database.ts';

/** Writes `text` under the identity's non-extractable key (AES-GCM, fresh 96-bit nonce), so that a copied browser profile holds no record. */
export async function sealCache(
  identity: Identity,
  text: string,
  row: Omit<CacheRow, 'identity' | 'iv' | 'sealed'>,
): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    identity.cacheKey,
    new TextEncoder().encode(text),
  );
  await database.caches.put({ ...row, identity: identity.id, iv, sealed });
}

/** The text as it was sealed; null when there is none or it cannot be opened with this key. */
export async function openCache(identity: Identity): Promise<{ text: string; row: CacheRow } | null> {
  const row = await database.caches.get(identity.id);
  if (!row) return null;
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, identity.cacheKey, row.sealed);
    return { text: new TextDecoder().decode(text), row };
  } catch (error) {
    console.error('Unswivel: the cached record cannot be opened and is fetched again', error);
    return null;
  }
}

/** The secrets of destinations, sealed under the log's key. */
import type { Writing } from '../../database.ts';
import type { LogKey } from '../../log-key.ts';
import { openSecret, sealSecret } from '../../sign-in/seal-secret.ts';

const PURPOSE = 'unswivel push secret v1';

export const sealPushSecret = (key: LogKey, secret: string): string => sealSecret(key, secret, PURPOSE);
export const openPushSecret = (key: LogKey, sealed: string): string | null => openSecret(key, sealed, PURPOSE);

/** The log got a new key: the secrets are sealed under it. One that could not be opened before stays as it is. */
export async function resealPushSecrets(trx: Writing, old: LogKey, fresh: LogKey): Promise<void> {
  const rows = await trx.selectFrom('destinations').select(['id', 'sealed']).execute();
  for (const { id, sealed } of rows) {
    const secret = sealed && openPushSecret(old, sealed);
    if (secret)
      await trx
        .updateTable('destinations')
        .set({ sealed: sealPushSecret(fresh, secret) })
        .where('id', '=', id)
        .execute();
  }
}

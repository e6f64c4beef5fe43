/** The empty log: its first key, its first epoch, a signed checkpoint of nothing, and the device the collector writes its own evidence as. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { NO_LEAF } from '../evidence/leaf.ts';
import { EMPTY_ROOT } from '../evidence/merkle.ts';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { Writing } from './database.ts';
import { signCheckpoint } from './log-head.ts';
import { type LogKey, vkeyOfLog } from './log-key.ts';
import { ITSELF } from './own-events.ts';

export async function beginLog(trx: Writing, log: string, key: LogKey, at: string): Promise<void> {
  const [epoch, size, root] = [1, 0, bytesToHex(EMPTY_ROOT)];
  const note = signCheckpoint(log, key, { epoch, size, root: EMPTY_ROOT });
  const vkey = vkeyOfLog(log, epoch, key);
  await trx.insertInto('log_keys').values({ n: 1, vkey, rotation: null, epoch, from_size: size }).execute();
  await trx.insertInto('epochs').values({ epoch, from_size: size, root, note: null }).execute();
  await trx.insertInto('checkpoints').values({ epoch, size, note }).execute();
  await trx.insertInto('log_head').values({ id: 1, size, epoch, root }).execute();
  await trx
    .insertInto('devices')
    .values({
      ...{ id: OWN_DEVICE, technician: ITSELF.technician, name: 'Collector', state: 'active' },
      public_key: Buffer.from(key.publicKey).toString('base64url'),
      // No token has this hash: nobody signs in as the collector.
      token_hash: 'none',
      ...{ enrolled_at: at, seen_at: at, last_leaf: NO_LEAF },
    })
    .execute();
}

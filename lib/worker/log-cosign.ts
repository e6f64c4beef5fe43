import { z } from 'zod';
import { parseCheckpoint } from '../evidence/checkpoint.ts';
import { cosignatureLine, cosignedBytes, cosignerName } from '../evidence/cosignature.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import { changeLog, logOf } from './log-row.ts';

/**
 * Signs the newest checkpoint this device verified, with the device key, and hands the signature in: whoever gets an evidence pack sees that devices saw the same
 * log. Each checkpoint once. Not handed in is no harm: the next one is.
 */
export async function cosign(identity: Identity): Promise<void> {
  const { seen, cosigned, fork } = await logOf(identity);
  if (!seen || fork || seen.size === 0 || cosigned === `${seen.epoch}/${seen.size}`) return;
  const read = parseCheckpoint(seen.note);
  if (!read.ok) return;
  const time = Math.floor(Date.now() / 1000);
  const bytes = cosignedBytes(time, read.note.body);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', identity.keys.privateKey, bytes));
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', identity.keys.publicKey));
  const line = cosignatureLine({ name: cosignerName(identity.log, identity.id), publicKey, time, signature });
  try {
    await callCollector(identity, '/v1/log/cosignatures', {
      method: 'POST',
      body: { epoch: seen.epoch, size: seen.size, line },
      schema: z.unknown(),
    });
  } catch (error) {
    if (error instanceof Unreachable || error instanceof CollectorRefusal) return;
    throw error;
  }
  await changeLog(identity, (held) => ({ ...held, cosigned: `${seen.epoch}/${seen.size}` }));
}

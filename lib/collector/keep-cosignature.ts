import type { z } from 'zod';
import { parseCheckpoint } from '../evidence/checkpoint.ts';
import { cosignerName, verifyCosignature } from '../evidence/cosignature.ts';
import type { cosignatureRequestSchema } from '../wire/api.schema.ts';
import type { Caller } from './caller.ts';
import { Refused } from './errors.ts';
import type { Collector } from './http.ts';

/**
 * Keeps a device's word that it verified a checkpoint; of several for one checkpoint the first. Throws `Refused` 404 for a checkpoint the log never made,
 * 400 for a line that does not hold.
 */
export async function keepCosignature(
  collector: Collector,
  device: Caller['device'],
  { epoch, size, line }: z.output<typeof cosignatureRequestSchema>,
): Promise<void> {
  const row = await collector.db
    .selectFrom('checkpoints')
    .select('note')
    .where('epoch', '=', epoch)
    .where('size', '=', size)
    .executeTakeFirst();
  const parsed = row && parseCheckpoint(row.note);
  if (!parsed?.ok) throw new Refused('checkpoint.unknown');
  const verdict = await verifyCosignature({
    line,
    body: parsed.note.body,
    name: cosignerName(collector.log, device.id),
    publicKey: new Uint8Array(Buffer.from(device.publicKey, 'base64url')),
  });
  if (!verdict.ok) throw new Refused('cosignature.wrong', { why: verdict.sentence });
  await collector.db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('cosignatures')
      .values({ epoch, size, device: device.id, line })
      .onConflict((conflict) => conflict.columns(['epoch', 'size', 'device']).doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) return;
    await trx
      .updateTable('devices')
      .set((e) => ({ cosignatures: e('cosignatures', '+', 1) }))
      .where('id', '=', device.id)
      .execute();
  });
}

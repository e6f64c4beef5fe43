/** The whole log as an evidence pack (lib/evidence/pack.schema.ts), line by line, in flat memory. */
import type { PackBatch, PackDevice } from '../evidence/pack.schema.ts';
import { type PackEntry, packLines } from '../evidence/pack.ts';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import { checkUnchanged, isTakenOut } from './bodies/open-body.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { batchRows, entryRows } from './fsck/rows.ts';
import { type LogHead, readHead } from './log-head.ts';
import type { LogKey } from './log-key.ts';
import { readEpochs, readKeys } from './log-keys.ts';

/** `db` must be a snapshot (in-snapshot.ts); `by` is who asked. */
export async function* exportPack(
  db: Database,
  log: string,
  key: LogKey,
  { at, by }: { at: string; by: string },
): AsyncGenerator<string> {
  const { epoch, size, note } = await readHead(db);
  const [keys, epochs] = [await readKeys(db), await readEpochs(db)];
  const cosignatures = await readCosignatures(db, { epoch, size });
  yield* packLines({
    header: { log, epoch, size, keys, epochs, at, by },
    devices: await readDevices(db),
    batches: readBatches(db, log),
    checkpoint: { note, cosignatures },
    sign: (bytes) => key.sign(bytes),
  });
}

/** Who verified and signed a checkpoint, in a fixed order. */
export function readCosignatures(db: Database, { epoch, size }: Pick<LogHead, 'epoch' | 'size'>) {
  return db
    .selectFrom('cosignatures')
    .select(['device', 'line'])
    .where('epoch', '=', epoch)
    .where('size', '=', size)
    .orderBy('device')
    .execute();
}

async function readDevices(db: Database): Promise<PackDevice[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'technician', 'public_key'])
    .where('id', '<>', OWN_DEVICE)
    .where((device) =>
      // One that only cosigned is named too: its key is what its cosignature is checked by.
      device.or([
        device('id', 'in', db.selectFrom('batches').select('device')),
        device('id', 'in', db.selectFrom('cosignatures').select('device')),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, technician, public_key }) => ({ id, technician, publicKey: public_key }));
}

async function* readBatches(db: Database, log: string): AsyncGenerator<{ batch: PackBatch; entries: PackEntry[] }> {
  const [batches, entries] = [batchRows(db), entryRows(db)];
  for (let row = await batches.next(); row; row = await batches.next()) {
    const next = Number((await batches.peek())?.id ?? Number.POSITIVE_INFINITY);
    const own: PackEntry[] = [];
    const refused: [number, string][] = [];
    for (let entry = await entries.peek(); entry && Number(entry.idx) < next; entry = await entries.peek()) {
      const { device, prev, body_mac, salt, body, body_refused } = entry;
      if (entry.unread === 'missing') throw new Refused('bodies.key', { key: entry.body_key ?? '' });
      checkUnchanged(entry.idx, entry.unread === 'changed' || isTakenOut(entry));
      const index = Number(entry.idx);
      own.push({ index, leaf: { v: 1, log, device, seq: Number(entry.seq), prev, body: body_mac }, salt, body });
      if (body_refused !== null) refused.push([index, body_refused]);
      await entries.next();
    }
    const { device, signature, standing, receipt } = row;
    const batch = {
      ...{
        first: Number(row.id),
        count: own.length,
        device,
        firstSeq: Number(row.first_seq),
        lastSeq: Number(row.last_seq),
      },
      ...{
        held: Number(row.held),
        signature,
        sentAt: row.sent_at,
        receivedAt: row.received_at,
        standing,
        refused,
        receipt,
      },
    };
    yield { batch, entries: own };
  }
}

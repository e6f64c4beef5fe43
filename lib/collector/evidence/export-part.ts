/** A part of the log as an evidence pack (lib/evidence/pack/part.schema.ts), line by line, in flat memory. */
import { toBase64 } from '../../evidence/base64.ts';
import { besideRanges } from '../../evidence/merkle.ts';
import type { PartBatch } from '../../evidence/pack/part.schema.ts';
import { partLines } from '../../evidence/pack/part-lines.ts';
import type { PackDevice } from '../../evidence/pack.schema.ts';
import type { PackEntry } from '../../evidence/pack.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { Database } from '../database.ts';
import { readCosignatures } from '../export-pack.ts';
import type { LogHead } from '../log-head.ts';
import type { LogKey } from '../log-key.ts';
import { readEpochs, readKeys } from '../log-keys.ts';
import type { TreeNodes } from '../tree-nodes.ts';
import { type Part, partRows } from './part-indexes.ts';
import { type Needed, noteNeeded, readNeeded, versionTimes } from './part-objects.ts';
import { eventOf, type ReadRow } from './read-rows.ts';
import type { Scope } from './scope.ts';

export interface PartExport {
  db: Database;
  nodes: TreeNodes;
  log: string;
  key: LogKey;
  scope: Scope;
  part: Part;
  at: string;
  by: string;
  /** counts entries as they are written */
  count?: { done: number };
}

/** What is in it, counted before anything is written: of the log as it stood with `head`, up to which it was followed. Later entries are not in it. */
export async function surveyPart(
  { db, scope, part }: Pick<PartExport, 'db' | 'scope' | 'part'>,
  { epoch, size, note }: LogHead,
  stop?: AbortSignal,
) {
  const needed: Needed = new Map();
  const times = await versionTimes(db);
  const devices = new Set<string>();
  let [entries, batches, last] = [0, 0, -1];
  for await (const row of partRows(db, scope, part, size)) {
    stop?.throwIfAborted();
    entries += 1;
    devices.add(row.device);
    if (row.batch !== last) batches += 1;
    last = row.batch;
    const event = eventOf(row);
    if (event) noteNeeded(needed, event, row.received_at, times);
  }
  return { epoch, size, note, entries, batches, devices, needed };
}
export type PartSurvey = Awaited<ReturnType<typeof surveyPart>>;

/** The pack's lines. The log must have been followed up to its head. */
export async function* exportPart(given: PartExport, survey: PartSurvey): AsyncGenerator<string> {
  const { db, log, key, part, at, by } = given;
  const { epoch, size, note, entries, batches, needed } = survey;
  const objects = await readNeeded(db, needed, part.client);
  const cosignatures = await readCosignatures(db, { epoch, size });
  const [keys, epochs] = [await readKeys(db), (await readEpochs(db)).filter((one) => one.epoch <= epoch)];
  const devices = new Set([...survey.devices, ...cosignatures.map(({ device }) => device)]);
  yield* partLines({
    header: { log, epoch, size, keys, epochs, at, by, of: part, batches, entries, objects: objects.length },
    devices: await readDevices(db, devices),
    checkpoint: { note, cosignatures },
    objects: each(objects),
    batches: readBatches(given, size),
    sign: (bytes) => key.sign(bytes),
  });
}

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

async function readDevices(db: Database, ids: ReadonlySet<string>): Promise<PackDevice[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'technician', 'public_key'])
    .where('id', '<>', OWN_DEVICE)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, technician, public_key }) =>
    ids.has(id) ? { id, technician, publicKey: public_key } : [],
  );
}

async function* readBatches(
  given: PartExport,
  size: number,
): AsyncGenerator<{ batch: PartBatch; entries: PackEntry[] }> {
  const { db, scope, part, log } = given;
  let open: ReadRow[] = [];
  const close = async () => ({
    batch: await readBatch(given, size, open),
    entries: open.map((row) => entryOf(log, row)),
  });
  for await (const row of partRows(db, scope, part, size)) {
    if (open[0] && open[0].batch !== row.batch) {
      yield await close();
      open = [];
    }
    open.push(row);
    if (given.count) given.count.done += 1;
  }
  if (open.length > 0) yield close();
}

function entryOf(log: string, { idx, device, seq, prev, body_mac, salt, body }: ReadRow): PackEntry {
  return { index: idx, leaf: { v: 1, log, device, seq, prev, body: body_mac }, salt, body };
}

async function readBatch({ db, nodes }: PartExport, size: number, rows: readonly ReadRow[]): Promise<PartBatch> {
  const first = (rows[0] as ReadRow).batch;
  const row = await db.selectFrom('batches').selectAll().where('id', '=', first).executeTakeFirstOrThrow();
  const [firstSeq, lastSeq] = [Number(row.first_seq), Number(row.last_seq)];
  const leaves = await db
    .selectFrom('log_entries')
    .select(['leaf_hash', 'idx', 'body_refused'])
    .where('device', '=', row.device)
    .where('seq', '>=', firstSeq)
    .where('seq', '<=', lastSeq)
    .orderBy('seq')
    .execute();
  const own = leaves.filter(({ idx }) => Number(idx) >= first);
  const refused = own.flatMap(({ idx, body_refused }): [number, string][] =>
    body_refused === null ? [] : [[Number(idx), body_refused]],
  );
  const proof = await nodes.roots(besideRanges(first, first + own.length, size));
  const { device, signature, standing, receipt } = row;
  return {
    ...{
      first,
      count: own.length,
      device,
      firstSeq,
      lastSeq,
      held: Number(row.held),
      signature,
      standing,
      refused,
      receipt,
    },
    ...{ sentAt: row.sent_at, receivedAt: row.received_at },
    leaves: leaves.map(({ leaf_hash }) => leaf_hash),
    shown: rows.map(({ idx }) => idx),
    proof: proof.map(toBase64),
  };
}

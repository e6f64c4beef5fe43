/**
 * What waits, as a file the collector's `take` command reads: JSON lines `{"unswivel":"waiting","v":1,"at"}`, then for each device `{"device":{…}}` and its batches as they
 * would be posted, signed, `{"batch":{…}}`, at last `{"end":{"batches","events"}}`. Nothing is marked: what arrives twice is the same entry.
 */
import { toBase64url } from '../evidence/base64.ts';
import type { SavedPiece } from '../wire/own.ts';
import { database, type Identity, type OutboxRow } from './database.ts';
import { signedBatch } from './delivery-batch.ts';
import { logOf } from './log-row.ts';

const MOST_ROWS = 500;
const MOST_IN_BATCH = 100;

/** One piece of the file, at most 500 events: a message to a page holds no million. `from` null = the beginning. */
export async function savePiece(from: SavedPiece['next']): Promise<SavedPiece> {
  const devices = (await database.identities.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines: string[] = from ? [] : [JSON.stringify({ unswivel: 'waiting', v: 1, at: new Date().toISOString() })];
  for (const identity of devices.filter(({ id }) => !from || id >= from.identity)) {
    const after = from?.identity === identity.id ? from.seq : 0;
    const rows = await undelivered(identity.id, after);
    if (rows.length === 0) continue;
    if (after === 0) lines.push(JSON.stringify({ device: await described(identity) }));
    const log = await logOf(identity);
    const runs = inRuns(rows);
    for (const run of runs) lines.push(JSON.stringify({ batch: await signedBatch(identity, run, log) }));
    const next = { identity: identity.id, seq: rows.at(-1)?.seq ?? 0 };
    return { lines, batches: runs.length, events: rows.length, next };
  }
  return { lines, batches: 0, events: 0, next: null };
}

/** Those the log refused too: whoever looks into a copied device needs them. */
function undelivered(identity: string, after: number): Promise<OutboxRow[]> {
  return database.outbox
    .where('[identity+seq]')
    .between([identity, after], [identity, Infinity], false)
    .and(({ state }) => state !== 'delivered')
    .limit(MOST_ROWS)
    .toArray();
}

/** Pieces of the chain without gaps, each a batch. */
function inRuns(rows: OutboxRow[]): OutboxRow[][] {
  const runs: OutboxRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && run.length < MOST_IN_BATCH && run.at(-1)?.seq === row.seq - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

async function described({ id, log, technician, deviceName, keys }: Identity) {
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  return { id, log, technician, name: deviceName, publicKey };
}

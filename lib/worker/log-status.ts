/** What the options show of the log and of the storage behind it. Answers also where there is no database to ask. */
import type { ForkProof } from '../evidence/fork-proof.ts';
import { toHex } from '../evidence/hex.ts';
import { parseVkey } from '../evidence/note.ts';
import type { LogStatus } from '../wire/own.ts';
import { database, type ForkRow, type Identity } from './database.ts';
import { databaseNames } from './database-name.ts';
import { deliveryOf, evidenceState, inState, undelivered } from './delivery-state.ts';
import { Refused } from './errors.ts';
import { currentIdentity } from './identity.ts';
import { logOf } from './log-row.ts';
import { openStorage } from './log-storage.ts';
import { evidenceBroken } from './record-event.ts';
import { storageTrouble } from './storage-trouble.ts';

export async function logStatus(): Promise<LogStatus> {
  try {
    return await statusOf(await storageState());
  } catch (error) {
    // The browser may take the database away between two questions.
    const trouble = storageTrouble(error);
    if (!trouble) throw error;
    return statusOf({ ok: false, ...trouble });
  }
}

async function statusOf(kept: LogStatus['storage']): Promise<LogStatus> {
  if (!kept.ok)
    return { storage: kept, waiting: 0, delivered: 0, refused: 0, withheld: 0, left: 0, forks: [], epochs: [] };
  const identity = await currentIdentity();
  const left = await leftWaiting(identity);
  if (!identity)
    return { storage: kept, waiting: 0, delivered: 0, refused: 0, withheld: 0, left, forks: [], epochs: [] };
  const [row, evidence, delivery, { waiting, refused }, delivered, withheld, forks] = await Promise.all([
    logOf(identity),
    evidenceState(identity.id),
    deliveryOf(identity.id),
    undelivered(identity),
    inState(identity.id, 'delivered').count(),
    database.outbox
      .where('[identity+seq]')
      .between([identity.id, 0], [identity.id, Infinity])
      .and((one) => Boolean(one.withheld))
      .count(),
    database.forks.where('identity').equals(identity.id).toArray(),
  ]);
  const key = row.keys.at(-1)?.vkey ?? identity.logKey;
  return {
    storage: kept,
    device: identity.id,
    log: {
      id: identity.log,
      epoch: row.seen?.epoch ?? 1,
      vkey: key,
      fingerprint: fingerprintOf(key),
      keys: row.keys.length,
      ...(row.seen ? { size: row.seen.size, root: row.seen.root, checkpoint: row.seen.note } : {}),
      ...(row.verifiedAt ? { verifiedAt: new Date(row.verifiedAt).toISOString() } : {}),
      ...(row.askedAt ? { askedAt: new Date(row.askedAt).toISOString() } : {}),
    },
    ...(evidence.problem ? { problem: evidence.problem } : {}),
    ...(delivery.offline ? { offline: delivery.offline.why } : {}),
    ...{ waiting, delivered, refused, withheld, left },
    forks: forks.map((fork) => shownFork(fork, row.fork)),
    epochs: row.epochs.map(({ epoch, fromSize, at, again, before }) => ({
      ...{ epoch, fromSize, at, again },
      seenSize: before?.size ?? 0,
    })),
  };
}

async function storageState(): Promise<LogStatus['storage']> {
  try {
    await openStorage();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, code: error.code, sentence: error.message };
  }
  const broken = await evidenceBroken();
  const [estimate, names] = await Promise.all([navigator.storage?.estimate?.(), databaseNames()]);
  return {
    ok: true,
    ...(broken ? { full: broken } : {}),
    ...(estimate?.usage === undefined ? {} : { used: estimate.usage }),
    aside: names.filter((name) => name !== database.name),
  };
}

/** What enrolments that were signed out or replaced still have to deliver. */
async function leftWaiting(current: Identity | null): Promise<number> {
  const others = (await database.identities.toArray()).filter(({ id }) => id !== current?.id);
  const each = await Promise.all(others.map(undelivered));
  return each.reduce((sum, { waiting }) => sum + waiting, 0);
}

function shownFork(
  { id, at, kind, from, seen, offered }: ForkRow,
  stands: string | undefined,
): LogStatus['forks'][number] {
  return { id, at, kind, from, seenSize: seen.size, offeredSize: offered.size, stands: id === stands };
}

/** The key id and the first bytes of the key: what two people compare over the telephone. */
function fingerprintOf(word: string): string {
  const key = parseVkey(word);
  if (!key) return '';
  const hex = toHex(Uint8Array.of(...key.keyId, ...key.publicKey.slice(0, 8)));
  return (hex.match(/.{4}/g) ?? []).join(' ');
}

/** A fork as a file. Throws `Refused`: `fork.unknown`. */
export async function forkFile(id: string): Promise<{ name: string; text: string }> {
  const fork = await database.forks.get(id);
  if (!fork) throw new Refused('fork.unknown', 'This proof is not kept here any more.');
  const { log, keys, seen, offered, proof, at, identity: device } = fork;
  const file: ForkProof = {
    unswivel: 'fork',
    v: 1,
    log,
    keys,
    seen: seen.note,
    offered: offered.note,
    proof,
    at,
    device,
  };
  return { name: `unswivel-fork-${at.slice(0, 10)}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}

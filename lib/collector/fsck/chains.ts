/** What is remembered of each device while the log goes by, and what its row must say in the end. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { NO_LEAF } from '../../evidence/leaf.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { Database } from '../database.ts';
import type { Known } from './known-keys.ts';
import { keyText } from './signatures.ts';
import { wrong } from './wrong.ts';

export interface Chain {
  technician: string;
  publicKey: string;
  seq: number;
  leaf: string;
  held: number;
  cosigned: number;
  /** hex leaf hashes of the last numbers: a batch may begin with events known already, and its signature covers them */
  recent: string[];
  /** what the collector's own events say became of it */
  said: Set<string>;
}

/** A batch holds at most so many events (lib/wire/api.schema.ts). */
const MOST = 500;

export async function readChains(db: Database): Promise<Map<string, Chain>> {
  const rows = await db.selectFrom('devices').select(['id', 'technician', 'public_key']).execute();
  return new Map(
    rows.map(({ id, technician, public_key }) => [
      id,
      {
        ...{ technician, publicKey: public_key, seq: 0, leaf: NO_LEAF, held: 0, cosigned: 0 },
        ...{ recent: [], said: new Set<string>() },
      },
    ]),
  );
}

export function extend(chain: Chain, leafHash: string): void {
  chain.seq += 1;
  chain.leaf = leafHash;
  chain.recent.push(leafHash);
  if (chain.recent.length >= 2 * MOST) chain.recent.splice(0, MOST);
}

/** The hashes from number `first` to the last, or null when that is longer ago than a batch can reach. */
export function recentFrom(chain: Chain, first: number): string[] | null {
  const count = chain.seq - first + 1;
  return count >= 1 && count <= chain.recent.length ? chain.recent.slice(-count) : null;
}

/** Notes what an event of the collector's own says of a device. */
export function hear(chains: Map<string, Chain>, body: EventBody): void {
  if (body.object?.type === 'device') chains.get(body.object.key)?.said.add(body.verb);
}

/** Each device's row against its chain. */
export async function checkDevices(db: Database, chains: Map<string, Chain>, known: Known): Promise<void> {
  const rows = await db.selectFrom('devices').selectAll().orderBy('id').execute();
  for (const row of rows) {
    const chain = chains.get(row.id) as Chain;
    const no = (sentence: string) => wrong('devices', row.id, sentence);
    if (Number(row.last_seq) !== chain.seq || row.last_leaf !== chain.leaf)
      no(`The log ends this device’s chain at number ${chain.seq}; its row says otherwise.`);
    if (Number(row.held_seq) !== chain.held)
      no(`By its own word the device holds ${chain.held} events; its row says otherwise.`);
    if (Number(row.cosignatures) !== chain.cosigned)
      no(`There are ${chain.cosigned} cosignatures of this device; its row counts ${row.cosignatures}.`);
    if (row.id === OWN_DEVICE) {
      if (row.public_key !== keyText(known.keys.at(-1)?.vkey.publicKey ?? new Uint8Array()))
        no('The collector’s own key is not the log’s newest.');
    } else checkState(row, chain.said, no);
  }
}

const STATES = ['active', 'revoked', 'ended', 'stopped', 'closed'];

function checkState(
  row: { state: string; closed_at: string | null },
  said: Set<string>,
  no: (sentence: string) => void,
): void {
  if (!STATES.includes(row.state)) no(`There is no state “${row.state}”.`);
  const closed = said.has('device.closed');
  const stopped = said.has('device.stopped');
  if (closed !== (row.state === 'closed') || closed !== (row.closed_at !== null))
    no('Whether this device was closed is told differently by the log.');
  if (!closed && stopped !== (row.state === 'stopped'))
    no('Whether this device was stopped is told differently by the log.');
}

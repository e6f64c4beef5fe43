/** What is remembered of each device while the log goes by, and what its row must say in the end. */
import { toBase64url } from '../../evidence/base64.ts';
import type { EventBody } from '../../evidence/event.schema.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import { type ChainTail, newTail } from '../../evidence/verify/device-chain.ts';
import type { Database } from '../database.ts';
import { erasureSaid } from './erasures.ts';
import type { Known } from './known-keys.ts';
import { wrong } from './wrong.ts';

export interface Chain extends ChainTail {
  technician: string;
  publicKey: string;
  held: number;
  cosigned: number;
  /** what the collector's own events say became of it */
  said: Set<string>;
}

export async function readChains(db: Database): Promise<Map<string, Chain>> {
  const rows = await db.selectFrom('devices').select(['id', 'technician', 'public_key']).execute();
  return new Map(
    rows.map(({ id, technician, public_key }) => [
      id,
      { technician, publicKey: public_key, held: 0, cosigned: 0, said: new Set<string>(), ...newTail() },
    ]),
  );
}

/** Notes what an event of the collector's own says of a device. */
export function hear(chains: Map<string, Chain>, body: EventBody): void {
  if (body.verb === 'evidence.erased' && body.outcome === 'success')
    chains.get(OWN_DEVICE)?.said.add(erasureSaid(body.object?.key ?? '', body.detail?.events, body.detail?.digest));
  if (body.object?.type === 'device') chains.get(body.object.key)?.said.add(body.verb);
}

/** Each device's row against its chain. */
export async function checkDevices(db: Database, chains: Map<string, Chain>, known: Known): Promise<void> {
  const rows = await db.selectFrom('devices').selectAll().orderBy('id').execute();
  for (const row of rows) {
    const chain = chains.get(row.id) as Chain;
    const no = (sentence: string) => wrong('devices', row.id, sentence);
    if (Number(row.last_seq) !== chain.seq || row.last_leaf !== chain.prev)
      no(`The log ends this device’s chain at number ${chain.seq}; its row says otherwise.`);
    if (Number(row.held_seq) !== chain.held)
      no(`By its own word the device holds ${chain.held} events; its row says otherwise.`);
    if (Number(row.cosignatures) !== chain.cosigned)
      no(`There are ${chain.cosigned} cosignatures of this device; its row counts ${row.cosignatures}.`);
    if (row.id === OWN_DEVICE) {
      if (row.public_key !== toBase64url(known.keys.at(-1)?.vkey.publicKey ?? new Uint8Array()))
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

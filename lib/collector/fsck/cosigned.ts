import { fromBase64url } from '../../evidence/base64.ts';
import { parseCheckpoint } from '../../evidence/checkpoint.ts';
import { cosignerName, verifyCosignature } from '../../evidence/cosignature.ts';
import type { Database } from '../database.ts';
import type { Chain } from './chains.ts';
import { cosignatureRows } from './rows.ts';
import { wrong } from './wrong.ts';

/** Every cosignature against its checkpoint and its device's key. Gives how many. */
export async function checkCosignatures(db: Database, log: string, chains: Map<string, Chain>): Promise<number> {
  const rows = cosignatureRows(db);
  let count = 0;
  for (let row = await rows.next(); row; row = await rows.next()) {
    const { device, line, note, public_key } = row;
    const no = (sentence: string) =>
      wrong('cosignatures', `epoch ${row.epoch} size ${row.size} device ${device}`, sentence);
    const parsed = note === null ? null : parseCheckpoint(note);
    const chain = chains.get(device);
    if (!parsed?.ok || !chain) return no('It is of a checkpoint or a device that is not there.');
    const publicKey = fromBase64url(public_key ?? '') ?? new Uint8Array();
    const verdict = await verifyCosignature({
      line,
      body: parsed.note.body,
      name: cosignerName(log, device),
      publicKey,
    });
    if (!verdict.ok) no(verdict.sentence);
    chain.cosigned++;
    count++;
  }
  return count;
}

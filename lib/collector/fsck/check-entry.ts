/** One entry and its body, against each other and the device's chain. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { HEX_32 } from '../../evidence/hex.ts';
import { leafHash, textMac } from '../../evidence/leaf.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import { extendChain } from '../../evidence/verify/device-chain.ts';
import { type ListColumns, listColumns } from '../arrival.ts';
import { scopeOf } from '../bodies/scope-of.ts';
import { keepsBody } from '../refusal.ts';
import type { Chain } from './chains.ts';
import type { Known } from './known-keys.ts';
import type { EntryRow } from './rows.ts';
import { wrong } from './wrong.ts';

/** Gives the body, or null when only the leaf is there; moves the chain on. */
export function checkEntry(known: Pick<Known, 'log' | 'restoring'>, row: EntryRow, chain: Chain): EventBody | null {
  const gone = known.restoring && row.unread === 'destroyed';
  const { idx, device, prev, leaf_hash } = row;
  const no = (sentence: string): never => wrong('log_entries', `idx ${idx}`, sentence);
  const seq = Number(row.seq);
  if (seq !== chain.seq + 1) no(`It is number ${row.seq} of ${device}, where number ${chain.seq + 1} is due.`);
  if (prev !== chain.prev) no(`It does not follow number ${chain.seq} of ${device}: one of the two was changed.`);
  if (leafHash({ v: 1, log: known.log, device, seq, prev, body: row.body_mac }) !== leaf_hash)
    no('Its leaf hash is not the hash of its leaf.');
  extendChain(chain, leaf_hash);
  if (gone) return null;
  const body = checkBody(row, chain);
  if (row.erasure === null && row.event_id !== (body?.id ?? null)) no('Its event id is not the one in its body.');
  return body;
}

/** Bodies from before they were sealed may still be in the clear; nothing is both. */
function checkSealed(
  { unread, sealed, body_key, key_state, clear, erasure }: EntryRow,
  no: (why: string) => never,
): void {
  if (body_key === null) {
    if (sealed !== null) no('It is sealed, and its key is not named.');
    return;
  }
  if (clear !== '') no('It is sealed, and something of it is in the clear.');
  if (unread === 'destroyed' && erasure === null)
    no('Its key was destroyed, and the log does not say that it was erased.');
  if (unread === 'missing') no(`Its key ${body_key} is not in the folder of body keys.`);
  if (unread === 'changed') no('It does not open with its key: it was changed, or is another entry’s.');
  if (key_state === null || (key_state === 'destroyed' && unread === null))
    no(`What body_keys says of its key ${body_key} is not so.`);
}

function checkBody(row: EntryRow, chain: Chain): EventBody | null {
  const no = (sentence: string): never => wrong('event_bodies', `idx ${row.idx}`, sentence);
  const kept = keepsBody(row.body_refused);
  if (kept === undefined) wrong('log_entries', `idx ${row.idx}`, 'No collector gives this reason for refusing a body.');
  checkSealed(row, no);
  if (row.salt === null || row.body === null) {
    if (row.salt !== row.body) no('It has only one of salt and body: they are erased together.');
    if (kept && row.erasure === null) no('The body is missing.');
    return null;
  }
  if (!kept) no('There is a body where none was kept.');
  if (row.erasure !== null && row.erasure_state !== 'begun') no('There is a body the log says was erased.');
  const { salt, body: text, body_mac } = row;
  if (!HEX_32.test(salt) || textMac(salt, text) !== body_mac) no('The body is not the one its leaf was made for.');
  const body = row.body_refused === null ? (JSON.parse(text) as EventBody) : null;
  if (body && row.body_key !== null && row.scope !== scopeOf({ verb: body.verb, client: body.client?.id ?? null }))
    no('It is sealed with the key of another client.');
  const due = listColumns(body);
  for (const column of Object.keys(due) as (keyof ListColumns)[])
    if (row[column] !== due[column]) no(`The column ${column} does not say what the body says.`);
  const { actor } = body ?? {};
  if (actor && row.device !== OWN_DEVICE && (actor.device !== row.device || actor.technician !== chain.technician))
    wrong('devices', row.device, `Entry ${row.idx} names another device or technician than this row.`);
  return body;
}

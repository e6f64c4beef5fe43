/** One entry and its body, against each other and the device's chain. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { HEX_32 } from '../../evidence/hex.ts';
import { leafHash, textMac } from '../../evidence/leaf.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import { extendChain } from '../../evidence/verify/device-chain.ts';
import { type ListColumns, listColumns } from '../arrival.ts';
import { keepsBody } from '../refusal.ts';
import type { Chain } from './chains.ts';
import type { EntryRow } from './rows.ts';
import { wrong } from './wrong.ts';

/** Gives the body, or null when only the leaf is there; moves the chain on. */
export function checkEntry(log: string, row: EntryRow, chain: Chain): EventBody | null {
  const { idx, device, prev, leaf_hash } = row;
  const no = (sentence: string): never => wrong('log_entries', `idx ${idx}`, sentence);
  const seq = Number(row.seq);
  if (seq !== chain.seq + 1) no(`It is number ${row.seq} of ${device}, where number ${chain.seq + 1} is due.`);
  if (prev !== chain.prev) no(`It does not follow number ${chain.seq} of ${device}: one of the two was changed.`);
  if (leafHash({ v: 1, log, device, seq, prev, body: row.body_mac }) !== leaf_hash)
    no('Its leaf hash is not the hash of its leaf.');
  extendChain(chain, leaf_hash);
  const body = checkBody(row, chain);
  if (row.erasure === null && row.event_id !== (body?.id ?? null)) no('Its event id is not the one in its body.');
  return body;
}

function checkBody(row: EntryRow, chain: Chain): EventBody | null {
  const no = (sentence: string): never => wrong('event_bodies', `idx ${row.idx}`, sentence);
  const kept = keepsBody(row.body_refused);
  if (kept === undefined) wrong('log_entries', `idx ${row.idx}`, 'No collector gives this reason for refusing a body.');
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
  const due = listColumns(body);
  for (const column of Object.keys(due) as (keyof ListColumns)[])
    if (row[column] !== due[column]) no(`The column ${column} does not say what the body says.`);
  const { actor } = body ?? {};
  if (actor && row.device !== OWN_DEVICE && (actor.device !== row.device || actor.technician !== chain.technician))
    wrong('devices', row.device, `Entry ${row.idx} names another device or technician than this row.`);
  return body;
}

/** Asked rounds: somebody is to look at these accounts now. Whoever it is for carries it out in their own browser; here is who asked, what came of each account, and how it ended. */
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Account } from '../../record/record.schema.ts';
import { accountClient } from '../../record/tenancy.ts';
import type { RoundResults, roundRequestSchema } from '../../wire/rounds.schema.ts';
import { activeGrant, type Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Grant } from '../grants.ts';
import { insertNamed } from '../insert-rows.ts';
import { findObject, objectsOf, ownClient } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { sayRound } from './rounds-said.ts';
import { isTheirs, roundSeen, targetsOf } from './rounds-shown.ts';
import type { RoundRow, RoundTargetRow } from './rounds-tables.ts';

type Request = z.infer<typeof roundRequestSchema>;
type Target = Pick<RoundTargetRow, 'account' | 'client' | 'console' | 'name' | 'technician'>;

const COLUMNS = [
  ...(['round', 'at', 'account', 'client', 'console', 'name', 'technician', 'result', 'why'] as const),
  ...(['differs', 'read_at'] as const),
] as const;
const mayAskOthers = ({ roles }: Caller): boolean => roles.some((one) => one === 'lead' || one === 'administrator');
/** One that is left alone so long is over: its tab is gone. */
export const LAPSES_MS = 12 * 3_600_000;

/** Throws `Refused`: 403 for others' rounds and clients not served, 404 for accounts there are not, 422 where whoever it is for cannot do it. */
export async function askRound(saying: Saying, caller: Caller, request: Request): Promise<string> {
  const asked = request.for ?? caller.technician;
  if (asked !== caller.technician && !mayAskOthers(caller)) throw new Refused('round.others');
  const id = `round-${uuid()}`;
  await changeRecord(saying, async (trx, at) => {
    const person = await findObject(trx, 'technicians', asked);
    if (!person?.active) throw new Refused('record.reference', { kind: 'active technician', id: asked });
    const grant = await activeGrant(trx, asked, at);
    const targets = await targetsFor(trx, caller, request);
    for (const { client } of targets)
      if (!mayActFor(grant, client)) throw new Refused('round.notServed', { who: person.displayName });
    checkWorks(grant, person.displayName);
    const row: RoundRow = {
      ...{
        id,
        asked_by: caller.technician,
        asked_for: asked,
        why: request.why ?? null,
        asked_at: at,
        state: 'waiting',
      },
      ...{ begun_at: null, touched_at: null, ended_at: null, outcome: null },
    };
    await trx.insertInto('rounds').values(row).execute();
    const rows = targets.map((one, index): RoundTargetRow => {
      return { round: id, at: index, ...one, result: null, why: null, differs: '[]', read_at: null };
    });
    await insertNamed(trx, 'round_targets', COLUMNS, rows);
    await sayRound(trx, caller, { verb: 'round.asked', round: row, targets: rows });
  });
  return id;
}

function checkWorks({ roles }: Grant, who: string): void {
  if (!roles.some((one) => one === 'technician' || one === 'lead' || one === 'administrator'))
    throw new Refused('round.notServed', { who });
}

/** Each account once, console by console, so that whoever goes through them stays in one as long as may be. */
async function targetsFor(trx: Writing, caller: Caller, { accounts, others }: Request): Promise<Target[]> {
  const found = new Map<string, Target>();
  const add = (one: Target) => found.set(keyOf(one), one);
  const recorded = await objectsOf(trx, 'accounts', [...new Set(accounts)]);
  for (const id of accounts) {
    const account = recorded.get(id);
    // One at a client that is not served is answered as one that is not there.
    if (!account || !mayActFor(caller, account.client)) throw new Refused('record.unknown', { kind: 'account', id });
    add(targetOf(account));
  }
  const own = others.length > 0 ? await ownClient(trx) : undefined;
  for (const { client, console, name } of others) {
    const at = await findObject(trx, 'consoles', console);
    if (!at || !mayActFor(caller, client)) throw new Refused('record.unknown', { kind: 'console', id: console });
    if (accountClient(at, client, own) !== client)
      throw new Refused('record.reference', { kind: 'client of that console', id: client });
    add({ account: null, client, console, name, technician: null });
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const targetOf = ({ id, client, console, name, technician }: Account): Target => ({
  ...{ account: id, client, console, name, technician },
});
const keyOf = ({ console, client, name }: Target): string => JSON.stringify([console, client, name.toLowerCase()]);

/** Throws `Refused`: 404, 403 for somebody else's, 409 when it is over or another of theirs is at work. Begun twice it is begun once. */
export async function beginRound(saying: Saying, caller: Caller, id: string): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    const round = await own(trx, caller, id);
    if (round.state === 'work') return;
    const busy = await trx
      .selectFrom('rounds')
      .selectAll()
      .where('asked_for', '=', caller.technician)
      .where('state', '=', 'work')
      .execute();
    for (const other of busy) {
      if (Date.parse(at) - Date.parse(other.touched_at ?? at) < LAPSES_MS) throw new Refused('round.another');
      await end(trx, caller, other, 'lapsed', at);
    }
    await trx.updateTable('rounds').set({ state: 'work', begun_at: at, touched_at: at }).where('id', '=', id).execute();
    await sayRound(trx, caller, { verb: 'round.begun', round, targets: await targetsOf(trx, id) });
  });
}

/** Throws `Refused`: 404, 403, 409 when it is not at work, 422 for an account that is not in it. */
export async function keepResults(
  saying: Saying,
  caller: Caller,
  id: string,
  { results }: RoundResults,
): Promise<void> {
  await saying.db.transaction().execute(async (trx) => {
    const at = saying.now().toISOString();
    await trx.updateTable('rounds').set({ touched_at: at }).where('id', '=', id).where('state', '=', 'work').execute();
    const round = await own(trx, caller, id);
    if (round.state !== 'work') throw new Refused('round.notAtWork');
    for (const { at: index, result, why = null, differs } of results) {
      const { numUpdatedRows } = await trx
        .updateTable('round_targets')
        .set({ result, why, differs: JSON.stringify(differs), read_at: at })
        .where('round', '=', id)
        .where('at', '=', index)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Refused('round.notInIt', { at: index });
    }
  });
}

/** Throws `Refused`: 404, 403. One that is over stays as it ended. */
export async function endRound(
  saying: Saying,
  caller: Caller,
  id: string,
  outcome: 'done' | 'cancelled',
): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    const round = await roundSeen(trx, caller, id);
    if (round.asked_for !== caller.technician) throw new Refused('round.notYours');
    if (round.state !== 'ended') await end(trx, caller, round, outcome, at);
  });
}

/** Whoever asked, whoever it is for, and leads and administrators. Throws `Refused`: 404, 403. */
export async function cancelRound(saying: Saying, caller: Caller, id: string): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    const round = await roundSeen(trx, caller, id);
    if (!isTheirs(round, caller) && !mayAskOthers(caller)) throw new Refused('round.notYours');
    if (round.state !== 'ended') await end(trx, caller, round, 'cancelled', at);
  });
}

/** One to carry out. */
async function own(trx: Writing, caller: Caller, id: string): Promise<RoundRow> {
  const round = await roundSeen(trx, caller, id);
  if (round.asked_for !== caller.technician) throw new Refused('round.notYours');
  if (round.state === 'ended') throw new Refused('round.over');
  return round;
}

async function end(
  trx: Writing,
  caller: Caller,
  round: RoundRow,
  outcome: 'done' | 'cancelled' | 'lapsed',
  at: string,
): Promise<void> {
  await trx.updateTable('rounds').set({ state: 'ended', ended_at: at, outcome }).where('id', '=', round.id).execute();
  await sayRound(trx, caller, { verb: 'round.ended', round, targets: await targetsOf(trx, round.id), outcome });
}

/**
 * Who joined, moved or left sets off what follows, once and by itself: a leaver as soon as it is known, unless their source let too many go at once (sources/hold-leavers.ts); who
 * joined or moved too, unless so many did in a day that it is an import rather than people: then each waits until somebody confirms it. What is asked for so is decided by people;
 * only a movement that was confirmed lets a rule decide (standard.ts).
 */
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { findObject } from '../objects.ts';
import { actorOf, ITSELF as ITS_ACTOR } from '../own-events.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { answersFor } from './answers-for.ts';
import { callOffUndone } from './call-off.ts';
import { closeMovements } from './close-movement.ts';
import { type FannedOut, fanOut, findMovement, markSetOff } from './fan-out.ts';
import { ruleOnConfirmed } from './rule-on-confirmed.ts';

const DAY_MS = 86_400_000;
/** As many may join and move by one source in a day before it takes a person. */
const MOST_A_DAY = 25;
const AT_ONCE = 50;

/** Runs every minute, and after somebody decided on a movement. Questions of an index where there is nothing. */
export async function setOffMovements(saying: Saying): Promise<void> {
  await callOffUndone(saying);
  for (;;) {
    const waiting = await toSetOff(saying);
    for (const id of waiting) await setOff(saying, id);
    if (waiting.length < AT_ONCE) break;
  }
  for (let after = ''; ; ) {
    const found = await foundSince(saying, after);
    for (const id of found) await setOff(saying, id);
    after = found.at(-1) ?? '';
    if (found.length < AT_ONCE) break;
  }
  await closeMovements(saying);
}

async function setOff(saying: Saying, id: string): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    const movement = await findMovement(trx, id);
    if (movement.state !== 'open' && movement.state !== 'confirmed') return;
    // Nothing follows of somebody whose record was removed since, and nobody else waits for it.
    if (!(await findObject(trx, 'technicians', movement.technician))) return markSetOff(trx, id, at);
    await fanOut(trx, { actor: ITS_ACTOR, ...(await answersFor(trx, movement)) }, id, at);
    if (movement.state === 'confirmed') await ruleOnConfirmed(trx, id, at);
  });
}

/** `POST /v1/movements/{id}/fan-out`: the same by hand, at once; again, it adds what was found since. */
export async function setOffByHand(trx: Writing, caller: Caller, id: string, at: string): Promise<FannedOut> {
  const { behalf } = await answersFor(trx, await findMovement(trx, id));
  return fanOut(trx, { actor: actorOf(caller), owner: caller.technician, behalf }, id, at);
}

async function toSetOff({ db, now }: Saying): Promise<string[]> {
  // A file that is being read in may yet be taken back.
  const reading = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .limit(1)
    .execute();
  if (reading.length > 0) return [];
  const since = new Date(now().getTime() - DAY_MS).toISOString();
  const many = await db
    .selectFrom('movements')
    .select('source')
    .where('fanned_out_at', 'is', null)
    .where('state', '=', 'open')
    .where('kind', '<>', 'left')
    .where('at', '>', since)
    .groupBy('source')
    .having((e) => e.fn.countAll(), '>', MOST_A_DAY)
    .execute();
  const rows = await db
    .selectFrom('movements')
    .select('id')
    .where('fanned_out_at', 'is', null)
    .where((e) =>
      e.or([
        e('state', '=', 'confirmed'),
        e.and([e('state', '=', 'open'), e('kind', '=', 'left')]),
        e.and([
          ...[e('state', '=', 'open'), e('at', '>', since)],
          e('source', 'not in', [...many.map(({ source }) => source), '']),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

/** Leavers of whom an account was seen since that nobody recorded and nobody asked to end: one whose end cannot be asked for keeps none after it waiting. */
async function foundSince({ db }: Saying, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom('movements as m')
    .innerJoin('drift_findings as f', 'f.technician', 'm.technician')
    .select('m.id')
    .distinct()
    .where('m.id', '>', after)
    .where('m.fanned_out_at', 'is not', null)
    .where('m.closed_at', 'is', null)
    .where('m.kind', '=', 'left')
    .where('m.state', 'in', ['open', 'confirmed'])
    .where('f.kind', '=', 'orphan')
    .where('f.recorded', 'is', null)
    .where((e) => e.not(e.exists(e.selectFrom('requests as r').select('r.id').whereRef('r.place', '=', 'f.place'))))
    .orderBy('m.id')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

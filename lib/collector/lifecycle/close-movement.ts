/** A leaver is closed when each of their accounts was seen ended, or somebody answers for it as a risk, and nothing is theirs to answer for any more. */
import { OPEN } from '../../lifecycle/states.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { ITSELF, type OwnEvent } from '../own-events.ts';
import { changeRecord, type Saying, sayWith } from '../sources/say-with.ts';
import { findMovement, madeBy } from './fan-out.ts';
import { ownedBy, standing } from './owners.ts';

const AT_ONCE = 50;
/** A risk somebody accepted has its own date, and keeps nothing else open. */
const WAITING = OPEN.filter((state) => state !== 'residual-risk');

/** Closes what is over. Runs every minute. */
export async function closeMovements(saying: Saying): Promise<void> {
  // Those who still own something wait for a person: whoever left after them does not wait for that too.
  for (let after = ''; ; ) {
    const rows = await over(saying.db, after);
    const all = rows.length > 0 ? await standing(saying.db) : [];
    for (const { id, technician } of rows) {
      if ((await ownedBy(saying.db, technician, all)).length > 0) continue;
      await changeRecord(saying, (trx, at) => closeMovement(trx, id, ITSELF, at)).catch((error: unknown) => {
        // Somebody moved something of it meanwhile: a minute later is early enough.
        if (!(error instanceof Refused)) throw error;
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

const over = (db: Database, after: string) =>
  db
    .selectFrom('movements as m')
    .select(['m.id', 'm.technician'])
    .where('m.fanned_out_at', 'is not', null)
    .where('m.closed_at', 'is', null)
    .where('m.kind', '=', 'left')
    .where('m.id', '>', after)
    .where('m.state', 'in', ['open', 'confirmed'])
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('requests as r')
            .select('r.id')
            .whereRef('r.technician', '=', 'm.technician')
            .where('r.state', 'in', WAITING),
        ),
      ),
    )
    .orderBy('m.id')
    .limit(AT_ONCE)
    .execute();

/** Throws `Refused` 409 while something is open, or theirs. */
export async function closeMovement(trx: Writing, id: string, actor: OwnEvent['actor'], at: string): Promise<void> {
  const { technician, kind, fanned_out_at, closed_at } = await findMovement(trx, id);
  if (kind !== 'left' || fanned_out_at === null) throw new Refused('lifecycle.notLeft');
  if (closed_at !== null) return;
  const open = await openOf(trx, id, technician);
  const waiting = open.filter((state) => state !== 'residual-risk').length;
  if (waiting > 0) throw new Refused('lifecycle.stillOpen', { count: waiting });
  const [first, ...more] = await ownedBy(trx, technician);
  if (first) throw new Refused('lifecycle.owned', { what: `${first.kind} ${first.name}`, more: more.length });
  await trx.updateTable('movements').set({ closed_at: at }).where('id', '=', id).execute();
  const person = await findObject(trx, 'technicians', technician);
  const made = await madeBy(trx, id);
  await sayWith(trx, {
    ...{ verb: 'movement.closed', outcome: 'success', actor },
    ...(person ? { subject: { technician, version: person.version } } : {}),
    object: { type: 'technician', key: person?.displayName ?? technician },
    detail: { movement: id, kind, requests: made.requests, clients: made.clients, risks: open.length },
  });
}

async function openOf(trx: Writing, movement: string, technician: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('requests')
    .select('state')
    .where((e) => e.or([e('movement', '=', movement), e('technician', '=', technician)]))
    .where('state', 'in', OPEN)
    .execute();
  return rows.map(({ state }) => state);
}

/** Everything a joiner, mover or leaver sets off, once: of a leaver the end of all they have, of the others what their templates give and no longer give. */
import type { Selectable } from 'kysely';
import type { Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { sayWith } from '../sources/say-with.ts';
import { endAll, type SetOffBy } from './end-all.ts';
import { endingsOf } from './endings.ts';
import { giveAndTake } from './give-and-take.ts';
import { recordAt } from './record-at.ts';

export interface FannedOut {
  movement: string;
  requests: number;
  clients: number;
  left: string[];
}

export type Movement = Selectable<Tables['movements']>;

/** Asked for twice it is once, and adds what was found since of a leaver. Throws `Refused`. */
export async function fanOut(trx: Writing, by: SetOffBy, id: string, at: string): Promise<FannedOut> {
  const movement = await findMovement(trx, id);
  if (movement.state !== 'confirmed' && movement.state !== 'open')
    throw new Refused('lifecycle.unconfirmed', { state: movement.state });
  const before = await madeBy(trx, id);
  if (before.requests > 0 && movement.kind !== 'left') return { movement: id, ...before, left: [] };
  const technician = await findObject(trx, 'technicians', movement.technician);
  if (!technician) throw new Refused('record.unknown', { kind: 'technician', id: movement.technician });
  const record = await recordAt(trx);
  const why = `${technician.displayName} ${movement.kind}.`;
  const left: string[] = [];
  if (movement.kind === 'left')
    await endAll(
      { trx, by, record, movement: id, at, why, of: { technician: technician.id } },
      await endingsOf(trx, record, technician),
    );
  else left.push(...(await giveAndTake({ trx, by, record, movement, technician, at, why })));
  await markSetOff(trx, id, at);
  const made = await madeBy(trx, id);
  if (made.requests > before.requests || movement.fanned_out_at === null)
    await sayWith(trx, {
      ...{ verb: 'movement.fanned-out', outcome: 'success', actor: by.actor },
      subject: { technician: technician.id, version: technician.version },
      object: { type: 'technician', key: technician.displayName },
      detail: { movement: id, kind: movement.kind, requests: made.requests, clients: made.clients },
    });
  return { movement: id, ...made, left };
}

/** It is not set off by itself again; the first time counts. */
export async function markSetOff(trx: Writing, id: string, at: string): Promise<void> {
  await trx
    .updateTable('movements')
    .set((e) => ({ fanned_out_at: e.fn.coalesce('fanned_out_at', e.val(at)) }))
    .where('id', '=', id)
    .execute();
}

/** Throws `Refused` 404. */
export async function findMovement(trx: Writing, id: string): Promise<Movement> {
  const movement = await trx.selectFrom('movements').selectAll().where('id', '=', id).executeTakeFirst();
  if (!movement) throw new Refused('movement.unknown');
  return movement;
}

/** How much a movement set off. */
export async function madeBy(trx: Writing, movement: string): Promise<{ requests: number; clients: number }> {
  const row = await trx
    .selectFrom('requests')
    .select((e) => [e.fn.countAll<number>().as('requests'), e.fn.count<number>('client').distinct().as('clients')])
    .where('movement', '=', movement)
    .executeTakeFirst();
  return { requests: Number(row?.requests ?? 0), clients: Number(row?.clients ?? 0) };
}

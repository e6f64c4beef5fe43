/** What became of somebody is kept as a movement, for the lifecycle to start from, and as an event. After `lockRecord`. */
import { v7 as uuid } from 'uuid';
import type { Ownable } from '../../record/access.schema.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Change } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { holdLeavers } from './hold-leavers.ts';
import { movementEvent } from './movement-event.ts';
import { recognise } from './recognise.ts';
import { sayWith } from './say-with.ts';

export async function keepMovement(
  trx: Writing,
  source: string,
  { before, stored, changed }: { before: Technician | undefined; stored: Technician; changed: Ownable[] },
  change: Change,
  groups?: { from: string[]; to: string[] },
): Promise<void> {
  const activated = stored.active && before && !before.active;
  const returning = activated ? await wasActive(trx, stored.id) : false;
  const found = recognise(before, stored, changed, { returning, groups });
  if (!found) return;
  const movement = { id: uuid(), ...found, source, by: change.by, why: change.why };
  await trx
    .insertInto('movements')
    .values({
      ...{ id: movement.id, technician: stored.id, version: stored.version, kind: found.kind, source, by: change.by },
      ...{ at: change.at, parts: JSON.stringify(found.parts), state: 'open', decided_by: null, decided_at: null },
      why: change.why ?? null,
    })
    .execute();
  await sayWith(trx, movementEvent(movement, stored));
  if (found.kind === 'left') await holdLeavers(trx, source, change.at);
  // Whoever is back has not left: nothing may go on from it.
  if (activated) await takeBack(trx, stored.id, change);
}

async function takeBack(trx: Writing, technician: string, { at, by }: Change): Promise<void> {
  await trx
    .updateTable('movements')
    .set({ state: 'undone', decided_by: by, decided_at: at })
    .where('technician', '=', technician)
    .where('kind', '=', 'left')
    .where('state', 'in', ['open', 'held'])
    .execute();
}

async function wasActive(trx: Writing, technician: string): Promise<boolean> {
  const rows = await trx
    .selectFrom('object_versions')
    .select('body')
    .where('kind', '=', 'technicians')
    .where('id', '=', technician)
    .where('body', 'like', '%"active":true%')
    .execute();
  // The newest one is what was just stored.
  return rows.filter(({ body }) => body && (JSON.parse(body) as Technician).active).length > 1;
}

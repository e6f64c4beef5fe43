/** What became of somebody is kept as a movement, for the lifecycle to start from, and as an event. After `lockRecord`. */
import { v7 as uuid } from 'uuid';
import type { Ownable } from '../../record/access.schema.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Movement } from '../../wire/sources.schema.ts';
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
  await addMovement(trx, source, stored, found, change);
  if (found.kind === 'left') await holdLeavers(trx, source, change.at);
  // Whoever is back has not left: nothing may go on from it.
  if (activated) await takeBack(trx, stored.id, change);
}

/** Open, and told to the log. */
export async function addMovement(
  trx: Writing,
  source: string,
  technician: Technician,
  { kind, parts }: Pick<Movement, 'kind' | 'parts'>,
  { at, by, why }: Change,
): Promise<void> {
  const id = uuid();
  await trx
    .insertInto('movements')
    .values({
      ...{ id, technician: technician.id, version: technician.version, kind, source, by, at },
      ...{ parts: JSON.stringify(parts), state: 'open', decided_by: null, decided_at: null, why: why ?? null },
    })
    .execute();
  await sayWith(trx, movementEvent({ id, kind, source, by, parts, why }, technician));
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

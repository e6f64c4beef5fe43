/** The one gate through which every source writes a technician: what a source does not own, it cannot change. */
import { isDeepStrictEqual } from 'node:util';
import { OWNABLE, type Ownable } from '../record/access.schema.ts';
import { ownablePart } from '../record/ownable.ts';
import type { Technician } from '../record/record.schema.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database, Writing } from './database.ts';
import { Refused } from './errors.ts';
import { keepAnAdministrator } from './last-administrator.ts';
import { OWNED } from './object-keys.ts';
import { findObject } from './objects.ts';
import { keepMovement } from './sources/keep-movement.ts';

/** The owner of what no source owns: people, in the options page. */
export const BY_HAND = 'options';
/** The collector itself, where a contract ends. */
export const BY_CLOCK = 'clock';

export interface Written {
  before: Technician | undefined;
  stored: Technician;
  changed: Ownable[];
}

/**
 * Stores the technician as `source` says it (a source's id, or `BY_HAND`), and notes for each part that changed where it came from. `next.version` is ignored;
 * where nothing changed, nothing is stored. Who joins, moves, leaves or returns by it becomes a movement and an event.
 * `groups`: their names, where the source changed those too. `overrule`: the clock, or somebody who decides on a movement, whoever owns what. `quiet`: it takes a movement back,
 * and is none itself.
 * Throws `Refused` 409 `record.owned` for the first part that differs and is another's, with the owner's name; `contract.ended`; `record.lastAdministrator`; and
 * as `putObject` does. After `lockRecord`.
 */
export async function writeTechnician(
  trx: Writing,
  source: string,
  next: Technician,
  change: Change,
  { groups, overrule, quiet }: { groups?: { from: string[]; to: string[] }; overrule?: boolean; quiet?: boolean } = {},
): Promise<Written> {
  const before = await findObject(trx, 'technicians', next.id);
  const changed = OWNABLE.filter(
    (part) => !isDeepStrictEqual(before && ownablePart(before, part), ownablePart(next, part)),
  );
  if (!overrule) await refuseOthers(trx, source, before, changed);
  if (next.active && next.contract && next.contract.ends <= change.at && changed.some(isStanding))
    throw new Refused('contract.ended', { ends: next.contract.ends, technician: next.id });
  const same = before !== undefined && changed.length === 0;
  const stored = same ? before : await putObject(trx, 'technicians', next, change);
  if (!same) await noteSources(trx, source, stored, changed, change.at);
  if (before?.active && !stored.active) await keepAnAdministrator(trx);
  if (!quiet) await keepMovement(trx, source, { before, stored, changed }, change, groups);
  return { before, stored, changed };
}

const isStanding = (part: Ownable): boolean => part === 'active' || part === 'contract';

/** What no source owns, any may say of somebody new. */
async function refuseOthers(
  trx: Writing,
  source: string,
  before: Technician | undefined,
  changed: Ownable[],
): Promise<void> {
  if (changed.length === 0) return;
  const owners = await ownersOf(trx);
  for (const part of changed) {
    const owner = owners.get(part);
    if ((owner?.id ?? BY_HAND) === source || (!owner && before === undefined)) continue;
    throw new Refused('record.owned', { attribute: part, owner: owner?.label ?? 'the options page' });
  }
}

async function noteSources(
  trx: Writing,
  source: string,
  { id: technician, version }: Technician,
  changed: Ownable[],
  at: string,
): Promise<void> {
  if (changed.length === 0) return;
  await trx
    .insertInto('attribute_sources')
    .values(changed.map((attribute) => ({ technician, attribute, source, at, version })))
    .onConflict((conflict) =>
      conflict.columns(['technician', 'attribute']).doUpdateSet((e) => ({
        source: e.ref('excluded.source'),
        at: e.ref('excluded.at'),
        version: e.ref('excluded.version'),
      })),
    )
    .execute();
  if (source === BY_HAND || source === BY_CLOCK) return;
  await trx
    .insertInto('source_people')
    .values({ source, technician })
    .onConflict((conflict) => conflict.columns(['source', 'technician']).doNothing())
    .execute();
}

/** Which source owns what; a part that is not named is kept by hand. */
export async function ownersOf(db: Database): Promise<Map<Ownable, { id: string; label: string }>> {
  const rows = await db
    .selectFrom('object_keys')
    .innerJoin('objects', (join) => join.onRef('objects.id', '=', 'object_keys.id').on('objects.kind', '=', 'sources'))
    .select(['object_keys.value', 'objects.id', 'objects.body'])
    .where('object_keys.kind', '=', 'sources')
    .where('object_keys.scope', '=', OWNED)
    .execute();
  return new Map(
    rows.map(({ value, id, body }) => [value as Ownable, { id, label: (JSON.parse(body) as { label: string }).label }]),
  );
}

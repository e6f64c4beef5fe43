/** The one gate through which every source writes a technician: what a source does not own, it cannot change. */
import { isDeepStrictEqual } from 'node:util';
import { OWNABLE, type Ownable } from '../record/access.schema.ts';
import { ownablePart } from '../record/ownable.ts';
import type { Technician } from '../record/record.schema.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database, Writing } from './database.ts';
import { Refused } from './errors.ts';
import { OWNED } from './object-keys.ts';
import { findObject } from './objects.ts';

/** The owner of what no source owns: people, in the options page. */
export const BY_HAND = 'options';

/**
 * Stores the technician as `source` says it (a source's id, or `BY_HAND`), and notes for each part that changed where it came from. `next.version` is ignored.
 * Throws `Refused` 409 `record.owned` for the first part that differs and is another's, with the owner's name; and as `putObject` does. After `lockRecord`.
 */
export async function writeTechnician(
  trx: Writing,
  source: string,
  next: Technician,
  change: Change,
): Promise<{ before: Technician | undefined; stored: Technician; changed: Ownable[] }> {
  const before = await findObject(trx, 'technicians', next.id);
  const changed = OWNABLE.filter(
    (part) => !isDeepStrictEqual(before && ownablePart(before, part), ownablePart(next, part)),
  );
  const owners = await ownersOf(trx);
  for (const part of changed) {
    const owner = owners.get(part);
    if ((owner?.id ?? BY_HAND) === source || (!owner && before === undefined)) continue;
    throw new Refused('record.owned', { attribute: part, owner: owner?.label ?? 'the options page' });
  }
  const stored = await putObject(trx, 'technicians', next, change);
  for (const attribute of changed) {
    const said = { source, at: change.at, version: stored.version };
    await trx
      .insertInto('attribute_sources')
      .values({ technician: stored.id, attribute, ...said })
      .onConflict((conflict) => conflict.columns(['technician', 'attribute']).doUpdateSet(said))
      .execute();
  }
  return { before, stored, changed };
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

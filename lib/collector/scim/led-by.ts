/** Whom a source names as somebody's manager: by the id here, or as it knows them itself. Whoever is not here yet is waited for, so that no order of a sync is wrong. */

import type { Source } from '../../record/access.schema.ts';
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { sameName } from '../object-keys.ts';
import { findObject, keyHolder } from '../objects.ts';
import { writeTechnician } from '../write-technician.ts';
import { changeBy } from './asking.ts';
import { personByExternal } from './people.ts';
import type { Resource } from './place.ts';

/** `waiting`: what was said, where nobody is known by it. */
export async function resolveManager(
  trx: Writing,
  source: Source,
  resource: Resource,
): Promise<{ id: string | undefined; waiting: string | null }> {
  const { manager } = (resource[ENTERPRISE_URN] ?? {}) as { manager?: { value?: string } | null };
  const said = manager?.value;
  if (!said) return { id: undefined, waiting: null };
  if (await findObject(trx, 'technicians', said)) return { id: said, waiting: null };
  const known = await personByExternal(trx, source.id, said);
  const id = known?.technician ?? (await keyHolder(trx, 'technicians', 'user name', sameName(said)));
  return id === undefined ? { id: undefined, waiting: said.slice(0, 256) } : { id, waiting: null };
}

/** Somebody is here now: whoever waited for them as their manager has them. */
export async function giveManager(
  trx: Writing,
  source: Source,
  manager: Technician,
  externalId: string | null,
  at: string,
): Promise<void> {
  const names = [manager.id, manager.userName, manager.userName.toLowerCase(), ...(externalId ? [externalId] : [])];
  const waiting = await trx
    .selectFrom('source_people')
    .select(['technician', 'revision'])
    .where('source', '=', source.id)
    .where('manager', 'in', names)
    .execute();
  for (const { technician, revision } of waiting) {
    const before = await findObject(trx, 'technicians', technician);
    if (!before || !(await given(trx, source, before, manager.id, at))) continue;
    await trx
      .updateTable('source_people')
      .set({ manager: null, revision: revision + 1 })
      .where('source', '=', source.id)
      .where('technician', '=', technician)
      .execute();
  }
}

async function given(trx: Writing, source: Source, before: Technician, manager: string, at: string): Promise<boolean> {
  const next = { ...before, [ENTERPRISE_URN]: { ...before[ENTERPRISE_URN], manager: { value: manager } } };
  try {
    await writeTechnician(trx, source.id, next, changeBy(source, at));
    return true;
  } catch (error) {
    // Managers have another owner by now: that one says who it is.
    if (error instanceof Refused && error.code === 'record.owned') return false;
    throw error;
  }
}

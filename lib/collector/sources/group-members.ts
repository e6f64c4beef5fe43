/** Which groups of a source somebody is in, and what they are by them. */
import type { Group } from '../../record/access.schema.ts';
import type { Database } from '../database.ts';
import { findObject } from '../objects.ts';

export interface GroupOf {
  id: string;
  displayName: string;
  template: string | undefined;
}

/** By technician, the source's groups they are in, by id. At most some hundred technicians at once; each group is read once. */
export async function groupsOf(db: Database, source: string, technicians: string[]): Promise<Map<string, GroupOf[]>> {
  if (technicians.length === 0) return new Map();
  const refs = await db
    .selectFrom('object_refs')
    .select(['id', 'to_id'])
    .where('to_kind', '=', 'technicians')
    .where('to_id', 'in', technicians)
    .where('kind', '=', 'groups')
    .orderBy('id')
    .execute();
  const groups = new Map<string, Group | undefined>();
  for (const { id } of refs) if (!groups.has(id)) groups.set(id, await findObject(db, 'groups', id));
  const found = new Map<string, GroupOf[]>();
  for (const { id, to_id } of refs) {
    const group = groups.get(id);
    if (group?.source !== source) continue;
    const { displayName, template } = group;
    found.set(to_id, [...(found.get(to_id) ?? []), { id, displayName, template }]);
  }
  return found;
}

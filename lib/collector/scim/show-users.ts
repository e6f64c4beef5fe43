/** Technicians as the resources a source is answered with. */
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Database } from '../database.ts';
import type { Kind } from '../kinds.ts';
import { groupsOf } from '../sources/group-members.ts';
import type { Asking } from './asking.ts';
import { findPeople, type Person } from './people.ts';
import type { Resource } from './place.ts';
import { userOf } from './user-of.ts';
import { OWN, USER } from './user-schema.ts';

/** Changes with whatever the resource shows of the person itself; not with their groups (RFC 7644 §3.14: weak). */
export const userTag = ({ version }: Technician, person: Person | undefined): string =>
  `W/"${version}.${person?.revision ?? 0}"`;

/** At most some hundred at once, in the order given. `groups`: whether theirs are told. */
export async function showUsers(
  db: Database,
  { source, base }: Asking,
  technicians: Technician[],
  groups: boolean,
): Promise<Resource[]> {
  const ids = technicians.map(({ id }) => id);
  const people = await findPeople(db, source.id, ids);
  const times = await timesOf(db, 'technicians', ids);
  const member = groups ? await groupsOf(db, source.id, ids) : new Map();
  return technicians.map((technician) => {
    const person = people.get(technician.id);
    const user = withWaiting(userOf(technician), person);
    const extensions = [ENTERPRISE_URN, OWN].filter((urn) => user[urn] !== undefined);
    const location = `${base}/Users/${technician.id}`;
    return {
      schemas: [USER, ...extensions],
      id: technician.id,
      ...(person?.external_id ? { externalId: person.external_id } : {}),
      ...user,
      ...groupList(member.get(technician.id) ?? [], base),
      meta: { resourceType: 'User', ...times.get(technician.id), location, version: userTag(technician, person) },
    };
  });
}

/** A manager who is waited for is shown as the source named them. */
export function withWaiting(user: Resource, person: Person | undefined): Resource {
  if (!person?.manager) return user;
  const enterprise = user[ENTERPRISE_URN] as Resource | undefined;
  return { ...user, [ENTERPRISE_URN]: { ...enterprise, manager: { value: person.manager } } };
}

function groupList(groups: { id: string; displayName: string }[], base: string): Resource {
  if (groups.length === 0) return {};
  const shown = groups.map(({ id, displayName }) => ({
    ...{ value: id, $ref: `${base}/Groups/${id}`, display: displayName, type: 'direct' },
  }));
  return { groups: shown };
}

/** When each was made and last changed. */
export async function timesOf(
  db: Database,
  kind: Kind,
  ids: string[],
): Promise<Map<string, { created: string; lastModified: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('object_versions')
    .select((e) => ['id', e.fn.min('changed_at').as('created'), e.fn.max('changed_at').as('lastModified')])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .groupBy('id')
    .execute();
  return new Map(rows.map(({ id, created, lastModified }) => [id, { created, lastModified }]));
}

/** A source's groups: shown, created, replaced, patched, removed. A source sees its own alone. */
import type { Group, Source } from '../../record/access.schema.ts';
import { text } from '../../record/record.schema.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { checkReferences } from '../references.ts';
import { removeGroup, writeGroup } from '../sources/write-group.ts';
import { type Asking, changeBy } from './asking.ts';
import { externalIdOf, keepGroupId } from './group-ids.ts';
import { GROUP, GROUPS } from './group-schema.ts';
import { isId, newId } from './new-id.ts';
import { patchResource } from './patch.ts';
import type { Resource } from './place.ts';
import { timesOf } from './show-users.ts';
import { refuse } from './tidy.ts';

export const groupTag = ({ version }: Group): string => `W/"${version}"`;

/** `members`: whether they are told. */
export async function showGroups(
  db: Database,
  { source, base }: Asking,
  groups: Group[],
  members: boolean,
): Promise<Resource[]> {
  const ids = groups.map(({ id }) => id);
  const [times, external] = [await timesOf(db, 'groups', ids), await externalIdOf(db, source.id, ids)];
  return groups.map((group) => ({
    ...{ schemas: [GROUP], id: group.id },
    ...(external.has(group.id) ? { externalId: external.get(group.id) } : {}),
    displayName: group.displayName,
    ...(members && group.members.length > 0
      ? { members: group.members.map((value) => ({ value, $ref: `${base}/Users/${value}`, type: 'User' })) }
      : {}),
    meta: {
      ...{ resourceType: 'Group', ...times.get(group.id) },
      ...{ location: `${base}/Groups/${group.id}`, version: groupTag(group) },
    },
  }));
}

export async function seenGroup(db: Database, source: Source, id: string): Promise<Group> {
  const group = isId(id) ? await findObject(db, 'groups', id) : undefined;
  if (group?.source !== source.id) throw new Refused('scim.unknown', { type: 'group', id: id.slice(0, 64) });
  return group;
}

export async function createGroup(trx: Writing, source: Source, resource: Resource, at: string): Promise<Group> {
  const id = await newId(trx, 'groups', String(resource.displayName ?? ''));
  return store(trx, source, { id, version: 1, displayName: '', source: source.id, members: [] }, resource, at);
}

/** Members that a PUT leaves out are none; the id at the source stays. */
export async function replaceGroup(
  trx: Writing,
  source: Source,
  group: Group,
  resource: Resource,
  at: string,
): Promise<Group> {
  const externalId = (await externalIdOf(trx, source.id, [group.id])).get(group.id);
  return store(trx, source, group, { ...(externalId ? { externalId } : {}), ...resource }, at);
}

export async function patchGroup(
  trx: Writing,
  source: Source,
  group: Group,
  body: Record<string, unknown>,
  at: string,
): Promise<Group> {
  const externalId = (await externalIdOf(trx, source.id, [group.id])).get(group.id);
  const now = {
    ...(externalId ? { externalId } : {}),
    displayName: group.displayName,
    members: group.members.map((value) => ({ value, type: 'User' })),
  };
  return store(trx, source, group, patchResource(GROUPS, now, body), at);
}

export async function deleteGroup(trx: Writing, source: Source, group: Group, at: string): Promise<void> {
  await removeGroup(trx, group, changeBy(source, at));
  await keepGroupId(trx, source.id, group.id, null);
}

const MOST_MEMBERS = 20_000;

async function store(trx: Writing, source: Source, before: Group, resource: Resource, at: string): Promise<Group> {
  const name = text.safeParse(resource.displayName);
  if (!name.success) refuse('displayName', 'is needed, in at most 256 characters');
  const members = [...new Set(((resource.members ?? []) as Resource[]).map(({ value }) => String(value ?? '')))];
  if (members.length > MOST_MEMBERS) refuse('members', `are at most ${MOST_MEMBERS}`);
  const there = new Set(before.members);
  await checkMembers(
    trx,
    members.filter((id) => !there.has(id)),
  );
  const externalId = typeof resource.externalId === 'string' ? resource.externalId : null;
  await keepGroupId(trx, source.id, before.id, externalId);
  const same = name.data === before.displayName && sameMembers(members, before.members);
  return same ? before : writeGroup(trx, { ...before, displayName: name.data, members }, changeBy(source, at));
}

const sameMembers = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);

async function checkMembers(trx: Writing, ids: string[]): Promise<void> {
  try {
    await checkReferences(
      trx,
      ids.map((id) => ({ kind: 'technicians', id })),
    );
  } catch (error) {
    if (error instanceof Refused && error.code === 'record.reference')
      refuse('members', 'name somebody who is not here: a member is the id of a user');
    throw error;
  }
}

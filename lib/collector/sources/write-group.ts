/**
 * Groups and what they give: a source that owns `templates` says them by its groups. Whoever is in a group gets its role template into their own record, with
 * history and provenance, through the same gate as everything else; whoever goes out of it loses it.
 */
import type { Group } from '../../record/access.schema.ts';
import { type Change, putObject, removeObject } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { findObject } from '../objects.ts';
import { writeTechnician } from '../write-technician.ts';
import { type GroupOf, groupsOf } from './group-members.ts';

/** as many as an engine takes in one question */
const AT_ONCE = 400;

/** Stores the group; its members, and those who were, are settled. After `lockRecord`. */
export async function writeGroup(trx: Writing, group: Group, change: Change): Promise<Group> {
  const before = await findObject(trx, 'groups', group.id);
  const members = [...new Set(group.members)];
  const all = before?.template !== group.template || before?.displayName !== group.displayName;
  const concerned = all ? [...new Set([...(before?.members ?? []), ...members])] : difference(before, members);
  return settling(trx, group.source, concerned, change, () => putObject(trx, 'groups', { ...group, members }, change));
}

/** Removes the group; who was in it is settled. */
export async function removeGroup(trx: Writing, group: Group, change: Change): Promise<void> {
  await settling(trx, group.source, group.members, change, () => removeObject(trx, 'groups', group.id, change));
}

function difference(before: Group | undefined, members: string[]): string[] {
  const [were, are] = [new Set(before?.members), new Set(members)];
  return [...were.symmetricDifference(are)];
}

async function settling<T>(
  trx: Writing,
  source: string,
  concerned: string[],
  change: Change,
  work: () => Promise<T>,
): Promise<T> {
  const pieces = Array.from({ length: Math.ceil(concerned.length / AT_ONCE) }, (_, n) =>
    concerned.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const before = new Map<string, GroupOf[]>();
  for (const piece of pieces) for (const [id, groups] of await groupsOf(trx, source, piece)) before.set(id, groups);
  const result = await work();
  const gives = (await findObject(trx, 'sources', source))?.owns.includes('templates') ?? false;
  for (const piece of pieces) {
    const after = await groupsOf(trx, source, piece);
    for (const id of piece) await settle(trx, source, id, { before, after, gives }, change);
  }
  return result;
}

async function settle(
  trx: Writing,
  source: string,
  id: string,
  { before, after, gives }: { before: Map<string, GroupOf[]>; after: Map<string, GroupOf[]>; gives: boolean },
  change: Change,
): Promise<void> {
  const technician = await findObject(trx, 'technicians', id);
  if (!technician) return;
  const [were, are] = [before.get(id) ?? [], after.get(id) ?? []];
  const { templates: _, ...rest } = technician;
  const templates = [...new Set(are.flatMap(({ template }) => template ?? []))].sort();
  const next = gives ? { ...rest, ...(templates.length > 0 ? { templates } : {}) } : technician;
  const groups = { from: were.map((one) => one.displayName), to: are.map((one) => one.displayName) };
  const moved = groups.from.join('\n') !== groups.to.join('\n');
  await writeTechnician(trx, source, next, change, moved ? { groups } : {});
}

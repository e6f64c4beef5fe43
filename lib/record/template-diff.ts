import type { Grant, RoleTemplate } from './access.schema.ts';

/** What a version of a role template changes, grant by grant; each grant is known by its kind of console, client and purpose. */
export interface TemplateDiff {
  added: Grant[];
  removed: Grant[];
  changed: { before: Grant; after: Grant }[];
}

/** Compares two versions of a template; without `before` everything is added. The order of grants, and of groups in a grant, says nothing. */
export function templateDiff(before: RoleTemplate | undefined, after: RoleTemplate): TemplateDiff {
  const old = new Map((before?.grants ?? []).map((grant) => [placeOf(grant), grant]));
  const now = new Map(after.grants.map((grant) => [placeOf(grant), grant]));
  const diff: TemplateDiff = { added: [], removed: [], changed: [] };
  for (const [place, grant] of now) {
    const was = old.get(place);
    if (!was) diff.added.push(grant);
    else if (saidOf(was) !== saidOf(grant)) diff.changed.push({ before: was, after: grant });
  }
  for (const [place, grant] of old) if (!now.has(place)) diff.removed.push(grant);
  return diff;
}

/** Where a grant holds: one template says it once. */
export function placeOf({ kind, client, purpose }: Pick<Grant, 'kind' | 'client' | 'purpose'>): string {
  return `${kind} ${client ?? ''} ${purpose}`;
}

function saidOf({ role, groups, maxHours }: Grant): string {
  return JSON.stringify([role ?? null, [...new Set(groups)].sort(), maxHours ?? null]);
}

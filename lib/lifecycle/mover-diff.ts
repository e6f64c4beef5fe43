/** What a mover gets, keeps and loses, from the role templates before and after. */
import type { RoleTemplate } from '../record/access.schema.ts';
import type { Purpose } from '../record/attributes.ts';
import { decidedElsewhere } from '../record/decided-elsewhere.ts';
import { grantFor } from '../record/grant-for.ts';
import type { Client, Console } from '../record/record.schema.ts';

export interface Access {
  template: RoleTemplate;
  purpose: Purpose;
  role: string | null;
  groups: readonly string[];
  maxHours: number | undefined;
}

/** What these templates give in one console at one client, for each purpose by the first that gives it. */
export function accessBy(templates: readonly RoleTemplate[], console: Console, client: Client): Map<Purpose, Access> {
  const found = new Map<Purpose, Access>();
  if (decidedElsewhere(client, console.kind)) return found;
  for (const template of templates)
    for (const { kind, purpose } of template.grants) {
      const grant = kind === console.kind ? grantFor(template, kind, client.id, purpose) : undefined;
      if (!grant || found.has(purpose)) continue;
      const { role = null, groups, maxHours } = grant;
      found.set(purpose, { template, purpose, role, groups, maxHours });
    }
  return found;
}

export interface Difference {
  given: Access[];
  /** with the names that must go */
  changed: { to: Access; without: string[] }[];
  taken: Purpose[];
}

export function moverDiff(before: ReadonlyMap<Purpose, Access>, after: ReadonlyMap<Purpose, Access>): Difference {
  const difference: Difference = { given: [], changed: [], taken: [] };
  for (const [purpose, to] of after) {
    const was = before.get(purpose);
    if (!was) difference.given.push(to);
    else if (namesOf(was).join('\n') !== namesOf(to).join('\n'))
      difference.changed.push({ to, without: namesOf(was).filter((name) => !namesOf(to).includes(name)) });
  }
  for (const purpose of before.keys()) if (!after.has(purpose)) difference.taken.push(purpose);
  return difference;
}

const namesOf = ({ role, groups }: Access): string[] => [...(role ? [role] : []), ...groups.toSorted()];

import type { Grant, RoleTemplate } from './access.schema.ts';
import type { ConsoleKind, Purpose } from './attributes.ts';

/** What a template grants in consoles of this kind, for this client and purpose: the client's own grant in place of the general one, or nothing. */
export function grantFor(
  template: RoleTemplate,
  kind: ConsoleKind,
  client: string,
  purpose: Purpose,
): Grant | undefined {
  let general: Grant | undefined;
  for (const grant of template.grants) {
    if (grant.kind !== kind || grant.purpose !== purpose) continue;
    if (grant.client === client) return grant;
    if (grant.client === undefined) general ??= grant;
  }
  return general;
}

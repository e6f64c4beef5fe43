/** Whether a request is a standard pattern that approves itself, and by which rule. Never by what somebody wrote. */
import type { Grant, RoleTemplate } from '../record/access.schema.ts';
import type { Client, Technician } from '../record/record.schema.ts';
import type { ExactObject } from './exact-object.schema.ts';
import type { Risk } from './risk.ts';

export interface Pattern {
  object: ExactObject;
  risk: Risk;
  client: Client;
  technician: Technician;
  template: RoleTemplate | undefined;
  /** what the template gives there */
  grant: Grant | undefined;
  /** that a ticket of this client was seen; or a confirmed movement, where the client does not demand tickets */
  ticket: { number: string } | null;
  movement: boolean;
}

/** The rule in words, or null: people decide. */
export function standardRule(pattern: Pattern): string | null {
  const { object, risk, client, technician, template, grant, ticket, movement } = pattern;
  if (!client.lifecycle?.standard || client.fourEyes || risk === 'high') return null;
  if (!template || !grant || !technician.active || !technician.templates?.includes(template.id)) return null;
  if (object.template?.id !== template.id || object.template.version !== template.version) return null;
  if (!isExactly(object, grant)) return null;
  const basis = ticket
    ? `ticket ${ticket.number} was seen`
    : movement && !client.ticketRequired
      ? 'the movement was confirmed'
      : null;
  return (
    basis &&
    `“${template.label}” (version ${template.version}) gives this, ${client.name} lets it approve itself, and ${basis}.`
  );
}

const isExactly = ({ role, groups, maxHours, exception }: ExactObject, grant: Grant): boolean =>
  exception === null &&
  role === (grant.role ?? null) &&
  groups.length === grant.groups.length &&
  groups.every((group) => grant.groups.includes(group)) &&
  (grant.maxHours === undefined || (maxHours !== null && maxHours <= grant.maxHours));

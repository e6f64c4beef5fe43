import type { Ownable } from './access.schema.ts';
import { ENTERPRISE_URN } from './enterprise.ts';
import type { Technician } from './record.schema.ts';

const ENTERPRISE_PARTS = ['employeeNumber', 'department', 'organization', 'manager'] as const;
type EnterprisePart = (typeof ENTERPRISE_PARTS)[number];

/** What a technician's record holds of a part that one source may own (`OWNABLE`); undefined where it holds nothing. Empty lists are nothing. */
export function ownablePart(technician: Technician, part: Ownable): unknown {
  const value = isEnterprise(part) ? technician[ENTERPRISE_URN][part] : technician[part];
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

function isEnterprise(part: Ownable): part is EnterprisePart {
  return (ENTERPRISE_PARTS as readonly string[]).includes(part);
}

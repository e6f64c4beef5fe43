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

/** The technician with the part as it is given; undefined takes it away, of a list all entries. */
export function withPart(technician: Technician, part: Ownable, value: unknown): Technician {
  const changed = <T extends object>(object: T): T => {
    const { [part as keyof T]: _, ...rest } = object;
    return (value === undefined ? rest : { ...rest, [part]: value }) as T;
  };
  if (isEnterprise(part)) return { ...technician, [ENTERPRISE_URN]: changed(technician[ENTERPRISE_URN]) };
  return value === undefined && Array.isArray(technician[part]) && part !== 'templates'
    ? { ...technician, [part]: [] }
    : changed(technician);
}

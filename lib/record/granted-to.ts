import type { Grant, RoleTemplate } from './access.schema.ts';
import { decidedElsewhere } from './decided-elsewhere.ts';
import type { DeriveInput } from './derive.ts';
import { grantFor } from './grant-for.ts';
import type { Provenance } from './provenance.ts';

export interface Granted {
  template: RoleTemplate;
  grant: Grant;
  provenance: Provenance;
}

/** What the technician's templates grant here, in the order of the record; nothing where another system decides: templates are this MSP's own rule. */
export function grantedTo(
  input: Pick<DeriveInput, 'technician' | 'client' | 'console' | 'purpose' | 'templates'>,
): Granted[] {
  const { technician, client, console, purpose, templates = [] } = input;
  if (!technician.templates?.length || decidedElsewhere(client, console.kind)) return [];
  const granted: Granted[] = [];
  for (const id of technician.templates) {
    const template = templates.find((one) => one.id === id);
    const grant = template && grantFor(template, console.kind, client.id, purpose);
    if (!grant) continue;
    const provenance = {
      from: 'template',
      template: template.id,
      version: template.version,
      technician: technician.id,
      technicianVersion: technician.version,
      kind: console.kind,
      client: client.id,
      purpose,
    } as const;
    granted.push({ template, grant, provenance });
  }
  return granted;
}

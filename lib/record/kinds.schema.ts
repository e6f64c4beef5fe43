/** The kinds of object the record consists of, by the name they have in addresses. */
import {
  type Exception,
  exceptionSchema,
  type Group,
  groupSchema,
  type RoleTemplate,
  roleTemplateSchema,
  type Source,
  sourceSchema,
} from './access.schema.ts';
import { type MachineIdentity, machineIdentitySchema } from './machine-identity.schema.ts';
import {
  type Account,
  accountSchema,
  type Client,
  type Console,
  clientSchema,
  consoleSchema,
  type Technician,
  technicianSchema,
} from './record.schema.ts';

export interface Kinds {
  technicians: Technician;
  clients: Client;
  consoles: Console;
  accounts: Account;
  templates: RoleTemplate;
  exceptions: Exception;
  sources: Source;
  groups: Group;
  machines: MachineIdentity;
}
export type Kind = keyof Kinds;

export const SCHEMAS = {
  technicians: technicianSchema,
  clients: clientSchema,
  consoles: consoleSchema,
  accounts: accountSchema,
  templates: roleTemplateSchema,
  exceptions: exceptionSchema,
  sources: sourceSchema,
  groups: groupSchema,
  machines: machineIdentitySchema,
} as const;

export const KINDS = Object.keys(SCHEMAS) as [Kind, ...Kind[]];

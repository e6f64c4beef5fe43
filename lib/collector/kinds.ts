/** The four kinds of object the record consists of, by the name they have in addresses. */
import {
  type Account,
  accountSchema,
  type Client,
  type Console,
  clientSchema,
  consoleSchema,
  type Technician,
  technicianSchema,
} from '../record/record.schema.ts';

export interface Kinds {
  technicians: Technician;
  clients: Client;
  consoles: Console;
  accounts: Account;
}
export type Kind = keyof Kinds;

export const SCHEMAS = {
  technicians: technicianSchema,
  clients: clientSchema,
  consoles: consoleSchema,
  accounts: accountSchema,
} as const;

/** One of them, as a sentence says it. */
export const WORD: Record<Kind, string> = {
  technicians: 'technician',
  clients: 'client',
  consoles: 'console',
  accounts: 'account',
};

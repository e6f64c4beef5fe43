import type { Exception } from './access.schema.ts';
import { derive } from './derive.ts';
import type { Account, Client, Console, Technician } from './record.schema.ts';
import type { Rename } from './rename.ts';

/** The one rename an account is due after a changed surname or rule, or null. The stored name stays until it is accepted. Throws as `derive`. */
export function proposeRename(
  account: Account,
  technician: Technician,
  client: Client,
  console: Console,
  exceptions?: readonly Exception[],
): Rename | null {
  return derive({ technician, client, console, purpose: account.purpose, account, exceptions }).rename ?? null;
}

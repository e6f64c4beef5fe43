/** Whose a console's log is, and who may see what came of it. */
import { LOGINS } from '../../../drift/place.ts';
import { policyFor } from '../../../evidence/field-policy.ts';
import type { Client, Console } from '../../../record/record.schema.ts';
import { serves } from '../../../record/tenancy.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import { findObject, listObjects } from '../../objects.ts';
import { checkClient, inScope, type Scope } from '../scope.ts';

/** The console, and the client the file is of: its own, or the one that was named; null: of all it serves. Throws `Refused` 403 outside the scope, 422 for what is not in the record. */
export async function whoseLog(
  db: Database,
  scope: Scope,
  { console: id, client }: { console: string; client?: string | undefined },
): Promise<{ console: Console; client: string | null }> {
  checkClient(scope, client);
  const console = await findObject(db, 'consoles', id);
  const own = console?.tenancy.mode === 'client' ? console.tenancy.client : null;
  const whose = client ?? own;
  // A console of others is answered like one that does not exist.
  if (!console || (own !== null && !inScope(scope, own))) throw new Refused('match.console', { console: id });
  if (scope !== 'all' && whose === null) throw new Refused('evidence.client');
  if (client !== undefined && !serves(console, client)) throw new Refused('match.tenant', { console: id, client });
  return { console, client: whose };
}

/** Whether names of accounts may be kept; of a file of many clients, only where each of them lets it. */
export async function mayKeepNames(db: Database, console: Console, client: string | null): Promise<boolean> {
  const clients = (await listObjects(db, 'clients')).filter(({ id }) =>
    client === null ? serves(console, id) : id === client,
  );
  return clients.every(namesArePlain);
}

const namesArePlain = ({ evidence }: Client): boolean =>
  LOGINS.every((attribute) => policyFor(attribute, evidence?.fields ?? {}) === 'plain');

/** What of the log somebody may find. */
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findTerms } from './term-ids.ts';

/** Clients by id, and the caller's own doings that are of no client. */
export type Scope = 'all' | { clients: readonly string[]; own: string };

/**
 * An administrator sees the whole log, and so does who serves `*`, as a compliance person does whose grant names no clients (caller.ts). Others, leads too, see that of the clients they
 * serve.
 */
export function scopeOf(caller: Caller): Scope {
  const { roles, serves, technician } = caller;
  if (roles.includes('administrator') || serves.includes('*')) return 'all';
  return { clients: serves, own: technician };
}

/** Whether what is kept of one client, or, null, of all of them, is in it. */
export const inScope = (scope: Scope, client: string | null): boolean =>
  scope === 'all' || (client !== null && scope.clients.includes(client));

/** As a list a column is asked for; null: it need not be asked. */
export function clientsIn(scope: Scope): string[] | null {
  if (scope === 'all') return null;
  return scope.clients.length > 0 ? [...scope.clients] : [''];
}

/** Throws `Refused` 403 for a client outside, whether or not there is one of that name. */
export function checkClient(scope: Scope, client: string | undefined): void {
  if (client !== undefined && !inScope(scope, client)) throw new Refused('client.notServed');
}

/** The lists to look into (evidence-tables.ts, `scope`), narrowed to a client; empty: there is nothing to find. */
export async function listsOf(db: Database, scope: Scope, client: string | undefined): Promise<number[]> {
  if (client !== undefined) return findTerms(db, 'client', [client]);
  if (scope === 'all') return [0];
  return [...(await findTerms(db, 'client', scope.clients)), ...(await findTerms(db, 'own', [scope.own]))];
}

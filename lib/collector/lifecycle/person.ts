/** Who takes a step, as the table asks. */
import type { Person } from '../../lifecycle/may-do.ts';
import type { Group } from '../../record/access.schema.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { sameName } from '../object-keys.ts';
import { listObjects } from '../objects.ts';
import { mayActFor } from '../roles.ts';

/** The caller at this client. */
export async function personOf(db: Database, caller: Caller, client: Client): Promise<Person> {
  return personAt(caller, client, await groupsFor(db, [client]));
}

/** The caller at each of these clients, by client, in their order. */
export async function personsAt(
  db: Database,
  caller: Caller,
  clients: readonly Client[],
): Promise<Map<string, Person>> {
  const groups = await groupsFor(db, clients);
  return new Map(clients.map((client) => [client.id, personAt(caller, client, groups)]));
}

/** Read only where a client names one. */
const groupsFor = async (db: Database, clients: readonly Client[]): Promise<readonly Group[]> =>
  clients.some(({ approverGroup }) => approverGroup) ? listObjects(db, 'groups') : [];

const personAt = (caller: Caller, client: Client, groups: readonly Group[]): Person => ({
  ...{ id: caller.technician, roles: caller.roles, serves: mayActFor(caller, client.id) },
  approves: approves(caller, client, groups),
});

/**
 * Members of the group the client names decide there. Where it names none, our own leads and administrators do; where the record has no such group its people decide by link or
 * by a reply that is recorded, and nobody of ours in their place.
 */
function approves(caller: Caller, client: Client, groups: readonly Group[]): boolean {
  if (!client.approverGroup) return caller.roles.some((role) => role === 'lead' || role === 'administrator');
  const name = sameName(client.approverGroup);
  return groups.some(
    ({ id, displayName, members }) =>
      (id === client.approverGroup || sameName(displayName) === name) && members.includes(caller.technician),
  );
}

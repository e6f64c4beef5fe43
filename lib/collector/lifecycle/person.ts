/** Who takes a step, as the table asks. */
import type { Person } from '../../lifecycle/may-do.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { sameName } from '../object-keys.ts';
import { listObjects } from '../objects.ts';
import { mayActFor } from '../roles.ts';

/** The caller at this client. */
export async function personOf(db: Database, caller: Caller, client: Client): Promise<Person> {
  return {
    ...{ id: caller.technician, roles: caller.roles, serves: mayActFor(caller, client.id) },
    approves: await approves(db, caller, client),
  };
}

/**
 * Members of the group the client names decide there. Where it names none, our own leads and administrators do; where the record has no such group its people decide by link or
 * by a reply that is recorded, and nobody of ours in their place.
 */
export async function approves(db: Database, caller: Caller, client: Client): Promise<boolean> {
  if (!client.approverGroup) return caller.roles.some((role) => role === 'lead' || role === 'administrator');
  const name = sameName(client.approverGroup);
  const groups = await listObjects(db, 'groups');
  return groups.some(
    ({ id, displayName, members }) =>
      (id === client.approverGroup || sameName(displayName) === name) && members.includes(caller.technician),
  );
}

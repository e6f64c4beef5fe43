/** Where a client asks for it, what its technicians may be there is changed by two administrators. That an exception lasts longer takes two everywhere. */
import type { Exception, Grant, RoleTemplate } from '../../record/access.schema.ts';
import type { ConsoleKind } from '../../record/attributes.ts';
import type { Client, Console } from '../../record/record.schema.ts';
import { templateDiff } from '../../record/template-diff.ts';
import { clientsServed } from '../../record/tenancy.ts';
import type { Database } from '../database.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { findObject, listObjects } from '../objects.ts';

/** Clients that ask for a second person before this change; none for most. `next` undefined: a removal. */
export async function secondPersonFor<K extends Kind>(
  db: Database,
  kind: K,
  before: Kinds[K] | undefined,
  next: Kinds[K] | undefined,
): Promise<Client[]> {
  // Else one person could switch the rule off, change what it guards, and switch it on again.
  if (kind === 'clients') {
    const client = before as Client | undefined;
    return client?.fourEyes && !(next as Client | undefined)?.fourEyes ? [client] : [];
  }
  if (kind === 'exceptions') return renewedAt(db, before as Exception | undefined, next as Exception | undefined);
  if (kind !== 'templates') return [];
  return touchedClients(db, before as RoleTemplate | undefined, next as RoleTemplate | undefined, (one) =>
    Boolean(one.fourEyes),
  );
}

/** No exception is renewed by whoever wants it: another person agrees. */
async function renewedAt(db: Database, before: Exception | undefined, next: Exception | undefined): Promise<Client[]> {
  if (!before || !next || Date.parse(next.expires) <= Date.parse(before.expires)) return [];
  const client = await findObject(db, 'clients', before.client);
  return client ? [client] : [];
}

/** Clients that `of` names at which the change of a template alters something. */
export async function touchedClients(
  db: Database,
  before: RoleTemplate | undefined,
  next: RoleTemplate | undefined,
  of: (client: Client) => boolean,
): Promise<Client[]> {
  const clients = (await listObjects(db, 'clients')).filter(of);
  if (clients.length === 0) return [];
  const kinds = kindsByClient(await listObjects(db, 'consoles'), clients);
  const touched = touchedGrants(before, next);
  return clients.filter((client) =>
    touched.some((grant) => holdsAt(grant, client.id, kinds.get(client.id), [before, next])),
  );
}

/** Every grant a change adds, takes away or alters, as it was and as it will be. */
export function touchedGrants(before: RoleTemplate | undefined, next: RoleTemplate | undefined): Grant[] {
  const template = (next ?? before) as RoleTemplate;
  const { added, removed, changed } = templateDiff(before, next ?? { ...template, grants: [] });
  return [...added, ...removed, ...changed.flatMap((one) => [one.before, one.after])];
}

/** A grant that names a client holds there. One that names none holds where the client has such consoles, unless the template says it anew for that client, before and after. */
function holdsAt(
  grant: Grant,
  client: string,
  kinds: ReadonlySet<ConsoleKind> | undefined,
  templates: (RoleTemplate | undefined)[],
): boolean {
  if (grant.client) return grant.client === client;
  if (!kinds?.has(grant.kind)) return false;
  const ownGrant = (template: RoleTemplate | undefined) =>
    template?.grants.some((one) => one.client === client && one.kind === grant.kind && one.purpose === grant.purpose);
  return !templates.every((template) => template === undefined || ownGrant(template));
}

/** Which kinds of console each client has accounts in; the MSP's own consoles are its own. */
export function kindsByClient(consoles: Console[], clients: Client[]): Map<string, Set<ConsoleKind>> {
  const kinds = new Map(clients.map(({ id }) => [id, new Set<ConsoleKind>()]));
  const ours = clients.filter(({ own }) => own).map(({ id }) => id);
  for (const console of consoles) for (const id of clientsServed(console) ?? ours) kinds.get(id)?.add(console.kind);
  return kinds;
}

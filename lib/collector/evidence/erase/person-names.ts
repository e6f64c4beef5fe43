/** What somebody is called, as far as the record still knows or knew: other places name people by that. */
import type { Database } from '../../database.ts';
import type { Kind } from '../../kinds.ts';
import { AT_ONCE, naming } from '../../references.ts';

const SHORTEST = 4;

/** The id first; then user name, display name, addresses and names of accounts, of every version that was not erased. Folded; what is too short to mean one person is left out. */
export async function namesOfPerson(db: Database, technician: string): Promise<string[]> {
  const names = new Set([technician.toLowerCase()]);
  const add = (name: unknown) => {
    if (typeof name === 'string' && name.trim().length >= SHORTEST) names.add(name.trim().toLowerCase());
  };
  for (const body of await versionsOf(db, 'technicians', [technician])) {
    add(body.userName);
    add(body.displayName);
    for (const email of (body.emails as { value?: unknown }[] | undefined) ?? []) add(email?.value);
  }
  for (const body of await versionsOf(db, 'accounts', await accountsOf(db, technician)))
    if (body.technician === technician) add(body.name);
  return [...names];
}

async function accountsOf(db: Database, technician: string): Promise<string[]> {
  const rows = await naming(db, 'accounts', 'technicians', [technician]).execute();
  return rows.map(({ id }) => id);
}

async function versionsOf(db: Database, kind: Kind, ids: readonly string[]): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('object_versions')
      .select('body')
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
    for (const { body } of rows) if (body !== null) found.push(JSON.parse(body) as Record<string, unknown>);
  }
  return found;
}

/** Since when people have their accounts, told by the versions the record keeps. */
import type { Account } from '../../record/record.schema.ts';
import type { Database } from '../database.ts';
import { AT_ONCE } from '../references.ts';

/** Whose an account is, and who else is named for it. */
export const holdersOf = ({ technician, usedBy = [] }: Account): string[] => [technician, ...usedBy];

/** An account and one of its holders. */
export const heldKey = (account: string, holder: string): string => `${account}\n${holder}`;

/**
 * By `heldKey`: the moment of the first version since which the holder had the account at its client in its present status without a break; what else changed meanwhile breaks nothing.
 * Missing where the versions were erased.
 */
export async function heldSince(db: Database, accounts: readonly Account[]): Promise<Map<string, string>> {
  const since = new Map<string, string>();
  for (let at = 0; at < accounts.length; at += AT_ONCE) {
    const some = accounts.slice(at, at + AT_ONCE);
    const versions = await versionsOf(db, some);
    for (const account of some)
      for (const holder of holdersOf(account)) {
        const first = firstOfRun(versions.get(account.id) ?? [], account, holder);
        if (first) since.set(heldKey(account.id, holder), first.at);
      }
  }
  return since;
}

interface Version {
  at: string;
  /** null: removed in this version, or erased */
  was: Account | null;
}

/** By account id, newest first. */
async function versionsOf(db: Database, accounts: readonly Account[]): Promise<Map<string, Version[]>> {
  const ids = accounts.map(({ id }) => id);
  const rows = await db
    .selectFrom('object_versions')
    .select(['id', 'body', 'changed_at'])
    .where('kind', '=', 'accounts')
    .where('id', 'in', ids)
    .orderBy('version', 'desc')
    .execute();
  const found = new Map<string, Version[]>(ids.map((id) => [id, []]));
  for (const { id, body, changed_at } of rows)
    found.get(id)?.push({ at: changed_at, was: body === null ? null : (JSON.parse(body) as Account) });
  return found;
}

function firstOfRun(versions: readonly Version[], account: Account, holder: string): Version | undefined {
  const other = versions.findIndex(
    ({ was }) =>
      was === null ||
      was.client !== account.client ||
      was.status !== account.status ||
      !holdersOf(was).includes(holder),
  );
  return other === -1 ? versions.at(-1) : versions[other - 1];
}

/** What a technician may do (roles) and for whom (clients served, cover included). */
import { ROLES, type Role } from '../record/record.schema.ts';
import { askedOften } from './asked-often.ts';
import type { Database, Writing } from './database.ts';

export interface Grant {
  roles: Role[];
  /** client ids; `*` = all */
  serves: string[];
}

const NOTHING: Grant = { roles: [], serves: [] };

/** The lasting grant, without cover. Nobody is granted anything by default. */
export async function readGrant(db: Database, technician: string): Promise<Grant> {
  const [row] = await grantOf(db, technician);
  if (!row) return NOTHING;
  const roles = (JSON.parse(row.roles) as string[]).filter((role): role is Role => ROLES.includes(role as Role));
  return { roles, serves: JSON.parse(row.serves) as string[] };
}

const grantOf = askedOften((db, technician: string) =>
  db.selectFrom('grants').selectAll().where('technician', '=', technician),
);

/** The grant as it stands at `at`: running cover widens the clients served, and ends by the collector's clock. */
export async function grantAt(db: Database, technician: string, at: string): Promise<Grant> {
  const grant = await readGrant(db, technician);
  const covers = await runningCovers(db, technician, at, at);
  return { ...grant, serves: [...new Set([...grant.serves, ...covers.map((cover) => cover.client)])] };
}

const runningCovers = askedOften((db, technician: string, from: string, until: string) =>
  db
    .selectFrom('covers')
    .select('client')
    .where('technician', '=', technician)
    .where('from_at', '<=', from)
    .where('until_at', '>', until),
);

/** Sets what is given and keeps the rest. A technician without a grant starts as `technician` who serves nobody. */
export async function setGrant(
  db: Writing,
  technician: string,
  change: { roles?: Role[]; serves?: string[] },
): Promise<void> {
  const now = await readGrant(db, technician);
  const roles = JSON.stringify(change.roles ?? (now.roles.length > 0 ? now.roles : ['technician']));
  const serves = JSON.stringify(change.serves ?? now.serves);
  await db
    .insertInto('grants')
    .values({ technician, roles, serves })
    .onConflict((conflict) => conflict.column('technician').doUpdateSet({ roles, serves }))
    .execute();
}

export const servesClient = (grant: Grant, client: string): boolean =>
  grant.serves.includes('*') || grant.serves.includes(client);

/** Who may be what in a client's consoles of one kind is decided in one system. Where that is not this one, roles are read here, never written. */
import { isDeepStrictEqual } from 'node:util';
import type { Exception, RoleTemplate } from '../../record/access.schema.ts';
import { CONSOLE_KINDS, type ConsoleKind } from '../../record/attributes.ts';
import { decidedElsewhere } from '../../record/decided-elsewhere.ts';
import type { Account } from '../../record/record.schema.ts';
import { templateDiff } from '../../record/template-diff.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';

/** Writing is: an account's roles. Throws `Refused` 409 naming the system. */
export async function checkAccountAuthority(db: Database, before: Account | undefined, next: Account): Promise<void> {
  if (isDeepStrictEqual(new Set(before?.roles), new Set(next.roles))) return;
  const console = await findObject(db, 'consoles', next.console);
  if (console) await refuseElsewhere(db, next.client, [console.kind]);
}

/** Writing is: a grant that names the client. One that names none is this MSP's own rule, and does not count where another system decides. */
export async function checkTemplateAuthority(
  db: Database,
  before: RoleTemplate | undefined,
  next: RoleTemplate | undefined,
): Promise<void> {
  const { added, removed, changed } = templateDiff(before, next ?? { ...(before as RoleTemplate), grants: [] });
  for (const { client, kind } of [...added, ...removed, ...changed.map(({ after }) => after)])
    if (client) await refuseElsewhere(db, client, [kind]);
}

/** Writing is: an exception that gives a role, in its console or in all. */
export async function checkExceptionAuthority(
  db: Database,
  before: Exception | undefined,
  next: Exception,
): Promise<void> {
  if (next.differs.what !== 'role' || isDeepStrictEqual(before?.differs, next.differs)) return;
  const console = next.console ? await findObject(db, 'consoles', next.console) : undefined;
  await refuseElsewhere(db, next.client, console ? [console.kind] : CONSOLE_KINDS);
}

async function refuseElsewhere(db: Database, id: string, kinds: readonly ConsoleKind[]): Promise<void> {
  const client = await findObject(db, 'clients', id);
  for (const kind of kinds) {
    const system = decidedElsewhere(client, kind);
    if (system) throw new Refused('access.authority', { system, client: client?.name ?? id, kind });
  }
}

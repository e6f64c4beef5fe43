/** Joiners and movers: what the templates of now give and those of before gave, in every console of every client they serve. */
import { ITSELF } from '../../lifecycle/may-do.ts';
import { type Access, accessBy, moverDiff } from '../../lifecycle/mover-diff.ts';
import type { Account, Technician } from '../../record/record.schema.ts';
import { accountClient } from '../../record/tenancy.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant, servesClient } from '../grants.ts';
import { objectsNaming } from '../references.ts';
import { askFor, type Wanted } from './ask.ts';
import { endAll, type SetOffBy } from './end-all.ts';
import { endingIn, isThere } from './endings.ts';
import type { Movement } from './fan-out.ts';
import type { RecordAt } from './record-at.ts';
import type { Ending } from './remove.ts';

export interface Given {
  trx: Writing;
  by: SetOffBy;
  record: RecordAt;
  movement: Movement;
  technician: Technician;
  at: string;
  why: string;
}

/** In sentences: what could not be asked for. */
export async function giveAndTake({ trx, by, record, movement, technician, at, why }: Given): Promise<string[]> {
  const parts = JSON.parse(movement.parts) as Partial<Record<'templates' | 'clients', { from?: string[] }>>;
  const templatesOf = (ids: readonly string[] = []) => ids.flatMap((one) => record.templates.get(one) ?? []);
  const now = templatesOf(technician.templates);
  const before = parts.templates ? parts.templates.from : technician.templates;
  const was = movement.kind === 'moved' ? templatesOf(before) : [];
  const grant = await readGrant(trx, technician.id);
  const accounts = await objectsNaming(trx, 'accounts', 'technicians', [technician.id]);
  const asking = {
    ...{ trx, at, record, actor: by.actor, owner: by.owner, behalf: by.behalf, movement: movement.id, person: ITSELF },
    evidence: { why },
  };
  const left: string[] = [];
  const endings: Ending[] = [];
  for (const client of record.clients.values()) {
    const serves = client.own || servesClient(grant, client.id);
    const served = client.own || servesClient({ ...grant, serves: parts.clients?.from ?? grant.serves }, client.id);
    if (!serves && !served) continue;
    for (const console of record.consoles) {
      if (accountClient(console, client.id, record.own?.id) !== client.id) continue;
      const difference = moverDiff(
        accessBy(served ? was : [], console, client),
        accessBy(serves ? now : [], console, client),
      );
      const place = { technician, client, console, exception: null } as const;
      const wanted: Wanted[] = [
        ...difference.given
          .filter((one) => !accounts.some((account) => isAsGiven(account, client.id, console.id, one)))
          .map((one) => ({ ...place, ...wantedOf(one), without: [] })),
        ...difference.changed.map(({ to, without }) => ({ ...place, ...wantedOf(to), without })),
      ];
      for (const one of wanted) await askFor(asking, one).catch(noteLeft(left, console.label));
      for (const purpose of difference.taken) {
        const account = accounts.find(
          (one) => one.client === client.id && one.console === console.id && one.purpose === purpose && isThere(one),
        );
        const ending = account && endingIn(record, account, technician);
        if (ending) endings.push(ending);
      }
    }
  }
  await endAll({ trx, by, record, movement: movement.id, at, why, of: null }, endings);
  return left;
}

/** Somebody who was here before the record was may have all of it already. */
const isAsGiven = (account: Account, client: string, console: string, { purpose, role, groups }: Access): boolean =>
  account.client === client &&
  account.console === console &&
  account.purpose === purpose &&
  account.status === 'active' &&
  [...(role ? [role] : []), ...groups].every((name) => account.roles.includes(name));

const wantedOf = ({ template, purpose, role, groups, maxHours }: Access) => ({
  ...{ template, purpose, role, groups, hours: maxHours },
});

/** A login that cannot be derived keeps nobody else's from being asked for. */
const noteLeft = (left: string[], label: string) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  left.push(`${label}: ${error.message}`);
  return undefined;
};

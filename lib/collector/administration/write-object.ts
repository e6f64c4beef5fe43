/** The one gate through which people write and remove objects: by hand, in bulk, from a set-up, by accepting a proposal. */
import type { RoleTemplate } from '../../record/access.schema.ts';
import { placeOf } from '../../record/template-diff.ts';
import { type Change, putObject, removeObject } from '../change-object.ts';
import { checkRules } from '../check-rules.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { keepAnAdministrator } from '../last-administrator.ts';
import { findObject } from '../objects.ts';
import { endSource, endTechnician } from '../sources/end-with.ts';
import { removeGroup, writeGroup } from '../sources/write-group.ts';
import { BY_HAND, writeTechnician } from '../write-technician.ts';
import { checkAccountAuthority, checkExceptionAuthority, checkTemplateAuthority } from './access-authority.ts';
import { checkAccount } from './check-account.ts';
import { checkException } from './check-exception.ts';
import { checkMachine } from './check-machine.ts';

type Check<T> = (trx: Writing, before: T | undefined, next: T, change: Change) => void | Promise<void>;

const CHECKS: { [K in Kind]?: Check<Kinds[K]> } = {
  clients: (trx, _, next) => checkRules(trx, next),
  accounts: async (trx, before, next) => {
    checkAccount(next);
    await checkAccountAuthority(trx, before, next);
  },
  templates: async (trx, before, next) => {
    sayOnce(next);
    await checkTemplateAuthority(trx, before, next);
  },
  exceptions: async (trx, before, next, change) => {
    checkException(before, next, change);
    await checkExceptionAuthority(trx, before, next);
  },
  machines: (_, __, next) => checkMachine(next),
};

/** Throws `Refused` where the object as it would be is not allowed; nothing is written. */
export async function checkObject<K extends Kind>(
  trx: Writing,
  kind: K,
  before: Kinds[K] | undefined,
  next: Kinds[K],
  change: Change,
): Promise<void> {
  const check: Check<Kinds[K]> | undefined = CHECKS[kind];
  await check?.(trx, before, next, change);
}

/** Stores the object as its next version, whatever `next.version` says. Throws `Refused`. After `lockRecord`. */
export async function writeObject<K extends Kind>(
  trx: Writing,
  kind: K,
  next: Kinds[K],
  change: Change,
): Promise<Kinds[K]> {
  await checkObject(trx, kind, await findObject(trx, kind, next.id), next, change);
  if (kind === 'groups') return (await writeGroup(trx, next as Kinds['groups'], change)) as Kinds[K];
  if (kind !== 'technicians') return putObject(trx, kind, next, change);
  const technician = next as Kinds['technicians'];
  return (await writeTechnician(trx, BY_HAND, technician, change)).stored as Kinds[K];
}

/** Removes the object; its versions stay. Throws `Refused`. After `lockRecord`. */
export async function dropObject(trx: Writing, kind: Kind, id: string, change: Change): Promise<void> {
  if (kind === 'templates') await checkTemplateAuthority(trx, await findObject(trx, 'templates', id), undefined);
  const group = kind === 'groups' ? await findObject(trx, 'groups', id) : undefined;
  if (group) return removeGroup(trx, group, change);
  await removeObject(trx, kind, id, change);
  if (kind === 'sources') await endSource(trx, id, change.at);
  if (kind !== 'technicians') return;
  await endTechnician(trx, id, change.at);
  await keepAnAdministrator(trx);
}

/** Two grants in one place would leave it open which of them counts. */
function sayOnce({ grants }: RoleTemplate): void {
  const places = grants.map(placeOf);
  const twice = grants.find((_, at) => places.indexOf(places[at] as string) !== at);
  if (twice) throw new Refused('template.twice', { kind: twice.kind, purpose: twice.purpose });
}

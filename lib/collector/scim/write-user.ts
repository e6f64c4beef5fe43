/** A source creates, replaces, patches and takes away users. Nobody is ever deleted: whoever is taken away becomes inactive, and comes back as who they were. */
import type { Ownable, Source } from '../../record/access.schema.ts';
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { sameName } from '../object-keys.ts';
import { findObject, keyHolder } from '../objects.ts';
import { groupsOf } from '../sources/group-members.ts';
import { writeGroup } from '../sources/write-group.ts';
import { writeTechnician } from '../write-technician.ts';
import { changeBy } from './asking.ts';
import { USERS } from './group-schema.ts';
import { giveManager, resolveManager } from './led-by.ts';
import { isId, newId } from './new-id.ts';
import { patchResource } from './patch.ts';
import { findPerson, forgetPerson, keepPerson, type Person, personByExternal } from './people.ts';
import type { Resource } from './place.ts';
import { withWaiting } from './show-users.ts';
import { refuse } from './tidy.ts';
import { technicianOf, userOf } from './user-of.ts';
import { OWN } from './user-schema.ts';

/** A technician as one source sees them. */
export interface Seen {
  technician: Technician;
  person: Person | undefined;
}

/** Throws `Refused` 404 for whoever is not here, or was taken away by this source. */
export async function seenUser(db: Database, source: Source, id: string): Promise<Seen> {
  const technician = isId(id) ? await findObject(db, 'technicians', id) : undefined;
  const person = technician && (await findPerson(db, source.id, id));
  if (!technician || person?.gone) throw new Refused('scim.unknown', { type: 'user', id: id.slice(0, 64) });
  return { technician, person };
}

/** Throws `Refused` 409 when there is such a user. Whom this source took away once comes back. */
export async function createUser(trx: Writing, source: Source, resource: Resource, at: string): Promise<Technician> {
  const userName = userNameOf(resource);
  const known =
    typeof resource.externalId === 'string' ? await byExternal(trx, source, resource.externalId) : undefined;
  if (known && !known.gone) throw new Refused('scim.taken', { type: 'user', attribute: 'externalId' });
  const holder = await keyHolder(trx, 'technicians', 'user name', sameName(userName));
  const gone = holder !== undefined && (await findPerson(trx, source.id, holder))?.gone === 1;
  if (holder !== undefined && (!gone || (known && known.technician !== holder)))
    throw new Refused('scim.taken', { type: 'user', attribute: 'userName' });
  const back = known?.technician ?? holder;
  if (back === undefined) return store(trx, source, resource, { technician: undefined, person: undefined }, at);
  const seen = { technician: await findObject(trx, 'technicians', back), person: known };
  return store(trx, source, kept(source, seen, { active: true, ...resource }), seen, at);
}

export async function replaceUser(
  trx: Writing,
  source: Source,
  seen: Seen,
  resource: Resource,
  at: string,
): Promise<Technician> {
  userNameOf(resource);
  return store(trx, source, kept(source, seen, resource), seen, at);
}

export async function patchUser(
  trx: Writing,
  source: Source,
  seen: Seen,
  body: Record<string, unknown>,
  at: string,
): Promise<Technician> {
  const externalId = seen.person?.external_id;
  const user = { ...withWaiting(userOf(seen.technician), seen.person), ...(externalId ? { externalId } : {}) };
  const patched = patchResource(USERS, user, body);
  userNameOf(patched);
  return store(trx, source, patched, seen, at);
}

/** Inactive, out of the source's groups, and not seen by the source any more. */
export async function removeUser(
  trx: Writing,
  source: Source,
  { technician, person }: Seen,
  at: string,
): Promise<void> {
  const change = changeBy(source, at);
  if (technician.active) await writeTechnician(trx, source.id, { ...technician, active: false }, change);
  for (const { id } of (await groupsOf(trx, source.id, [technician.id])).get(technician.id) ?? []) {
    const group = await findObject(trx, 'groups', id);
    if (!group) continue;
    await writeGroup(trx, { ...group, members: group.members.filter((one) => one !== technician.id) }, change);
  }
  await keepPerson(trx, source.id, technician.id, { externalId: person?.external_id ?? null, manager: null, gone: 1 });
}

async function store(
  trx: Writing,
  source: Source,
  resource: Resource,
  { technician: before, person }: { technician: Technician | undefined; person: Person | undefined },
  at: string,
): Promise<Technician> {
  const manager = await resolveManager(trx, source, resource);
  const given = { before, manager: manager.id };
  const drafted = technicianOf(resource, { id: before?.id ?? 'new', ...given });
  const { name, userName } = drafted;
  const id = before?.id ?? (await newId(trx, 'technicians', `${name.givenName} ${name.familyName}`, userName));
  const { stored } = await writeTechnician(trx, source.id, { ...drafted, id }, changeBy(source, at));
  const externalId = externalIdOf(resource);
  const now = await keepPerson(trx, source.id, id, { externalId, manager: manager.waiting });
  if (!before || externalId !== person?.external_id || userName !== before.userName)
    await giveManager(trx, source, stored, now.external_id, at);
  return stored;
}

function userNameOf({ userName }: Resource): string {
  return typeof userName === 'string' ? userName : refuse('userName', 'is needed');
}

function externalIdOf({ externalId }: Resource): string | null {
  if (typeof externalId !== 'string') return null;
  return externalId.length <= 512 ? externalId : refuse('externalId', 'is longer than 512 characters');
}

/** A person whose technician was removed from the record altogether is not there. */
async function byExternal(trx: Writing, source: Source, externalId: string): Promise<Person | undefined> {
  const person = await personByExternal(trx, source.id, externalId);
  if (!person || (await findObject(trx, 'technicians', person.technician))) return person;
  await forgetPerson(trx, person);
  return undefined;
}

const CORE: Ownable[] = [
  ...(['displayName', 'nickName', 'title', 'emails', 'phoneNumbers', 'addresses'] as const),
  ...(['preferredLanguage', 'timezone', 'userType'] as const),
];
const ENTERPRISE_PARTS: Ownable[] = ['employeeNumber', 'department', 'organization', 'manager'];

/**
 * What a PUT leaves out: of what the source owns it is nothing now, of everything else the source does not speak (RFC 7644 §3.5.1 leaves it to us). A name, the
 * standing, a contract and the id at the source only change when they are said.
 */
function kept(
  source: Source,
  seen: { technician: Technician | undefined; person: Person | undefined },
  put: Resource,
): Resource {
  if (!seen.technician) return put;
  const there = withWaiting(userOf(seen.technician), seen.person);
  const leave = (part: Ownable) => !source.owns.includes(part) || part === 'displayName';
  const core = CORE.filter((part) => put[part] === undefined && leave(part) && there[part] !== undefined);
  const [said, had] = [(put[ENTERPRISE_URN] ?? {}) as Resource, (there[ENTERPRISE_URN] ?? {}) as Resource];
  const enterprise = ENTERPRISE_PARTS.filter(
    (part) => said[part] === undefined && leave(part) && had[part] !== undefined,
  );
  return {
    ...{ name: there.name, active: there.active, [OWN]: there[OWN] },
    ...(seen.person?.external_id ? { externalId: seen.person.external_id } : {}),
    ...Object.fromEntries(core.map((part) => [part, there[part]])),
    ...put,
    [ENTERPRISE_URN]: { ...Object.fromEntries(enterprise.map((part) => [part, had[part]])), ...said },
  };
}

/** The versions of the record that events name: what a value was derived from whole, of people who only did or were subject to something the name. */
import type { EventBody } from '../../evidence/event.schema.ts';
import type { OBJECT_KINDS, PackObject } from '../../evidence/pack/part.schema.ts';
import type { Provenance } from '../../record/provenance.ts';
import type { Database } from '../database.ts';
import { versionAt } from '../objects.ts';
import { knownProfiles } from './known-profiles.ts';

type ObjectKind = (typeof OBJECT_KINDS)[number];

interface NeededVersion {
  kind: ObjectKind;
  id: string;
  version: number;
  /** a value was derived from it */
  whole: boolean;
  /** of a console profile: the version of its knowledge */
  checked?: string;
  /** of a template: whose accounts it was asked about, which in the MSP's own consoles is the MSP */
  asked?: Set<string>;
}
/** What is needed of each version, by `<kind> <id> <version>`. */
export type Needed = Map<string, NeededVersion>;

/** The versions consoles and technicians had, by `<kind> <id>`, oldest first, with when each began. */
export type VersionTimes = ReadonlyMap<string, readonly { version: number; at: string }[]>;

export async function versionTimes(db: Database): Promise<VersionTimes> {
  const rows = await db
    .selectFrom('object_versions')
    .select(['kind', 'id', 'version', 'changed_at'])
    .where('kind', 'in', ['consoles', 'technicians'])
    .orderBy('id')
    .orderBy('version')
    .execute();
  const found = new Map<string, { version: number; at: string }[]>();
  for (const { kind, id, version, changed_at: at } of rows) {
    const key = `${kind} ${id}`;
    found.set(key, [...(found.get(key) ?? []), { version, at }]);
  }
  return found;
}

/** Of what events name without its version it is the one that held when the event was received. */
function versionThen(times: VersionTimes, kind: 'consoles' | 'technicians', id: string, receivedAt: string): number {
  const versions = times.get(`${kind} ${id}`) ?? [];
  return (versions.findLast(({ at }) => at <= receivedAt) ?? versions[0])?.version ?? 0;
}

export function noteNeeded(
  needed: Needed,
  { actor, subject, client, console, fields, detail }: EventBody,
  receivedAt: string,
  times: VersionTimes,
): void {
  const need = (kind: ObjectKind, id: string, version: number, whole: boolean) => {
    const key = `${kind} ${id} ${version}`;
    const known = needed.get(key);
    if (version > 0) needed.set(key, { ...known, kind, id, version, whole: whole || (known?.whole ?? false) });
  };
  need('technicians', actor.technician, actor.version, false);
  if (subject && 'technician' in subject) need('technicians', subject.technician, subject.version, false);
  const owner = typeof detail?.owner === 'string' ? detail.owner : null;
  if (owner) need('technicians', owner, versionThen(times, 'technicians', owner, receivedAt), false);
  if (client) need('clients', client.id, client.version, true);
  if (console) need('consoles', console.id, versionThen(times, 'consoles', console.id, receivedAt), true);
  if (console?.profile && console.profileVersion)
    needed.set(`profiles ${console.profile} ${console.profileVersion}`, {
      ...{ kind: 'profiles', id: console.profile, version: 1, whole: true, checked: console.profileVersion },
    });
  for (const { provenance } of fields ?? [])
    if (provenance) {
      for (const [kind, id, version] of namedBy(provenance)) need(kind, id, version, true);
      if (provenance.from === 'template') noteAsked(needed, provenance);
    }
}

function noteAsked(needed: Needed, { template, version, client }: Extract<Provenance, { from: 'template' }>): void {
  const known = needed.get(`templates ${template} ${version}`);
  if (known) known.asked = (known.asked ?? new Set()).add(client);
}

function namedBy(one: Provenance): [kind: ObjectKind, id: string, version: number][] {
  switch (one.from) {
    case 'record':
      return [['technicians', one.technician, one.version]];
    case 'rule':
      return [
        ['technicians', one.technician, one.version],
        ['clients', one.client, one.clientVersion ?? 0],
      ];
    case 'account':
      return [['accounts', one.account, one.version]];
    case 'template':
      return [
        ['technicians', one.technician, one.technicianVersion],
        ['templates', one.template, one.version],
      ];
    case 'exception':
      return [['exceptions', one.exception, one.version]];
    case 'ticket':
      return [];
  }
}

/** Those that are known here, in a fixed order. `client`: what is of other clients is left out of all of them. */
export async function readNeeded(db: Database, needed: Needed, client: string | null): Promise<PackObject[]> {
  const found: PackObject[] = [];
  for (const key of [...needed.keys()].sort()) {
    const one = needed.get(key) as NeededVersion;
    const { kind, id, version, checked } = one;
    if (kind === 'profiles') {
      const profile = (await knownProfiles()).get(id);
      // One of another version than the event was made with would say other things.
      if (profile?.checked === checked) found.push({ kind, id, version, body: { ...profile, version } });
      continue;
    }
    const body = await versionAt(db, kind, id, version);
    if (body === undefined) continue;
    found.push({ kind, id, version, body: body && cut(one, { ...body }, client) });
  }
  return found;
}

function cut({ kind, whole, asked }: NeededVersion, body: Record<string, unknown>, client: string | null) {
  if (kind === 'technicians' && !whole) return only(body, ['displayName']);
  if (client === null) return body;
  if (kind === 'clients') return body.id === client ? body : only(body, OF_NAMING);
  if (kind === 'consoles') return ownTenants(body, client);
  if (kind !== 'templates') return body;
  const grants = (body.grants as { client?: string }[]).filter(
    (grant) => grant.client === undefined || grant.client === client || asked?.has(grant.client),
  );
  return { ...body, grants };
}

/** What a naming rule reads of a client (record/naming.ts). */
const OF_NAMING = ['name', 'own', 'domains', 'convention'];

const only = (body: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([key]) => ['id', 'version', ...keys].includes(key)));

/** Which other clients share a console is not told, and of a console that is another client's only that there is one. */
function ownTenants(body: Record<string, unknown>, client: string) {
  const tenancy = body.tenancy as { mode: string; client?: string; tenants?: Record<string, string> };
  if (tenancy.mode === 'client' && tenancy.client !== client) return only(body, []);
  if (!tenancy.tenants) return body;
  const tenants = Object.fromEntries(Object.entries(tenancy.tenants).filter(([, of]) => of === client));
  return { ...body, tenancy: { ...tenancy, tenants } };
}

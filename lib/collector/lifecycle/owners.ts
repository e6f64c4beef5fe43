/** Who answers for what: each role template, client, its way of working, exception, program's identity and shared account, and each open request. Nothing is nobody's. */
import type { AccessRequest } from '../../lifecycle/request.ts';
import { OPEN } from '../../lifecycle/states.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { listObjects, objectsOf } from '../objects.ts';
import { objectsNaming } from '../references.ts';
import { mayActFor } from '../roles.ts';
import { isShared } from './endings.ts';
import { findRequests } from './requests.ts';

export const OWNED = ['template', 'client', 'workflow', 'exception', 'machine', 'account', 'request'] as const;

/** `client`: whose it is; null for what is of several, or of none. */
export interface Owned {
  kind: (typeof OWNED)[number];
  id: string;
  name: string;
  client: string | null;
}

/** What the reader may see of it, without whose it is. */
export const ownedSeen = <T extends Owned>(caller: Caller, all: readonly T[]): Omit<T, 'client'>[] =>
  all.flatMap(({ client, ...one }) => (client === null || mayActFor(caller, client) ? one : []));

/** `named`: somebody said so; else it is whoever changed it last. */
export interface Answered extends Owned {
  owner: string;
  ownerName: string;
  active: boolean;
  named: boolean;
}

/** Templates, clients, their ways of working and exceptions that run, each with its owner, as far as the reader serves them. */
export async function listOwners(db: Database, caller: Caller): Promise<Omit<Answered, 'client'>[]> {
  const all = ownedSeen(caller, [...(await standing(db)), ...(await exceptions(db))]);
  const people = await objectsOf(db, 'technicians', [...new Set(all.map(({ owner }) => owner))]);
  return all.map((one) => ({
    ...one,
    ownerName: people.get(one.owner)?.displayName ?? one.owner,
    active: people.get(one.owner)?.active ?? false,
  }));
}

type Standing = Owned & { owner: string; named: boolean };

/** Templates, clients and their ways of working: all of them are read, for any number of people once. */
export async function standing(db: Database): Promise<Standing[]> {
  const changed = await lastChangedBy(db);
  const of = (
    kind: Owned['kind'],
    key: string,
    name: string,
    named: string | undefined,
    client: string | null,
  ): Standing => ({
    ...{ kind, id: key.split(' ')[1] ?? key, name, client, owner: named ?? changed.get(key) ?? 'nobody' },
    named: named !== undefined,
  });
  return [
    ...(await listObjects(db, 'templates')).map((one) =>
      of('template', `templates ${one.id}`, one.label, one.owner, null),
    ),
    ...(await listObjects(db, 'clients')).flatMap((one) => [
      of('client', `clients ${one.id}`, one.name, one.owner, one.id),
      of('workflow', `clients ${one.id}`, one.name, one.lifecycle?.owner ?? one.owner, one.id),
    ]),
  ];
}

async function exceptions(db: Database): Promise<Standing[]> {
  const running = (await listObjects(db, 'exceptions')).filter(({ ended }) => !ended);
  return running.map(({ id, reason, owner, client }) => ({
    ...{ kind: 'exception', id, name: reason, client: client ?? null },
    ...{ owner, named: true },
  }));
}

/** By `<kind> <id>`. */
async function lastChangedBy(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('objects as o')
    .innerJoin('object_versions as v', (join) =>
      join.onRef('v.kind', '=', 'o.kind').onRef('v.id', '=', 'o.id').onRef('v.version', '=', 'o.version'),
    )
    .select(['o.kind', 'o.id', 'v.changed_by'])
    .where('o.kind', 'in', ['templates', 'clients'])
    .execute();
  return new Map(rows.map(({ kind, id, changed_by }) => [`${kind} ${id}`, changed_by]));
}

/** What somebody answers for, and another must before all is closed when they leave. `all`: as `standing` gave it just now. */
export async function ownedBy(db: Database, id: string, all?: readonly Standing[]): Promise<Owned[]> {
  const mine = (all ?? (await standing(db))).filter(({ owner }) => owner === id);
  const excepted = await objectsNaming(db, 'exceptions', 'technicians', [id]);
  const machines = await objectsNaming(db, 'machines', 'technicians', [id]);
  const accounts = await objectsNaming(db, 'accounts', 'technicians', [id]);
  const requests = await openOf(db, id);
  return [
    ...mine.map(({ kind, id: key, name, client }) => ({ kind, id: key, name, client })),
    ...excepted
      .filter(({ owner, ended }) => owner === id && !ended)
      .map((one): Owned => ({ kind: 'exception', id: one.id, name: one.reason, client: one.client ?? null })),
    ...machines
      .filter(({ owner }) => owner === id)
      .map((one): Owned => ({ kind: 'machine', id: one.id, name: one.name, client: one.client ?? null })),
    ...accounts
      .filter((one) => one.technician === id && one.status === 'active' && isShared(one))
      .map((one): Owned => ({ kind: 'account', id: one.id, name: one.name, client: one.client ?? null })),
    ...requests.map(
      ({ id: key, object }): Owned => ({ kind: 'request', id: key, name: object.account.name, client: object.client }),
    ),
  ];
}

const openOf = (db: Database, owner: string): Promise<AccessRequest[]> =>
  findRequests(db, (all) => all.where('owner', '=', owner).where('state', 'in', OPEN));

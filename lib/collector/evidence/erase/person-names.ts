/** What somebody is called, and what is theirs, as far as the record still knows or knew: other places name people by that. */
import { placeId } from '../../../drift/place.ts';
import type { EventBody } from '../../../evidence/event.schema.ts';
import type { Database } from '../../database.ts';
import { covers, coversClient, type Of } from './about.ts';
import { concerns, whoseObject } from './concerns.ts';

const SHORTEST = 4;

/** Of a person, by every version that was not erased. */
export interface Known {
  /** the id first; then user name, display name, addresses and names of accounts. Folded; what is too short to mean one person is left out */
  names: string[];
  /** accounts and exceptions that were never anybody else's, as events of the record name them: `account:<id>` */
  objects: ReadonlySet<string>;
  /** where they had accounts (drift/place.ts) */
  places: ReadonlySet<string>;
  /** names of accounts, as they are written */
  accounts: ReadonlySet<string>;
}

export async function knownOf(db: Database, technician: string): Promise<Known> {
  const names = new Set([technician.toLowerCase()]);
  const [objects, places, accounts] = [new Map<string, string>(), new Set<string>(), new Set<string>()];
  const add = (name: unknown) => {
    if (typeof name === 'string' && name.trim().length >= SHORTEST) names.add(name.trim().toLowerCase());
  };
  for (const { kind, id, body } of await versionsOf(db, technician)) {
    if (kind !== 'technicians') objects.set(id, kind);
    if (kind === 'accounts') {
      add(body.name);
      accounts.add(String(body.name));
      places.add(placeId(String(body.console), String(body.client), String(body.name)));
    }
    if (kind !== 'technicians') continue;
    add(body.userName);
    add(body.displayName);
    for (const email of (body.emails as { value?: unknown }[] | undefined) ?? []) add(email?.value);
  }
  const own = new Set<string>();
  for (const [id, kind] of objects) if (await isOnly(db, kind, id, technician)) own.add(`${kind.slice(0, -1)}:${id}`);
  return { names: [...names], objects: own, places, accounts };
}

/** Versions that are of them: their own, their accounts', their exceptions'. */
async function versionsOf(db: Database, technician: string) {
  const rows = await db
    .selectFrom('object_versions')
    .select(['kind', 'id', 'body'])
    .where('kind', 'in', ['technicians', 'accounts', 'exceptions'])
    .where('body', 'like', `%"${technician}"%`)
    .execute();
  return rows
    .map(({ kind, id, body }) => ({ kind, id, body: JSON.parse(body as string) as Record<string, unknown> }))
    .filter(({ kind, body }) => isOf(kind, body, technician));
}

async function isOnly(db: Database, kind: string, id: string, technician: string): Promise<boolean> {
  const rows = await db
    .selectFrom('object_versions')
    .select('body')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('body', 'is not', null)
    .execute();
  return rows.every(({ body }) => isOf(kind, JSON.parse(body as string), technician));
}

function isOf(kind: string, body: Record<string, unknown>, technician: string): boolean {
  const whose = whoseObject(kind, body);
  return whose !== null && concerns({ technician }, whose);
}

/** Whether an event is about something of somebody's, and of nobody else: an account or an exception. */
export type Theirs = (technician: string, body: EventBody) => Promise<boolean>;

/** Each person is looked up when an event first asks for it. */
export function theirsIn(db: Database): Theirs {
  const known = new Map<string, Promise<Known>>();
  return async (technician, { object, subject, console, client }) => {
    if (object?.type !== 'account' && object?.type !== 'exception') return false;
    if (subject && 'technician' in subject) return subject.technician === technician;
    const found = known.get(technician) ?? knownOf(db, technician);
    known.set(technician, found);
    const { objects, places } = await found;
    if (console && client && object.type === 'account') return places.has(placeId(console.id, client.id, object.key));
    return objects.has(`${object.type}:${object.key}`);
  };
}

/** As `covers`, or by what the record knows to be theirs. */
export const coversBy = async (theirs: Theirs, of: Of, body: EventBody): Promise<boolean> =>
  covers(of, body) || (coversClient(of, body) && !!of.technician && (await theirs(of.technician, body)));

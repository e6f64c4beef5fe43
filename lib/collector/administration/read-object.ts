/** One object with all that is known about it: who changed it last and why, and where its parts came from. */
import { OWNABLE, type Ownable } from '../../record/access.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { type Kind, type Kinds, WORD } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { BY_HAND, ownersOf } from '../write-technician.ts';
import { seen } from './sees.ts';

const OPTIONS_PAGE = 'the options page';

/** Throws `Refused` 404 for what is not there, and alike for what the caller does not see. */
export async function readObject<K extends Kind>(db: Database, caller: Caller, kind: K, id: string, now: Date) {
  const stored = await findObject(db, kind, id);
  const object = stored && seen(caller, kind, stored, now);
  if (!object) throw new Refused('record.unknown', { kind: WORD[kind], id });
  return {
    object: object as Kinds[K],
    ...(await lastChange(db, kind, id, object.version)),
    ...(kind === 'technicians' ? await sourcesOf(db, id) : {}),
  };
}

async function lastChange(db: Database, kind: Kind, id: string, version: number) {
  const row = await db
    .selectFrom('object_versions')
    .select(['changed_at', 'changed_by', 'why'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return { changedAt: row.changed_at, changedBy: row.changed_by, why: row.why };
}

async function sourcesOf(db: Database, technician: string) {
  const owners = await ownersOf(db);
  const rows = await db
    .selectFrom('attribute_sources as a')
    .leftJoin('objects as o', (join) => join.onRef('o.id', '=', 'a.source').on('o.kind', '=', 'sources'))
    .select(['a.attribute', 'a.source', 'a.at', 'o.body'])
    .where('a.technician', '=', technician)
    .execute();
  const known = rows.filter(({ attribute }) => (OWNABLE as readonly string[]).includes(attribute));
  const sources = known.map(({ attribute, source, at, body }) => [
    attribute,
    { source, label: body ? (JSON.parse(body) as { label: string }).label : labelOf(source), at },
  ]);
  return {
    sources: Object.fromEntries(sources) as Partial<Record<Ownable, { source: string; label: string; at: string }>>,
    owners: Object.fromEntries(owners) as Partial<Record<Ownable, { id: string; label: string }>>,
  };
}

/** A source that was removed keeps its id as its name. */
const labelOf = (source: string): string => (source === BY_HAND ? OPTIONS_PAGE : source);

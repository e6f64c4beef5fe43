/** Past versions of what is not in the record any more, or is somebody else's by now. */
import type { Database, Writing } from '../../../database.ts';
import { type Asked, because, isHeld } from '../asked.ts';
import { CONCERNED, concerns, whoseObject } from '../concerns.ts';
import type { Place } from '../place.ts';

interface Version {
  kind: string;
  id: string;
  version: number;
}
interface Versions {
  gone: Version[];
  /** still in the record */
  here: number;
  held: number;
}

const PAGE = 2000;

async function versionsOf(db: Database, asked: Asked): Promise<Versions> {
  const { client, technician } = asked.request;
  const found: Versions = { gone: [], here: 0, held: 0 };
  const standing = new Map<string, boolean>();
  let last: Version = { kind: '', id: '', version: 0 };
  for (let more = true; more; ) {
    const rows = await db
      .selectFrom('object_versions')
      .select(['kind', 'id', 'version', 'body'])
      .where('kind', 'in', CONCERNED)
      .where('body', 'like', `%"${technician ?? client}"%`)
      .where((e) =>
        e.or([
          e('kind', '>', last.kind),
          e.and([e('kind', '=', last.kind), e('id', '>', last.id)]),
          e.and([e('kind', '=', last.kind), e('id', '=', last.id), e('version', '>', last.version)]),
        ]),
      )
      .orderBy('kind')
      .orderBy('id')
      .orderBy('version')
      .limit(PAGE)
      .execute();
    for (const { kind, id, version, body } of rows) {
      const whose = whoseObject(kind, JSON.parse(body as string));
      if (!whose || !concerns(asked.request, whose)) continue;
      if (await stillTheirs(db, asked, kind, id, standing)) found.here += 1;
      else if (isHeld(asked, whose)) found.held += 1;
      else found.gone.push({ kind, id, version });
    }
    more = rows.length === PAGE;
    last = rows.at(-1) ?? last;
  }
  return found;
}

async function stillTheirs(
  db: Database,
  { request }: Asked,
  kind: string,
  id: string,
  known: Map<string, boolean>,
): Promise<boolean> {
  const name = `${kind} ${id}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const row = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  const whose = row && whoseObject(kind, JSON.parse(row.body));
  const theirs = whose ? concerns(request, whose) : false;
  known.set(name, theirs);
  return theirs;
}

export const recordPlace: Place = {
  place: 'record',
  tables: [
    ...(['objects', 'object_versions', 'object_keys', 'object_refs', 'removed_objects'] as const),
    ...(['attribute_sources', 'source_people', 'exception_calls'] as const),
  ],
  async plan(db, asked) {
    if (asked.request.before !== undefined)
      return { erased: 0, kept: 1, why: 'Only an erasure of all times reaches the record.' };
    const { gone, here, held } = await versionsOf(db, asked);
    return {
      erased: gone.length,
      kept: here + held,
      why: because(
        held,
        here > 0 && 'Still in the record, which is needed to work. Remove it there first, and erase again.',
        gone.length > 0 && 'Past versions go; what was decided from them is replayed as erased.',
        'Of what was removed the id stays, so that browsers drop it; so do ids in what is others’, as of an owner, a sponsor or a member of a group.',
      ),
    };
  },
  async forget(trx, asked) {
    if (asked.request.before !== undefined) return;
    const { gone } = await versionsOf(trx, asked);
    for (const { kind, id, version } of gone)
      await trx
        .updateTable('object_versions')
        .set({ body: null, why: null })
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('version', '=', version)
        .execute();
    const objects = new Map(gone.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]));
    for (const object of objects.values()) await forgetTraces(trx, object);
  },
};

/** Of what is not in the record any more: why it was removed, where its parts came from, and what was called for about it. */
async function forgetTraces(trx: Writing, { kind, id }: { kind: string; id: string }): Promise<void> {
  const there = await trx.selectFrom('objects').select('id').where('kind', '=', kind).where('id', '=', id).execute();
  if (there.length > 0) return;
  await trx
    .updateTable('object_versions')
    .set({ why: null })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('body', 'is', null)
    .execute();
  if (kind === 'technicians') await trx.deleteFrom('attribute_sources').where('technician', '=', id).execute();
  if (kind === 'exceptions') await trx.deleteFrom('exception_calls').where('exception', '=', id).execute();
}

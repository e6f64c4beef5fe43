/** What ids are called now. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { namedIn } from '../../evidence/story/named-in.ts';
import type { Names } from '../../evidence/story/words.ts';
import type { Database } from '../database.ts';

type NamedKind = 'technicians' | 'clients' | 'consoles';
const NAME_OF = { technicians: 'displayName', clients: 'name', consoles: 'label' } as const;
/** as many as one question names */
const ASKED = 400;

/** Names for the ids in these events. */
export async function namesOf(db: Database, bodies: readonly EventBody[]): Promise<Names> {
  const all = bodies.map(namedIn);
  const of = (kind: NamedKind) => all.flatMap((ids) => ids[kind]);
  return namesFor(db, { technicians: of('technicians'), clients: of('clients'), consoles: of('consoles') });
}

/** Names for ids; one that is not in the record any more is its own name. */
export async function namesFor(db: Database, ids: Partial<Record<NamedKind, Iterable<string>>>): Promise<Names> {
  const names = new Map<string, string>();
  for (const kind of Object.keys(NAME_OF) as NamedKind[])
    for (const [id, name] of await readNames(db, kind, [...new Set(ids[kind])])) names.set(`${kind} ${id}`, name);
  const called = (kind: NamedKind) => (id: string) => names.get(`${kind} ${id}`) ?? id;
  return { technician: called('technicians'), client: called('clients'), console: called('consoles') };
}

async function readNames(db: Database, kind: NamedKind, ids: string[]): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (let at = 0; at < ids.length; at += ASKED) {
    const some = ids.slice(at, at + ASKED);
    const rows = await db
      .selectFrom('objects')
      .select(['id', 'body'])
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .execute();
    for (const { id, body } of rows)
      found.push([id, String((JSON.parse(body) as Record<string, unknown>)[NAME_OF[kind]] ?? id)]);
  }
  return found;
}

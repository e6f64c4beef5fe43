import type { Database } from '../database.ts';
import type { Kinds } from '../kinds.ts';

const NAME = {
  technicians: ({ displayName }: Kinds['technicians']) => displayName,
  clients: ({ name }: Kinds['clients']) => name,
  consoles: ({ label }: Kinds['consoles']) => label,
};
type Named = keyof typeof NAME;
const AT_ONCE = 500;

/** Names for ids; what is not in the record any more is called by its id. */
export async function namesOf(
  db: Database,
  wanted: Record<Named, readonly string[]>,
): Promise<Record<Named, (id: string) => string>> {
  const found = new Map<string, string>();
  for (const kind of Object.keys(NAME) as Named[]) {
    const ids = [...new Set(wanted[kind])];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const rows = await db
        .selectFrom('objects')
        .select(['id', 'body'])
        .where('kind', '=', kind)
        .where('id', 'in', ids.slice(at, at + AT_ONCE))
        .execute();
      for (const { id, body } of rows)
        found.set(`${kind} ${id}`, (NAME[kind] as (object: unknown) => string)(JSON.parse(body)));
    }
  }
  const nameIn = (kind: Named) => (id: string) => found.get(`${kind} ${id}`) ?? id;
  return { technicians: nameIn('technicians'), clients: nameIn('clients'), consoles: nameIn('consoles') };
}

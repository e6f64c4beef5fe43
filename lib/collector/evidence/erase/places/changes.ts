/** What changed the record, and waits no more: movements of people, changes that took two, people brought in by a file. */
import { OPEN } from '../../../../lifecycle/states.ts';
import { findImport } from '../../../administration/import-jobs.ts';
import type { Database, Writing } from '../../../database.ts';
import { AT_ONCE } from '../../../references.ts';
import { type Asked, because, isHeld } from '../asked.ts';
import { concerns, type Whose, whoseObject } from '../concerns.ts';
import type { Place } from '../place.ts';

interface Changes {
  movements: string[];
  proposals: string[];
  /** ids of files they were in */
  imports: string[];
  held: number;
  /** they wait for somebody, or their person is still in the record */
  waiting: number;
}

async function find(db: Database, asked: Asked): Promise<Changes> {
  const found: Changes = { movements: [], proposals: [], imports: [], held: 0, waiting: 0 };
  for (const { id, whose, over } of await proposalsOf(db, asked)) {
    if (!over) found.waiting += 1;
    else if (isHeld(asked, whose)) found.held += 1;
    else found.proposals.push(id);
  }
  const { client, technician, before } = asked.request;
  if (technician === undefined || client !== undefined) return found;
  const movements = await db
    .selectFrom('movements')
    .select('id')
    .where('technician', '=', technician)
    .where('at', '<', asked.until)
    .execute();
  const moved = movements.map(({ id }) => id);
  const imports = before === undefined ? await importsOf(db, technician) : [];
  const count = moved.length + imports.length;
  if (!asked.absent || (await hasOpenRequests(db, technician))) found.waiting += count;
  else if (isHeld(asked, { client: null, people: [technician] })) found.held += count;
  else Object.assign(found, { movements: moved, imports });
  return found;
}

async function proposalsOf(
  db: Database,
  { request, until }: Asked,
): Promise<{ id: string; whose: Whose; over: boolean }[]> {
  const { client, technician } = request;
  const wanted = technician ?? client;
  const rows = await db
    .selectFrom('proposals')
    .select(['id', 'kind', 'object', 'body', 'state'])
    .where((e) => e.or([e('body', 'like', `%"${wanted}"%`), e('object', '=', wanted as string)]))
    .where('at', '<', until)
    .execute();
  return rows.flatMap(({ id, kind, object, body, state }) => {
    const whose = whoseObject(kind, body === null ? { id: object } : { id: object, ...JSON.parse(body) });
    return whose && concerns(request, whose) ? [{ id, whose, over: state !== 'open' }] : [];
  });
}

/** Files that brought them in and can be undone, or could not be for them. */
async function importsOf(db: Database, technician: string): Promise<string[]> {
  const rows = await db.selectFrom('import_rows').select('import as id').where('technician', '=', technician).execute();
  const left = await db.selectFrom('imports').select('id').where('left_alone', 'like', `%"${technician}"%`).execute();
  return [...new Set([...rows, ...left].map(({ id }) => id))];
}

const hasOpenRequests = async (db: Database, technician: string): Promise<boolean> =>
  (await db
    .selectFrom('requests')
    .select('id')
    .where('technician', '=', technician)
    .where('state', 'in', OPEN)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const changesPlace: Place = {
  place: 'changes',
  tables: ['movements', 'proposals', 'imports', 'import_rows'],
  async plan(db, asked) {
    const { movements, proposals, imports, held, waiting } = await find(db, asked);
    return {
      erased: movements.length + proposals.length + imports.length,
      kept: held + waiting,
      why: because(
        held,
        'Who joined, moved and left, changes that took two administrators, and people brought in by a file.',
        waiting > 0 && 'What waits for somebody stays; so does what became of a person who is still in the record.',
      ),
    };
  },
  async forget(trx, asked) {
    const { movements, proposals, imports } = await find(trx, asked);
    for (let at = 0; at < movements.length; at += AT_ONCE)
      await trx
        .deleteFrom('movements')
        .where('id', 'in', movements.slice(at, at + AT_ONCE))
        .execute();
    for (let at = 0; at < proposals.length; at += AT_ONCE)
      await trx
        .deleteFrom('proposals')
        .where('id', 'in', proposals.slice(at, at + AT_ONCE))
        .execute();
    for (const id of imports) await forgetImported(trx, id, asked.request.technician as string);
  },
};

/** The file stays, with how many it brought in. */
async function forgetImported(trx: Writing, id: string, technician: string): Promise<void> {
  await trx.deleteFrom('import_rows').where('import', '=', id).where('technician', '=', technician).execute();
  const { left } = await findImport(trx, id);
  const left_alone = JSON.stringify(left.filter((one) => one.technician !== technician));
  await trx.updateTable('imports').set({ left_alone }).where('id', '=', id).execute();
}

/** Comparisons with consoles' own logs: of a client they go whole, with the period they are of; of a person, their names in them. */
import { parseAccount, sameAccount } from '../../../../evidence/match-log/same-account.ts';
import type { Database } from '../../../database.ts';
import { type Asked, because, ERASED, namesIn, unheld } from '../asked.ts';
import type { Place } from '../place.ts';

const PAGE = 2000;

/** Comparisons of the client's consoles, with how many lines each has. */
async function ofClient(db: Database, asked: Asked) {
  const { client, technician, before } = asked.request;
  if (client === undefined || technician !== undefined) return { gone: [], held: 0 };
  const found = await db
    .selectFrom('log_matches as m')
    .leftJoin('log_match_lines as l', 'l.match', 'm.id')
    .select(['m.id', 'm.at', 'm.to_at', (e) => e.fn.count<number>('l.place').as('lines')])
    .where('m.client', '=', client)
    .groupBy(['m.id', 'm.at', 'm.to_at'])
    .execute();
  const past = found.filter(
    ({ at, to_at }) => before === undefined || Math.max(Date.parse(at), Date.parse(to_at) - 1) < Date.parse(before),
  );
  return unheld(asked, past, () => ({ client, people: 'anybody' }));
}

interface Line {
  match: string;
  place: number;
  client: string | null;
}

/** Lines that name one of somebody's accounts, or what they are called. */
async function ofPerson(db: Database, asked: Asked) {
  const { client, technician, before } = asked.request;
  if (technician === undefined || before !== undefined) return { gone: [], held: 0 };
  const names = namesIn(asked).flatMap((name) => parseAccount(name) ?? []);
  const found: Line[] = [];
  const isTheirs = (written: string) => {
    const account = parseAccount(written);
    return account !== null && names.some((name) => sameAccount(name, account));
  };
  for (let last = { match: '', place: -1 }; ; ) {
    const rows = await db
      .selectFrom('log_match_lines as l')
      .innerJoin('log_matches as m', 'm.id', 'l.match')
      .select(['l.match', 'l.place', 'l.actor', 'l.target', 'm.client'])
      .where((e) =>
        e.or([e('l.match', '>', last.match), e.and([e('l.match', '=', last.match), e('l.place', '>', last.place)])]),
      )
      .orderBy('l.match')
      .orderBy('l.place')
      .limit(PAGE)
      .execute();
    const end = rows.at(-1);
    if (!end) break;
    last = { match: end.match, place: Number(end.place) };
    for (const { match, place, actor, target, client: of } of rows)
      if ((client === undefined || of === client) && (isTheirs(actor) || isTheirs(target)))
        found.push({ match, place: Number(place), client: of });
  }
  return unheld(asked, found, (line) => ({ client: line.client, people: [technician] }));
}

export const matchesPlace: Place = {
  place: 'matches',
  tables: ['log_matches', 'log_match_lines', 'log_mappings'],
  async plan(db, asked) {
    const [whole, named] = [await ofClient(db, asked), await ofPerson(db, asked)];
    return {
      erased: whole.gone.reduce((sum, { lines }) => sum + Number(lines), 0) + named.gone.length,
      kept: whole.held + named.held,
      why: because(
        whole.held + named.held,
        asked.request.technician
          ? 'Names in comparisons with consoles’ own logs.'
          : 'Comparisons of its consoles’ own logs go whole; in those of consoles it shares, the lines of these events.',
      ),
    };
  },
  async forget(trx, asked, erasure) {
    for (const { id } of (await ofClient(trx, asked)).gone) {
      await trx.deleteFrom('log_match_lines').where('match', '=', id).execute();
      await trx.deleteFrom('log_matches').where('id', '=', id).execute();
    }
    const bodies = trx.selectFrom('erased_bodies').select('idx').where('erasure', '=', erasure);
    const nobody = { actor: ERASED, target: ERASED };
    await trx.updateTable('log_match_lines').set(nobody).where('idx', 'in', bodies).execute();
    for (const { match, place } of (await ofPerson(trx, asked)).gone)
      await trx
        .updateTable('log_match_lines')
        .set(nobody)
        .where('match', '=', match)
        .where('place', '=', place)
        .execute();
  },
};

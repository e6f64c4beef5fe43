/** What was made of the log and lies here too: packs, and comparisons with consoles' own logs. */
import { parseAccount, sameAccount } from '../../../evidence/match-log/same-account.ts';
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Database, Writing } from '../../database.ts';
import { dropPack, NOT_BEGUN } from '../packs/stored-packs.ts';
import { findTerms } from '../term-ids.ts';
import { namesOfPerson } from './person-names.ts';

const ERASED = '[erased]';
const PAGE = 2000;

/** Packs that hold an entry of the erasure are unmade, and made anew without it. Whoever makes one now notices with its next part. */
export async function remakePacks(trx: Writing, erasure: string): Promise<void> {
  const packs = await trx
    .selectFrom('packs')
    .select(['id', 'client', 'from_at', 'to_at'])
    .where('state', 'in', ['ready', 'making'])
    .execute();
  for (const { id, client, from_at, to_at } of packs) {
    let held = trx
      .selectFrom('erased_bodies as x')
      .innerJoin('evidence_rows as r', 'r.idx', 'x.idx')
      .select('x.idx')
      .where('x.erasure', '=', erasure)
      .limit(1);
    if (client) held = held.where('r.scope', 'in', [-1, ...(await findTerms(trx, 'client', [client]))]);
    if (from_at) held = held.where('r.at', '>=', Date.parse(from_at));
    if (to_at) held = held.where('r.at', '<', Date.parse(to_at));
    if (await held.executeTakeFirst()) await dropPack(trx, id, NOT_BEGUN);
  }
}

/** How many packs lie here that may hold such an entry. */
export async function countPacks(db: Database, { client, technician, before }: ErasureRequest): Promise<number> {
  let packs = db
    .selectFrom('packs')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['ready', 'making']);
  if (client && !technician) packs = packs.where((e) => e.or([e('client', 'is', null), e('client', '=', client)]));
  if (before) packs = packs.where((e) => e.or([e('from_at', 'is', null), e('from_at', '<', before)]));
  return Number((await packs.executeTakeFirstOrThrow()).n);
}

/** Comparisons of a client go whole, with the period they are of; of a person, their names in them. */
export async function forgetMatches(trx: Writing, erasure: string, request: ErasureRequest): Promise<void> {
  const { client, technician, before } = request;
  if (client && !technician)
    for (const id of await matchesOf(trx, client, before)) {
      await trx.deleteFrom('log_match_lines').where('match', '=', id).execute();
      await trx.deleteFrom('log_matches').where('id', '=', id).execute();
    }
  const gone = trx.selectFrom('erased_bodies').select('idx').where('erasure', '=', erasure);
  await trx.updateTable('log_match_lines').set({ actor: ERASED, target: ERASED }).where('idx', 'in', gone).execute();
  if (!technician || before) return;
  for (const { match, place } of await linesNaming(trx, technician))
    await trx
      .updateTable('log_match_lines')
      .set({ actor: ERASED, target: ERASED })
      .where('match', '=', match)
      .where('place', '=', place)
      .execute();
  await trx.updateTable('log_matches').set({ by: ERASED }).where('by', '=', technician).execute();
  await trx.updateTable('log_mappings').set({ by: ERASED }).where('by', '=', technician).execute();
  await trx.updateTable('packs').set({ by: ERASED }).where('by', '=', technician).execute();
  await trx.updateTable('pack_schedules').set({ by: ERASED }).where('by', '=', technician).execute();
}

export async function countMatchLines(db: Database, { client, technician, before }: ErasureRequest): Promise<number> {
  if (technician) return before ? 0 : (await linesNaming(db, technician)).length;
  const ids = await matchesOf(db, client as string, before);
  const { n } = await db
    .selectFrom('log_match_lines')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('match', 'in', ['', ...ids])
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function matchesOf(db: Database, client: string, before: string | undefined): Promise<string[]> {
  let rows = db.selectFrom('log_matches').select(['id', 'to_at']).where('client', '=', client);
  if (before) rows = rows.where('at', '<', before);
  const found = await rows.execute();
  return found.filter(({ to_at }) => !before || Date.parse(to_at) <= Date.parse(before)).map(({ id }) => id);
}

/** Lines that name one of somebody's accounts, or what they are called. */
async function linesNaming(db: Database, technician: string): Promise<{ match: string; place: number }[]> {
  const names = (await namesOfPerson(db, technician)).flatMap((name) => parseAccount(name) ?? []);
  const found: { match: string; place: number }[] = [];
  const isTheirs = (written: string) => {
    const account = parseAccount(written);
    return account !== null && names.some((name) => sameAccount(name, account));
  };
  for (let last = { match: '', place: -1 }; ; ) {
    const rows = await db
      .selectFrom('log_match_lines')
      .select(['match', 'place', 'actor', 'target'])
      .where((e) =>
        e.or([e('match', '>', last.match), e.and([e('match', '=', last.match), e('place', '>', last.place)])]),
      )
      .orderBy('match')
      .orderBy('place')
      .limit(PAGE)
      .execute();
    const end = rows.at(-1);
    if (!end) return found;
    last = { match: end.match, place: Number(end.place) };
    for (const { match, place, actor, target } of rows)
      if (isTheirs(actor) || isTheirs(target)) found.push({ match, place: Number(place) });
  }
}

/** Results of comparing, as they are kept. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type {
  Match,
  MatchLine,
  MatchSummary,
  matchLinesAnswerSchema,
  matchLinesQuerySchema,
} from '../../../wire/evidence-matches.schema.ts';
import type { Caller } from '../../caller.ts';
import type { Database, Tables, Writing } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { Collector } from '../../http.ts';
import { insertRows } from '../../insert-rows.ts';
import { actorOf } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import { clientsIn, inScope, type Scope } from '../scope.ts';

const LISTED = 500;

export async function keepMatch(trx: Writing, match: Match, lines: readonly MatchLine[]): Promise<void> {
  const { from, to, summary, ...row } = match;
  await trx
    .insertInto('log_matches')
    .values({ ...row, from_at: from, to_at: to, summary: JSON.stringify(summary) })
    .execute();
  await insertRows(
    trx,
    'log_match_lines',
    ['match', 'place', 'what', 'at', 'idx', 'line', 'actor', 'target', 'told'],
    lines.map(({ place, what, at, index, line, actor, target, ...told }) => [
      ...[match.id, place, what, at, index, line, actor, target],
      JSON.stringify(told),
    ]),
  );
}

/** Newest first; of those, what is in the scope. */
export async function listMatches(db: Database, scope: Scope, console: string | undefined): Promise<Match[]> {
  let rows = db.selectFrom('log_matches').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(LISTED);
  if (console !== undefined) rows = rows.where('console', '=', console);
  const clients = clientsIn(scope);
  if (clients) rows = rows.where('client', 'in', clients);
  return (await rows.execute()).map(shown);
}

/** Throws `Refused` 404 for what is not there, and alike for what is outside the scope. */
export async function findMatch(db: Database, scope: Scope, id: string): Promise<Match> {
  const row = await db.selectFrom('log_matches').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !inScope(scope, row.client)) throw new Refused('match.unknown');
  return shown(row);
}

const shown = ({ from_at, to_at, size, summary, ...row }: Selectable<Tables['log_matches']>): Match => ({
  ...{ id: row.id, console: row.console, client: row.client, from: from_at, to: to_at, at: row.at, by: row.by },
  ...{ file: row.file, sha256: row.sha256, size: Number(size), summary: JSON.parse(summary) as MatchSummary },
});

/** One page, in the order of time. */
export async function linesOf(
  db: Database,
  id: string,
  { what, after, limit }: z.infer<typeof matchLinesQuerySchema>,
): Promise<z.input<typeof matchLinesAnswerSchema>> {
  let rows = db
    .selectFrom('log_match_lines')
    .selectAll()
    .where('match', '=', id)
    .where('place', '>', after ?? -1)
    .orderBy('place')
    .limit(limit + 1);
  if (what) rows = rows.where('what', '=', what);
  const found = (await rows.execute()).map(shownLine);
  const page = found.slice(0, limit);
  return { lines: page, next: found.length > limit ? (page.at(-1) as MatchLine).place : null };
}

const shownLine = ({ place, what, at, idx, line, actor, target, told }: Selectable<Tables['log_match_lines']>) =>
  ({
    ...{ place: Number(place), what, at, index: idx === null ? null : Number(idx), line, actor, target },
    ...(JSON.parse(told) as Pick<MatchLine, 'action' | 'does' | 'result' | 'apartMs' | 'agreed' | 'resultDiffers'>),
  }) as MatchLine;

/** Takes it out of here; that it was made, and what came of it, stays in the log. Throws `Refused` 404. */
export async function removeMatch(collector: Collector, caller: Caller, scope: Scope, id: string): Promise<void> {
  const { console } = await findMatch(collector.db, scope, id);
  await changeRecord(collector, async (trx) => {
    await trx.deleteFrom('log_match_lines').where('match', '=', id).execute();
    await trx.deleteFrom('log_matches').where('id', '=', id).execute();
    await sayWith(trx, {
      ...{ verb: 'evidence.matched', outcome: 'cancelled', actor: actorOf(caller) },
      console: { id: console, profile: null },
      object: { type: 'match', key: id },
      detail: { change: 'removed' },
    });
  });
}

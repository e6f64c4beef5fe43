/** Consoles' own logs, compared with ours. */
import { z } from 'zod';
import { MOST_LOG_BYTES } from '../../evidence/match-log/log-limits.ts';
import { id } from '../../record/record.schema.ts';
import { matchLinesQuerySchema, matchRequestSchema } from '../../wire/evidence-matches.schema.ts';
import { Refused } from '../errors.ts';
import { followingOf } from '../evidence/keep-following.ts';
import { importLog } from '../evidence/match/import-log.ts';
import { tooLarge } from '../evidence/match/read-log.ts';
import { findMatch, linesOf, listMatches, removeMatch } from '../evidence/match/stored.ts';
import { scopeOf } from '../evidence/scope.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { MIB, parseBy, readJson } from '../read-json.ts';
import { createSayRead } from '../say-access.ts';

const consoleQuerySchema = z.strictObject({ console: id.optional() });
/** JSON writes a text longer than it is: quotes, backslashes and line ends take two bytes. What is beyond that, with room for the rest of the request, holds a file that is too large. */
const MOST_BODY = 2 * MOST_LOG_BYTES + MIB;

export function evidenceMatchRoutes(collector: Collector): Routes {
  const sayRead = createSayRead(collector);
  const scopeFor = (c: Ctx) => scopeOf(c.get('caller'));
  return {
    'POST /v1/evidence/matches': async (c) => {
      const scope = scopeFor(c);
      const request = await readJson(c, matchRequestSchema, MOST_BODY).catch((error) => {
        throw error instanceof Refused && error.code === 'request.tooLarge' ? tooLarge() : error;
      });
      await followingOf(collector.db).catchUp(Number.POSITIVE_INFINITY);
      const answer = await importLog(collector, c.get('caller'), scope, request);
      return c.json(answer, answer.match ? 201 : 200);
    },

    'GET /v1/evidence/matches': async (c) => {
      const { console } = parseBy(consoleQuerySchema, c.req.query());
      return c.json({ matches: await listMatches(collector.reads, scopeFor(c), console) });
    },

    'GET /v1/evidence/matches/:id': async (c) => c.json(await findMatch(collector.reads, scopeFor(c), pathId(c))),

    'GET /v1/evidence/matches/:id/lines': async (c) => {
      const query = parseBy(matchLinesQuerySchema, c.req.query());
      const match = await findMatch(collector.reads, scopeFor(c), pathId(c));
      await sayRead(c.get('caller'), { match: match.id, what: query.what });
      return c.json(await linesOf(collector.reads, match.id, query));
    },

    'DELETE /v1/evidence/matches/:id': async (c) => {
      await removeMatch(collector, c.get('caller'), scopeFor(c), pathId(c));
      return c.body(null, 204);
    },
  };
}

/** Asked rounds. Documented in lib/wire/rounds.schema.ts. */
import { roundEndSchema, roundRequestSchema, roundResultsSchema, roundsQuerySchema } from '../../wire/rounds.schema.ts';
import { askRound, beginRound, cancelRound, endRound, keepResults } from '../drift/rounds.ts';
import { listRounds, showRound } from '../drift/rounds-shown.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { MIB, parseBy, readJson } from '../read-json.ts';

export function roundRoutes(collector: Collector): Routes {
  const shown = async (c: Ctx, id: string, status: 200 | 201 = 200) =>
    c.json(await showRound(collector.db, c.get('caller'), id), status);

  return {
    'POST /v1/rounds': async (c) => {
      const request = await readJson(c, roundRequestSchema, MIB);
      return shown(c, await askRound(collector, c.get('caller'), request), 201);
    },

    'GET /v1/rounds': async (c) =>
      c.json(await listRounds(collector.reads, c.get('caller'), parseBy(roundsQuerySchema, c.req.query()))),

    'GET /v1/rounds/:id': (c) => shown(c, pathId(c)),

    'POST /v1/rounds/:id/begin': async (c) => {
      await beginRound(collector, c.get('caller'), pathId(c));
      return shown(c, pathId(c));
    },

    'POST /v1/rounds/:id/results': async (c) => {
      await keepResults(collector, c.get('caller'), pathId(c), await readJson(c, roundResultsSchema, MIB));
      return shown(c, pathId(c));
    },

    'POST /v1/rounds/:id/end': async (c) => {
      const { outcome } = await readJson(c, roundEndSchema);
      await endRound(collector, c.get('caller'), pathId(c), outcome);
      return shown(c, pathId(c));
    },

    'POST /v1/rounds/:id/cancel': async (c) => {
      await cancelRound(collector, c.get('caller'), pathId(c));
      return shown(c, pathId(c));
    },
  };
}

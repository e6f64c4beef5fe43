/** Populations and samples, for whoever audits. */
import { drawSample, METHOD } from '../../evidence/sample.ts';
import { populationQuerySchema, reachQuerySchema, sampleRequestSchema } from '../../wire/evidence.schema.ts';
import { Refused } from '../errors.ts';
import { fitting } from '../evidence/count-fitting.ts';
import { followTo } from '../evidence/keep-following.ts';
import { eventsAbout, type Item, populationOf } from '../evidence/population.ts';
import { reachOf } from '../evidence/reach.ts';
import { roundsOf } from '../evidence/rounds.ts';
import { checkClient, type Scope, scopeOf } from '../evidence/scope.ts';
import { shownEvents } from '../evidence/shown-events.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { readHead } from '../log-head.ts';
import { parseBy, readJson } from '../read-json.ts';
import { createSayRead } from '../say-access.ts';

/** events of one item's path that are given */
const PATH = 200;

export function evidenceSampleRoutes(collector: Collector): Routes {
  const sayRead = createSayRead(collector);
  const { reads: db, log } = collector;

  /** The scope, once searches know the whole log: what is drawn from must not be a part of it. */
  async function scopeFor(c: Ctx, client: string | undefined): Promise<Scope> {
    const scope = scopeOf(c.get('caller'));
    checkClient(scope, client);
    if (scope !== 'all' && client === undefined) throw new Refused('evidence.client');
    await followTo(collector.db, (await readHead(collector.db)).size);
    return scope;
  }

  const told = async (scope: Scope, client: string | null, item: Item) => {
    const { about: _, ...rest } = item;
    return { ...rest, events: await eventsAbout(db, scope, client, item) };
  };

  return {
    'GET /v1/evidence/population': async (c) => {
      const { client, kind, from, to, after, limit } = parseBy(populationQuerySchema, c.req.query());
      const scope = await scopeFor(c, client);
      await sayRead(c.get('caller'), { population: kind, client, from, to });
      const part = { client: client ?? null, from, to };
      const items = await populationOf(db, log, scope, kind, part);
      const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
      const page = items.slice(start, start + limit);
      return c.json({
        total: items.length,
        items: await Promise.all(page.map((item) => told(scope, part.client, item))),
        next: items.length > start + limit ? page.at(-1)?.id : null,
        rounds: await roundsOf(db, scope, part),
      });
    },

    'GET /v1/evidence/reach': async (c) => {
      const { client } = parseBy(reachQuerySchema, c.req.query());
      checkClient(scopeOf(c.get('caller')), client);
      await sayRead(c.get('caller'), { reach: client });
      return c.json(await reachOf(db, client, collector.now()));
    },

    'POST /v1/evidence/sample': async (c) => {
      const request = await readJson(c, sampleRequestSchema);
      const { client, kind, from, to } = request;
      const scope = await scopeFor(c, client);
      const how = 'seed' in request ? { seed: request.seed, n: request.n } : { ids: request.ids.length };
      await sayRead(c.get('caller'), { sample: kind, client, from, to, ...how });
      const part = { client: client ?? null, from, to };
      const items = await populationOf(db, log, scope, kind, part);
      const byId = new Map(items.map((item) => [item.id, item]));
      const drawn =
        'seed' in request
          ? drawSample(items, request.seed, request.n)
          : request.ids.flatMap((id) => byId.get(id) ?? []);
      const shown = [];
      for (const item of drawn) {
        const about = { ...item.about, ...(client ? { client } : {}) };
        const indexes = new Set([...(await fitting(db, scope, about, PATH)), item.index]);
        const path = await shownEvents(
          db,
          [...indexes].sort((a, b) => a - b),
        );
        shown.push({ ...(await told(scope, part.client, item)), path });
      }
      const unknown = 'seed' in request ? [] : request.ids.filter((id) => !byId.has(id));
      const method = 'seed' in request ? METHOD : 'The items whose ids were given.';
      return c.json({ method, total: items.length, items: shown, unknown });
    },
  };
}

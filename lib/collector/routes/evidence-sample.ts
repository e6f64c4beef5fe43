/** Populations and samples, for whoever audits. */
import { drawSample, METHOD } from '../../evidence/sample.ts';
import { populationQuerySchema, reachQuerySchema, sampleRequestSchema } from '../../wire/evidence.schema.ts';
import { Refused } from '../errors.ts';
import { followTo } from '../evidence/keep-following.ts';
import { eventsAbout, type Item, pathOfItem, populationOf } from '../evidence/population.ts';
import { reachOf } from '../evidence/reach.ts';
import { roundsOf } from '../evidence/rounds.ts';
import { checkClient, type Scope, scopeOf } from '../evidence/scope.ts';
import { shownEvents } from '../evidence/shown-events.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { readHead } from '../log-head.ts';
import { findObject } from '../objects.ts';
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
      const { items, totals, unread } = await populationOf(db, log, scope, kind, part);
      const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
      if (after !== undefined && start === 0) throw new Refused('search.after');
      const page = items.slice(start, start + limit);
      return c.json({
        total: items.length,
        totals,
        items: await Promise.all(page.map((item) => told(scope, part.client, item))),
        next: items.length > start + limit ? page.at(-1)?.id : null,
        unread,
        rounds: await roundsOf(db, scope, part),
      });
    },

    'GET /v1/evidence/reach': async (c) => {
      const { client } = parseBy(reachQuerySchema, c.req.query());
      checkClient(scopeOf(c.get('caller')), client);
      if (!(await findObject(db, 'clients', client)))
        throw new Refused('record.unknown', { kind: 'client', id: client });
      await sayRead(c.get('caller'), { reach: client });
      return c.json(await reachOf(db, client, collector.now()));
    },

    'POST /v1/evidence/sample': async (c) => {
      const request = await readJson(c, sampleRequestSchema);
      const { client, kind, from, to } = request;
      const scope = await scopeFor(c, client);
      const ids = 'seed' in request ? [] : [...new Set(request.ids)];
      const how = 'seed' in request ? { seed: request.seed, n: request.n } : { ids: ids.length };
      await sayRead(c.get('caller'), { sample: kind, client, from, to, ...how });
      const part = { client: client ?? null, from, to };
      const { items, unread } = await populationOf(db, log, scope, kind, part);
      const byId = new Map(items.map((item) => [item.id, item]));
      const drawn =
        'seed' in request ? drawSample(items, request.seed, request.n) : ids.flatMap((id) => byId.get(id) ?? []);
      const shown = [];
      for (const item of drawn) {
        const path = await shownEvents(db, await pathOfItem(db, scope, part.client, item, PATH));
        shown.push({ ...(await told(scope, part.client, item)), path });
      }
      const unknown = ids.filter((id) => !byId.has(id));
      const method = 'seed' in request ? METHOD : 'The items whose ids were given.';
      return c.json({ method, total: items.length, unread, items: shown, unknown });
    },
  };
}

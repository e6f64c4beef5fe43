/** Evidence for people: finding it, proving it, keeping a search. */
import { evidenceQuerySchema, viewSchema } from '../../wire/evidence.schema.ts';
import { Refused } from '../errors.ts';
import { followingOf } from '../evidence/keep-following.ts';
import { oneEvent } from '../evidence/one-event.ts';
import { checkClient, scopeOf } from '../evidence/scope.ts';
import { searchEvidence } from '../evidence/search.ts';
import { keepView, listViews, removeView } from '../evidence/views.ts';
import type { Collector, Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { parseBy, readJson } from '../read-json.ts';
import { createSayRead } from '../say-access.ts';

export function evidenceRoutes(collector: Collector): Routes {
  const sayRead = createSayRead(collector);
  const following = followingOf(collector.db);
  return {
    'GET /v1/evidence/search': async (c) => {
      const caller = c.get('caller');
      const query = parseBy(evidenceQuerySchema, c.req.query());
      const scope = scopeOf(caller);
      checkClient(scope, query.client);
      const { before: _, limit: __, ...filter } = query;
      await sayRead(caller, filter);
      await following.catchUp();
      return c.json(await searchEvidence(collector.reads, scope, query));
    },

    'GET /v1/evidence/events/:index': async (c) => {
      const text = c.req.param('index') ?? '';
      if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new Refused('evidence.unknown');
      const scope = scopeOf(c.get('caller'));
      await following.catchUp();
      return c.json(await oneEvent(collector, scope, Number(text)));
    },

    'GET /v1/evidence/views': async (c) => c.json({ views: await listViews(collector.db, c.get('caller').technician) }),

    'PUT /v1/evidence/views/:id': async (c) => {
      const [id, view] = [pathId(c), await readJson(c, viewSchema)];
      await keepView(collector.db, c.get('caller').technician, id, view);
      return c.json({ id, ...view });
    },

    'DELETE /v1/evidence/views/:id': async (c) => {
      await removeView(collector.db, c.get('caller').technician, pathId(c));
      return c.body(null, 204);
    },
  };
}

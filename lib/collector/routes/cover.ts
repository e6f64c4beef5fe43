import { coverRequestSchema } from '../../wire/cover.schema.ts';
import { listCover, reviewCover, takeCover } from '../cover.ts';
import { type Collector, nowOf, type Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';
import { oversees } from '../roles.ts';

export const coverRoutes = (collector: Collector): Routes => ({
  'POST /v1/cover': async (c) => {
    const request = await readJson(c, coverRequestSchema);
    return c.json(await takeCover(collector.db, c.get('caller').technician, request, collector.now()), 201);
  },

  'GET /v1/cover': async (c) => {
    const { roles, technician } = c.get('caller');
    return c.json({ cover: await listCover(collector.db, oversees(roles) ? undefined : technician) });
  },

  'POST /v1/cover/:id/review': async (c) =>
    c.json(await reviewCover(collector.db, pathId(c), c.get('caller').technician, nowOf(collector))),
});

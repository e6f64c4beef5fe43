/** Administrators: where evidence is pushed to. */
import { destinationRequestSchema } from '../../wire/evidence.schema.ts';
import { listDestinations, putDestination, removeDestination } from '../evidence/push/destinations.ts';
import type { Collector, Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';

export const evidencePushRoutes = (collector: Collector): Routes => ({
  'GET /v1/evidence/destinations': async (c) => c.json({ destinations: await listDestinations(collector.db) }),

  'PUT /v1/evidence/destinations/:id': async (c) => {
    const [id, request] = [pathId(c), await readJson(c, destinationRequestSchema)];
    return c.json(await putDestination(collector, id, request, c.get('caller')));
  },

  'DELETE /v1/evidence/destinations/:id': async (c) => {
    await removeDestination(collector, pathId(c), c.get('caller'));
    return c.body(null, 204);
  },
});

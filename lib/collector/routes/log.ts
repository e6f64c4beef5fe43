/** The log itself: who signs it, how far it is, and that it only grows. */
import { cosignatureRequestSchema } from '../../wire/api.schema.ts';
import { consistencyProof } from '../batch-answer.ts';
import { consistencyQuerySchema } from '../consistency-query.ts';
import type { Collector, Routes } from '../http.ts';
import { keepCosignature } from '../keep-cosignature.ts';
import { readHead } from '../log-head.ts';
import { readEpochs, readKeys } from '../log-keys.ts';
import { parseBy, readJson } from '../read-json.ts';

export const logRoutes = (collector: Collector): Routes => ({
  'GET /v1/log': async (c) => {
    const { epoch, note } = await readHead(collector.db);
    const [keys, epochs] = [await readKeys(collector.db), await readEpochs(collector.db)];
    return c.json({ log: collector.log, epoch, keys, epochs, checkpoint: note });
  },

  'GET /v1/log/consistency': async (c) => {
    const seen = parseBy(consistencyQuerySchema, c.req.query());
    const head = await readHead(collector.db);
    const consistency = await consistencyProof(collector.nodes, head, { epoch: seen.epoch, size: seen.from });
    return c.json({ epoch: head.epoch, checkpoint: head.note, consistency });
  },

  'POST /v1/log/cosignatures': async (c) => {
    const request = await readJson(c, cosignatureRequestSchema);
    await keepCosignature(collector, c.get('caller').device, request);
    return c.body(null, 204);
  },
});

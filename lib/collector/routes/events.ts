/** Evidence in and out. */
import type { ServerResponse } from 'node:http';
import { quarantine } from '../apart/quarantine.ts';
import { batchAnswer } from '../batch-answer.ts';
import { crashPoint } from '../crash-point.ts';
import { errorBody, Refused } from '../errors.ts';
import { checkClient, scopeOf } from '../evidence/scope.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { eventsQuerySchema, listEvents } from '../list-events.ts';
import { notice } from '../notice.ts';
import type { Result } from '../place-batch.ts';
import type { BatchRead } from '../read-batch.ts';
import { MIB, parseBy, readBody } from '../read-json.ts';
import { recentTickets } from '../recent-tickets.ts';
import { requireClient } from '../require-client.ts';
import { createSayRead } from '../say-access.ts';

const MAX_BATCH = 4 * MIB;

export function eventRoutes(collector: Collector): Routes {
  const sayRead = createSayRead(collector);
  return {
    'POST /v1/events': async (c) => {
      const { arrival, seen } = await authentic(collector, c);
      crashPoint('received');
      const appended = await collector.appender.append(arrival);
      const answer = await batchAnswer(collector.nodes, appended, seen);
      afterAnswer(c, () => crashPoint('answered'));
      const bad = firstError(appended.results);
      if (!bad) return c.json(answer);
      c.set('code', bad.code);
      return c.json({ ...errorBody(bad), ...answer }, 409);
    },

    'GET /v1/events': async (c) => {
      const query = parseBy(eventsQuerySchema, c.req.query());
      const caller = c.get('caller');
      // What they did themselves they may read, wherever it was.
      if (query.client && query.technician !== caller.technician) {
        await requireClient(collector, caller, query.client);
        checkClient(scopeOf(caller), query.client);
      }
      await sayRead(caller, query);
      return c.json(await listEvents(collector.reads, collector.log, caller, query));
    },

    'GET /v1/tickets/recent': async (c) => c.json({ tickets: await recentTickets(collector.reads, c.get('caller')) }),
  };
}

/** The batch, read and checked. What a known device sends and what does not verify is kept apart with the reason. */
async function authentic(collector: Collector, c: Ctx): Promise<BatchRead> {
  const caller = c.get('caller');
  const { device, technician } = caller;
  // Too long or packed, it is not read at all: then only the attempt is kept.
  let bytes: Uint8Array = new Uint8Array();
  try {
    bytes = await readBody(c, MAX_BATCH);
    return await collector.batches.read({ bytes, caller, log: collector.log, receivedAt: nowOf(collector) });
  } catch (error) {
    if (error instanceof Refused) {
      const at = nowOf(collector);
      await quarantine(collector.db, at, device.id, error.code, Buffer.from(bytes).toString('utf8'));
      await notice(collector.db, at, {
        kind: 'batch.refused',
        device: device.id,
        technician,
        detail: { code: error.code },
      });
    }
    throw error;
  }
}

/** One event that was not taken makes the answer 409, so that no sender can mistake it for done; the results still say which were. */
function firstError(results: Result[]): Refused | undefined {
  const errors = results.flatMap((result) => ('error' in result ? result.error : []));
  return errors.find(({ code }) => code !== 'batch.whole');
}

/** Runs when the last byte of the answer was handed to the network. */
function afterAnswer(c: Ctx, run: () => void): void {
  (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing?.once('finish', run);
}

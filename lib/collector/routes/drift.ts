/** Drift: what is wrong where, and what people decide about it. Documented in lib/wire/drift.schema.ts. */

import { z } from 'zod';
import {
  acceptSchema,
  acknowledgeSchema,
  boardQuerySchema,
  coverageQuerySchema,
  driftQuerySchema,
  falseAlarmSchema,
  placesQuerySchema,
  releaseSchema,
  reopenSchema,
  trendQuerySchema,
} from '../../wire/drift.schema.ts';
import { changeOf } from '../administration/reason.ts';
import { standingAt } from '../drift/behind.ts';
import { readCoverage } from '../drift/coverage.ts';
import { accept, decide } from '../drift/decide.ts';
import { listItems, readItem, shownItem } from '../drift/list-items.ts';
import { listPlaces } from '../drift/list-places.ts';
import { readPulse } from '../drift/pulse.ts';
import { readBoard } from '../drift/read-board.ts';
import { releaseSuspect } from '../drift/release.ts';
import { settlingOf } from '../drift/settle.ts';
import { listSuspects, readTrend, summarise } from '../drift/summary.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { pathId } from '../path-id.ts';
import { MIB, parseBy, readJson } from '../read-json.ts';
import { requireClient } from '../require-client.ts';

const ofClient = z.strictObject({ client: driftQuerySchema.shape.client });
const ofState = z.strictObject({ state: driftQuerySchema.shape.state });

export function driftRoutes(collector: Collector): Routes {
  /** What was just seen is there when it is asked for; a long way behind is said, not waited for. */
  const settled = () => settlingOf(collector.db).catchUp(collector.now());
  const standing = () => standingAt(collector.db, collector.now());

  async function serving(c: Ctx, client: string | undefined): Promise<void> {
    if (client) await requireClient(collector, c.get('caller'), client);
  }

  async function decided(c: Ctx, id: string): Promise<Response> {
    await settled();
    const item = await shownItem(collector.db, c.get('caller'), id);
    // Nothing is left of it: what was accepted may be no drift at all.
    return item ? c.json(item) : c.body(null, 204);
  }

  return {
    'GET /v1/drift': async (c) => {
      const query = parseBy(driftQuerySchema, c.req.query());
      await serving(c, query.client);
      await settled();
      return c.json({ ...(await listItems(collector.reads, c.get('caller'), query)), ...(await standing()) });
    },

    'GET /v1/drift/summary': async (c) => {
      const { client } = parseBy(ofClient, c.req.query());
      await serving(c, client);
      await settled();
      return c.json({ ...(await summarise(collector.reads, c.get('caller'), client)), ...(await standing()) });
    },

    'GET /v1/drift/pulse': async (c) => {
      await settled();
      return c.json({ ...(await readPulse(collector.db, c.get('caller'))), ...(await standing()) });
    },

    'GET /v1/drift/places': async (c) => {
      const query = parseBy(placesQuerySchema, c.req.query());
      await serving(c, query.client);
      await settled();
      return c.json(await listPlaces(collector.reads, c.get('caller'), query));
    },

    'GET /v1/drift/board': async (c) => {
      const query = parseBy(boardQuerySchema, c.req.query());
      await serving(c, query.client);
      await settled();
      return c.json({ ...(await readBoard(collector.reads, c.get('caller'), query)), ...(await standing()) });
    },

    'GET /v1/drift/trend': async (c) => {
      const { client, days } = parseBy(trendQuerySchema, c.req.query());
      await serving(c, client);
      await settled();
      return c.json(await readTrend(collector.reads, c.get('caller'), days, collector.now(), client));
    },

    'GET /v1/drift/coverage': async (c) => {
      const query = parseBy(coverageQuerySchema, c.req.query());
      await serving(c, query.client);
      await settled();
      return c.json({ ...(await readCoverage(collector.reads, c.get('caller'), query)), ...(await standing()) });
    },

    'GET /v1/drift/suspects': async (c) => {
      await settled();
      return c.json(await listSuspects(collector.reads, c.get('caller')));
    },

    'POST /v1/drift/suspects/:id/release': async (c) => {
      const { why } = await readJson(c, releaseSchema);
      await releaseSuspect(collector, c.get('caller'), pathId(c), why);
      return c.json(await listSuspects(collector.db, c.get('caller')));
    },

    'GET /v1/drift/:id': async (c) => {
      const { state } = parseBy(ofState, c.req.query());
      await settled();
      return c.json(await readItem(collector.reads, c.get('caller'), pathId(c), state));
    },

    'POST /v1/drift/:id/acknowledge': async (c) => {
      const { why, assign, places } = await readJson(c, acknowledgeSchema, MIB);
      const assigned = assign ?? c.get('caller').technician;
      await decide(collector, c.get('caller'), pathId(c), { state: 'acknowledged', why, assigned, places });
      return decided(c, pathId(c));
    },

    'POST /v1/drift/:id/false-alarm': async (c) => {
      const { why, places } = await readJson(c, falseAlarmSchema, MIB);
      await decide(collector, c.get('caller'), pathId(c), { state: 'false-alarm', why, places });
      return decided(c, pathId(c));
    },

    'POST /v1/drift/:id/reopen': async (c) => {
      const { why, places } = await readJson(c, reopenSchema, MIB);
      await decide(collector, c.get('caller'), pathId(c), { state: 'open', why, places });
      return decided(c, pathId(c));
    },

    'POST /v1/drift/:id/accept': async (c) => {
      const request = await readJson(c, acceptSchema, MIB);
      await accept(collector, c.get('caller'), pathId(c), request, changeOf(collector, c, request.why));
      return decided(c, pathId(c));
    },
  };
}

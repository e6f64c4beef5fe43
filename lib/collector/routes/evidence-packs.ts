/** Packs made behind the log, and what makes them by the clock. */
import { z } from 'zod';
import { id } from '../../record/record.schema.ts';
import { packRequestSchema, scheduleRequestSchema } from '../../wire/evidence-packs.schema.ts';
import { Refused } from '../errors.ts';
import { listSchedules, putSchedule, removeSchedule } from '../evidence/packs/schedules.ts';
import {
  askForPack,
  endPack,
  findPack,
  listPacks,
  NOT_BEGUN,
  type PackRow,
  readPart,
  shownPack,
} from '../evidence/packs/stored-packs.ts';
import { scopeOf } from '../evidence/scope.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { findObject } from '../objects.ts';
import { createOncePer } from '../once-per.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { parseBy, readJson } from '../read-json.ts';
import { TYPES } from './evidence-export.ts';

const clientQuerySchema = z.strictObject({ client: id.optional() });
const HOUR_MS = 3_600_000;

export function evidencePackRoutes(collector: Collector): Routes {
  const { db } = collector;
  const first = createOncePer(HOUR_MS, () => collector.now().getTime());
  const scopeFor = (c: Ctx) => scopeOf(c.get('caller'));
  const packFor = async (c: Ctx) => findPack(db, scopeFor(c), pathId(c));

  /** Who took a pack along, once an hour for each of their devices. */
  async function sayTaken(c: Ctx, pack: PackRow): Promise<void> {
    const caller = c.get('caller');
    if (!first(`${caller.device.id} ${pack.id} ${pack.sha256}`)) return;
    const known = pack.client ? await findObject(db, 'clients', pack.client) : undefined;
    await collector.appender.say({
      ...{ verb: 'evidence.exported', outcome: 'success', actor: actorOf(caller) },
      ...(known ? { client: { id: known.id, version: known.version } } : {}),
      object: { type: 'pack', key: pack.id },
      detail: { format: pack.format, taken: true, ...(pack.sha256 ? { sha256: pack.sha256 } : {}) },
    });
  }

  return {
    'GET /v1/evidence/packs': async (c) => {
      const { client } = parseBy(clientQuerySchema, c.req.query());
      return c.json({ packs: await listPacks(db, scopeFor(c), client) });
    },

    'POST /v1/evidence/packs': async (c) => {
      const request = await readJson(c, packRequestSchema);
      return c.json(await askForPack(collector, c.get('caller'), scopeFor(c), request), 202);
    },

    'GET /v1/evidence/packs/:id': async (c) => c.json(shownPack(await packFor(c))),

    'GET /v1/evidence/packs/:id/parts/:part': async (c) => {
      const pack = await packFor(c);
      const part = c.req.param('part') ?? '';
      if (!/^(0|[1-9]\d{0,6})$/.test(part)) throw new Refused('pack.part', { parts: pack.parts });
      const text = await readPart(db, pack, Number(part));
      await sayTaken(c, pack);
      c.header('content-type', TYPES[pack.format as keyof typeof TYPES][0]);
      c.header('unswivel-parts', String(pack.parts));
      c.header('unswivel-sha256', pack.sha256 ?? '');
      return c.body(text);
    },

    'POST /v1/evidence/packs/:id/retry': async (c) => {
      const pack = await packFor(c);
      const { failures: _, ...anew } = NOT_BEGUN;
      await db.updateTable('packs').set(anew).where('id', '=', pack.id).where('state', '=', 'failed').execute();
      return c.json(shownPack(await packFor(c)));
    },

    'DELETE /v1/evidence/packs/:id': async (c) => {
      await endPack(db, await packFor(c));
      return c.body(null, 204);
    },

    'GET /v1/evidence/schedules': async (c) => c.json({ schedules: await listSchedules(collector, scopeFor(c)) }),

    'PUT /v1/evidence/schedules/:id': async (c) => {
      const [name, request] = [pathId(c), await readJson(c, scheduleRequestSchema)];
      return c.json(await putSchedule(collector, c.get('caller'), scopeFor(c), name, request));
    },

    'DELETE /v1/evidence/schedules/:id': async (c) => {
      await removeSchedule(collector, c.get('caller'), scopeFor(c), pathId(c));
      return c.body(null, 204);
    },
  };
}

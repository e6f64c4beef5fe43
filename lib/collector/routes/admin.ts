/** Administrators: codes, devices, pausing a profile. */
import { enrolmentRequestSchema, pauseRequestSchema } from '../../wire/api.schema.ts';
import { closeDevice } from '../close-device.ts';
import { listDevices, revokeDevice } from '../devices.ts';
import { issueCode } from '../enrolment.ts';
import { type Collector, nowOf, type Routes } from '../http.ts';
import { actorOf } from '../own-events.ts';
import { pathId } from '../path-id.ts';
import { readJson } from '../read-json.ts';

export const adminRoutes = (collector: Collector): Routes => ({
  'POST /v1/enrolments': async (c) => {
    const request = await readJson(c, enrolmentRequestSchema);
    return c.json(await issueCode(collector.db, request, collector.now(), c.get('caller').technician), 201);
  },

  'GET /v1/devices': async (c) => c.json({ devices: await listDevices(collector.db) }),

  'DELETE /v1/devices/:id': async (c) => {
    await revokeDevice(collector.db, pathId(c));
    return c.body(null, 204);
  },

  'POST /v1/devices/:id/close': async (c) => {
    const { db, appender } = collector;
    return c.json(await closeDevice(db, appender, pathId(c), actorOf(c.get('caller')), nowOf(collector)));
  },

  'PUT /v1/profiles/:id/pause': async (c) => {
    const profile = pathId(c);
    const request = await readJson(c, pauseRequestSchema);
    const row = { profile, reason: request.reason ?? '', by: c.get('caller').technician, at: nowOf(collector) };
    await collector.db.transaction().execute(async (trx) => {
      await trx.deleteFrom('paused_profiles').where('profile', '=', profile).execute();
      if (request.paused) await trx.insertInto('paused_profiles').values(row).execute();
    });
    return c.json({ profile, paused: request.paused });
  },
});

import { eraseExpired } from '../../../lib/collector/evidence/erase/retention.ts';
import type { Collector } from '../../../lib/collector/http.ts';
import { findObject } from '../../../lib/collector/objects.ts';
import { erasurePlanSchema } from '../../../lib/wire/evidence-erase.schema.ts';
import { newPlace } from '../engine.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { fillLog } from './pack-world.ts';

/** A collector whose database somebody looks into from outside, with evidence of two clients in its log. */
export interface Erasable {
  place: Awaited<ReturnType<typeof newPlace>>;
  collector: TestCollector;
  admin: TestDevice;
}

export async function startErasable(): Promise<Erasable> {
  const place = await newPlace();
  const collector = await startCollector({ place });
  const admin = await collector.enrol('root', { roles: ['administrator'] });
  await fillLog(collector);
  return { place, collector, admin };
}

/** What tests of erasures ask of the collector, by its administrator. */
export function erasing(world: () => { collector: TestCollector; admin: TestDevice }) {
  const ask = (method: string, path: string, body?: unknown, by = world().admin, headers = {}) =>
    world().collector.call(method, `/v1/evidence/${path}`, {
      token: by.token,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  const planFor = async (request: object) =>
    erasurePlanSchema.parse((await ask('POST', 'erasures/plan', request)).json);
  async function erase(request: object) {
    const { digest, size } = await planFor(request);
    return ask('POST', 'erasures', { ...request, digest, size, why: 'The contract ended.' });
  }
  /** From now on the client keeps its evidence for so many days. */
  async function keepFor(client: string, retentionDays: number) {
    const { db } = world().collector;
    const body = JSON.stringify({ ...(await findObject(db, 'clients', client)), retentionDays });
    await db.updateTable('objects').set({ body }).where('kind', '=', 'clients').where('id', '=', client).execute();
  }
  /** What the collector does once a day, by its clock. */
  function eraseByCalendar() {
    const { db, book, clock } = world().collector;
    return eraseExpired({ db, book, now: () => clock.now } as unknown as Collector);
  }
  return { ask, planFor, erase, keepFor, eraseByCalendar };
}

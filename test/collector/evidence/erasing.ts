import { erasurePlanSchema } from '../../../lib/wire/evidence-erase.schema.ts';
import type { TestCollector, TestDevice } from '../start-collector.ts';

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
  return { ask, planFor, erase };
}

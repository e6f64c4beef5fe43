/** Every place personal values lie in, before anything is erased: what goes, what stays, and why. */
import type { ErasurePlace, ErasurePlan, ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import { followed } from '../follow-log.ts';
import { askedOf, type Within } from './asked.ts';
import { PLACES } from './places.ts';
import { whatToErase } from './what-to-erase.ts';

/** `size`: of the plan this one repeats; else the log as far as it was followed. */
export async function planErasure(within: Within, request: ErasureRequest, size?: number) {
  const { db } = within;
  const upTo = size ?? (await followed(db));
  const asked = await askedOf(within, request);
  const bodies = await whatToErase(db, asked, upTo);
  const places: ErasurePlace[] = [];
  let more = 0;
  for (const { place, plan, follows } of PLACES) {
    const said = await plan(db, asked, bodies);
    places.push({ place, ...said });
    if (!follows) more += said.erased;
  }
  const { digest, indexes, held } = bodies;
  const plan: ErasurePlan = { digest, size: upTo, events: indexes.length, held, more, places };
  return { plan, indexes };
}

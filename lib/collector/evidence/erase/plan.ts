/** Every place personal values lie in, before anything is erased: what goes, what stays, and why. */
import type { ErasurePlan, ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
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
  const places: ErasurePlan['places'] = [];
  for (const one of PLACES) places.push({ place: one.place, ...(await one.plan(db, asked, bodies)) });
  const plan: ErasurePlan = {
    digest: bodies.digest,
    size: upTo,
    events: bodies.indexes.length,
    held: bodies.held,
    places,
  };
  return { plan, indexes: bodies.indexes };
}

const MADE = new Set(PLACES.filter(({ made }) => made).map(({ place }) => place));

/** Whether there is anything to erase but what is made again of what is left. */
export const erasesAnything = ({ places }: ErasurePlan): boolean =>
  places.some(({ place, erased }) => erased > 0 && !MADE.has(place));

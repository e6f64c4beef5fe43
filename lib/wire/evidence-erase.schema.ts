/** Erasing evidence, and keeping it from being erased: the evidence part of the collector's HTTP API, continued (its routes stand in evidence.schema.ts). */
import { z } from 'zod';
import { id } from '../record/record.schema.ts';

const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true });
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const why = z.string().trim().min(3).max(512);

/** Of a client, of a person (as actor and subject), or both; `before` on the collector's clock, else all. */
export const erasureRequestSchema = z
  .strictObject({ client: id.optional(), technician: id.optional(), before: moment.optional() })
  .refine((one) => one.client ?? one.technician, { message: 'name a client or a technician', path: ['client'] });
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

const ERASURE_PLACES = [
  ...(['bodies', 'keys', 'search', 'packs', 'matches', 'drift', 'requests', 'rounds', 'views', 'apart'] as const),
  ...(['notices', 'access', 'changes', 'authors', 'record'] as const),
  ...(['exports', 'destinations', 'caches', 'register', 'backups'] as const),
] as const;
/** One place personal values lie in: how many are erased, and how many kept, with the reason. */
export const erasurePlaceSchema = z.object({
  place: z.enum(ERASURE_PLACES),
  erased: count,
  kept: count,
  why: z.string(),
});
export type ErasurePlace = z.infer<typeof erasurePlaceSchema>;
/** `size`: entries of the log it looked at. `more`: what would be erased besides bodies and what is made of them. */
export const erasurePlanSchema = z.object({
  digest: hex32,
  size: count,
  events: count,
  held: count,
  more: count,
  places: z.array(erasurePlaceSchema),
});
export type ErasurePlan = z.infer<typeof erasurePlanSchema>;
/** `digest` and `size` of the plan that was looked at: where something else would be erased by now, it is refused (409). */
export const eraseRequestSchema = z
  .strictObject({
    client: id.optional(),
    technician: id.optional(),
    before: moment.optional(),
    digest: hex32,
    size: count,
    why,
  })
  .refine((one) => one.client ?? one.technician, { message: 'name a client or a technician', path: ['client'] });
/** A whole erasure on a day to come (RFC 3339), carried out by the collector itself: what fits then, and no hold covers. */
export const planErasureSchema = z
  .strictObject({ client: id.optional(), technician: id.optional(), on: moment, why })
  .refine((one) => one.client ?? one.technician, { message: 'name a client or a technician', path: ['client'] });
/** `at`: when it was asked for, or done. `due`: of a planned one, when it is carried out. */
export const erasureSchema = z.object({
  id: z.string(),
  state: z.enum(['planned', 'begun', 'done']).default('done'),
  due: z.string().nullable().default(null),
  at: z.string(),
  by: z.string(),
  why: z.string(),
  client: z.string().nullable(),
  technician: z.string().nullable(),
  before: z.string().nullable(),
  events: count,
  held: count,
  /** what its plan said; empty of erasures that were not planned here */
  places: z.array(erasurePlaceSchema).default([]),
});
export const erasuresAnswerSchema = z.object({ erasures: z.array(erasureSchema) });

/** Nothing a hold covers is erased. Of a client, a person, or both. */
export const holdRequestSchema = z
  .strictObject({ client: id.optional(), technician: id.optional(), why })
  .refine((one) => one.client ?? one.technician, { message: 'name a client or a technician', path: ['client'] });
export const holdSchema = z.object({
  id,
  client: z.string().nullable(),
  technician: z.string().nullable(),
  why: z.string(),
  by: z.string(),
  at: z.string(),
});
export const holdsAnswerSchema = z.object({ holds: z.array(holdSchema) });

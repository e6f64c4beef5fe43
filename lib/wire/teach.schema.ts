/** What the teaching overlay may say to the worker, and what people taught on its way to the team. Untrusted like everything a content script says. */
import { z } from 'zod';
import { lessonSchema } from '../record/lesson.schema.ts';

const nonce = z.string().max(64);
/** The page is the worker's to say. */
const said = lessonSchema.omit({ page: true });

export const teachMessageSchema = z.discriminatedUnion('type', [
  /** teaching began in this document */
  z.strictObject({ type: z.literal('teach.open'), url: z.string().max(2048) }),
  /** `tries`: how often the person let the lesson find its field before keeping it */
  z.strictObject({ type: z.literal('teach.keep'), nonce, lesson: said, tries: z.number().int().min(0).max(99) }),
  z.strictObject({ type: z.literal('teach.forget'), nonce, lesson: said }),
]);
export type TeachMessage = z.infer<typeof teachMessageSchema>;
export type SaidLesson = z.infer<typeof said>;

const id = z.string().max(128);

/** A lesson offered to the team. The device makes its id, so that one sent twice is one. */
export const draftRequestSchema = z.strictObject({
  console: id,
  lesson: lessonSchema,
  taughtAt: z.iso.datetime({ precision: 3 }),
  tries: z.number().int().min(0).max(99),
});
export type DraftRequest = z.infer<typeof draftRequestSchema>;

export const draftSchema = draftRequestSchema.extend({
  id,
  technician: id,
  state: z.enum(['open', 'accepted', 'declined']),
  decidedBy: id.optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftListSchema = z.object({ drafts: z.array(draftSchema) });

export const declineRequestSchema = z.strictObject({ reason: z.string().trim().max(512).default('') });

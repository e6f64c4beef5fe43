/**
 * Packs made behind the log: the evidence part of the collector's HTTP API, continued (evidence.schema.ts). A pack is a file of one client's evidence, or of all, over a period, in any of the export formats. It is made
 * because somebody asked, or by a schedule; one collector makes it, however many run. It is of one checkpoint, `size` of `epoch`, and does not change once it is `ready`: a download that broke off goes on with
 * the next part, or with the same one, and never mixes two states. Where evidence in a pack is erased, the pack is unmade and made anew without it, of a later checkpoint and under another SHA-256.
 *
 *   GET    /v1/evidence/packs?client          compliance, administrator → `packsAnswerSchema`, the newest 500
 *   POST   /v1/evidence/packs                 compliance, administrator: `packRequestSchema` → `packSchema` (202)
 *   GET    /v1/evidence/packs/{id}            compliance, administrator → `packSchema`: state, and how far it is
 *   GET    /v1/evidence/packs/{id}/parts/{n}  compliance, administrator → part `n` of `parts`, from 0: UTF-8 text; all of them in order are the file. `unswivel-sha256` is the whole file's; another one than
 *                                             before means that it was made anew: begin again
 *   POST   /v1/evidence/packs/{id}/retry      compliance, administrator → `packSchema`: one that failed, at once
 *   DELETE /v1/evidence/packs/{id}            compliance, administrator: stops one that is being made, takes back one that is ready
 *   GET    /v1/evidence/schedules             compliance, administrator → `schedulesAnswerSchema`; PUT|DELETE /v1/evidence/schedules/{id}: compliance, administrator: `scheduleRequestSchema` → `scheduleSchema`
 *
 * Each is within the caller's clients, as all of /v1/evidence is. That a pack was made, could not be made, or was taken along is an event.
 */
import { z } from 'zod';
import { EVERY } from '../evidence/pack-schedule.ts';
import { id } from '../record/record.schema.ts';
import { FORMATS } from './evidence.schema.ts';

const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true });
const format = z.enum(FORMATS);

/** Without a client: of all of them, which only who sees all may ask for. */
export const packRequestSchema = z
  .strictObject({
    client: id.optional(),
    from: moment.optional(),
    to: moment.optional(),
    format: format.default('pack'),
    keepDays: z.int().min(1).max(3650).default(30),
  })
  .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), {
    message: 'the period ends before it begins',
    path: ['to'],
  });
export type PackRequest = z.infer<typeof packRequestSchema>;

/** `failed` with `retryAt` is tried again by itself; without, somebody must ask. `gone`: past `until`, or taken back. */
export const PACK_STATES = ['queued', 'making', 'ready', 'failed', 'cancelled', 'gone'] as const;
export const packSchema = z.object({
  id: z.string(),
  /** of the schedule that made it, or null */
  schedule: z.string().nullable(),
  client: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  format,
  by: z.string(),
  askedAt: z.string(),
  state: z.enum(PACK_STATES),
  /** the checkpoint it is of; null until it is begun */
  epoch: count.nullable(),
  size: count.nullable(),
  /** entries written, of so many; null until they are counted */
  done: count,
  total: count.nullable(),
  /** characters and parts so far */
  bytes: count,
  parts: count,
  /** hex, of the whole file */
  sha256: z.string().nullable(),
  problem: z.string().nullable(),
  retryAt: z.string().nullable(),
  madeAt: z.string().nullable(),
  until: z.string().nullable(),
});
export type Pack = z.infer<typeof packSchema>;
export const packsAnswerSchema = z.object({ packs: z.array(packSchema) });

/** Made on `day` after each whole week, month or quarter (UTC): of the week 1, Monday, to 7; of the month 1 to 28. */
export const scheduleRequestSchema = z
  .strictObject({
    client: id,
    every: z.enum(EVERY),
    day: z.int().min(1).max(28).default(1),
    format: format.default('pack'),
    keepDays: z.int().min(1).max(3650).default(400),
    paused: z.boolean().default(false),
  })
  .refine(({ every, day }) => every !== 'weekly' || day <= 7, { message: 'a week has seven days', path: ['day'] });
export type ScheduleRequest = z.infer<typeof scheduleRequestSchema>;
export const scheduleSchema = scheduleRequestSchema.safeExtend({
  id,
  by: z.string(),
  /** when it makes the next one */
  nextAt: z.string().nullable(),
});
export type Schedule = z.infer<typeof scheduleSchema>;
export const schedulesAnswerSchema = z.object({ schedules: z.array(scheduleSchema) });

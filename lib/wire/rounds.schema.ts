/**
 * Asked rounds: “check these accounts now”. The collector keeps who asked, which accounts, for whom and when; the extension of whoever it is for goes through them in a tab that
 * person sees, reads, and never acts in the console.
 *
 *   POST /v1/rounds              technician, lead, administrator: `roundRequestSchema` → 201 `roundSchema`. A technician asks only themselves. Asker and asked both serve every client in it
 *   GET  /v1/rounds?state&of&after&limit   `roundsQuerySchema` → `roundsAnswerSchema`: newest first, without accounts. `of`: `me` (those to carry out and those asked; the default) or
 *                                `all` (leads, compliance, administrators: all; others: as `me`)
 *   GET  /v1/rounds/{id}         `roundSchema`, with the accounts at clients the reader serves
 *   POST /v1/rounds/{id}/begin   whoever it is for → `roundSchema`. One at a time for each person: 409 while another is at work
 *   POST /v1/rounds/{id}/results whoever it is for, while it is at work: `roundResultsSchema` → `roundSchema`. Sent twice it is the same
 *   POST /v1/rounds/{id}/end     whoever it is for: `roundEndSchema` → `roundSchema`. What was not reached stays unread
 *   POST /v1/rounds/{id}/cancel  whoever asked, whoever it is for, a lead or administrator → `roundSchema`
 *
 * What was seen is evidence as ever (`account.observed`, `accounts.listed`, with `detail.round`); what could not be read is an `account.observed` that failed, with why. Rounds
 * themselves are told by `round.asked`, `round.begun` and `round.ended`, one event for each client, with its counts.
 */
import { z } from 'zod';
import { id } from '../record/record.schema.ts';

const short = z.string().max(512);
const count = z.number().int().min(0);
export const MOST_TARGETS = 500;

/** What came of one account. `different`: something of it is not as the record says; the board says what. */
export const ROUND_RESULTS = ['right', 'different', 'not-found', 'unreadable'] as const;
export type RoundResult = (typeof ROUND_RESULTS)[number];

/** `waiting`: nobody began. `work`: under way, perhaps paused. */
export const ROUND_STATES = ['waiting', 'work', 'ended'] as const;
export const ROUND_OUTCOMES = ['done', 'cancelled', 'lapsed'] as const;

/** An account nobody recorded, as the console names it. */
const unrecorded = z.strictObject({ client: id, console: id, name: z.string().trim().min(1).max(256) });
export const roundRequestSchema = z
  .strictObject({
    /** recorded accounts, by id */
    accounts: z.array(id).max(MOST_TARGETS).default([]),
    others: z.array(unrecorded).max(MOST_TARGETS).default([]),
    /** technician who carries it out; default: whoever asks */
    for: id.optional(),
    why: z.string().trim().max(512).optional(),
  })
  .refine(({ accounts, others }) => accounts.length + others.length > 0, 'no account is named')
  .refine(({ accounts, others }) => accounts.length + others.length <= MOST_TARGETS, 'too many accounts for one round');

export const roundTargetSchema = z.object({
  /** its place in the round, from 0 */
  at: count,
  /** null: nobody recorded it */
  account: z.string().nullable(),
  client: z.string(),
  clientName: z.string(),
  console: z.string(),
  consoleLabel: z.string(),
  /** as the console names it */
  name: z.string(),
  technician: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** null: not reached yet */
  result: z.enum(ROUND_RESULTS).nullable(),
  /** of what could not be read: why, as a sentence */
  why: z.string().nullable(),
  /** attributes that are not as the record says */
  differs: z.array(z.string()),
  readAt: z.string().nullable(),
});
export type RoundTarget = z.infer<typeof roundTargetSchema>;

const person = z.object({ id: z.string(), name: z.string() });
export const roundCountsSchema = z.object({
  accounts: count,
  right: count,
  different: count,
  notFound: count,
  unreadable: count,
  unread: count,
});
export type RoundCounts = z.infer<typeof roundCountsSchema>;

const head = z.object({
  id: z.string(),
  askedBy: person,
  for: person,
  why: z.string().nullable(),
  askedAt: z.string(),
  state: z.enum(ROUND_STATES),
  begunAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  outcome: z.enum(ROUND_OUTCOMES).nullable(),
  counts: roundCountsSchema,
});
export const roundSchema = head.extend({ targets: z.array(roundTargetSchema) });
export type Round = z.infer<typeof roundSchema>;

export const roundsQuerySchema = z.strictObject({
  state: z.enum(ROUND_STATES).optional(),
  of: z.enum(['me', 'all']).default('me'),
  after: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RoundsQuery = z.infer<typeof roundsQuerySchema>;
export const roundsAnswerSchema = z.object({ rounds: z.array(head), next: z.string().nullable() });

export const roundResultsSchema = z.strictObject({
  results: z
    .array(
      z.strictObject({
        at: count,
        result: z.enum(ROUND_RESULTS),
        why: short.optional(),
        differs: z.array(z.string().max(64)).max(60).default([]),
      }),
    )
    .min(1)
    .max(MOST_TARGETS),
});
export type RoundResults = z.infer<typeof roundResultsSchema>;
export const roundEndSchema = z.strictObject({ outcome: z.enum(['done', 'cancelled']) });

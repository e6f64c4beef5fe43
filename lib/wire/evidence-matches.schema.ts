/**
 * Matching a console's own audit log with ours: the evidence part of the collector's HTTP API, continued (evidence.schema.ts). An import names one console and a period, and brings the console's log as CSV,
 * JSON or JSON lines. Deeds we logged on that console (forms saved, actions) and lines of the file are one when the console account and the account they are about agree as far as both say them, the
 * kind of deed fits, and they are no further apart than `windowMinutes`. What comes out: `matched`, `ours` (only our log has it), `theirs` (only the console's has it: made elsewhere).
 *
 * Which column says what is proposed from the columns' names, and kept for the console: the next import needs nothing. Of the file only the matched columns are kept, and names of accounts not at all where
 * the client's policy keeps them out of the log. That a log was compared is an event with the file's SHA-256 and the counts.
 *
 *   POST   /v1/evidence/matches               compliance, administrator: `matchRequestSchema` → `matchAnswerSchema`; with `dryRun` nothing is kept; 413 beyond lib/evidence/match-log/log-limits.ts
 *   GET    /v1/evidence/matches?console       compliance, administrator → `matchesAnswerSchema`, the newest 500
 *   GET    /v1/evidence/matches/{id}          compliance, administrator → `matchSchema`
 *   GET    /v1/evidence/matches/{id}/lines?…  compliance, administrator: `matchLinesQuerySchema` → `matchLinesAnswerSchema`
 *   DELETE /v1/evidence/matches/{id}          administrator; the event that it was made stays
 *
 * Who does not see all clients needs a console of a client of theirs, or names the client whose tenant the file is of. Anything else is answered like what is not there.
 */
import { z } from 'zod';
import { DEED_CLASSES } from '../evidence/match-log/deed-class.ts';
import { LOG_PARTS } from '../evidence/match-log/log-columns.ts';
import { isZone } from '../evidence/match-log/log-time.ts';
import { id } from '../record/record.schema.ts';

const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true });
const column = z.string().min(1).max(256);

/** Columns by what they say. Of several the first that is not empty counts; a date and a time beside it are read together. Nested JSON is named by its path, `initiatedBy.user.name`. */
export const logMappingSchema = z.strictObject({
  time: z.array(column).max(4),
  actor: z.array(column).max(4),
  target: z.array(column).max(4),
  action: z.array(column).max(4),
  result: z.array(column).max(4),
});

const zone = z
  .string()
  .min(1)
  .max(64)
  .refine(isZone, { message: 'is no time zone: say one like Europe/Berlin, UTC or +01:00' });
/** `zone`: of times that name none; `order`: of dates of numbers alone. Null: none was needed. */
export const keptMappingSchema = z.strictObject({
  columns: logMappingSchema,
  zone: zone.nullable(),
  order: z.enum(['dmy', 'mdy']).nullable(),
});
export type KeptMapping = z.infer<typeof keptMappingSchema>;

/** Without `mapping`, the one kept for the console, or else the one its columns' names propose: of a dry run also where they say too little. */
export const matchRequestSchema = z
  .strictObject({
    console: id,
    /** where the console serves many clients: the one whose tenant the file is of */
    client: id.optional(),
    from: moment,
    to: moment,
    windowMinutes: z.int().min(1).max(720).default(5),
    file: z.string().trim().min(1).max(255).default('log'),
    text: z.string().min(1),
    mapping: keptMappingSchema.optional(),
    dryRun: z.boolean().default(false),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    message: 'the period ends before it begins',
    path: ['to'],
  });
export type MatchRequest = z.infer<typeof matchRequestSchema>;

/** `line` of the file (of a list in JSON, the record's number). Rows with a problem are not compared; the first 200 are listed. */
export const logProblemSchema = z.object({ line: count, part: z.enum(LOG_PARTS).nullable(), why: z.string() });

export const matchSummarySchema = z.object({
  windowMinutes: count,
  mapping: keptMappingSchema,
  /** rows of the file; those that could not be read; those outside the period; those that change nobody's account (reading, signing in) */
  rows: count,
  problems: count,
  outside: count,
  aside: count,
  /** `shared`: entries or lines that belong to a save matched already, counted in `matched`; `differs`: one says it succeeded, the other that it failed */
  matched: count,
  ours: count,
  theirs: count,
  differs: count,
  listed: z.array(logProblemSchema),
});
export type MatchSummary = z.infer<typeof matchSummarySchema>;

export const matchSchema = z.object({
  id: z.string(),
  console: id,
  client: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  by: z.string(),
  file: z.string(),
  /** hex, of the text as UTF-8 */
  sha256: z.string(),
  /** entries our log had when it was compared */
  size: count,
  summary: matchSummarySchema,
});
export type Match = z.infer<typeof matchSchema>;
export const matchesAnswerSchema = z.object({ matches: z.array(matchSchema) });

export const WHATS = ['matched', 'ours', 'theirs'] as const;
export const matchLineSchema = z.object({
  place: count,
  what: z.enum(WHATS),
  /** the console's clock; of `ours` the device's, set right by the collector's */
  at: z.string(),
  index: count.nullable(),
  line: count.nullable(),
  /** as the console's log writes them, of `ours` as ours does; `[omitted]` where the client's policy says so */
  actor: z.string(),
  target: z.string(),
  action: z.string(),
  does: z.enum([...DEED_CLASSES, 'save']),
  result: z.enum(['success', 'failure', 'unknown']),
  apartMs: z.int().nullable(),
  agreed: z.object({ actor: z.boolean(), target: z.boolean(), deed: z.enum(['same', 'close']) }).nullable(),
  resultDiffers: z.boolean(),
});
export type MatchLine = z.infer<typeof matchLineSchema>;

/** `after`: `next` of the page before. */
export const matchLinesQuerySchema = z.strictObject({
  what: z.enum(WHATS).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const matchLinesAnswerSchema = z.object({ lines: z.array(matchLineSchema), next: count.nullable() });

/** `match` is null after a dry run, which shows the first `lines` of each kind all the same. `columns`: those of the file, with what the first row has in them. */
export const matchAnswerSchema = z.object({
  match: matchSchema.nullable(),
  summary: matchSummarySchema,
  columns: z.array(z.object({ column: z.string(), example: z.string() })),
  mappedBy: z.enum(['request', 'kept', 'names']),
  lines: z.array(matchLineSchema),
});

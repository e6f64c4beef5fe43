/**
 * The administration part of the collector's HTTP API: request and answer bodies, parsed on both sides. `{kind}` is one of `KINDS` (lib/record/kinds.schema.ts).
 * Every change may carry a reason: the header `unswivel-why`, percent-encoded UTF-8, at most 512 characters; bodies carry it as `why`.
 *
 *   PUT|DELETE /v1/{kind}/{id}           administrator; exceptions are put by leads too. `If-Match: <version>`; 202 with `proposalSchema` where a second person must agree
 *   GET  /v1/search/{kind}?…             `searchQuerySchema` → `searchAnswerSchema(kind)`: within what the reader may see
 *   GET  /v1/objects/{kind}/{id}         `objectAnswerSchema(kind)`
 *   GET  /v1/objects/{kind}/{id}/history?before&limit                    `historyAnswerSchema`; lead, compliance, administrator
 *   POST /v1/bulk                        administrator: `bulkRequestSchema` → `bulkAnswerSchema`
 *   POST /v1/templates/{id}/preview      administrator: `{template}` → `previewAnswerSchema`; changes nothing
 *   GET  /v1/proposals?state             `proposalsAnswerSchema`; compliance, administrator. 200 at most: open ones first, each newest first
 *   POST /v1/proposals/{id}/accept       another administrator → `proposalSchema`
 *   POST /v1/proposals/{id}/decline      `{why}` → `proposalSchema`; who proposed it takes it back this way
 *   GET  /v1/exceptions/summary          `exceptionSummarySchema`
 *   POST /v1/exceptions/{id}/end|review  lead, administrator: `endRequestSchema`, `reviewRequestSchema` → the exception
 *   POST /v1/imports                     administrator: `importRequestSchema` → `importAnswerSchema`; applied: 202, and `job` is asked for until it is done
 *   GET  /v1/imports, /v1/imports/{id}   `importsAnswerSchema`, the newest 100; `importJobSchema`
 *   POST /v1/imports/{id}/undo           `{why?}` → `importJobSchema`
 *   GET  /v1/configuration, POST /v1/configuration       administrator: `setupSchema`; `setupRequestSchema` → `setupAnswerSchema`
 */
import { z } from 'zod';
import { grantSchema, OWNABLE, roleTemplateSchema } from '../record/access.schema.ts';
import { PURPOSES } from '../record/attributes.ts';
import { CSV_TARGETS } from '../record/csv-targets.ts';
import { KINDS, type Kind, SCHEMAS } from '../record/kinds.schema.ts';
import { id, moment, version } from '../record/record.schema.ts';

export const WHY_HEADER = 'unswivel-why';
export const why = z.string().trim().min(3).max(512);
const kind = z.enum(KINDS);
const count = z.number().int().min(0);
const said = z.string().max(2048);

/** States lists can be narrowed to; each kind has its own. */
export const STATES = {
  technicians: ['active', 'inactive'],
  accounts: ['planned', 'active', 'disabled', 'gone'],
  exceptions: ['running', 'ended'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

/** `q`: every word stands somewhere in the object's texts, accents and case aside. `client`, `technician`, `console`: objects that have to do with it. */
export const searchQuerySchema = z.strictObject({
  q: z.string().max(200).default(''),
  /** by title, or the newest change first */
  sort: z.enum(['title', '-title', '-changed']).default('title'),
  /** `next` of the page before */
  after: z.string().max(2048).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  client: id.optional(),
  technician: id.optional(),
  console: id.optional(),
  state: z.string().max(32).optional(),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** `total`: everything that fits, on all pages. */
export const searchAnswerSchema = <K extends Kind>(of: K) =>
  z.object({ items: z.array(SCHEMAS[of]), next: z.string().nullable(), total: count });

/** `sources`: of a technician, where each part came from; a part that is missing was there before sources were noted. */
export const objectAnswerSchema = <K extends Kind>(of: K) =>
  z.object({
    object: SCHEMAS[of],
    changedAt: z.string(),
    changedBy: z.string(),
    why: z.string().nullable(),
    sources: z
      .partialRecord(z.enum(OWNABLE), z.object({ source: z.string(), label: z.string(), at: z.string() }))
      .optional(),
    /** of a technician: who alone may change a part, where a source owns it */
    owners: z.partialRecord(z.enum(OWNABLE), z.object({ id: z.string(), label: z.string() })).optional(),
  });

/** One part that differs between two versions: a path (`name.familyName`), and both values as they are stored. */
const changedFieldSchema = z.object({ path: z.string(), from: z.unknown().optional(), to: z.unknown().optional() });

/** Newest first; pass `next` as `before`. Of a removed object too. */
export const historyAnswerSchema = z.object({
  versions: z.array(
    z.object({
      version,
      at: z.string(),
      by: z.string(),
      why: z.string().nullable(),
      change: z.enum(['added', 'changed', 'removed']),
      fields: z.array(changedFieldSchema),
      /** more fields changed than are listed */
      more: count,
    }),
  ),
  next: z.number().int().nullable(),
});
export const historyQuerySchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** `change` is merged over each object (RFC 7396: `null` takes a part away). `ids` name the versions that were seen. */
export const bulkRequestSchema = z.strictObject({
  kind,
  ids: z.array(z.strictObject({ id, version })).min(1).max(1000),
  change: z.record(z.string().max(64), z.unknown()),
  why,
  dryRun: z.boolean().default(false),
});
/** All or nothing: with one refused, nothing was changed. */
export const bulkAnswerSchema = z.object({
  applied: z.boolean(),
  changed: z.array(z.object({ id, version, fields: z.array(changedFieldSchema) })),
  unchanged: z.array(id),
  refused: z.array(z.object({ id, code: z.string(), sentence: z.string() })),
});

export const previewRequestSchema = z.strictObject({ template: roleTemplateSchema });
/** What a change of a template alters before it is made. `accounts.first` are at most 100. */
export const previewAnswerSchema = z.object({
  added: z.array(grantSchema),
  removed: z.array(grantSchema),
  changed: z.array(z.object({ before: grantSchema, after: grantSchema })),
  technicians: count,
  clients: count,
  accounts: z.object({
    count,
    first: z.array(
      z.object({
        account: id,
        name: z.string(),
        technician: id,
        client: id,
        console: id,
        purpose: z.enum(PURPOSES),
        before: grantSchema.nullable(),
        after: grantSchema.nullable(),
      }),
    ),
  }),
  /** clients where a second administrator must agree */
  fourEyes: z.array(id),
  /** why it would be refused */
  refused: z.array(z.string()),
});

/** A change that waits for a second administrator. `body` null: a removal. */
export const proposalSchema = z.object({
  id,
  kind,
  object: id,
  body: z.unknown(),
  /** the version it changes; 0: a new object */
  base: count,
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  /** clients that ask for a second person */
  clients: z.array(id),
  state: z.enum(['open', 'accepted', 'declined']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;
export const proposalsAnswerSchema = z.object({ proposals: z.array(proposalSchema) });
export const declineProposalSchema = z.strictObject({ why });

/** `running` are in force now; `waiting` begin later; `endingSoon` end within 14 days; `overdue` are past their review. */
const exceptionCounts = z.object({ running: count, waiting: count, ended: count, endingSoon: count, overdue: count });
export const exceptionSummarySchema = z.object({
  all: exceptionCounts,
  clients: z.array(exceptionCounts.extend({ client: id })),
});
export const endRequestSchema = z.strictObject({ why });
/** `reviewBy`: when it is looked at again. */
export const reviewRequestSchema = z.strictObject({ why, reviewBy: moment.optional() });

/** `mapping`: header → what it is; without it the columns are guessed from their headers. `source`: a source of kind `csv`, or by hand. */
export const importRequestSchema = z.strictObject({
  source: id.optional(),
  text: z.string().max(8 * 1024 * 1024),
  mapping: z.record(z.string().max(256), z.enum(CSV_TARGETS)).optional(),
  key: z.enum(['employeeNumber', 'userName', 'email']).default('employeeNumber'),
  /** people of this source whom the file does not name */
  absent: z.enum(['keep', 'deactivate']).default('keep'),
  dryRun: z.boolean().default(true),
  /** rows with problems are left out; without it one problem stops all */
  skipProblems: z.boolean().default(false),
  why: why.optional(),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

const importCounts = z.object({ create: count, update: count, unchanged: count, deactivate: count, problem: count });

export const importJobSchema = z.object({
  id,
  source: z.string(),
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  state: z.enum(['running', 'applied', 'failed', 'undoing', 'undone']),
  done: count,
  total: count,
  /** what went wrong, and what to do */
  sentence: z.string().nullable(),
  /** technicians that were changed since, or cannot go back, and were left as they are */
  left: z.array(z.object({ technician: id, sentence: z.string() })),
});
export type ImportJob = z.infer<typeof importJobSchema>;
export const importsAnswerSchema = z.object({ imports: z.array(importJobSchema) });
export const undoRequestSchema = z.strictObject({ why: why.optional() });

/** `rows` are the first 2,000, problems first; `line` is the line of the file the row begins at. Absent people have line 0. */
export const importAnswerSchema = z.object({
  delimiter: z.enum([',', ';', '\t']),
  columns: z.array(z.object({ header: z.string(), target: z.enum(CSV_TARGETS), guessed: z.boolean() })),
  counts: importCounts,
  rows: z.array(
    z.object({
      line: count,
      what: z.enum(['create', 'update', 'unchanged', 'deactivate', 'problem']),
      technician: z.string().nullable(),
      name: z.string(),
      fields: z.array(changedFieldSchema),
      problems: z.array(z.object({ column: z.string().nullable(), sentence: z.string() })),
    }),
  ),
  job: importJobSchema.nullable(),
});

/** The whole set-up, under `/v1/configuration`: nothing answers at `/v1/setup`, for ever. No tokens, codes, devices or rights. `version` is of this form. */
export const setupSchema = z.strictObject({
  format: z.literal('unswivel-setup'),
  version: z.literal(1),
  exportedAt: z.string().max(64).optional(),
  objects: z.partialRecord(kind, z.array(z.unknown()).max(100_000)),
});
export type Setup = z.infer<typeof setupSchema>;
export const setupRequestSchema = z.strictObject({
  setup: setupSchema,
  dryRun: z.boolean().default(true),
  why: why.optional(),
});
/** Nothing is removed by a set-up. With one refused, nothing was changed. `added` and `changed` list at most 1,000 each. */
export const setupAnswerSchema = z.object({
  applied: z.boolean(),
  counts: z.partialRecord(kind, z.object({ added: count, changed: count, unchanged: count, refused: count })),
  added: z.array(z.object({ kind, id: z.string() })),
  changed: z.array(z.object({ kind, id: z.string() })),
  refused: z.array(z.object({ kind, id: z.string(), sentence: said })),
});

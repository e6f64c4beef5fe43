/**
 * Where the record comes from, over the collector's API: sources, their groups, tokens, and who joined, moved, left or returned. Errors as in api.schema.ts.
 *
 *   GET  /v1/sources                     administrator: every source, how it is doing
 *   PUT|DELETE /v1/sources/{id}          administrator; the body is `sourceSchema` (access.schema.ts); `If-Match: <version>`
 *   GET  /v1/groups                      administrator: the groups the sources say, by name
 *   PUT  /v1/groups/{id}/template        administrator: what its members are (`groupTemplateSchema`)
 *   GET  /v1/tokens                      administrator: every token but its secret
 *   POST /v1/tokens                      administrator: a new one; its secret is in the answer and nowhere else
 *   DELETE /v1/tokens/{id}               administrator: ends at once
 *   GET  /v1/movements?state&kind&source&technician&setOff&before&limit   lead, compliance, administrator: newest first
 *   POST /v1/movements/{id}/confirm, /undo                                lead, administrator; one that is held stands for all its source holds
 */
import { z } from 'zod';
import { OWNABLE, sourceSchema } from '../record/access.schema.ts';
import { id, moment, text } from '../record/record.schema.ts';

/** `address` is where a SCIM client is pointed to, under the collector's own; null for a source that is no such client. */
export const sourceViewSchema = sourceSchema.extend({
  address: z.string().nullable(),
  people: z.number().int(),
  /** leavers waiting for a decision */
  held: z.number().int(),
  /** tokens that work */
  tokens: z.number().int(),
  lastUsedAt: z.string().nullable(),
});
export const sourcesAnswerSchema = z.object({ sources: z.array(sourceViewSchema) });
export type SourceView = z.infer<typeof sourceViewSchema>;

export const groupViewSchema = z.object({
  id,
  version: z.number().int(),
  displayName: text,
  source: id,
  /** how many */
  members: z.number().int(),
  template: id.nullable(),
  /** false: the source does not own `templates`, so the group gives its members nothing */
  gives: z.boolean(),
});
export const groupsAnswerSchema = z.object({ groups: z.array(groupViewSchema) });
export type GroupView = z.infer<typeof groupViewSchema>;
export const groupTemplateSchema = z.strictObject({ template: id.nullable() });

/** `scim`: what a source's provisioning may do at its own address. The others: what automation may do under /v1, and never more than the token's owner may. */
export const SCOPES = ['scim', 'read:record', 'read:events', 'write:record'] as const;
export type Scope = (typeof SCOPES)[number];

export const MOST_TOKEN_DAYS = 365;

/** Two kinds: for a source (`source`, scope `scim` alone; `days` if wanted), or for automation (`owner`, other scopes, `days` needed). */
export const tokenRequestSchema = z.union([
  z.strictObject({
    label: text,
    source: id,
    scopes: z.tuple([z.literal('scim')]).default(['scim']),
    days: z.number().int().min(1).max(3650).optional(),
  }),
  z.strictObject({
    label: text,
    /** the technician who answers for it; it can do no more than they may */
    owner: id,
    scopes: z.array(z.enum(['read:record', 'read:events', 'write:record'])).min(1),
    days: z.number().int().min(1).max(MOST_TOKEN_DAYS),
  }),
]);
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

export const tokenViewSchema = z.object({
  id: z.string(),
  label: text,
  scopes: z.array(z.enum(SCOPES)),
  source: id.nullable(),
  owner: id.nullable(),
  createdAt: moment,
  createdBy: z.string(),
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  revokedAt: moment.nullable(),
  state: z.enum(['works', 'expired', 'revoked']),
});
export type TokenView = z.infer<typeof tokenViewSchema>;
export const tokensAnswerSchema = z.object({ tokens: z.array(tokenViewSchema) });
/** `secret` is shown this once. */
export const tokenAnswerSchema = z.object({ token: tokenViewSchema, secret: z.string() });

export const MOVEMENT_KINDS = ['joined', 'moved', 'left', 'returned'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** `open`: to be acted on. `held`: a source let too many go at once; nothing further happens before somebody decides. */
export const MOVEMENT_STATES = ['open', 'held', 'confirmed', 'undone'] as const;
export type MovementState = (typeof MOVEMENT_STATES)[number];

export const movementSchema = z.object({
  id: z.string(),
  technician: id,
  /** the name shown */
  displayName: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  /** a source’s id, `options` for a person’s hand, `clock` for a contract that ended */
  source: z.string(),
  at: moment,
  /** what changed, by part of the record; `groups` are the source's names of them, `clients` those they serve by their grant */
  parts: z.partialRecord(
    z.enum([...OWNABLE, 'groups', 'clients']),
    z.object({ from: z.unknown().optional(), to: z.unknown().optional() }),
  ),
  state: z.enum(MOVEMENT_STATES),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  why: z.string().nullable(),
  /** when what follows from it was asked for, and when all of that was over */
  setOffAt: moment.nullable(),
  closedAt: moment.nullable(),
});
export type Movement = z.infer<typeof movementSchema>;

export const movementsQuerySchema = z.strictObject({
  state: z.enum(MOVEMENT_STATES).optional(),
  kind: z.enum(MOVEMENT_KINDS).optional(),
  source: z.string().max(64).optional(),
  technician: id.optional(),
  /** … of which something was set off */
  setOff: z.literal('yes').optional(),
  /** the `next` of the page before */
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type MovementsQuery = z.infer<typeof movementsQuerySchema>;

export const movementsAnswerSchema = z.object({
  movements: z.array(movementSchema),
  next: z.string().nullable(),
  /** sources that let too many go at once, whatever the query; `movement` is one to decide by, for all of them */
  holds: z.array(z.object({ source: id, label: text, since: moment, leavers: z.number().int(), movement: z.string() })),
});

export const movementDecisionSchema = z.strictObject({ why: z.string().trim().min(1).max(1024).optional() });
/** Every movement that was decided. */
export const movementDecidedSchema = z.object({
  decided: z.number().int(),
  state: z.enum(['confirmed', 'undone']),
});

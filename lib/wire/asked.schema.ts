/**
 * What the extension's administration pages may ask the collector, through the worker: route by route, with the schemas that query, body and answer are parsed by.
 * A route that is not here is not passed on.
 */
import { z } from 'zod';
import { KINDS, type Kind, SCHEMAS } from '../record/kinds.schema.ts';
import {
  bulkAnswerSchema,
  bulkRequestSchema,
  declineProposalSchema,
  endRequestSchema,
  exceptionSummarySchema,
  historyAnswerSchema,
  historyQuerySchema,
  importAnswerSchema,
  importJobSchema,
  importRequestSchema,
  importsAnswerSchema,
  objectAnswerSchema,
  previewAnswerSchema,
  previewRequestSchema,
  proposalSchema,
  proposalsAnswerSchema,
  reviewRequestSchema,
  searchAnswerSchema,
  searchQuerySchema,
  setupAnswerSchema,
  setupRequestSchema,
  setupSchema,
  undoRequestSchema,
  why,
} from './admin.schema.ts';
import {
  signInLinkRequestSchema,
  signInLinksSchema,
  signInPutSchema,
  signInSettingsAnswerSchema,
  signOutAnswerSchema,
} from './sign-in.schema.ts';
import {
  groupsAnswerSchema,
  groupTemplateSchema,
  movementDecidedSchema,
  movementDecisionSchema,
  movementsAnswerSchema,
  movementsQuerySchema,
  sourcesAnswerSchema,
  tokenAnswerSchema,
  tokenRequestSchema,
  tokensAnswerSchema,
} from './sources.schema.ts';

export interface Asked {
  query?: z.ZodType;
  /** by the kind in the route, where it has one */
  body?: (kind: Kind) => z.ZodType;
  answer: (kind: Kind) => z.ZodType;
  /** may take minutes: the whole record or a large file */
  slow?: true;
}

const nothing = z.unknown();
const id = z.string().min(1).max(128);

const table = {
  'GET /v1/search/:kind': { query: searchQuerySchema, answer: (kind) => searchAnswerSchema(kind) },
  'GET /v1/objects/:kind/:id': { answer: (kind) => objectAnswerSchema(kind) },
  'GET /v1/objects/:kind/:id/history': { query: historyQuerySchema, answer: () => historyAnswerSchema },
  'PUT /v1/:kind/:id': {
    body: (kind) => SCHEMAS[kind],
    // 202: it waits for a second administrator
    answer: (kind) => z.union([SCHEMAS[kind], proposalSchema]),
  },
  'DELETE /v1/:kind/:id': { answer: () => z.union([proposalSchema, nothing]) },
  'POST /v1/bulk': { body: () => bulkRequestSchema, answer: () => bulkAnswerSchema, slow: true },
  'POST /v1/templates/:id/preview': { body: () => previewRequestSchema, answer: () => previewAnswerSchema },
  'GET /v1/proposals': {
    query: z.strictObject({ state: z.enum(['open', 'accepted', 'declined']).optional() }),
    answer: () => proposalsAnswerSchema,
  },
  'POST /v1/proposals/:id/accept': { answer: () => proposalSchema },
  'POST /v1/proposals/:id/decline': { body: () => declineProposalSchema, answer: () => proposalSchema },
  'GET /v1/exceptions/summary': { answer: () => exceptionSummarySchema },
  'POST /v1/exceptions/:id/end': { body: () => endRequestSchema, answer: () => SCHEMAS.exceptions },
  'POST /v1/exceptions/:id/review': { body: () => reviewRequestSchema, answer: () => SCHEMAS.exceptions },
  'POST /v1/imports': { body: () => importRequestSchema, answer: () => importAnswerSchema, slow: true },
  'GET /v1/imports': { answer: () => importsAnswerSchema },
  'GET /v1/imports/:id': { answer: () => importJobSchema },
  'POST /v1/imports/:id/undo': { body: () => undoRequestSchema, answer: () => importJobSchema },
  'GET /v1/configuration': { answer: () => setupSchema, slow: true },
  'POST /v1/configuration': { body: () => setupRequestSchema, answer: () => setupAnswerSchema, slow: true },
  'GET /v1/sources': { answer: () => sourcesAnswerSchema },
  'GET /v1/groups': { answer: () => groupsAnswerSchema },
  'PUT /v1/groups/:id/template': { body: () => groupTemplateSchema, answer: () => nothing },
  'GET /v1/tokens': { answer: () => tokensAnswerSchema },
  'POST /v1/tokens': { body: () => tokenRequestSchema, answer: () => tokenAnswerSchema },
  'DELETE /v1/tokens/:id': { answer: () => nothing },
  'GET /v1/movements': { query: movementsQuerySchema, answer: () => movementsAnswerSchema },
  'POST /v1/movements/:id/confirm': { body: () => movementDecisionSchema, answer: () => movementDecidedSchema },
  'POST /v1/movements/:id/undo': { body: () => movementDecisionSchema, answer: () => movementDecidedSchema },
  'GET /v1/sign-in/settings': { answer: () => signInSettingsAnswerSchema },
  'PUT /v1/sign-in/settings': { body: () => signInPutSchema, answer: () => signInSettingsAnswerSchema },
  'GET /v1/sign-in/links': { answer: () => signInLinksSchema },
  'PUT /v1/sign-in/links/:id': { body: () => signInLinkRequestSchema, answer: () => nothing },
  'DELETE /v1/sign-in/links/:id': { answer: () => nothing },
  'POST /v1/technicians/:id/sign-out': { answer: () => signOutAnswerSchema },
} as const satisfies Record<string, Asked>;

export type AskedRoute = keyof typeof table;
export const ASKED: Readonly<Record<AskedRoute, Asked>> = table;

/** `version`: the one that was edited (`If-Match`); absent for a new object. Query and body are parsed by the route's own schemas. */
export const askMessageSchema = z.strictObject({
  type: z.literal('own.ask'),
  route: z.enum(Object.keys(table) as [AskedRoute, ...AskedRoute[]]),
  kind: z.enum(KINDS).optional(),
  id: id.optional(),
  query: z.record(z.string().max(32), z.union([z.string().max(2048), z.number()])).optional(),
  body: z.unknown().optional(),
  version: z.number().int().positive().optional(),
  why: why.optional(),
});
export type AskMessage = z.infer<typeof askMessageSchema>;

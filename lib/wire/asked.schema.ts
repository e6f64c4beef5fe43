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
import { closureSchema, fanOutSchema, givenSchema } from './closure.schema.ts';
import {
  acceptSchema,
  acknowledgeSchema,
  boardAnswerSchema,
  boardQuerySchema,
  coverageAnswerSchema,
  coverageQuerySchema,
  driftAnswerSchema,
  driftItemSchema,
  driftQuerySchema,
  driftSummarySchema,
  falseAlarmSchema,
  placesAnswerSchema,
  placesQuerySchema,
  pulseAnswerSchema,
  releaseSchema,
  reopenSchema,
  suspectsAnswerSchema,
  trendAnswerSchema,
  trendQuerySchema,
} from './drift.schema.ts';
import {
  destinationRequestSchema,
  destinationSchema,
  destinationsAnswerSchema,
  evidenceAnswerSchema,
  evidenceEventAnswerSchema,
  evidenceQuerySchema,
  populationAnswerSchema,
  populationQuerySchema,
  reachAnswerSchema,
  reachQuerySchema,
  sampleAnswerSchema,
  sampleRequestSchema,
  viewSchema,
  viewsAnswerSchema,
} from './evidence.schema.ts';
import {
  eraseRequestSchema,
  erasurePlanSchema,
  erasureRequestSchema,
  erasureSchema,
  erasuresAnswerSchema,
  holdRequestSchema,
  holdsAnswerSchema,
  planErasureSchema,
} from './evidence-erase.schema.ts';
import {
  matchAnswerSchema,
  matchesAnswerSchema,
  matchLinesAnswerSchema,
  matchLinesQuerySchema,
  matchRequestSchema,
  matchSchema,
} from './evidence-matches.schema.ts';
import {
  packRequestSchema,
  packSchema,
  packsAnswerSchema,
  scheduleRequestSchema,
  scheduleSchema,
  schedulesAnswerSchema,
} from './evidence-packs.schema.ts';
import {
  approveSchema,
  askPreviewSchema,
  askSchema,
  bindSchema,
  emergenciesQuerySchema,
  emergenciesSchema,
  handOverSchema,
  linkRequestSchema,
  linkSchema,
  proofQuerySchema,
  proofSchema,
  recordedSchema,
  rejectSchema,
  removalSchema,
  requestSchema,
  requestsQuerySchema,
  requestsSchema,
  riskSchema,
  whySchema,
} from './lifecycle.schema.ts';
import { roundRequestSchema, roundSchema, roundsAnswerSchema, roundsQuerySchema } from './rounds.schema.ts';
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
  'GET /v1/drift': { query: driftQuerySchema, answer: () => driftAnswerSchema },
  'GET /v1/drift/:id': {
    query: z.strictObject({ state: driftQuerySchema.shape.state }),
    answer: () => driftItemSchema,
  },
  'GET /v1/drift/places': { query: placesQuerySchema, answer: () => placesAnswerSchema },
  'GET /v1/drift/pulse': { answer: () => pulseAnswerSchema },
  'GET /v1/drift/summary': {
    query: z.strictObject({ client: driftQuerySchema.shape.client }),
    answer: () => driftSummarySchema,
  },
  'GET /v1/drift/board': { query: boardQuerySchema, answer: () => boardAnswerSchema },
  'GET /v1/drift/trend': { query: trendQuerySchema, answer: () => trendAnswerSchema },
  'GET /v1/drift/coverage': { query: coverageQuerySchema, answer: () => coverageAnswerSchema },
  'GET /v1/drift/suspects': { answer: () => suspectsAnswerSchema },
  'POST /v1/drift/suspects/:id/release': { body: () => releaseSchema, answer: () => suspectsAnswerSchema },
  // 204: nothing is left of it
  'POST /v1/drift/:id/acknowledge': { body: () => acknowledgeSchema, answer: () => driftItemSchema },
  'POST /v1/drift/:id/accept': { body: () => acceptSchema, answer: () => driftItemSchema },
  'POST /v1/drift/:id/false-alarm': { body: () => falseAlarmSchema, answer: () => driftItemSchema },
  'POST /v1/drift/:id/reopen': { body: () => reopenSchema, answer: () => driftItemSchema },
  'GET /v1/sign-in/settings': { answer: () => signInSettingsAnswerSchema },
  'PUT /v1/sign-in/settings': { body: () => signInPutSchema, answer: () => signInSettingsAnswerSchema },
  'GET /v1/sign-in/links': { answer: () => signInLinksSchema },
  'PUT /v1/sign-in/links/:id': { body: () => signInLinkRequestSchema, answer: () => nothing },
  'DELETE /v1/sign-in/links/:id': { answer: () => nothing },
  'POST /v1/technicians/:id/sign-out': { answer: () => signOutAnswerSchema },
  'GET /v1/evidence/search': { query: evidenceQuerySchema, answer: () => evidenceAnswerSchema, slow: true },
  'GET /v1/evidence/events/:id': { answer: () => evidenceEventAnswerSchema },
  'GET /v1/evidence/reach': { query: reachQuerySchema, answer: () => reachAnswerSchema },
  'GET /v1/evidence/views': { answer: () => viewsAnswerSchema },
  'PUT /v1/evidence/views/:id': { body: () => viewSchema, answer: () => viewSchema.extend({ id }) },
  'DELETE /v1/evidence/views/:id': { answer: () => nothing },
  'GET /v1/evidence/population': { query: populationQuerySchema, answer: () => populationAnswerSchema, slow: true },
  'POST /v1/evidence/sample': { body: () => sampleRequestSchema, answer: () => sampleAnswerSchema, slow: true },
  'GET /v1/evidence/destinations': { answer: () => destinationsAnswerSchema },
  'PUT /v1/evidence/destinations/:id': { body: () => destinationRequestSchema, answer: () => destinationSchema },
  'DELETE /v1/evidence/destinations/:id': { answer: () => nothing },
  'POST /v1/evidence/erasures/plan': {
    body: () => erasureRequestSchema,
    answer: () => erasurePlanSchema,
    slow: true,
  },
  'POST /v1/evidence/erasures': { body: () => eraseRequestSchema, answer: () => erasureSchema, slow: true },
  'POST /v1/evidence/erasures/planned': { body: () => planErasureSchema, answer: () => erasureSchema },
  'DELETE /v1/evidence/erasures/planned/:id': { answer: () => nothing },
  'GET /v1/evidence/erasures': { answer: () => erasuresAnswerSchema },
  'GET /v1/evidence/packs': { query: z.strictObject({ client: id.optional() }), answer: () => packsAnswerSchema },
  'POST /v1/evidence/packs': { body: () => packRequestSchema, answer: () => packSchema },
  'GET /v1/evidence/packs/:id': { answer: () => packSchema },
  'POST /v1/evidence/packs/:id/retry': { answer: () => packSchema },
  'DELETE /v1/evidence/packs/:id': { answer: () => nothing },
  'GET /v1/evidence/schedules': { answer: () => schedulesAnswerSchema },
  'PUT /v1/evidence/schedules/:id': { body: () => scheduleRequestSchema, answer: () => scheduleSchema },
  'DELETE /v1/evidence/schedules/:id': { answer: () => nothing },
  'POST /v1/evidence/matches': { body: () => matchRequestSchema, answer: () => matchAnswerSchema, slow: true },
  'GET /v1/evidence/matches': {
    query: z.strictObject({ console: id.optional() }),
    answer: () => matchesAnswerSchema,
  },
  'GET /v1/evidence/matches/:id': { answer: () => matchSchema },
  'GET /v1/evidence/matches/:id/lines': { query: matchLinesQuerySchema, answer: () => matchLinesAnswerSchema },
  'GET /v1/evidence/holds': { answer: () => holdsAnswerSchema },
  'PUT /v1/evidence/holds/:id': { body: () => holdRequestSchema, answer: () => holdsAnswerSchema },
  'DELETE /v1/evidence/holds/:id': { answer: () => nothing },
  'GET /v1/requests': { query: requestsQuerySchema, answer: () => requestsSchema },
  'POST /v1/requests': { body: () => askSchema, answer: () => requestsSchema },
  'POST /v1/requests/preview': { body: () => askSchema, answer: () => askPreviewSchema },
  'GET /v1/requests/:id': { answer: () => requestSchema },
  'POST /v1/requests/:id/recorded': { body: () => recordedSchema, answer: () => requestSchema },
  'POST /v1/requests/:id/link': { body: () => linkRequestSchema, answer: () => linkSchema },
  'POST /v1/requests/:id/cancel': { body: () => whySchema, answer: () => requestSchema },
  'POST /v1/requests/:id/revoke': { body: () => whySchema, answer: () => requestSchema },
  'POST /v1/requests/:id/bind': { body: () => bindSchema, answer: () => requestSchema },
  'POST /v1/requests/:id/accept-risk': { body: () => riskSchema, answer: () => requestSchema },
  'POST /v1/requests/:id/recheck': { body: () => whySchema, answer: () => requestSchema },
  'POST /v1/requests/:id/hand-over': { body: () => handOverSchema, answer: () => requestSchema },
  'POST /v1/requests/:id/close': { answer: () => requestSchema },
  'POST /v1/removals': { body: () => removalSchema, answer: () => requestsSchema },
  'GET /v1/emergencies': { query: emergenciesQuerySchema, answer: () => emergenciesSchema },
  'POST /v1/movements/:id/fan-out': { answer: () => fanOutSchema, slow: true },
  'POST /v1/movements/:id/hand-over': { body: () => handOverSchema, answer: () => givenSchema, slow: true },
  'GET /v1/movements/:id/closure': { answer: () => closureSchema },
  'POST /v1/clients/:id/leave': { body: () => whySchema, answer: () => fanOutSchema, slow: true },
  'GET /v1/clients/:id/closure': { answer: () => closureSchema },
  'GET /v1/proof': { query: proofQuerySchema, answer: () => proofSchema },
  'POST /v1/requests/:id/approve': { body: () => approveSchema, answer: () => requestSchema },
  'POST /v1/requests/:id/reject': { body: () => rejectSchema, answer: () => requestSchema },
  'POST /v1/rounds': { body: () => roundRequestSchema, answer: () => roundSchema },
  'GET /v1/rounds': { query: roundsQuerySchema, answer: () => roundsAnswerSchema },
  'GET /v1/rounds/:id': { answer: () => roundSchema },
  'POST /v1/rounds/:id/cancel': { answer: () => roundSchema },
} as const satisfies Record<string, Asked>;

export type AskedRoute = keyof typeof table;
/** What a route answers; of a kind, what any kind does. */
export type AnswerOf<R extends AskedRoute> = z.output<ReturnType<(typeof table)[R]['answer']>>;
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

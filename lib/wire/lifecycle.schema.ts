/**
 * Requests for access over the collector's HTTP API. The states, and what each step demands, are one table: lib/lifecycle/transitions.ts. Everything is within the clients the reader
 * serves; leads, administrators and compliance people whose grant names no clients see all, and members of a client's approver group what they decide on. Errors as in api.schema.ts; codes `lifecycle.…`.
 *
 * A request names one exact object (lifecycle/exact-object.schema.ts) and its hash. Whoever decides sends the hash of what they saw; where anything in the object changed since, the
 * answer is `lifecycle.otherObject` or `lifecycle.changed`, and it is asked anew. Every step answers with the request as it stands then. Evidence is named by the ids of events that
 * the log holds already: a device delivers its events first, then takes the step.
 *
 *   POST /v1/requests                        `askSchema` → 201 `requestsSchema`: from client, technician and a template, or a console and a role: one request for each exact account
 *   POST /v1/requests/preview                `askSchema` → `askPreviewSchema`: what asking would make, and nothing is made
 *   GET  /v1/requests?work&client&state&technician&console&account&movement&after&limit   `requestsQuerySchema` → `requestsSchema`. `work`: what waits for the reader, to `approve`, `do`, `verify`; or `own`
 *   GET  /v1/requests/{id}                   `requestSchema`
 *   POST /v1/requests/{id}/approve           approver: `approveSchema`
 *   POST /v1/requests/{id}/reject            approver: `rejectSchema`
 *   POST /v1/requests/{id}/recorded          who read the approver's reply in the ticket writes it down: `recordedSchema`; shown as `recorded`, never as `signed`
 *   POST /v1/requests/{id}/link              `linkRequestSchema` → 201 `linkSchema`: a one-use page for an approver without the extension; `address` is in this answer and nowhere else
 *   POST /v1/requests/{id}/cancel            `{why}`; also takes back an end that was asked for by mistake, before anybody set about it
 *   POST /v1/requests/{id}/implemented       `implementedSchema`: the events with which the caller did it (`form.submitted`, `fill.done`, `action.performed` on that account), or, done past us, the look that shows it
 *   POST /v1/requests/{id}/verify            `verifySchema`: an `account.observed` event of the caller that is later than the deed; for an end also `accounts.listed` without the account.
 *                                            Also after a revocation. A look that shows otherwise, or nothing, is refused and written down: it stays unverified, its owner is called
 *   POST /v1/requests/{id}/revoke            `{why}`: it is to end
 *   POST /v1/requests/{id}/revoked           `implementedSchema`: the events with which it was ended
 *   POST /v1/requests/{id}/accept-risk       lead, administrator: `riskSchema`: what cannot be verified
 *   POST /v1/requests/{id}/recheck           lead, administrator: `{why}`: … is looked at again
 *   POST /v1/requests/{id}/close             after the end was verified
 *   POST /v1/requests/{id}/bind              `{ticket}`: work that began without one
 *   POST /v1/requests/{id}/hand-over         lead, administrator: `handOverSchema`
 *   POST /v1/removals                        lead, administrator: `removalSchema` → 201 `requestsSchema`: an account that is there, recorded or not, must end
 *   GET  /v1/emergencies?client              `emergenciesSchema`: whether the reader may begin one there, and what is open
 *   POST /v1/movements/{id}/fan-out          lead, administrator: everything a joiner, mover or leaver sets off → `fanOutSchema`; twice is once, and adds what was found since. It happens by
 *                                            itself too, within a minute and when the movement is confirmed; what is held waits for that
 *   POST /v1/movements/{id}/hand-over        lead, administrator: `handOverSchema` → `givenSchema`: everything a leaver answers for is somebody else's
 *   POST /v1/movements/{id}/close            lead, administrator → `closureSchema`; 409 `lifecycle.stillOpen`, `lifecycle.owned`. It happens by itself too, when nothing is open or theirs
 *   GET  /v1/owners                          lead, compliance, administrator → `ownersSchema`: who answers for each template, client, way of working and exception
 *   GET  /v1/movements/{id}/closure          `closureSchema`: what is open, who holds it, what cannot be reached
 *   POST /v1/clients/{id}/leave              administrator: `{why}`: all our access there ends → `fanOutSchema`
 *   GET  /v1/clients/{id}/closure            `closureSchema`
 *   GET  /v1/proof?client&console&account    lead, compliance, administrator: `proofSchema`: who asked, approved, did, saw and ended it, with control ids
 *
 * An emergency begins on a device, offline too, by an `emergency.begun` event: `client`, `console`, `object` {type: 'account', key: its name}, `subject`, `detail` {why, hours}. The collector
 * makes a request of it when it arrives.
 *
 * What movements set off and closures answer: closure.schema.ts.
 *
 * `GET /approve/{token}` and `POST /approve/{token}` are the approver's page: plain HTML, no script, no sign-in (lib/collector/lifecycle/approver-page.ts).
 */
import { z } from 'zod';
import { exactObjectSchema } from '../lifecycle/exact-object.schema.ts';
import { PARTS_TO_END } from '../lifecycle/parts-to-end.ts';
import { PARTS, WAYS, WITNESSES } from '../lifecycle/request.ts';
import { STATES } from '../lifecycle/states.ts';
import { TRANSITION_NAMES } from '../lifecycle/transitions.ts';
import { PURPOSES } from '../record/attributes.ts';
import { id, moment, text } from '../record/record.schema.ts';

const count = z.number().int().min(0);
const why = z.string().trim().min(3).max(512);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a hash is 64 hexadecimal digits');
const event = z.uuid();
const ticket = z.strictObject({ console: id, number: z.string().trim().min(1).max(512) });

export const MOST_REQUESTS = 500;

/** `template`: everything it gives there, or in `console` alone. Without it, `console` with `role` or `groups`, which people decide on. */
export const askSchema = z
  .strictObject({
    client: id,
    technician: id,
    template: id.optional(),
    console: id.optional(),
    purpose: z.enum(PURPOSES).default('everyday'),
    role: text.optional(),
    groups: z.array(text).max(50).default([]),
    without: z.array(text).max(50).default([]),
    exception: id.optional(),
    ticket: ticket.optional(),
    hours: z.number().int().positive().max(87_600).optional(),
    why: why.optional(),
  })
  .refine(({ template, console }) => template !== undefined || console !== undefined, {
    message: 'name a template or a console',
    path: ['template'],
  });
export type Ask = z.infer<typeof askSchema>;

export const whySchema = z.strictObject({ why });
/** `exception`: of an emergency, the one its access goes on under, until that ends */
export const approveSchema = z.strictObject({ hash, why: why.optional(), exception: id.optional() });
export const rejectSchema = z.strictObject({ hash, why });
/** `event`: a `ticket.read` event of the caller, of the request's ticket, in which the reply was read */
export const recordedSchema = z.strictObject({ hash, approver: text, reply: why, event });
export const linkRequestSchema = z.strictObject({
  approver: text,
  mail: z.email().max(100),
  hours: z.number().int().min(1).max(168).default(72),
});
export const linkSchema = z.object({ address: z.string(), expires: moment });
export const implementedSchema = z.strictObject({
  events: z.array(event).min(1).max(50),
  elsewhere: z.boolean().default(false),
});
export const verifySchema = z.strictObject({ event });
export const riskSchema = z.strictObject({ why, recheckAt: moment });
export const bindSchema = z.strictObject({ ticket });
export const handOverSchema = z.strictObject({ owner: id, why });
export const removalSchema = z
  .strictObject({
    account: id.optional(),
    client: id.optional(),
    console: id.optional(),
    name: text.optional(),
    ticket: ticket.optional(),
    owner: id.optional(),
    why,
  })
  .refine(({ account, client, console, name }) => account !== undefined || (client && console && name), {
    message: 'name an account of the record, or client, console and name',
    path: ['account'],
  });
export type Removal = z.infer<typeof removalSchema>;

/** `account`: its name, with the client and the console it is in */
export const requestsQuerySchema = z
  .strictObject({
    work: z.enum(['approve', 'do', 'verify', 'own']).optional(),
    client: id.optional(),
    /** default: all that are open */
    state: z.enum(STATES).optional(),
    technician: id.optional(),
    console: id.optional(),
    account: text.optional(),
    movement: z.string().max(64).optional(),
    escalated: z.literal('yes').optional(),
    after: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(MOST_REQUESTS).default(100),
  })
  .refine(({ account, client, console }) => account === undefined || (client && console), {
    message: 'name the client and the console of the account',
    path: ['account'],
  });
export type RequestsQuery = z.infer<typeof requestsQuerySchema>;

const shown = z.object({
  event: z.string(),
  index: count,
  at: z.string(),
  by: z.string(),
  device: z.string(),
  seq: count,
});
/** … of a look that was taken for true, and whose eyes it was */
const seen = shown.extend({ witness: z.enum(WITNESSES).optional() });
const done = z.object({ at: z.string(), by: z.string(), elsewhere: z.boolean(), events: z.array(shown) });

/** As `AccessRequest` (lifecycle/request.ts), with names and, by itself, its steps. */
export const requestSchema = z.object({
  id: z.string(),
  version: count,
  state: z.enum(STATES),
  object: exactObjectSchema,
  hash,
  risk: z.enum(['high', 'normal']),
  ticket: z.object({ console: z.string(), number: z.string(), event: z.string() }).nullable(),
  why: z.string().nullable(),
  parts: z.partialRecord(z.enum(PARTS), z.array(z.string())),
  owner: z.string(),
  approvals: z.array(
    z.object({
      way: z.enum(WAYS),
      by: z.string(),
      recordedBy: z.string().optional(),
      said: z.string(),
      hash,
      at: z.string(),
    }),
  ),
  needed: count,
  askedAt: z.string(),
  lapsesAt: z.string().nullable(),
  done: done.nullable(),
  verified: seen.nullable(),
  repeatAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  emergency: z
    .object({ event: z.string(), begunAt: z.string(), endsAt: z.string(), reviewBy: z.string(), why: z.string() })
    .nullable(),
  ending: z.object({ at: z.string(), by: z.string(), why: z.string(), movement: z.string().optional() }).nullable(),
  revoked: done.nullable(),
  revocationVerified: seen.nullable(),
  failed: z.object({ at: z.string(), event: z.string(), why: z.string() }).nullable(),
  escalated: z.object({ at: z.string(), why: z.string() }).nullable(),
  residual: z.object({ by: z.string(), at: z.string(), why: z.string(), recheckAt: z.string() }).nullable(),
  movement: z.string().nullable(),
  ownHands: z.boolean().optional(),
  /** of one that ends something: what ends with it, in order; and what of it nothing shows yet (lifecycle/parts-to-end.ts) */
  toEnd: z.array(z.enum(PARTS_TO_END)).optional(),
  notShown: z.array(z.enum(PARTS_TO_END)).optional(),
  names: z.object({ subject: z.string().nullable(), client: z.string(), console: z.string(), owner: z.string() }),
  /** what the reader may do now, as far as the table and their parts in it tell */
  may: z.array(z.enum(TRANSITION_NAMES as [string, ...string[]])),
  steps: z
    .array(
      z.object({
        version: count,
        step: z.string(),
        state: z.enum(STATES),
        by: z.string(),
        at: z.string(),
        detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    )
    .optional(),
});
export type RequestView = z.infer<typeof requestSchema>;
/** `left`: what was named and needs nothing, a sentence each */
export const requestsSchema = z.object({
  requests: z.array(requestSchema),
  next: z.string().nullable().default(null),
  left: z.array(z.string()).default([]),
});

/** `asked`: it is open already, and asking again gives that one. `refused`: the newest no to the same. The id is of a request that is not kept. */
export const askPreviewSchema = z.object({
  lines: z.array(
    z.object({
      request: requestSchema,
      asked: z.boolean(),
      refused: z.object({ at: z.string(), by: z.string(), why: z.string() }).nullable(),
    }),
  ),
  left: z.array(z.string()),
});

export const emergenciesQuerySchema = z.strictObject({ client: id });
export const emergenciesSchema = z.object({
  /** null: the reader may begin one here; else why not */
  blocked: z.string().nullable(),
  hours: count,
  open: z.array(requestSchema),
});

export const proofQuerySchema = z.strictObject({ client: id, console: id, account: text });
const answer = z.object({
  who: z.string(),
  at: z.string(),
  what: z.string(),
  events: z.array(z.string()),
  controls: z.array(z.string()),
});
export const proofSchema = z.object({
  account: z.object({ client: z.string(), console: z.string(), name: z.string(), technician: z.string().nullable() }),
  requests: z.array(
    z.object({
      id: z.string(),
      state: z.enum(STATES),
      hash,
      asked: answer.nullable(),
      approved: z.array(answer),
      applied: answer.nullable(),
      verified: answer.nullable(),
      retired: answer.nullable(),
      /** what is missing for a whole proof, a sentence each */
      gaps: z.array(z.string()),
    }),
  ),
  /** whether nothing of it may still work */
  retired: z.boolean(),
  controls: z.array(z.object({ id: z.string(), title: z.string() })),
});

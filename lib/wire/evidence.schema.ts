/**
 * The evidence part of the collector's HTTP API: request and answer bodies, parsed on both sides. Everything stays within the caller's scope: an administrator, whoever serves `*`, and a
 * compliance person whose grant names no clients see the whole log; everybody else the clients they serve, and what they did themselves that has no client. A client outside is answered like one that
 * does not exist (403), everything else outside like what never was (empty).
 *
 *   GET    /v1/evidence/search?…              every role: `evidenceQuerySchema` → `evidenceAnswerSchema`. A timeline is a search for one ticket, account, person or client
 *   GET    /v1/evidence/events/{index}        every role → `evidenceEventAnswerSchema`: one event with its inclusion proof
 *   GET    /v1/evidence/reach?client         compliance, lead, administrator → `reachAnswerSchema`: who of the MSP can reach a client, and why
 *   GET    /v1/evidence/views                 every role → `viewsAnswerSchema`; PUT|DELETE /v1/evidence/views/{id}: `viewSchema`; one's own only
 *   GET    /v1/evidence/population?…          compliance, lead, administrator: `populationQuerySchema` → `populationAnswerSchema`; 503, and nothing, while the log is still being made searchable
 *   POST   /v1/evidence/sample                compliance, administrator: `sampleRequestSchema` → `sampleAnswerSchema`; 503 likewise
 *   GET    /v1/evidence/export?…              compliance, administrator: `exportQuerySchema` → the file, streamed; `unswivel-events` says how many events it will hold
 *   GET    /v1/evidence/destinations          administrator → `destinationsAnswerSchema`; PUT|DELETE /v1/evidence/destinations/{id}: `destinationRequestSchema` → `destinationSchema`
 *   POST   /v1/evidence/erasures/plan         compliance, administrator: `erasureRequestSchema` → `erasurePlanSchema`; changes nothing
 *   POST   /v1/evidence/erasures              administrator: `eraseRequestSchema` → `erasureSchema`; GET: compliance, administrator → `erasuresAnswerSchema`, the newest 500
 *   POST   /v1/evidence/erasures/planned      administrator: `planErasureSchema` → `erasureSchema`; DELETE /v1/evidence/erasures/planned/{id} with the header `unswivel-why` takes it back
 *   GET    /v1/evidence/holds                 compliance, administrator → `holdsAnswerSchema`; PUT /v1/evidence/holds/{id}: `holdRequestSchema`; DELETE with the header `unswivel-why`
 *   …      /v1/evidence/matches…             a console's own log, compared with ours: evidence-matches.schema.ts
 *   …      /v1/evidence/packs…, schedules…   packs made behind the log: evidence-packs.schema.ts
 */
import { z } from 'zod';
import { eventBodySchema, OUTCOMES, VERBS } from '../evidence/event.schema.ts';
import { GROUPS } from '../evidence/story/groups.ts';
import { MACHINE_KINDS } from '../record/machine-identity.schema.ts';
import { id } from '../record/record.schema.ts';

const count = z.int().min(0);
const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const moment = z.iso.datetime({ offset: true });
const text = z.string().trim().min(1).max(512);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Everything given must hold. `ticket` is a number, or `<console>:<number>`; `person` is actor or subject; `object` is `<type>:<key>`, as `exception:ex-1` or `console:rt`,
 * and `account:…` and `ticket:…` ask for the same as `account` and `ticket`; `q` is the beginning of any name or id in the log (technician, ticket, account, object, console account), or an event's whole
 * id. `from` and `to` are on the collector's clock, `to` exclusive.
 */
const filter = {
  client: id.optional(),
  actor: text.optional(),
  subject: text.optional(),
  person: text.optional(),
  ticket: text.optional(),
  account: text.optional(),
  object: text.optional(),
  console: text.optional(),
  signedInAs: text.optional(),
  group: z.enum(GROUPS).optional(),
  verb: z.enum(VERBS).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  from: moment.optional(),
  to: moment.optional(),
  q: z.string().trim().max(200).optional(),
};
export const evidenceFilterSchema = z.strictObject(filter);
export type EvidenceFilter = z.infer<typeof evidenceFilterSchema>;

/** A period that ends before it begins holds nothing, which must not be told as if somebody had looked. */
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  !from || !to || Date.parse(from) < Date.parse(to);
const REVERSED = { message: 'the period ends before it begins', path: ['to'] };

/** `before`: `next` of the page before. Newest first. */
export const evidenceQuerySchema = z
  .strictObject({
    ...filter,
    before: index.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(inOrder, REVERSED);
export type EvidenceQuery = z.infer<typeof evidenceQuerySchema>;

/** How far an event is proven. `checkpoint`: size of the first checkpoint that covered it; `cosigned`: devices that since verified and signed a checkpoint holding it. */
export const proofStateSchema = z.object({ leafHash: hex32, checkpoint: count, cosigned: count });

export const evidenceEventSchema = z.object({
  index: count,
  /** collector's clock */
  receivedAt: z.string(),
  device: z.string(),
  seq: count,
  /** null: `why` says whether it was erased, refused when it came, or changed where it is stored, or taken out there: nobody erased it */
  body: eventBodySchema.nullable(),
  why: z.enum(['erased', 'refused', 'changed']).nullable(),
  /** what happened, in one sentence */
  story: z.string(),
  group: z.enum(GROUPS).nullable(),
  proof: proofStateSchema,
});
export type EvidenceEvent = z.infer<typeof evidenceEventSchema>;

/**
 * `next`: pass as `before`; null when there is nothing older. A page may be short or empty although `next` is given: so far was looked, and `lookedBackTo` says to when. `count`, on the first page:
 * how many fit, exact or at least so many. `moreNames`: more names begin like `q` than one search looks for; the first of them by the alphabet were. `indexed` of `size` entries of the log can be found already.
 */
export const evidenceAnswerSchema = z.object({
  events: z.array(evidenceEventSchema),
  next: count.nullable(),
  lookedBackTo: z.string().nullable(),
  count: z.object({ n: count, exact: z.boolean() }).nullable(),
  moreNames: z.boolean().default(false),
  indexed: count,
  size: count,
});
export type EvidenceAnswer = z.infer<typeof evidenceAnswerSchema>;

/** `proof`: base64 hashes of RFC 6962 §2.1.1, nearest the leaf first, under the root of `checkpoint` (a signed note). */
export const evidenceEventAnswerSchema = z.object({
  event: evidenceEventSchema,
  leaf: z.object({ v: z.literal(1), log: z.string(), device: z.string(), seq: count, prev: hex32, body: hex32 }),
  salt: hex32.nullable(),
  checkpoint: z.string(),
  proof: z.array(z.string()),
});

export const viewSchema = z.strictObject({ label: z.string().trim().min(1).max(80), filter: evidenceFilterSchema });
/** One that was kept by another version may name what there is no more: whoever opens it is told so, and the others are there all the same. */
export const viewsAnswerSchema = z.object({
  views: z.array(z.object({ id, label: z.string(), filter: z.record(z.string(), z.string()) })),
});

/**
 * What an auditor draws from. `changes`: access, roles and records changed at the client; `accounts`: accounts worked on; `leavers`: people who left, of a client those whose access there was to end with it; `exceptions`; `emergencies`: begun, cover taken, break-glass used.
 */
export const POPULATIONS = ['changes', 'accounts', 'leavers', 'exceptions', 'emergencies'] as const;
export type PopulationKind = (typeof POPULATIONS)[number];
const period = { client: id.optional(), kind: z.enum(POPULATIONS), from: moment, to: moment };

/** Of an account it is its console and its name: longer than either. */
const itemId = z.string().min(1).max(1024);

export const populationQuerySchema = z
  .strictObject({
    ...period,
    /** the id of the last item of the page before */
    after: itemId.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  })
  .refine(inOrder, REVERSED);
export type PopulationQuery = z.infer<typeof populationQuerySchema>;

/** `id` is stable: the same log and period give the same ids. `index`: the event that puts the item into the population; `events`: how many there are about it, counted to 1000. */
export const populationItemSchema = z.object({
  id: z.string(),
  index: count,
  at: z.string(),
  story: z.string(),
  events: count,
});
export type PopulationItem = z.infer<typeof populationItemSchema>;

/**
 * A console of the client, and when its list of accounts was read within the period, oldest first: the newest 200 readings, and, where none of them is `complete`, the newest older one that is, looked for among
 * the newest 5000. `more`: there are readings in the period that are not listed.
 */
export const roundSchema = z.object({
  console: id,
  rounds: z.array(z.object({ at: z.string(), index: count, complete: z.boolean() })),
  more: z.boolean().default(false),
  /** what it is called, or was when it was removed */
  label: z.string().optional(),
  /** why accounts may be missing: it was removed or its profile paused, no list was read to its end, or none of so many that were looked at; null where one was */
  blind: z.string().nullable(),
  /** … and since when: of a list that was not read, when it last was, to its end; null: from the beginning; absent: it cannot be said */
  since: z.string().nullable().optional(),
});
export const populationAnswerSchema = z.object({
  total: count,
  /** of every kind, as all are found by looking once; null: more than can be drawn from */
  totals: z.partialRecord(z.enum(POPULATIONS), count.nullable()).default({}),
  items: z.array(populationItemSchema),
  next: z.string().nullable(),
  /** entries of the period that cannot be read any more (erased, or refused when they came): what they told of is among no items */
  unread: count.default(0),
  rounds: z.array(roundSchema),
});

/** A sample of `n` by `seed`, or the items whose ids were pasted. */
export const sampleRequestSchema = z.union([
  z.strictObject({ ...period, seed: z.string().min(1).max(128), n: z.int().min(1).max(500) }).refine(inOrder, REVERSED),
  z.strictObject({ ...period, ids: z.array(itemId).min(1).max(500) }).refine(inOrder, REVERSED),
]);
export const sampleAnswerSchema = z.object({
  /** how items were drawn, so that anybody can draw them again (lib/evidence/sample.ts) */
  method: z.string(),
  total: count,
  unread: count.default(0),
  /** `path`: the newest 200 events about it, and the one that puts it into the population, oldest first */
  items: z.array(populationItemSchema.extend({ path: z.array(evidenceEventSchema) })),
  /** pasted ids that are not of this population */
  unknown: z.array(z.string()),
});

export const reachQuerySchema = z.strictObject({ client: id });
/** Since when the collector has it so without a break, an account as theirs and in its `status`; null or absent where it cannot say. */
const since = z.string().nullable().optional();

export const reachAnswerSchema = z.object({
  client: id,
  at: z.string(),
  people: z.array(
    z.object({
      technician: z.string(),
      name: z.string(),
      active: z.boolean(),
      templates: z.array(z.string()),
      why: z.array(
        z.discriminatedUnion('how', [
          z.object({
            how: z.literal('account'),
            account: z.string(),
            name: z.string(),
            console: z.string(),
            purpose: z.string(),
            status: z.string(),
            roles: z.array(z.string()),
            /** on a console of the MSP's own, through which every client is reached */
            ours: z.boolean().optional(),
            since,
            /** when a console last showed this account; null: never */
            lastSeen: z.string().nullable().optional(),
          }),
          /** a program's identity there, for which they answer; `since` it was made */
          z.object({
            how: z.literal('machine'),
            machine: z.string(),
            kind: z.enum(MACHINE_KINDS),
            name: z.string(),
            purpose: z.string(),
            console: z.string().optional(),
            expires: z.string().optional(),
            since,
          }),
          /** `all`: every client, this one among them */
          z.object({ how: z.literal('serves'), all: z.boolean(), since }),
          z.object({ how: z.literal('cover'), reason: z.string(), until: z.string(), since }),
        ]),
      ),
    }),
  ),
});
export type ReachAnswer = z.infer<typeof reachAnswerSchema>;

export const FORMATS = ['pack', 'html', 'jsonl', 'csv', 'ocsf'] as const;
/**
 * `after` (an index, for all but `pack` and `html`) goes on where a download broke off, and `at` with the checkpoint it began with (the header `unswivel-checkpoint`, `<epoch>.<size>`): what came into the log since is
 * then not in it, and what was erased since is told as erased.
 */
export const exportQuerySchema = z
  .strictObject({
    client: id.optional(),
    from: moment.optional(),
    to: moment.optional(),
    format: z.enum(FORMATS).default('pack'),
    after: index.optional(),
    at: z
      .string()
      .regex(/^[1-9]\d{0,5}\.\d{1,15}$/)
      .optional(),
    /** a byte-order mark before CSV, for spreadsheets that take UTF-8 for something else without it */
    bom: z.enum(['yes', 'no']).default('yes'),
    ocsf: z.enum(['1.1.0', '1.5.0']).default('1.1.0'),
  })
  .refine(inOrder, REVERSED)
  .refine(({ format, after }) => after === undefined || (format !== 'pack' && format !== 'html'), {
    message: 'a pack and a page are made whole: ask for them from the beginning, without it',
    path: ['after'],
  });
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** Where new evidence is pushed to. The secret is never given back: `hasSecret` says that there is one; left out, it stays as it is. */
export const destinationRequestSchema = z.strictObject({
  label: z.string().trim().min(1).max(80),
  kind: z.enum(['otlp', 'splunk-hec']),
  url: z.url({ protocol: /^https?$/ }).max(2048),
  secret: z.string().min(1).max(4096).optional(),
  client: id.optional(),
  paused: z.boolean().default(false),
});
export const destinationSchema = destinationRequestSchema.omit({ secret: true }).extend({
  id,
  hasSecret: z.boolean(),
  /** entries of the log it has been sent, of `size` */
  sent: count,
  size: count,
  lastOkAt: z.string().nullable(),
  /** of the last attempt, or null when it went through; `retryAt` is when it is tried again */
  problem: z.string().nullable(),
  retryAt: z.string().nullable(),
  /** events the receiver said it will never take, since it was last set */
  rejected: count.default(0),
});
export type Destination = z.infer<typeof destinationSchema>;
export const destinationsAnswerSchema = z.object({ destinations: z.array(destinationSchema) });

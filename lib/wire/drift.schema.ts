/**
 * Drift over the collector's HTTP API, and how observations reach it. Everything is within the clients the reader serves; leads, administrators and compliance people whose grant names no clients see all.
 *
 * Observations are evidence, sent as events like everything else (lib/evidence/event.schema.ts):
 *
 *   `account.observed`  one account that a page showed. `object` {type: 'account', key: as the console names it}; `console` with profile, version, tenant and who is signed in;
 *                       `page`; `fields` {attribute, to: the raw text; '' = shown and empty; a field that is not shown is left out}; `detail` as `observedDetailSchema`
 *   `accounts.listed`   a list of accounts was read to its end. `object` {type: 'accounts', key: page id}; `detail` as `listedDetailSchema`. Only after it does a recorded
 *                       account that was not in the list count as not found. The rows themselves are `account.observed` events with `shown: 'list'`
 *
 * Whose account it is the collector decides itself from the console and the tenant read; a tenant that cannot be read yields nothing.
 *
 *   GET  /v1/drift?client&technician&console&severity&state&kind&assigned&after&limit   `driftQuerySchema` → `driftAnswerSchema`: worst first, then the oldest
 *   GET  /v1/drift/places?…as /v1/drift           `placesAnswerSchema`: the places one by one, for an export
 *   GET  /v1/drift/summary?client                 `driftSummarySchema`: counts for the badge and the head of the board
 *   GET  /v1/drift/pulse                          `pulseAnswerSchema`: whether the board shows something else than before, and how much is the reader's
 *   GET  /v1/drift/board?client&…&from&limit      `boardQuerySchema` → `boardAnswerSchema`: technicians × consoles, worst technicians first; narrowed as the list is
 *   GET  /v1/drift/trend?client&days              `trendAnswerSchema`
 *   GET  /v1/drift/coverage?client&after&limit    `coverageAnswerSchema`: what an all-clear rests on
 *   GET  /v1/drift/suspects                       `suspectsAnswerSchema`: readings held back because their profile is suspected
 *   POST /v1/drift/suspects/{id}/release          lead, administrator: `{why}`: the profile reads right, its findings count
 *   GET  /v1/drift/{id}?state                     `driftItemSchema` with up to 200 places
 *   POST /v1/drift/{id}/acknowledge               `acknowledgeSchema` → the item; somebody looks after it
 *   POST /v1/drift/{id}/accept                    lead, administrator: `acceptSchema` → the item; opens one exception for each client, console and value
 *   POST /v1/drift/{id}/false-alarm               `falseAlarmSchema` → the item; comes back when the value in the console or in the record changes
 *   POST /v1/drift/{id}/reopen                    `{why}` → the item
 */
import { z } from 'zod';
import { FINDING_KINDS, SEVERITIES } from '../drift/severity.ts';
import { CONSOLE_KINDS, PURPOSES } from '../record/attributes.ts';
import { id, moment } from '../record/record.schema.ts';

const said = z.string().max(2048);
const count = z.number().int().min(0);
const severity = z.enum(SEVERITIES);
const why = z.string().trim().min(3).max(512);
/** In a list an item comes with so many of its places, by itself with as many as this. */
export const PLACES_LISTED = 5;
export const MOST_PLACES = 200;

/** How a page showed an account. */
export const HOW_SHOWN = ['list', 'view', 'edit'] as const;

/** `detail` of `account.observed`. `round`: id of the asked round it belongs to; without it, it was seen in passing. */
export const observedDetailSchema = z.object({
  shown: z.enum(HOW_SHOWN).optional(),
  round: z.string().max(64).optional(),
});
/** `detail` of `accounts.listed`. `began`: device clock when the first page was read; `complete`: every page was. */
export const listedDetailSchema = z.object({
  began: moment,
  complete: z.boolean(),
  rows: count,
  pages: count.optional(),
  round: z.string().max(64).optional(),
});

/** `open`: nobody decided. `held`: its profile is suspected. `excepted`: an exception in force allows it; no drift, listed apart. */
export const DRIFT_STATES = ['open', 'acknowledged', 'false-alarm', 'held', 'excepted'] as const;
export type DriftState = (typeof DRIFT_STATES)[number];

export const driftQuerySchema = z.strictObject({
  client: id.optional(),
  technician: id.optional(),
  console: id.optional(),
  severity: severity.optional(),
  /** one of those it is */
  kind: z.enum(FINDING_KINDS).optional(),
  /** default: open and acknowledged */
  state: z.enum(DRIFT_STATES).optional(),
  /** a technician's id, or `me` */
  assigned: id.optional(),
  /** only what is nobody's: accounts that were never recorded, machine identities */
  nobody: z.literal('yes').optional(),
  after: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DriftQuery = z.infer<typeof driftQuerySchema>;

const mendSchema = z.object({
  /** who runs the console */
  console: z.enum(['us', 'client', 'both']),
  /** where the record is changed when the record is wrong; null: nowhere, it is a matter of the account */
  record: z.object({ id: z.string(), label: z.string() }).nullable(),
  /** of roles, groups and status: the system that decides, where it is not this one */
  access: z.string().nullable(),
});

/** One account that shows it. `shown` null: not shown, or kept from the log by the client's policy. */
export const driftPlaceSchema = z.object({
  id: z.string(),
  client: z.string(),
  clientName: z.string(),
  console: z.string(),
  consoleLabel: z.string(),
  /** as the console names it */
  account: z.string(),
  accountId: z.string().nullable(),
  purpose: z.enum(PURPOSES).nullable(),
  kinds: z.array(z.enum(FINDING_KINDS)),
  severity,
  expected: z.string().nullable(),
  shown: z.string().nullable(),
  since: z.string(),
  /** when it was last seen right; null: never */
  lastRight: z.string().nullable(),
  seenAt: z.string().nullable(),
  how: z.enum(HOW_SHOWN).nullable(),
  seenBy: z.string().nullable(),
  /** the page it was seen on, without parameters; null: not known */
  address: z.string().nullable(),
  /** what was seen where and when, and what the record says and why */
  explain: said,
  mend: mendSchema,
  state: z.enum(DRIFT_STATES),
  /** another value was seen by somebody else within minutes */
  contested: z.object({ shown: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** the exception that allows it, or did */
  exception: z.object({ id: z.string(), expires: z.string() }).nullable(),
  decided: z
    .object({ by: z.string(), at: z.string(), why: z.string().nullable(), assigned: z.string().nullable() })
    .nullable(),
});
export type DriftPlace = z.infer<typeof driftPlaceSchema>;

/** One cause. `places`: the worst first, 5 of them in a list and 200 of an item by itself; `count` is all that the reader may see. */
export const driftItemSchema = z.object({
  id: z.string(),
  technician: z.object({ id: z.string(), name: z.string(), active: z.boolean() }).nullable(),
  attribute: z.string(),
  kinds: z.array(z.enum(FINDING_KINDS)),
  severity,
  expected: z.string().nullable(),
  since: z.string(),
  lastRight: z.string().nullable(),
  count,
  clients: count,
  places: z.array(driftPlaceSchema).max(MOST_PLACES),
});
export type DriftItem = z.infer<typeof driftItemSchema>;

/** `behind`: observations and accounts still to be looked at; while it is not 0 an all-clear says so. */
const standing = z.object({ asOf: z.string(), behind: count });
export const driftAnswerSchema = standing.extend({ items: z.array(driftItemSchema), next: z.string().nullable() });

export const placesQuerySchema = driftQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type PlacesQuery = z.infer<typeof placesQuerySchema>;
export const placesAnswerSchema = z.object({
  places: z.array(
    driftItemSchema.pick({ technician: true, attribute: true }).extend({ item: z.string(), place: driftPlaceSchema }),
  ),
  next: z.string().nullable(),
});

const counts = z.object({ critical: count, high: count, medium: count, low: count });
export const driftSummarySchema = standing.extend({
  /** items with open or acknowledged places of a severity, each once, as the list narrowed to it; one that has places of several severities counts under each */
  items: counts,
  places: counts,
  held: count,
  excepted: count,
  /** assigned to the reader */
  mine: count,
});

/** `serial`: whoever holds another one asks for the board again. `mine`: items assigned to the reader. */
export const pulseAnswerSchema = standing.extend({ serial: z.string(), mine: count });
export type Pulse = z.infer<typeof pulseAnswerSchema>;

export const boardQuerySchema = z.strictObject({
  client: id.optional(),
  technician: id.optional(),
  console: id.optional(),
  severity: severity.optional(),
  kind: z.enum(FINDING_KINDS).optional(),
  state: z.enum(DRIFT_STATES).optional(),
  assigned: id.optional(),
  q: z.string().max(100).default(''),
  /** rows left out at the beginning, or the technician of the row before */
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
  after: z.string().max(256).optional(),
  /** `columns` of an answer the reader holds: they are not sent again while they are the same */
  columns: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

/**
 * `consoles` are the columns, grouped by client. `cells` of a row has one letter for each of them: a space where the technician has no recorded account there, `.` one that was never
 * seen, `-` seen too long ago, `o` seen and nothing wrong, `0` to `3` the worst severity (critical … low). Rows come worst first; who has nothing wrong comes last, by name.
 * Asked for a severity, kind, state or assignee, only those who have such a thing come, and only it is marked. `nobody`: accounts nobody recorded, with the first rows.
 */
const rowSchema = z.object({ worst: z.number().int().min(0).max(4), findings: count, cells: z.string() });
export const boardAnswerSchema = standing.extend({
  consoles: z
    .array(
      z.object({
        console: z.string(),
        label: z.string(),
        kind: z.enum(CONSOLE_KINDS),
        client: z.string(),
        clientName: z.string(),
      }),
    )
    .nullable(),
  columns: z.string(),
  nobody: rowSchema.nullable(),
  rows: z.array(rowSchema.extend({ technician: z.object({ id: z.string(), name: z.string(), active: z.boolean() }) })),
  total: count,
  next: z.string().nullable(),
});
export type BoardAnswer = z.infer<typeof boardAnswerSchema>;

export const trendQuerySchema = z.strictObject({
  client: id.optional(),
  days: z.coerce.number().int().min(1).max(400).default(90),
});
/** Places that were open at the end of each day, UTC; the last one is today so far. */
export const trendAnswerSchema = z.object({ days: z.array(counts.extend({ day: z.string() })) });

export const coverageQuerySchema = z.strictObject({
  client: id.optional(),
  console: id.optional(),
  after: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
/** One console at one client. `seen`: recorded accounts seen within the client's maximum age; `stale`: seen longer ago; `unknown`: values that could not be compared. */
export const coverageRowSchema = z.object({
  client: z.string(),
  clientName: z.string(),
  console: z.string(),
  consoleLabel: z.string(),
  recorded: count,
  seen: count,
  stale: count,
  unknown: count,
  lastPassive: z.string().nullable(),
  lastAsked: z.string().nullable(),
  /** when a list was last read to its end */
  lastList: z.string().nullable(),
  /** why an all-clear here is none, a sentence each */
  blind: z.array(said),
});
export const coverageAnswerSchema = standing.extend({
  rows: z.array(coverageRowSchema),
  total: z.object({ consoles: count, looked: count, recorded: count, seen: count, blind: count }),
  next: z.string().nullable(),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

export const suspectsAnswerSchema = z.object({
  suspects: z.array(
    z.object({
      id: z.string(),
      profile: z.string(),
      version: z.string(),
      attribute: z.string(),
      places: count,
      technicians: count,
      compared: count,
      since: z.string(),
      /** one of what is held back; null: none that the reader may see */
      example: driftPlaceSchema.nullable(),
    }),
  ),
});

/** `places`: some of the item's, by id; without it all the reader may see. */
const some = z.array(z.string().max(64)).min(1).max(10_000).optional();
export const acknowledgeSchema = z.strictObject({ why: why.optional(), assign: id.optional(), places: some });
export const falseAlarmSchema = z.strictObject({ why, places: some });
export const reopenSchema = z.strictObject({ why, places: some });
export const releaseSchema = z.strictObject({ why });
export const acceptSchema = z.strictObject({
  why,
  expires: moment,
  /** default: who accepts */
  owner: id.optional(),
  control: z.string().trim().max(1024).optional(),
  reviewBy: moment.optional(),
  places: some,
});

/**
 * What a content script may say to the worker. Everything here is untrusted: the worker parses it, takes tab, frame, origin and document from the browser's
 * own `sender`, and decides. A content script never names a client's id it was not shown, never an actor, never a time.
 */
import { z } from 'zod';
import { CONTROL_KINDS, SOURCES } from '../classify/described.ts';
import { TICKET_FIELDS } from '../consoles/profile.schema.ts';
import { OBSERVABLE } from '../drift/observable.ts';
import { MARKS } from '../evidence/event.schema.ts';
import { ATTRIBUTES, type Attribute, PURPOSES } from '../record/attributes.ts';
import { FORM_ATTRIBUTES, MOST_MINUTES } from '../record/form-attributes.ts';
import { MOST_NOTED } from './page-requests.ts';
import { teachMessageSchema } from './teach.schema.ts';

const text = z.string().max(2048);
const short = z.string().max(512);
const key = z.string().max(64);
/** given by the worker to one overlay in one document; useless elsewhere and after navigation */
const nonce = z.string().max(64);

/** Why a person could not fill a control by hand. */
const BARRIERS = ['disabled', 'readonly', 'tiny', 'transparent', 'clipped', 'off-screen', 'covered'] as const;
export type Barrier = (typeof BARRIERS)[number];

const candidate = z.strictObject({
  /** the overlay's own handle for the control within this scan */
  key,
  attribute: z.enum(FORM_ATTRIBUTES),
  control: short,
  confidence: z.number().min(0).max(1),
  source: z.enum(['profile', 'classifier', 'taught']),
  /** what it holds now, as seen by the page */
  holds: z.enum(['nothing', 'something']),
  /** current text, for `from` in the evidence and to know our own value again */
  current: text.optional(),
  maxLength: z.number().int().positive().optional(),
  /** how the field wants its value: an example, a regular expression (read, never run), the domain or dialling code the page adds */
  placeholder: short.optional(),
  pattern: short.optional(),
  beside: short.optional(),
  /** its choices are not known before its list is open */
  listed: z.literal(true).optional(),
  /** a select of which several can be chosen */
  several: z.literal(true).optional(),
  /** listed so that it is said, never to be filled */
  barrier: z.enum(BARRIERS).optional(),
  /** the words of a select, so that the worker can choose among them */
  options: z.array(short).max(300).optional(),
});
export type Candidate = z.infer<typeof candidate>;
/** … of somebody's identity */
export type IdentityCandidate = Candidate & { attribute: Attribute };

const words = z.string().max(160);
/** `Described` of lib/classify. */
const described = z.strictObject({
  kind: z.enum(CONTROL_KINDS),
  type: words,
  name: words,
  id: words,
  autocomplete: words.optional(),
  texts: z.array(z.strictObject({ source: z.enum(SOURCES), text: words })).max(40),
  options: z.array(words).max(60).optional(),
  form: z.number().int().min(0),
  password: z.enum(['before', 'after']).optional(),
});

const result = z.strictObject({
  key,
  outcome: z.enum(['kept', 'mismatch', 'left', 'refused', 'restored']),
  code: short.optional(),
});
export type FieldResult = z.infer<typeof result>;

export const pageMessageSchema = z.discriminatedUnion('type', [
  teachMessageSchema,
  /** first stage: an address was reached; `form` = there are inputs worth a look */
  z.strictObject({ type: z.literal('visit'), url: text }),
  /** first stage: the page the worker named is ready */
  z.strictObject({ type: z.literal('ready'), url: text, page: short.nullable() }),
  /** overlay: mounted in this document */
  z.strictObject({ type: z.literal('open'), url: text }),
  /** overlay: what is said about each control of the page; answered with what each is about, and tells nothing to nobody */
  z.strictObject({ type: z.literal('look'), controls: z.array(described).max(5000) }),
  /** overlay: which of a list's choices stands for a value; tells nothing to nobody */
  z.strictObject({
    type: z.literal('option'),
    attribute: z.enum(ATTRIBUTES),
    value: text,
    options: z.array(short).max(300),
  }),
  /** overlay: what the page shows, by the page definition it was given */
  z.strictObject({
    type: z.literal('read'),
    nonce,
    page: short,
    ticket: z.partialRecord(z.enum(TICKET_FIELDS), text).optional(),
    account: z
      .array(
        z.strictObject({ record: short, values: z.partialRecord(z.enum(OBSERVABLE), text), link: text.optional() }),
      )
      .max(1000)
      .optional(),
    /** of a list: how much of it the page shows (lib/page/read/list.ts) */
    list: z
      .strictObject({
        rows: z.number().int().min(0).max(1000),
        total: z.number().int().min(0).max(100_000_000).optional(),
        whole: z.boolean(),
        first: z.boolean(),
        last: z.boolean(),
        why: short.optional(),
        next: text.optional(),
      })
      .optional(),
    /** the console says that it has no such account */
    absent: z.literal(true).optional(),
    /** read by the console's own JSON, for a round: the account's name that was looked up */
    lookup: short.optional(),
    /** nothing was read: the page asks for a password */
    signIn: z.literal(true).optional(),
    tenant: short.optional(),
    signedInAs: short.optional(),
    /** required fields that did not validate, and why: nothing is taken from such a page */
    problems: z
      .array(z.strictObject({ field: short, why: short }))
      .max(20)
      .default([]),
  }),
  z.strictObject({
    type: z.literal('fill.intend'),
    nonce,
    fields: z.array(candidate).min(1).max(200),
    overwrite: z.boolean(),
    gesture: z.enum(['click', 'key']),
    tenant: short.optional(),
    /** the person pressed that it is meant although the form holds this other person, as `asks` named them */
    sure: short.optional(),
    /** puts right the one value that differs from the record in the account of this name, which the page shows now */
    mends: short.optional(),
  }),
  z.strictObject({ type: z.literal('fill.outcome'), nonce, intent: z.uuid(), fields: z.array(result).max(200) }),
  /** the overlay itself refused: covered, transparent, untrusted gesture, moved */
  z.strictObject({ type: z.literal('fill.refused'), nonce, code: short, detail: short.optional() }),
  /** undo was pressed: stored before anything is put back */
  z.strictObject({ type: z.literal('undo.intend'), nonce, intent: z.uuid() }),
  z.strictObject({ type: z.literal('fill.undone'), nonce, intent: z.uuid(), fields: z.array(result).max(200) }),
  /** the person asked for one value for the clipboard */
  z.strictObject({ type: z.literal('copy.intend'), nonce, attribute: z.enum(ATTRIBUTES), tenant: short.optional() }),
  /** the browser did not let the value just given into the clipboard */
  z.strictObject({ type: z.literal('copy.failed'), nonce, attribute: z.enum(ATTRIBUTES) }),
  z.strictObject({
    type: z.literal('submit'),
    nonce,
    intent: z.uuid().optional(),
    fields: z
      .array(z.strictObject({ attribute: z.enum(FORM_ATTRIBUTES), control: short, value: text, mark: z.enum(MARKS) }))
      .max(200),
  }),
  z.strictObject({ type: z.literal('action'), nonce, action: short, object: short.optional() }),
  z.strictObject({ type: z.literal('ticket.bind'), nonce, ticket: short.nullable() }),
  z.strictObject({ type: z.literal('client.choose'), nonce, client: short }),
  z.strictObject({ type: z.literal('subject.search'), nonce, query: z.string().max(128) }),
  z.strictObject({ type: z.literal('subject.choose'), nonce, subject: short }),
  /** the person asked in the overlay to teach this page's fields */
  z.strictObject({ type: z.literal('teach.start'), nonce }),
  /** marks: what the record says of these, whose fields or texts are in view or were asked for */
  z.strictObject({ type: z.literal('drift.show'), nonce, attributes: z.array(key).max(40) }),
  /** … the person accepts a difference as an exception until a moment, calls it a false alarm, or goes to the record */
  z.strictObject({ type: z.literal('drift.accept'), nonce, attribute: key, why: short, expires: z.iso.datetime() }),
  z.strictObject({ type: z.literal('drift.false-alarm'), nonce, attribute: key, why: short }),
  z.strictObject({ type: z.literal('drift.record'), nonce, attribute: key }),
  /** a request that waits here: go where it is done, or where it is seen; or it was done past us */
  z.strictObject({ type: z.literal('request.open'), nonce, request: key }),
  z.strictObject({ type: z.literal('request.look'), nonce, request: key }),
  z.strictObject({ type: z.literal('request.elsewhere'), nonce, request: key }),
  /** … on the page of its ticket: it gets this ticket */
  z.strictObject({ type: z.literal('request.bind'), nonce, request: key }),
  /** the note of what was verified for the ticket in view: its form is gone to; the time that is entered with it, in minutes; these requests' note was copied instead */
  z.strictObject({ type: z.literal('note.write'), nonce }),
  z.strictObject({
    type: z.literal('note.time'),
    nonce,
    minutes: z.number().int().min(1).max(MOST_MINUTES).nullable(),
  }),
  z.strictObject({ type: z.literal('note.copied'), nonce, requests: z.array(key).min(1).max(MOST_NOTED) }),
  /** … and decided on there, exactly as it was shown; `reject`: why it is turned down */
  z.strictObject({
    type: z.literal('request.decide'),
    nonce,
    request: key,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    reject: z.string().trim().min(3).max(512).optional(),
  }),
  z.strictObject({ type: z.literal('purpose.choose'), nonce, purpose: z.enum(PURPOSES) }),
  z.strictObject({
    type: z.literal('dock'),
    nonce,
    side: z.enum(['right', 'left', 'bottom-right', 'bottom-left']),
    open: z.boolean(),
  }),
  /** page messages shaped like ours, counted and never obeyed */
  z.strictObject({
    type: z.literal('noticed'),
    nonce,
    what: z.enum(['postMessage', 'untrusted-event', 'host-tampered']),
    count: z.number().int().positive(),
  }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

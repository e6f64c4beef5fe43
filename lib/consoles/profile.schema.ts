/**
 * A console profile: declarative knowledge of one console product. Data, never code: patterns are bounded, nothing is evaluated, and a profile can
 * neither name a password nor widen where scripts run (origins come from the configured console, never from here).
 */
import { z } from 'zod';
import { OBSERVABLE } from '../drift/observable.ts';
import { ATTRIBUTES, CONSOLE_KINDS } from '../record/attributes.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import { isBoundedPattern } from './bounded-pattern.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const selector = z.string().min(1).max(512);
/** A regular expression with at most one capture group that is the value. Length-capped; read only against text cut to 4,096 characters. */
const pattern = z.string().max(200).refine(isBoundedPattern, 'not a regular expression whose running time is bounded');
/** A page's own secrets (CSRF tokens, nonces, passwords) are no business of a reading. */
const attributeName = z
  .string()
  .max(64)
  .regex(/^(?!.*(?:token|csrf|xsrf|nonce|secret|passw)).*$/i, 'names a secret');

/**
 * One way to read a value. A reading lists several, tried in order; the first that gives a non-empty text which fits `pattern` wins.
 * - `json`: dotted path into the page's `json` answer (or another same-origin GET named by `get`, below the console's base path). A step `[name=Client|Kunde]`
 *   takes the array's entry that has it. In `get`, `{param}` is a parameter of the address or an earlier field, `{json.Owner.id}` a value of the page's answer
 * - `label`: the shown label (any of its translations); the value is what stands beside or below it. With `selector`: looked for inside that element
 * - `selector`: text or value of an element, or its `attr`
 * - `url`: a parameter captured by the page's path, query or hash
 * - `title`: the document's title, through `pattern`
 */
const rule = z.strictObject({
  json: z.string().max(200).optional(),
  get: z.string().startsWith('/').max(512).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
  selector: selector.optional(),
  attr: attributeName.optional(),
  url: z.string().max(64).optional(),
  title: z.literal(true).optional(),
  /** percent-decoded before `pattern`: for what stands in links */
  decode: z.literal(true).optional(),
  pattern: pattern.optional(),
  /** words a page shows for "nothing": read as empty, and no later rule is tried */
  empty: z.array(z.string()).optional(),
  /** the console's word → ours, e.g. `{ '0': 'true', '1': 'false' }` */
  words: z.record(z.string().max(64), z.string().max(64)).optional(),
  /** everything that matches `selector`, divided by semicolons, instead of the first: groups and roles of an account */
  each: z.literal(true).optional(),
});
/** A bare string is a selector. */
const strategy = z.union([selector, rule]);
export const readingSchema = z.union([strategy, z.array(strategy).min(1)]);
export type Reading = z.infer<typeof readingSchema>;
export type ReadingRule = z.infer<typeof rule>;

/** Ticket fields a reader can yield. `client*` and `requester*` describe the ticket's company and person. */
export const TICKET_FIELDS = [
  'number',
  'subject',
  'client',
  'clientId',
  'requesterName',
  'requesterEmail',
  'requesterPhone',
  'status',
  'queue',
  'owner',
  'priority',
  'created',
  'description',
  'mergedInto',
] as const;
export type TicketField = (typeof TICKET_FIELDS)[number];

/** How a form control is found: a selector, or its label (the stable thing where names are generated). */
const locator = z.union([selector, z.strictObject({ label: z.union([z.string(), z.array(z.string())]) })]);
export type Locator = z.infer<typeof locator>;

const form = z.strictObject({
  /** element the form lives in; the classifier and the filler never leave it */
  root: selector,
  /** attribute → where it goes; what is not listed is left to the classifier unless `only` is set */
  fields: z.partialRecord(z.enum(ATTRIBUTES), locator).default({}),
  only: z.boolean().default(false),
  /** controls that must never be touched */
  never: z.array(selector).default([]),
  /** the control that saves */
  save: selector.optional(),
  /** how to tell a form for a new account from one that edits somebody */
  creates: z.boolean().default(false),
  /** canonical role → this console's own word for it */
  roles: z.record(z.string(), z.string()).default({}),
});
/** A profile's form, or the one that answers a ticket (reply-form.ts). */
export type FormProfile = Omit<z.infer<typeof form>, 'fields'> & { fields: Partial<Record<FormAttribute, Locator>> };

/**
 * The form that answers the ticket a page shows. A note of what was verified, and the time it took, are drafted into it; the person saves.
 */
const reply = z.strictObject({
  /** the parameter of the page's address that is the ticket's number */
  ticket: z.string().min(1).max(64),
  /** element the form lives in; `{ticket}` in it is the number, as the form itself holds it: no other ticket's form is found by it */
  root: selector.includes('{ticket}'),
  /** where the text goes: rich text has an editor beside the field it is saved from, and one of the two is in view */
  note: locator,
  /** what keeps the note from the requester: a tick, which is set; or a choice, by a selector that fits only while it is the internal one. Nothing is written while it is not found */
  internal: locator.optional(),
  /** where the time worked goes, by the unit the field takes; beside a choice of units, by a selector that fits only while it is this one */
  minutes: locator.optional(),
  hours: locator.optional(),
  /** the control that saves */
  save: selector.optional(),
});

/**
 * How a list says how much of it a page shows. Without any of it a list is never taken for whole: then a recorded account that is not in it says nothing. Read in the whole page,
 * not in the container; `link` in each row.
 */
const list = z.strictObject({
  /** how many accounts the console says there are */
  total: readingSchema.optional(),
  /** there, and not empty, while a filter or search is at work */
  filtered: readingSchema.optional(),
  /** there when the console leaves out some of the list */
  more: selector.optional(),
  /** address of the page that follows, and whether one comes before */
  next: readingSchema.optional(),
  previous: selector.optional(),
  /** address of the account's own page */
  link: readingSchema.optional(),
});
export type ListProfile = z.infer<typeof list>;

const page = z
  .strictObject({
    id,
    /** `ticket` yields TicketContext; `account` yields an observation; `accounts` lists them; `form` is filled; `other` is known and has nothing to do */
    shows: z.enum(['ticket', 'account', 'accounts', 'form', 'other']),
    /** URLPattern pathname below the console's base path; `:name` captures */
    path: z.string().startsWith('/').max(256),
    /** query parameters that must be there; `:name` captures, else literal, `*` any */
    query: z.record(z.string(), z.string()).optional(),
    /** URLPattern for the hash without `#` */
    hash: z.string().max(256).optional(),
    /** selector that must match before the page is read */
    ready: selector.optional(),
    /** closest ancestor that holds one record: values are read only inside the container whose number equals the record's */
    container: selector.optional(),
    /**
     * parameters of the address as the record itself shows them inside its container. Where one differs the container is another record's (a stale pane)
     * and nothing is taken from it, unless `read.mergedInto` gives the number shown.
     */
    shown: z.record(z.string().max(64), readingSchema).optional(),
    /** same-origin GET below the console's base path with the person's cookie session, e.g. `/REST/2.0/ticket/{number}` */
    json: z.string().startsWith('/').max(512).optional(),
    /** on an `accounts` page: one element per account; `record` and `read` are read inside each */
    rows: selector.optional(),
    list: list.optional(),
    /**
     * where the page is found, below the console's base path: of a list of accounts as it stands, of an account's page with `{account}`, its name in this console. An asked round
     * goes there. Of the page that answers a ticket with `{ticket}`, its number
     */
    link: z.string().startsWith('/').max(512).optional(),
    /** there, and not empty, when the console says that it has no such account */
    absent: readingSchema.optional(),
    /** the account's own name in this console: the page (a form, too) yields an observation when it is there */
    record: readingSchema.optional(),
    /** what is read; keys are ticket fields on a `ticket` page, attributes elsewhere */
    read: z.record(z.string().max(64), readingSchema).default({}),
    /** which read fields must be there and fit, else the page "looks like a ticket, but …" */
    require: z.array(z.string()).default([]),
    form: form.optional(),
    reply: reply.optional(),
    /** what "saved" looks like after submit */
    saved: z
      .strictObject({
        selector: selector.optional(),
        text: z.string().max(200).optional(),
        path: z.string().max(256).optional(),
      })
      .optional(),
  })
  .superRefine(({ shows, read, require, reply, form }, context) => {
    if (reply && (shows !== 'ticket' || form))
      context.addIssue({
        code: 'custom',
        path: ['reply'],
        message: 'only a page that shows a ticket, and fills no other form, answers it',
      });
    const known: readonly string[] = shows === 'ticket' ? TICKET_FIELDS : OBSERVABLE;
    for (const key of Object.keys(read)) {
      if (!known.includes(key))
        context.addIssue({
          code: 'custom',
          path: ['read', key],
          message: `"${key}" is not read on a page that shows "${shows}"`,
        });
    }
    for (const key of require) {
      if (!(key in read))
        context.addIssue({ code: 'custom', path: ['require'], message: `"${key}" is required but nothing reads it` });
    }
  });
export type ProfilePage = z.infer<typeof page>;

/** An identity action that has no form: logged with its object and outcome, never values. */
const action = z.strictObject({
  id,
  /** page ids it can happen on */
  pages: z.array(id).min(1),
  /** the control a person presses */
  control: selector,
  does: z.enum([
    'disable',
    'enable',
    'delete',
    'reset-password',
    'reset-mfa',
    'change-role',
    'change-group',
    'revoke-sessions',
    'remote-session',
    'reveal-secret',
  ]),
  /** whose account it is about */
  object: readingSchema.optional(),
});
export type ProfileAction = z.infer<typeof action>;

/** The console's own same-origin JSON about one account, `{account}` being its name there: an asked round reads by it, without a page. 404: it has no such account. */
const lookup = z.strictObject({
  /** answered while the API is switched on: asked before a 404 is believed */
  probe: z.string().startsWith('/').max(512),
  json: z.string().startsWith('/').max(512),
  record: readingSchema,
  read: z.partialRecord(z.enum(OBSERVABLE), readingSchema),
});

export const profileSchema = z.strictObject({
  id,
  kind: z.enum(CONSOLE_KINDS),
  label: z.string().min(1).max(80),
  /** `YYYY-MM` and product version it was last checked against; part of every observation's provenance */
  checked: z.string().max(80),
  /** match patterns of the vendor's hosted editions, offered when a console is added */
  hosts: z.array(z.string().max(256)).default([]),
  tenant: readingSchema.optional(),
  signedInAs: readingSchema.optional(),
  pages: z.array(page).min(1).max(50),
  actions: z.array(action).max(50).default([]),
  lookup: lookup.optional(),
  /** canonical role → this console's own word for it, as its pages show it */
  roles: z.record(z.string().max(128), z.string().max(128)).optional(),
});
export type Profile = z.infer<typeof profileSchema>;
export type ProfileInput = z.input<typeof profileSchema>;

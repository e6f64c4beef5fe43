/**
 * One immutable piece of evidence, as the device stores and sends it (design.md, "Evidence"). Version 1.
 * A single shape with optional parts: who, what, where, why, from → to per field with provenance, when. Never a secret: no field of type password
 * is ever named here, and values follow the per-field policy before they arrive.
 */
import { z } from 'zod';
import { ATTRIBUTES, CONSOLE_KINDS, PURPOSES } from '../record/attributes.ts';

export const VERBS = [
  'ticket.read',
  'ticket.linked',
  'ticket.bound',
  'handoff',
  'client.confirmed',
  'subject.chosen',
  'fill.intended',
  'fill.done',
  'fill.refused',
  'fill.undone',
  // `success` = the value was given for the clipboard; a browser that refused to take it is told by a further event, `failed`.
  'value.copied',
  'form.submitted',
  'action.performed',
  'account.observed',
  // a console's list of accounts was read, to its end or not (wire/drift.schema.ts)
  'accounts.listed',
  // somebody looks after a finding, called it a false alarm, or accepted it
  'drift.decided',
  // somebody is to look at some accounts, does, and did
  'round.asked',
  'round.begun',
  'round.ended',
  // what was put right in a console was read again there: `success` = it is right now, `failed` = it still differs. `intent` is the fill
  'drift.mended',
  'cover.taken',
  'cover.reviewed',
  'record.changed',
  // a change that takes two administrators
  'change.proposed',
  'change.decided',
  'exception.ending',
  'exception.ended',
  'exception.reviewed',
  'profile.taught',
  'profile.decided',
  'enrolment.issued',
  'console.granted',
  'device.enrolled',
  'device.paused',
  'device.left',
  'security.noticed',
  // The collector's own chain, device `collector`: who asked is the actor; on the command line that is `command-line`, version 0.
  'session.begun',
  'session.ended',
  'sign-in.changed',
  // … what a source, a person or the clock did to somebody's record, and what was decided about it
  'technician.joined',
  'technician.moved',
  'technician.left',
  'technician.returned',
  'leavers.held',
  'movement.confirmed',
  'movement.undone',
  // the one path of a request for access (lib/lifecycle/transitions.ts); `object` {type: 'request', key: its id}
  'request.made',
  'request.approved',
  'request.rejected',
  'request.cancelled',
  'request.expired',
  'request.voided',
  'request.bound',
  'request.implemented',
  // outcome `failed`: it was looked at, and does not show what it must
  'request.verified',
  'request.in-use',
  'request.revocation-asked',
  'request.revoked',
  'request.revocation-verified',
  'request.closed',
  'request.escalated',
  'request.risk-accepted',
  'request.rechecked',
  'request.handed-over',
  'request.refused',
  // a one-use link for an approver without the extension
  'approval.link-made',
  'approval.link-used',
  // on the device it began on, offline too; `detail` {why, hours}
  'emergency.begun',
  // … and what the collector made of it
  'emergency.taken',
  // everything a joiner, mover, leaver or leaving client sets off
  'movement.fanned-out',
  // … and all of it has been seen to have ended, and whatever they answered for is somebody else's
  'movement.closed',
  'token.issued',
  'token.used',
  'token.revoked',
  'evidence.read',
  'evidence.exported',
  // bodies were destroyed for good, or are kept from it by a legal hold
  'evidence.erased',
  'evidence.held',
  // a console's own log was compared with ours; what packs are made by the clock
  'evidence.matched',
  'schedule.changed',
  // where evidence is pushed to
  'destination.changed',
  'access.refused',
  'device.closed',
  'device.stopped',
  'log.key-rotated',
  'log.epoch',
] as const;
export type Verb = (typeof VERBS)[number];

/** `refused` = a rule of ours said no; `cancelled` = the person, or what they did to the page, ended it; `failed` = it was tried and did not come about. */
export const OUTCOMES = ['intended', 'success', 'partial', 'refused', 'cancelled', 'failed', 'unknown'] as const;

/** How a field came to hold its value, as far as the page's own events tell. */
export const MARKS = ['filled', 'typed', 'pasted', 'browser', 'page', 'unchanged'] as const;
export type Mark = (typeof MARKS)[number];

const id = z.string().min(1).max(128);
const short = z.string().max(512);
const value = z.string().max(2048);

const provenanceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('record'), technician: id, version: z.number().int(), path: short }),
  z.strictObject({
    from: z.literal('rule'),
    technician: id,
    version: z.number().int(),
    client: id,
    /** of the client itself: a rule may use its domain and name */
    clientVersion: z.number().int().optional(),
    convention: z.number().int(),
    purpose: z.enum(PURPOSES),
    rule: short,
  }),
  z.strictObject({ from: z.literal('account'), account: id, version: z.number().int() }),
  z.strictObject({
    from: z.literal('template'),
    template: id,
    version: z.number().int(),
    technician: id,
    technicianVersion: z.number().int(),
    kind: z.enum(CONSOLE_KINDS),
    client: id,
    purpose: z.enum(PURPOSES),
  }),
  z.strictObject({ from: z.literal('exception'), exception: id, version: z.number().int() }),
  z.strictObject({ from: z.literal('ticket'), console: id, number: short, field: short }),
]);

export const eventFieldSchema = z.strictObject({
  attribute: z.union([z.enum(ATTRIBUTES), z.string().max(64)]),
  /** the control as a person would name it: its label, else name or id */
  control: short.optional(),
  from: value.optional(),
  to: value.optional(),
  mark: z.enum(MARKS).optional(),
  /** typed or pasted, and equal to a value the record or the ticket already had */
  rekeyed: z.boolean().optional(),
  outcome: z.enum(['kept', 'mismatch', 'left', 'refused', 'restored']).optional(),
  code: short.optional(),
  confidence: z.number().min(0).max(1).optional(),
  source: z.enum(['profile', 'classifier', 'taught']).optional(),
  provenance: provenanceSchema.optional(),
  /** the client's policy for this attribute, where it is not plain: `from` and `to` are digests, or left out (field-policy.ts) */
  policy: z.enum(['digest', 'omit']).optional(),
});
export type EventField = z.infer<typeof eventFieldSchema>;

export const eventBodySchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid({ version: 'v7' }),
  /** device clock, RFC 3339 in UTC with milliseconds */
  at: z.iso.datetime({ precision: 3 }),
  verb: z.enum(VERBS),
  outcome: z.enum(OUTCOMES),
  actor: z.strictObject({ technician: id, version: z.number().int(), device: id }),
  subject: z
    .union([z.strictObject({ technician: id, version: z.number().int() }), z.strictObject({ ticketPerson: short })])
    .optional(),
  /** absent = unbound work */
  ticket: z.strictObject({ console: id, number: short, url: short.optional() }).optional(),
  client: z.strictObject({ id, version: z.number().int() }).optional(),
  console: z
    .strictObject({
      id,
      profile: short.nullable(),
      profileVersion: short.optional(),
      tenant: short.optional(),
      signedInAs: short.optional(),
    })
    .optional(),
  page: z
    .strictObject({ origin: short, path: short, id: short.optional(), frame: z.number().int().optional() })
    .optional(),
  /** the exact thing acted on: an account name, a ticket number, a device id */
  object: z.strictObject({ type: short, key: short, purpose: z.enum(PURPOSES).optional() }).optional(),
  /** id of the event that announced this one */
  intent: z.uuid().optional(),
  fields: z.array(eventFieldSchema).max(200).optional(),
  code: short.optional(),
  detail: z.record(z.string().max(64), z.union([value, z.number(), z.boolean()])).optional(),
});
export type EventBody = z.infer<typeof eventBodySchema>;

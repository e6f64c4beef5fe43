/** What lies on top of the record: what a function may be in each kind of console, where a client differs from it, and who may write what. */
import { z } from 'zod';
import { ATTRIBUTES, CONSOLE_KINDS, PURPOSES } from './attributes.ts';
import { id, moment, text, version } from './record.schema.ts';

const sentence = z.string().trim().min(3).max(1024);

/** What one function is in one kind of console. With `client` it holds there only, and in place of the one without. `maxHours`: the longest it may be had. */
export const grantSchema = z.strictObject({
  kind: z.enum(CONSOLE_KINDS),
  client: id.optional(),
  purpose: z.enum(PURPOSES).default('everyday'),
  role: text.optional(),
  groups: z.array(text).max(50).default([]),
  maxHours: z.number().int().positive().max(87_600).optional(),
});
export type Grant = z.infer<typeof grantSchema>;

/** A named function (“Service desk L1”) and what it is in each console. */
export const roleTemplateSchema = z.strictObject({
  id,
  version,
  label: text,
  description: z.string().trim().max(1024).optional(),
  /** who answers for it; where none is named, whoever changed it last (collector/lifecycle/owners.ts) */
  owner: id.optional(),
  grants: z.array(grantSchema).max(500),
});
export type RoleTemplate = z.infer<typeof roleTemplateSchema>;

/**
 * An explicit deviation at one client: for one technician, or for everybody there. It ends by the collector's clock at `expires`, and is never renewed by itself.
 * `value` sets an attribute, and of an account that exists never its name; `role` gives a role in place of the template's, and groups beyond it; `other` is told in words
 * and changes no value. The closest one counts: for one technician before everybody, for one console before all, for one purpose before all. A login without a purpose
 * is the everyday account's.
 */
export const exceptionSchema = z.strictObject({
  id,
  version,
  client: id,
  technician: id.optional(),
  console: id.optional(),
  purpose: z.enum(PURPOSES).optional(),
  differs: z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('value'),
      attribute: z.enum(ATTRIBUTES).exclude(['role', 'ticketNumber']),
      value: text,
    }),
    z.strictObject({ what: z.literal('role'), role: text.optional(), groups: z.array(text).max(50).default([]) }),
    z.strictObject({ what: z.literal('other'), text: sentence }),
  ]),
  reason: sentence,
  owner: id,
  approvedBy: id.optional(),
  /** what keeps the risk small meanwhile */
  control: z.string().trim().max(1024).optional(),
  from: moment.optional(),
  expires: moment,
  reviewBy: moment.optional(),
  /** ended before its time */
  ended: z.strictObject({ at: moment, by: text, why: z.string().trim().max(1024).optional() }).optional(),
});
export type Exception = z.infer<typeof exceptionSchema>;

/** Parts of a technician's record that one source may own. Complex ones are owned whole. */
export const OWNABLE = [
  'userName',
  'name',
  'displayName',
  'nickName',
  'title',
  'emails',
  'phoneNumbers',
  'addresses',
  'preferredLanguage',
  'timezone',
  'active',
  'userType',
  'contract',
  'templates',
  'employeeNumber',
  'department',
  'organization',
  'manager',
] as const;
export type Ownable = (typeof OWNABLE)[number];

/**
 * Where records come from. What a source owns only it may change; what none owns is kept by hand in the options. `options` itself is never stored: it owns the rest.
 * Unique across sources: each attribute in `owns`.
 */
export const sourceSchema = z.strictObject({
  id,
  version,
  label: text,
  kind: z.enum(['scim', 'csv']),
  owns: z.array(z.enum(OWNABLE)).max(OWNABLE.length).default([]),
});
export type Source = z.infer<typeof sourceSchema>;

/** A group as its source says it (RFC 7643 §4.2). Its members get its template and roles, where an administrator says which. */
export const groupSchema = z.strictObject({
  id,
  version,
  displayName: text,
  source: id,
  members: z.array(id).max(20_000).default([]),
  template: id.optional(),
});
export type Group = z.infer<typeof groupSchema>;

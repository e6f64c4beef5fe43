/**
 * The canonical record as it is stored and sent: technicians (SCIM 2.0 User + Enterprise User, RFC 7643), clients, consoles and accounts.
 * Types are inferred here and imported as types everywhere else, so that zod stays out of content scripts.
 */
import { z } from 'zod';
import { lifecyclePolicySchema } from '../lifecycle/policy.schema.ts';
import { ATTRIBUTES, CONSOLE_KINDS, PURPOSES } from './attributes.ts';
import { lessonSchema } from './lesson.schema.ts';

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is 1 to 64 lower-case letters, digits and hyphens');
export const text = z.string().trim().min(1).max(256);
export const version = z.number().int().positive();
/** A moment, RFC 3339 in UTC. */
export const moment = z.iso.datetime();
/** The most days a client may let a look count. */
export const MOST_AGE_DAYS = 3650;
const origin = z.url().refine((value) => new URL(value).origin === value, 'an origin is scheme, host and port only');

const labelled = z.object({ value: text, type: z.string().max(32).optional(), primary: z.boolean().optional() });

export const technicianSchema = z.strictObject({
  id,
  version,
  userName: text,
  name: z.strictObject({ givenName: text, middleName: text.optional(), familyName: text }),
  displayName: text,
  nickName: text.optional(),
  title: text.optional(),
  emails: z.array(labelled).max(10),
  phoneNumbers: z.array(labelled).max(10),
  addresses: z
    .array(
      z.strictObject({
        type: z.string().max(32).optional(),
        streetAddress: text.optional(),
        locality: text.optional(),
        region: text.optional(),
        postalCode: text.optional(),
        country: text.optional(),
      }),
    )
    .max(5)
    .default([]),
  preferredLanguage: text.optional(),
  timezone: text.optional(),
  active: z.boolean(),
  /** `Contractor` comes with a `contract` */
  userType: text.optional(),
  /** who answers for somebody who is not employed here, and the last moment they work */
  contract: z.strictObject({ sponsor: id, ends: moment }).optional(),
  /** the role templates this technician's work takes (access.schema.ts) */
  templates: z.array(id).max(20).optional(),
  [ENTERPRISE]: z
    .strictObject({
      employeeNumber: text.optional(),
      department: text.optional(),
      organization: text.optional(),
      manager: z.strictObject({ value: id, displayName: text.optional() }).optional(),
    })
    .default({}),
});
export type Technician = z.infer<typeof technicianSchema>;

/**
 * How a client wants accounts named. `rules[purpose][attribute]` is a template (naming.ts); an attribute without a rule comes from the record.
 * `maxLength` caps a derived value; `collision` says how a taken login is told apart.
 */
export const conventionSchema = z.strictObject({
  version,
  rules: z.partialRecord(z.enum(PURPOSES), z.record(z.string().max(64), z.string().max(512))),
  maxLength: z.record(z.string().max(64), z.number().int().positive()).default({}),
  collision: z.enum(['number', 'ask']).default('number'),
});
export type Convention = z.infer<typeof conventionSchema>;

/** `own: true` marks the MSP itself: its convention names accounts in consoles that serve every client. */
export const clientSchema = z.strictObject({
  id,
  version,
  name: text,
  own: z.boolean().default(false),
  psaCompanyIds: z.array(text).max(50).default([]),
  aliases: z.array(text).max(50).default([]),
  domains: z.array(text).max(50).default([]),
  convention: conventionSchema,
  ticketRequired: z.boolean().default(false),
  approverGroup: text.optional(),
  /** who of ours answers for it; where none is named, whoever changed it last (collector/lifecycle/owners.ts) */
  owner: id.optional(),
  /** a change of what technicians may be at this client takes two administrators */
  fourEyes: z.boolean().optional(),
  /** per kind of console, which system decides who may be what there; the others consume */
  accessAuthority: z.partialRecord(z.enum(CONSOLE_KINDS), text).optional(),
  /** what it asks of requests for access; what is left out is read at its strictest */
  lifecycle: lifecyclePolicySchema.optional(),
  retentionDays: z.number().int().positive().optional(),
  /** what was seen in a console longer ago is unknown, not true; 30 where it is not said */
  maxAgeDays: z.number().int().positive().max(MOST_AGE_DAYS).optional(),
  /** what the log may say of each attribute's values at this client (evidence/field-policy.ts); what is not named is plain */
  evidence: z
    .strictObject({ fields: z.partialRecord(z.enum(ATTRIBUTES), z.enum(['plain', 'digest', 'omit'])).default({}) })
    .optional(),
});
export type Client = z.infer<typeof clientSchema>;

/**
 * Which client a page of the console belongs to: always one; every client, in the MSP's own name; or the tenant the page shows,
 * by a map from the tenant's text to a client.
 */
export const tenancySchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('client'), client: id }),
  z.strictObject({ mode: z.literal('ours') }),
  z.strictObject({ mode: z.literal('tenant'), tenants: z.record(text, id) }),
]);
export type Tenancy = z.infer<typeof tenancySchema>;

export const consoleSchema = z.strictObject({
  id,
  version,
  label: text,
  kind: z.enum(CONSOLE_KINDS),
  /** id of a console profile, or null: the classifier alone. */
  profile: id.nullable(),
  origins: z.array(origin).min(1).max(10),
  basePath: z.string().startsWith('/').max(256).default('/'),
  administeredBy: z.enum(['us', 'client', 'both']).default('us'),
  tenancy: tenancySchema,
  /** what people taught of its forms and the team accepted */
  taught: z.array(lessonSchema).max(500).optional(),
});
export type Console = z.infer<typeof consoleSchema>;

/**
 * One identity a technician has in one console for one client. `name` is allotted once by the collector and never re-derived.
 * Of a shared or delegated account `technician` answers for it, and `usedBy` names who else may use it.
 */
export const accountSchema = z.strictObject({
  id,
  version,
  technician: id,
  client: id,
  console: id,
  purpose: z.enum(PURPOSES),
  path: z.enum(['member', 'guest', 'delegated', 'group']).default('member'),
  name: text,
  roles: z.array(text).max(50).default([]),
  mfa: z.enum(['on', 'off', 'unknown']).default('unknown'),
  status: z.enum(['planned', 'active', 'disabled', 'gone']).default('planned'),
  usedBy: z.array(id).max(200).optional(),
  /** how it is used: the relationship, the vault, the segment it administers */
  how: z.string().trim().max(1024).optional(),
  /** the last moment it may be used; a break-glass account has none */
  until: moment.optional(),
  /** a rename that was proposed and declined: it is not proposed again */
  renameDeclined: text.optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const ROLES = ['technician', 'lead', 'compliance', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

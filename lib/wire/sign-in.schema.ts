/**
 * Sign-in through the MSP's OpenID Connect provider (authorization code + PKCE), part of the collector's API (api.schema.ts).
 *
 *   GET  /v1/sign-in                     whether it is set up, and what the button says (no sign-in)
 *   POST /v1/sign-in/start               redirect address + S256 challenge → state and the provider's address (no sign-in)
 *   POST /v1/sign-in/redeem              what the provider sent back + verifier + device key → device and session (no sign-in)
 *   POST /v1/sign-in/refresh             refresh token + the device key's proof → the next pair of tokens (no sign-in)
 *   GET|PUT /v1/sign-in/settings         administrator; the client secret goes in and never comes out
 *   GET  /v1/sign-in/links               administrator: who at the provider is which technician, and who waits to be told: the newest 500 of both, those who wait first
 *   PUT|DELETE /v1/sign-in/links/{id}    administrator: this person is that technician, or nobody any more
 *   POST /v1/technicians/{id}/sign-out   oneself or an administrator: every session and device of a technician stops acting
 */
import { z } from 'zod';
import { ROLES } from '../record/record.schema.ts';
import { enrolAnswerSchema } from './api.schema.ts';

const id = z.string().min(1).max(64);
const base64url = z.string().regex(/^[\w-]+$/);
const token = base64url.min(32).max(256);
const claim = z.string().trim().min(1).max(256);
const moment = z.iso.datetime();

/** An https address, or plain http on this machine alone: sign-in's answers would cross the network in the clear. */
const issuer = z
  .url()
  .max(512)
  .refine((text) => /^https:\/\/|^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/.test(text), {
    message: 'an issuer begins with https://',
  })
  .refine((text) => !/[?#]/.test(text), { message: 'an issuer has neither a query nor a fragment' })
  .refine((text) => !/^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/.test(text), {
    message: 'name your own tenant: https://login.microsoftonline.com/<tenant id>/v2.0 ; this one lets in every tenant',
  });

/** Where the browsers answer an extension (`identity.getRedirectURL`): Chromium's and Firefox's forms. No other address is ever sent a code. */
export const redirectSchema = z
  .string()
  .max(512)
  .regex(
    /^(https:\/\/[a-p]{32}\.chromiumapp\.org|https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org|http:\/\/127\.0\.0\.1\/mozoauth2\/[0-9a-f]{40})\/?[\w/-]*$/,
    'a redirect address is one the browser gives an extension, like https://<extension id>.chromiumapp.org/',
  );

/** Signatures that may be allowed. `none` and HMAC are not among them: with them whoever knows a public value could sign. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
  'EdDSA',
] as const;

/**
 * `claim` names a claim of the ID token: by its name, or by a path with dots (`realm_access.roles`). Where it holds a list, one of its values counts.
 */
export const signInSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** as the button says it: “Sign in with …” */
  label: z.string().trim().min(1).max(40),
  issuer,
  clientId: z.string().trim().min(1).max(256),
  /** `openid` is always asked for */
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/))
    .max(20)
    .default(['profile']),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).max(ALGORITHMS.length).default(['RS256']),
  /** also read the claims of the user info endpoint: some providers put groups there only */
  userInfo: z.boolean().default(false),
  /** which claim never changes for a person, and what of the technician it is; `link` = only who an administrator confirmed */
  identify: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('link'), claim }),
      z.strictObject({ by: z.literal('employeeNumber'), claim }),
      /** as this source of records named the person (SCIM `externalId`) */
      z.strictObject({ by: z.literal('externalId'), claim, source: id }),
    ])
    .refine(({ claim }) => !/^(email|mail|upn|preferred_username|unique_name|name)$/.test(claim), {
      message: 'names and e-mail addresses are given to somebody else one day; use sub, oid or an employee number',
    })
    .default({ by: 'link', claim: 'sub' }),
  /** all of these must hold, for instance `hd` = the company's domain at Google, `tid` at Entra */
  require: z
    .array(z.strictObject({ claim, value: z.string().min(1).max(256) }))
    .max(20)
    .default([]),
  /** what gives which role; empty = roles are kept by hand. Otherwise they are set at each sign-in, and who gets none is not let in */
  roles: z
    .array(z.strictObject({ claim, value: z.string().min(1).max(256), role: z.enum(ROLES) }))
    .max(100)
    .default([]),
  /** how long until a person signs in again */
  hours: z.number().int().min(1).max(168).default(12),
  /** the provider must have seen the person sign in this recently */
  maxAgeMinutes: z.number().int().min(1).max(10_080).optional(),
  redirects: z.array(redirectSchema).max(20).default([]),
});
export type SignInSettings = z.infer<typeof signInSettingsSchema>;

/** `version` of the settings that were changed, 0 for the first. `secret`: text sets it, null removes it, absent keeps it. */
export const signInPutSchema = z.strictObject({
  version: z.number().int().min(0),
  settings: signInSettingsSchema,
  secret: z.string().min(1).max(1024).nullable().optional(),
});
export const signInSettingsAnswerSchema = z.object({
  version: z.number().int(),
  settings: signInSettingsSchema.nullable(),
  hasSecret: z.boolean(),
});
export type SignInSettingsAnswer = z.infer<typeof signInSettingsAnswerSchema>;

export const signInOfferSchema = z.object({ enabled: z.boolean(), label: z.string() });

export const startRequestSchema = z.strictObject({
  redirectUri: redirectSchema,
  /** S256 of RFC 7636 */
  challenge: base64url.length(43),
  /** only without asking the person anything (`prompt=none`) */
  silent: z.boolean().optional(),
});
export const startAnswerSchema = z.object({ state: token, url: z.url(), expires: moment });

/** `proof` = Ed25519 by the device key over the UTF-8 bytes `unswivel-sign-in:v1:` + state. A known key signs its device in again. */
export const redeemRequestSchema = z.strictObject({
  state: token,
  code: z.string().min(1).max(8192),
  /** RFC 9207, where the provider sends it */
  iss: z.string().max(512).optional(),
  verifier: z.string().regex(/^[\w.~-]{43,128}$/),
  device: z.strictObject({
    name: z.string().trim().min(1).max(64),
    publicKey: base64url.max(512),
    proof: base64url.max(512),
  }),
});

/** Opaque tokens of a session. `access` acts until `accessUntil`; `refresh` gives the next pair, once. Nothing goes beyond `until`. */
export const sessionSchema = z.object({ access: token, accessUntil: moment, refresh: token, until: moment });
export type Session = z.infer<typeof sessionSchema>;

/** `token` delivers evidence and does nothing else; absent where the device is known: it keeps the one it has. */
export const redeemAnswerSchema = enrolAnswerSchema.extend({
  token: enrolAnswerSchema.shape.token.optional(),
  session: sessionSchema,
});

/** `proof` = Ed25519 by the device key over the UTF-8 bytes `unswivel-refresh:v1:` + refresh + `:` + time. `time` is within 5 minutes of the collector's. */
export const refreshRequestSchema = z.strictObject({
  refresh: token,
  time: z.iso.datetime({ precision: 3 }),
  proof: base64url.max(512),
});

export const signInLinksSchema = z.object({
  links: z.array(
    z.object({
      id,
      issuer: z.string(),
      subject: z.string(),
      technician: id.nullable(),
      shown: z.string(),
      at: z.string(),
    }),
  ),
});
export const signInLinkRequestSchema = z.strictObject({ technician: id });
export type SignInLink = z.infer<typeof signInLinksSchema>['links'][number];

export const signOutAnswerSchema = z.object({ sessions: z.number().int(), devices: z.number().int() });

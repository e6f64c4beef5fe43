/**
 * The collector's HTTP API, version 1: request and answer bodies, parsed on both sides. Errors are always `errorSchema` with the HTTP status it names.
 * `Authorization: Bearer <token>` on everything but `/v1/status`, `/v1/enrol` and what begins a sign-in (sign-in.schema.ts).
 *
 *   GET  /v1/status                      who am I talking to (no sign-in)
 *   POST /v1/enrol                       one-time code + device key → token
 *   GET  /v1/snapshot?since=<version>    the record a device may cache, or what changed of it; ETag / If-None-Match → 304
 *   POST /v1/events                      a signed batch of leaves with salts and bodies → places, checkpoint, proofs
 *   GET  /v1/log                         the log's keys, epochs and newest checkpoint
 *   GET  /v1/log/consistency?epoch&from  newest checkpoint, and the proof that it extends size `from`
 *   POST /v1/log/cosignatures            a device's cosignature on a checkpoint it verified
 *   GET  /log/checkpoint, /log/tile/…    the log in the C2SP tlog-tiles layout (text and bytes, not JSON)
 *   GET  /v1/events?after&limit&ticket&client&console&verb&technician     what the log holds, within the reader's clients
 *   GET  /v1/tickets/recent              this technician's recent tickets, from any device
 *   POST /v1/accounts/allot              settle an account's name once
 *   POST /v1/clients/{id}/names          a technician confirms how the PSA calls a client, for the team
 *   POST /v1/cover, GET /v1/cover, POST /v1/cover/{id}/review            on-call cover: time-boxed, self-served, reviewed; the newest 500 are listed
 *   PUT|DELETE /v1/drafts/{id}, GET /v1/drafts                           a taught field, offered or taken back (teach.schema.ts); 1000 are listed, open ones first, each newest first
 *   POST /v1/drafts/{id}/accept, /decline                                 lead, administrator: part of its console for everybody, or not
 *   PUT|DELETE /v1/{technicians|clients|consoles|accounts}/{id}          administrator; `If-Match: <version>` (412 when stale)
 *   POST /v1/enrolments                  administrator: a one-time code
 *   GET  /v1/devices, DELETE /v1/devices/{id}                            administrator: list, revoke
 *   POST /v1/devices/{id}/close          administrator: a lost device; states what it had and did not report
 *   PUT  /v1/profiles/{id}/pause         administrator: pause one profile everywhere
 *   DELETE /v1/session                   this device's token ends
 */
import { z } from 'zod';
import { profileSchema } from '../consoles/profile.schema.ts';
import { eventBodySchema } from '../evidence/event.schema.ts';
import { exceptionSchema, roleTemplateSchema } from '../record/access.schema.ts';
import { PURPOSES } from '../record/attributes.ts';
import { accountSchema, clientSchema, consoleSchema, ROLES, technicianSchema } from '../record/record.schema.ts';

const id = z.string().min(1).max(128);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .max(256);
const note = z.string().max(16_384);
const vkey = z.string().max(512);
const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Hashes of a Merkle proof, base64, in the order the proof is read. */
const proof = z.array(base64).max(128);
const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(512);

export const errorSchema = z.object({
  error: z.object({ code: z.string(), status: z.number().int(), sentence: z.string() }),
});

export const statusSchema = z.object({
  name: z.literal('unswivel-collector'),
  version: z.string(),
  api: z.literal(1),
  log: z.string(),
  now: z.string(),
});

/** `proof` = Ed25519 signature by the device key over the UTF-8 bytes `unswivel-enrol:v1:` + code. */
export const enrolRequestSchema = z.strictObject({
  code: z.string().trim().min(4).max(64),
  device: z.strictObject({ name: z.string().trim().min(1).max(64), publicKey: base64url, proof: base64url }),
});

export const meSchema = z.object({
  technician: technicianSchema,
  roles: z.array(z.enum(ROLES)),
  /** client ids this technician serves, cover included; `*` = all */
  serves: z.array(z.string()),
});
export type Me = z.infer<typeof meSchema>;

export const enrolAnswerSchema = z.object({
  device: id,
  token: z.string().min(32).max(256),
  log: z.string(),
  /** C2SP verifier key of the log: the device pins it and follows rotations from here */
  logKey: vkey,
  me: meSchema,
});

/** The kinds of object a device caches. */
export const RECORD_PARTS = ['technicians', 'clients', 'consoles', 'accounts', 'templates', 'exceptions'] as const;

const frame = {
  /** how this caller sees the record, and how many changes it has seen */
  version: z.string().max(256),
  leaseUntil: z.iso.datetime(),
  me: meSchema,
  /** profiles the team added; the built-in ones ship with the extension */
  profiles: z.array(profileSchema),
  /** profile ids an administrator paused, with the reason */
  paused: z.record(z.string(), z.string()),
  /**
   * Of which clients the accounts are here; absent: of all that the caller sees. Where those are more than a device should hold (collector/snapshot-accounts.ts), the caller's own come
   * along in any case, and the others are asked for place by place: `GET /v1/accounts?client=…&console=…`.
   */
  accountsOf: z.array(id).optional(),
};
const parts = {
  technicians: z.array(technicianSchema),
  clients: z.array(clientSchema),
  consoles: z.array(consoleSchema),
  accounts: z.array(accountSchema),
  templates: z.array(roleTemplateSchema).default([]),
  exceptions: z.array(exceptionSchema).default([]),
};
export const snapshotSchema = z.object({ ...frame, ...parts });
export type Snapshot = z.infer<typeof snapshotSchema>;

/** What changed since the version `since`; `removed` names what is gone, or is not this caller's to see any more. */
export const changesSchema = z.object({
  ...frame,
  since: z.string(),
  changed: z.object(parts),
  removed: z.record(z.enum(RECORD_PARTS), z.array(id)),
});
export type Changes = z.infer<typeof changesSchema>;
export const snapshotAnswerSchema = z.union([changesSchema, snapshotSchema]);

export const leafSchema = z.strictObject({
  v: z.literal(1),
  log: z.string().max(256),
  device: id,
  seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  prev: hex32,
  body: hex32,
});

/**
 * `signature` = base64url Ed25519 by the device key over the UTF-8 bytes `unswivel-batch:v1:` + the hex leaf hashes joined by `,`. The leaves are consecutive
 * in the device's chain. Bodies are parsed one by one, so that one refused body never stops the rest.
 */
export const batchSchema = z.strictObject({
  events: z
    .array(
      z.union([
        z.strictObject({ leaf: leafSchema, salt: hex32, body: z.unknown() }),
        /** the body was refused before and stays on the device; `withheld` says why */
        z.strictObject({ leaf: leafSchema, withheld: z.string().min(1).max(512) }),
      ]),
    )
    .min(1)
    .max(500),
  signature: base64url,
  /** the newest checkpoint this device verified; size 0 before the first */
  seen: z.strictObject({ epoch: z.number().int().min(1), size }),
  /** the last number in the device's chain, sent or not: what is missing when the device is lost */
  held: size,
  /** device clock when it was sent */
  sentAt: z.iso.datetime({ precision: 3 }),
});

/** Proves consecutive entries at once: the hashes beside `[first, first + count)` that lead to the checkpoint's root (lib/evidence/range-proof.ts). */
export const rangeProofSchema = z.object({ first: size, count: size, hashes: proof });

/**
 * One result per event, in order. `duplicate` = it was there already, same leaf: the first index is given again.
 * `checkpoint` is a C2SP signed note; `consistency` proves that it extends `seen`; it is empty when `seen` is of an earlier epoch (then see `/v1/log`).
 */
export const batchAnswerSchema = z.object({
  results: z.array(
    z.union([
      z.object({
        seq: z.number().int(),
        index: z.number().int(),
        leafHash: hex32,
        duplicate: z.boolean().optional(),
        bodyRefused: z.string().optional(),
      }),
      z.object({ seq: z.number().int(), error: z.object({ code: z.string(), sentence: z.string() }) }),
    ]),
  ),
  epoch: z.number().int().min(1),
  checkpoint: note,
  proofs: z.array(rangeProofSchema),
  consistency: proof,
});

/** `keys[0]` is the first one; each later one came by a note signed with both. An epoch after the first says where the log went on from a restored backup. */
export const logSchema = z.object({
  log: z.string(),
  epoch: z.number().int().min(1),
  keys: z.array(z.object({ vkey, rotation: note.nullable() })).min(1),
  epochs: z.array(z.object({ epoch: z.number().int().min(1), fromSize: size, note: note.nullable() })).min(1),
  checkpoint: note,
});

export const consistencyAnswerSchema = z.object({
  epoch: z.number().int().min(1),
  checkpoint: note,
  consistency: proof,
});

/** `line` is the signature line of C2SP tlog-cosignature (cosignature/v1), made with the device key under the name `<log>/<device>`. */
export const cosignatureRequestSchema = z.strictObject({
  epoch: z.number().int().min(1),
  size,
  line: z.string().max(512),
});

/** What a closed device is known to have written and never reported; `held` is the last number it ever told. */
export const closeAnswerSchema = z.object({ device: id, lastSeq: size, held: size, unreported: size });

export const eventsAnswerSchema = z.object({
  events: z.array(
    z.object({
      index: z.number().int(),
      leaf: leafSchema,
      leafHash: hex32,
      salt: hex32.nullable(),
      /** null: `why` says whether it was erased, refused when it came, or changed where it is stored */
      body: eventBodySchema.nullable(),
      why: z.enum(['erased', 'refused', 'changed']).nullable(),
      receivedAt: z.string(),
    }),
  ),
  /** pass as `after` for the next page; null at the end */
  next: z.number().int().nullable(),
});

export const recentTicketsSchema = z.object({
  tickets: z.array(
    z.object({
      console: id,
      number: z.string(),
      subject: z.string(),
      client: id.optional(),
      url: z.string().optional(),
      at: z.string(),
    }),
  ),
});

export const allotRequestSchema = z.strictObject({
  technician: id,
  client: id,
  console: id,
  purpose: z.enum(PURPOSES),
});
export const allotAnswerSchema = z.object({ account: accountSchema });

export const clientNameRequestSchema = z.strictObject({
  kind: z.enum(['psaCompanyId', 'alias']),
  value: z.string().trim().min(1).max(256),
});

export const enrolmentRequestSchema = z.strictObject({
  technician: id,
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  /** client ids, or `['*']` */
  serves: z.array(z.string().max(64)).max(2000).optional(),
  minutes: z.number().int().min(1).max(10_080).default(1440),
});
export const enrolmentAnswerSchema = z.object({ code: z.string(), expires: z.string() });

/** `paused: false` ends a pause. */
export const pauseRequestSchema = z.discriminatedUnion('paused', [
  z.strictObject({ paused: z.literal(true), reason: z.string().trim().min(3).max(512) }),
  z.strictObject({ paused: z.literal(false), reason: z.string().trim().max(512).optional() }),
]);

export const devicesAnswerSchema = z.object({
  devices: z.array(
    z.object({
      id,
      technician: id,
      name: z.string(),
      /** all of these may still deliver evidence; `stopped` = its chain was found in two versions, `closed` = given up as lost */
      state: z.enum(['active', 'revoked', 'ended', 'stopped', 'closed']),
      enrolledAt: z.string(),
      seenAt: z.string(),
      events: z.number().int(),
    }),
  ),
});

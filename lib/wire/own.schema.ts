/** What the extension's own pages (popup, side panel, options, welcome) may ask the worker. The worker checks that the sender is one of them. */
import { z } from 'zod';
import { askMessageSchema } from './asked.schema.ts';
import { NAMED } from './own.ts';

const short = z.string().max(512);

export const ownMessageSchema = z.discriminatedUnion('type', [
  /** the popup's question about a tab: what are you doing here, and why not */
  z.strictObject({ type: z.literal('own.tab'), tab: z.number().int() }),
  z.strictObject({ type: z.literal('own.status') }),
  z.strictObject({
    type: z.literal('own.enrol'),
    collector: z.url().max(512),
    code: z.string().trim().min(4).max(64),
    device: z.string().trim().min(1).max(64),
  }),
  /** whether a collector lets people sign in through a provider */
  z.strictObject({ type: z.literal('own.signInOffer'), collector: z.url().max(512) }),
  /** `again`: whoever is enrolled here, whose session is over */
  z.strictObject({
    type: z.literal('own.signIn'),
    collector: z.url().max(512),
    device: z.string().trim().min(1).max(64),
    again: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('own.switch'), technician: short }),
  z.strictObject({ type: z.literal('own.signOut') }),
  z.strictObject({ type: z.literal('own.sync') }),
  z.strictObject({ type: z.literal('own.record') }),
  /** after `permissions.request` resolved in the page: register scripts, inject into open tabs */
  z.strictObject({ type: z.literal('own.granted'), origins: z.array(short).max(500) }),
  /** `permissions.request` was answered with no */
  z.strictObject({ type: z.literal('own.declined'), origins: z.array(short).max(500) }),
  z.strictObject({ type: z.literal('own.pause'), paused: z.boolean() }),
  z.strictObject({ type: z.literal('own.fill'), tab: z.number().int() }),
  z.strictObject({ type: z.literal('own.open'), tab: z.number().int() }),
  z.strictObject({ type: z.literal('own.teach'), tab: z.number().int() }),
  /** what people taught: one's own, or everybody's for a lead or administrator */
  z.strictObject({ type: z.literal('own.drafts') }),
  z.strictObject({
    type: z.literal('own.draft'),
    draft: short,
    decision: z.enum(['accepted', 'declined']),
    reason: z.string().trim().max(512).optional(),
  }),
  z.strictObject({ type: z.literal('own.ticket'), tab: z.number().int(), ticket: short.nullable() }),
  z.strictObject({ type: z.literal('own.events'), limit: z.number().int().min(1).max(500) }),
  z.strictObject({ type: z.literal('own.deliver') }),
  /** one request of an administration page to the collector, which alone decides whether this person may */
  askMessageSchema,
  /** whether an entry of the log holds, checked here against what this device saw of the log */
  z.strictObject({ type: z.literal('own.prove'), index: z.number().int().min(0) }),
  /** a console at one account, in a tab of its own with the panel open. `address`: where it was last seen */
  z.strictObject({
    type: z.literal('own.openAccount'),
    console: short,
    account: short,
    address: z.string().max(2048).optional(),
  }),
  /** names for ids, from the record held here */
  z.strictObject({ type: z.literal('own.names'), ids: z.partialRecord(z.enum(NAMED), z.array(short).max(1000)) }),
  /** the products whose pages are known */
  z.strictObject({ type: z.literal('own.profiles') }),
  z.strictObject({
    type: z.literal('own.cover'),
    client: short,
    hours: z.number().int().min(1).max(12),
    reason: z.string().trim().min(3).max(512),
  }),
  /** cover taken: one's own, or everybody's for a lead */
  z.strictObject({ type: z.literal('own.covers') }),
  z.strictObject({ type: z.literal('own.review'), cover: short }),
  /** the evidence log and the storage behind it; answered also when the database cannot be opened */
  z.strictObject({ type: z.literal('own.log') }),
  z.strictObject({ type: z.literal('own.logCheck') }),
  z.strictObject({ type: z.literal('own.logCompare'), note: z.string().max(16_384) }),
  /** what waits, as a file, piece by piece */
  z.strictObject({
    type: z.literal('own.logSave'),
    from: z.strictObject({ identity: short, seq: z.number().int().min(0) }).nullable(),
  }),
  z.strictObject({ type: z.literal('own.logFork'), fork: short }),
  z.strictObject({ type: z.literal('own.logRetry') }),
  /** the person was asked: delivered copies older than a day go */
  z.strictObject({ type: z.literal('own.logRoom') }),
  /** the person was asked: a new database beside the one that cannot be opened */
  z.strictObject({ type: z.literal('own.logBeside') }),
  /** work that cannot wait begins, with or without the collector. `ticket`: key of one this person had open */
  z.strictObject({
    type: z.literal('own.emergency'),
    client: short,
    console: short,
    account: z.string().trim().min(1).max(256),
    hours: z.number().int().min(1).max(72),
    why: z.string().trim().min(3).max(512),
    ticket: short.optional(),
  }),
  /** begins an asked round in a tab of this browser, or goes on with it */
  z.strictObject({ type: z.literal('own.roundStart'), round: short }),
  z.strictObject({ type: z.literal('own.roundState') }),
  z.strictObject({ type: z.literal('own.roundPause'), paused: z.boolean() }),
  z.strictObject({ type: z.literal('own.roundCancel') }),
  /** administrator: a fresh one-time enrolment code for a technician */
  z.strictObject({ type: z.literal('own.code'), technician: short }),
]);
export type OwnMessage = z.infer<typeof ownMessageSchema>;

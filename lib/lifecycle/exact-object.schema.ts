/** What a request asks for, exactly. An approval binds to its hash: whatever is not in here nobody approved. */
import { z } from 'zod';
import { PURPOSES } from '../record/attributes.ts';
import { id, text, version } from '../record/record.schema.ts';

/**
 * `grant`: an account, with its role and groups. `change`: an account that exists becomes so. `removal`: it must no longer work. `rotation`: a secret that somebody knows who
 * must not know it any more is replaced.
 */
export const CHANGES = ['grant', 'change', 'removal', 'rotation'] as const;
export type ChangeKind = (typeof CHANGES)[number];

export const exactObjectSchema = z.strictObject({
  v: z.literal(1),
  change: z.enum(CHANGES),
  /** null: an account nobody recorded, and nobody's that we know */
  subject: z.strictObject({ technician: id, version }).nullable(),
  client: id,
  /** version of the client's naming convention */
  convention: version,
  console: z.strictObject({ id, version, profile: id.nullable() }),
  /** `id` null: it is not in the record */
  account: z.strictObject({ id: id.nullable(), name: text, purpose: z.enum(PURPOSES).nullable() }),
  role: text.nullable(),
  groups: z.array(text).max(50),
  /** roles and groups it must no longer have */
  without: z.array(text).max(50),
  template: z.strictObject({ id, version }).nullable(),
  exception: z.strictObject({ id, version }).nullable(),
  /** the longest it may be had */
  maxHours: z.number().int().positive().nullable(),
});
export type ExactObject = z.infer<typeof exactObjectSchema>;

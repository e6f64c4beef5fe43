/** Identities of programs: kept apart from people's from the start, with an owner and an end. Never the secret itself. */
import { z } from 'zod';
import { id, moment, text, version } from './record.schema.ts';

export const MACHINE_KINDS = ['service-account', 'api-key', 'token', 'certificate'] as const;

export const machineIdentitySchema = z.strictObject({
  id,
  version,
  kind: z.enum(MACHINE_KINDS),
  /** what it is called where it is used: an account name, a key's id, a certificate's subject */
  name: text,
  owner: id,
  client: id,
  console: id.optional(),
  purpose: z.string().trim().min(3).max(1024),
  created: moment,
  expires: moment.optional(),
  rotationDays: z.number().int().positive().max(3650).optional(),
  lastRotated: moment.optional(),
  usedIn: z.array(text).max(50).default([]),
});
export type MachineIdentity = z.infer<typeof machineIdentitySchema>;

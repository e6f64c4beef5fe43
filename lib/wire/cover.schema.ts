/** On-call cover over the collector's HTTP API: `/v1/cover…` in the head of api.schema.ts. */
import { z } from 'zod';
import { id } from '../record/record.schema.ts';

export const coverRequestSchema = z.strictObject({
  client: id,
  hours: z.number().int().min(1).max(12),
  reason: z.string().trim().min(3).max(512),
});
export const coverSchema = z.object({
  id,
  technician: id,
  client: id,
  reason: z.string(),
  from: z.string(),
  until: z.string(),
  reviewedBy: id.optional(),
  reviewedAt: z.string().optional(),
});

export const coverListSchema = z.object({ cover: z.array(coverSchema) });

import { z } from 'zod';

const whole = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/)
  .transform(Number)
  .refine(Number.isSafeInteger);

/** The checkpoint the asker has. */
export const consistencyQuerySchema = z.strictObject({ epoch: whole, from: whole });

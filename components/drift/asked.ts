/** What the collector's answers about drift are called here. */
import type { z } from 'zod';
import type {
  coverageAnswerSchema,
  driftSummarySchema,
  placesAnswerSchema,
  suspectsAnswerSchema,
  trendAnswerSchema,
} from '../../lib/wire/drift.schema.ts';

export type Summary = z.infer<typeof driftSummarySchema>;
export type Coverage = z.infer<typeof coverageAnswerSchema>;
export type Suspects = z.infer<typeof suspectsAnswerSchema>;
export type Trend = z.infer<typeof trendAnswerSchema>;
export type Places = z.infer<typeof placesAnswerSchema>;

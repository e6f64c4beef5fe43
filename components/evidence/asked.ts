/** What the collector's answers about evidence are called here. */
import type { z } from 'zod';
import type { populationAnswerSchema, sampleAnswerSchema, viewsAnswerSchema } from '../../lib/wire/evidence.schema.ts';
import type { erasureSchema, holdsAnswerSchema } from '../../lib/wire/evidence-erase.schema.ts';
import type { matchAnswerSchema, matchLinesAnswerSchema } from '../../lib/wire/evidence-matches.schema.ts';
import type { packsAnswerSchema } from '../../lib/wire/evidence-packs.schema.ts';

export type Packs = z.infer<typeof packsAnswerSchema>;
export type MatchAnswer = z.infer<typeof matchAnswerSchema>;
export type MatchLines = z.infer<typeof matchLinesAnswerSchema>;
export type Population = z.infer<typeof populationAnswerSchema>;
export type Sample = z.infer<typeof sampleAnswerSchema>;
export type Views = z.infer<typeof viewsAnswerSchema>['views'];
export type Hold = z.infer<typeof holdsAnswerSchema>['holds'][number];
export type Erasure = z.infer<typeof erasureSchema>;

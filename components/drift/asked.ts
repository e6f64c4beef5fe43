/** What the drift page asks the collector, through the worker. */
import type { z } from 'zod';
import type { AskMessage } from '../../lib/wire/asked.schema.ts';
import type {
  BoardAnswer,
  coverageAnswerSchema,
  DriftItem,
  driftAnswerSchema,
  driftSummarySchema,
  Pulse,
  placesAnswerSchema,
  suspectsAnswerSchema,
  trendAnswerSchema,
} from '../../lib/wire/drift.schema.ts';
import type { Round } from '../../lib/wire/rounds.schema.ts';
import type { Ask, Reply } from '../own/ask.ts';

export type Summary = z.infer<typeof driftSummarySchema>;
export type Coverage = z.infer<typeof coverageAnswerSchema>;
export type Suspects = z.infer<typeof suspectsAnswerSchema>;
export type Trend = z.infer<typeof trendAnswerSchema>;
export type Places = z.infer<typeof placesAnswerSchema>;

export interface DriftAnswers {
  'GET /v1/drift': z.infer<typeof driftAnswerSchema>;
  'GET /v1/drift/places': Places;
  'GET /v1/drift/:id': DriftItem;
  'GET /v1/drift/pulse': Pulse;
  'GET /v1/drift/summary': Summary;
  'GET /v1/drift/board': BoardAnswer;
  'GET /v1/drift/trend': Trend;
  'GET /v1/drift/coverage': Coverage;
  'GET /v1/drift/suspects': Suspects;
  'POST /v1/drift/suspects/:id/release': Suspects;
  'POST /v1/rounds': Round;
  /** null: nothing is left of it */
  'POST /v1/drift/:id/acknowledge': DriftItem | null;
  'POST /v1/drift/:id/accept': DriftItem | null;
  'POST /v1/drift/:id/false-alarm': DriftItem | null;
  'POST /v1/drift/:id/reopen': DriftItem | null;
}

type More = Omit<AskMessage, 'type' | 'route' | 'query'> & { query?: Record<string, string | number | undefined> };

/** A refusal is an answer with its sentence. What is undefined in the query is not asked for. */
export async function askDrift<R extends keyof DriftAnswers>(
  ask: Ask,
  route: R,
  { query, ...more }: More = {},
): Promise<Reply<DriftAnswers[R]>> {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const narrowed = query ? { query: Object.fromEntries(given) as NonNullable<AskMessage['query']> } : {};
  const reply = await ask({ type: 'own.ask', route, ...more, ...narrowed });
  return reply.ok ? { ok: true, value: reply.value.value as DriftAnswers[R] } : reply;
}

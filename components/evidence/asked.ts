import type { z } from 'zod';
import type { AskedRoute, AskMessage } from '../../lib/wire/asked.schema.ts';
import type {
  Destination,
  destinationsAnswerSchema,
  EvidenceAnswer,
  populationAnswerSchema,
  ReachAnswer,
  sampleAnswerSchema,
  viewsAnswerSchema,
} from '../../lib/wire/evidence.schema.ts';
import type {
  ErasurePlan,
  erasureSchema,
  erasuresAnswerSchema,
  holdsAnswerSchema,
} from '../../lib/wire/evidence-erase.schema.ts';
import type {
  Match,
  matchAnswerSchema,
  matchesAnswerSchema,
  matchLinesAnswerSchema,
} from '../../lib/wire/evidence-matches.schema.ts';
import type { Pack, packsAnswerSchema, Schedule, schedulesAnswerSchema } from '../../lib/wire/evidence-packs.schema.ts';
import type { AskAnswer } from '../../lib/wire/own.ts';
import type { Ask, Reply } from '../own/ask.ts';
import { type Answered, useAnswer } from '../own/use-answer.ts';

export type Packs = z.infer<typeof packsAnswerSchema>;
export type MatchAnswer = z.infer<typeof matchAnswerSchema>;
export type MatchLines = z.infer<typeof matchLinesAnswerSchema>;
export type Population = z.infer<typeof populationAnswerSchema>;
export type Sample = z.infer<typeof sampleAnswerSchema>;
export type Views = z.infer<typeof viewsAnswerSchema>['views'];
export type Hold = z.infer<typeof holdsAnswerSchema>['holds'][number];
export type Erasure = z.infer<typeof erasureSchema>;

/** What the routes of the evidence answer. */
export interface Answers {
  'GET /v1/evidence/search': EvidenceAnswer;
  'GET /v1/evidence/reach': ReachAnswer;
  'GET /v1/evidence/views': z.infer<typeof viewsAnswerSchema>;
  'PUT /v1/evidence/views/:id': Views[number];
  'DELETE /v1/evidence/views/:id': unknown;
  'GET /v1/evidence/population': Population;
  'POST /v1/evidence/sample': Sample;
  'GET /v1/evidence/destinations': z.infer<typeof destinationsAnswerSchema>;
  'PUT /v1/evidence/destinations/:id': Destination;
  'DELETE /v1/evidence/destinations/:id': unknown;
  'POST /v1/evidence/erasures/plan': ErasurePlan;
  'POST /v1/evidence/erasures': Erasure;
  'GET /v1/evidence/erasures': z.infer<typeof erasuresAnswerSchema>;
  'GET /v1/evidence/holds': z.infer<typeof holdsAnswerSchema>;
  'PUT /v1/evidence/holds/:id': z.infer<typeof holdsAnswerSchema>;
  'DELETE /v1/evidence/holds/:id': unknown;
  'GET /v1/evidence/packs': Packs;
  'POST /v1/evidence/packs': Pack;
  'POST /v1/evidence/packs/:id/retry': Pack;
  'DELETE /v1/evidence/packs/:id': unknown;
  'GET /v1/evidence/schedules': z.infer<typeof schedulesAnswerSchema>;
  'PUT /v1/evidence/schedules/:id': Schedule;
  'DELETE /v1/evidence/schedules/:id': unknown;
  'POST /v1/evidence/matches': MatchAnswer;
  'GET /v1/evidence/matches': z.infer<typeof matchesAnswerSchema>;
  'GET /v1/evidence/matches/:id': Match;
  'GET /v1/evidence/matches/:id/lines': MatchLines;
}

type More = Omit<AskMessage, 'type' | 'route'>;

/** Asks the collector and can take the question back: what is no longer wanted is not waited for, here or at the collector. */
export type AskAway = (message: AskMessage, signal: AbortSignal) => Promise<Reply<AskAnswer>>;

/** Asks the collector through the worker; a refusal is an answer with its sentence. */
export async function askRoute<R extends AskedRoute & keyof Answers>(
  ask: Ask,
  route: R,
  more: More = {},
): Promise<Reply<Answers[R]>> {
  const reply = await ask({ type: 'own.ask', route, ...more });
  return reply.ok ? { ok: true, value: reply.value.value as Answers[R] } : reply;
}

/** … with a question that may be taken back. */
export async function askUntil<R extends AskedRoute & keyof Answers>(
  askAway: AskAway,
  route: R,
  signal: AbortSignal,
  more: More = {},
): Promise<Reply<Answers[R]>> {
  const reply = await askAway({ type: 'own.ask', route, ...more }, signal);
  return reply.ok ? { ok: true, value: reply.value.value as Answers[R] } : reply;
}

/** Asks one route when shown, and again on `reload`. */
export function useRoute<R extends AskedRoute & keyof Answers>(
  ask: Ask,
  route: R,
  more: More = {},
  everyMs?: number,
): Answered<Answers[R]> {
  const { value, ...rest } = useAnswer(ask, { type: 'own.ask', route, ...more }, everyMs);
  return { ...rest, value: value ? (value.value as Answers[R]) : null };
}

/** A query without what is not given. */
export const given = (query: Record<string, string | number | undefined>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== ''),
  );

/** Routes of the collector, as pages ask for them through the worker. What each answers is what the table of routes says (wire/asked.schema.ts). */
import type { AnswerOf, AskedRoute, AskMessage } from '../../lib/wire/asked.schema.ts';
import type { AskAnswer } from '../../lib/wire/own.ts';
import type { Ask, Reply } from './ask.ts';
import { type Answered, useAnswer } from './use-answer.ts';

/** What is undefined or empty in the query is not asked for. */
export type More = Omit<AskMessage, 'type' | 'route' | 'query'> & {
  query?: Record<string, string | number | undefined> | undefined;
};

/** Asks the collector and can take the question back: what is no longer wanted is not waited for, here or at the collector. */
export type AskAway = (message: AskMessage, signal: AbortSignal) => Promise<Reply<AskAnswer>>;

/** Asks one route; a refusal is an answer with its sentence. */
export async function askRoute<R extends AskedRoute>(ask: Ask, route: R, more?: More): Promise<Reply<AnswerOf<R>>> {
  return valueIn(await ask(messageOf(route, more)));
}

/** … with a question that may be taken back. */
export async function askUntil<R extends AskedRoute>(
  askAway: AskAway,
  route: R,
  signal: AbortSignal,
  more?: More,
): Promise<Reply<AnswerOf<R>>> {
  return valueIn(await askAway(messageOf(route, more), signal));
}

/** Asks one route when shown, again on `reload`, and every `everyMs` while it stays shown. */
export function useRoute<R extends AskedRoute>(
  ask: Ask,
  route: R,
  more?: More,
  everyMs?: number,
): Answered<AnswerOf<R>> {
  const { value, ...rest } = useAnswer(ask, messageOf(route, more), everyMs);
  return { ...rest, value: value ? (value.value as AnswerOf<R>) : null };
}

function messageOf(route: AskedRoute, { query, ...more }: More = {}): AskMessage {
  if (!query) return { type: 'own.ask', route, ...more };
  const given = Object.entries(query).filter(
    (pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== '',
  );
  return { type: 'own.ask', route, ...more, query: Object.fromEntries(given) };
}

/** The worker parsed it by the route's schema. */
function valueIn<T>(reply: Reply<AskAnswer>): Reply<T> {
  return reply.ok ? { ok: true, value: reply.value.value as T } : reply;
}

import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { type Answered, useAnswer } from '../../own/use-answer.ts';
import type { Answers } from './collector.ts';

/** Asks one route when shown, and again on `reload`. */
export function useRoute<R extends keyof Answers>(
  ask: Ask,
  route: R,
  more: Omit<AskMessage, 'type' | 'route'> = {},
): Answered<Answers[R]> {
  const { value, ...rest } = useAnswer(ask, { type: 'own.ask', route, ...more });
  return { ...rest, value: value ? (value.value as Answers[R]) : null };
}

import type { Kind } from '../../../lib/record/kinds.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { type Answered, useAnswer } from '../../own/use-answer.ts';
import type { Opened } from './collector.ts';

/** One object with who changed it last and, of a technician, where its parts come from. */
export function useObject<K extends Kind>(ask: Ask, kind: K, id: string): Answered<Opened<K>> {
  const { value, ...rest } = useAnswer(ask, { type: 'own.ask', route: 'GET /v1/objects/:kind/:id', kind, id });
  return { ...rest, value: value ? (value.value as Opened<K>) : null };
}

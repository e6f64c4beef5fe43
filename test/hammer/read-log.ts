import type { z } from 'zod';
import type { eventsAnswerSchema } from '../../lib/wire/api.schema.ts';
import type { Reader } from '../drive/reader.ts';

export type LoggedEntry = z.infer<typeof eventsAnswerSchema>['events'][number];

/** The whole log, in its order, over the API. */
export async function readLog(reader: Reader): Promise<LoggedEntry[]> {
  const entries: LoggedEntry[] = [];
  for (let after: number | null = null; ; ) {
    const query = new URLSearchParams({ limit: '200', ...(after === null ? {} : { after: String(after) }) });
    const answer = (await reader.get(`/v1/events?${query}`)) as z.infer<typeof eventsAnswerSchema>;
    entries.push(...answer.events);
    if (answer.next === null) return entries;
    after = answer.next;
  }
}

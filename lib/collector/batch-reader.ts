/** Reading and checking a batch costs more than storing it: a thread of its own does it, so that both run at once on two cores. */
import type { BatchApart, BatchQuestion } from './batch-thread.ts';
import type { BodyKeys } from './bodies/body-keys.ts';
import { createTelling } from './bodies/seal-in-thread.ts';
import { together } from './events-apart.ts';
import type { BatchRead, BatchRequest } from './read-batch.ts';
import { createThread } from './thread.ts';

export interface BatchReader {
  /** Rejects with `Refused` 400 when the batch as a whole cannot be taken. */
  read(request: BatchRequest): Promise<BatchRead>;
  end(): Promise<void>;
}

/** Its thread seals bodies with `keys`, as far as there are any yet. */
export function createBatchReader(keys: BodyKeys): BatchReader {
  const telling = createTelling(keys);
  const thread = createThread<BatchQuestion, BatchApart>(new URL('./batch-thread.ts', import.meta.url), {});
  return {
    async read({ bytes, caller, log, receivedAt }) {
      const asked = { bytes, caller: callerOf(caller), log, receivedAt, keys: telling.next() };
      const { read, events: parts } = await thread.ask(asked);
      const events = together(parts);
      telling.heard(events);
      return { ...read, arrival: { ...read.arrival, events } };
    },
    end: () => thread.end(),
  };
}

/** What the check asks of the caller; the record stays here. */
const callerOf = ({ device, technician, standing, roles, serves }: BatchRequest['caller']): BatchRequest['caller'] => ({
  ...{ device, technician, standing, roles, serves },
  record: null,
  token: 'delivers',
});

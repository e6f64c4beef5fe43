/** Reading and checking a batch costs more than storing it: a thread of its own does it, so that both run at once on two cores. */
import type { BatchApart } from './batch-thread.ts';
import { together } from './events-apart.ts';
import type { BatchRead, BatchRequest } from './read-batch.ts';
import { createThread } from './thread.ts';

export interface BatchReader {
  /** Rejects with `Refused` 400 when the batch as a whole cannot be taken. */
  read(request: BatchRequest): Promise<BatchRead>;
  end(): Promise<void>;
}

export function createBatchReader(): BatchReader {
  const thread = createThread<BatchRequest, BatchApart>(new URL('./batch-thread.ts', import.meta.url), {});
  return {
    async read({ bytes, caller, log, receivedAt }) {
      const { read, events } = await thread.ask({ bytes, caller: callerOf(caller), log, receivedAt });
      return { ...read, arrival: { ...read.arrival, events: together(events) } };
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

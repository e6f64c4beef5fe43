/** The thread that reads and checks batches (batch-reader.ts). */
import { apart, type EventsApart } from './events-apart.ts';
import { type BatchRead, type BatchRequest, readBatch } from './read-batch.ts';
import { answerQuestions } from './thread.ts';

/** A batch as it comes from the thread: its events apart. */
export interface BatchApart {
  read: BatchRead;
  events: EventsApart;
}

answerQuestions((request: BatchRequest): BatchApart => {
  const { arrival, seen } = readBatch(request);
  return { read: { arrival: { ...arrival, events: [] }, seen }, events: apart(arrival.events) };
});

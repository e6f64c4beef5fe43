/** The thread that reads, checks and seals batches (batch-reader.ts). */
import type { BodyKey } from './bodies/body-key.ts';
import { createSealer } from './bodies/seal-in-thread.ts';
import { apart, type EventsApart } from './events-apart.ts';
import { type BatchRead, type BatchRequest, readBatch } from './read-batch.ts';
import { answerQuestions } from './thread.ts';

export interface BatchQuestion extends BatchRequest {
  keys: BodyKey[] | undefined;
}

/** A batch as it comes from the thread: its events apart. */
export interface BatchApart {
  read: BatchRead;
  events: EventsApart;
}

const seal = createSealer();

answerQuestions(({ keys, ...request }: BatchQuestion): BatchApart => {
  const { arrival, seen } = readBatch(request);
  const events = seal(keys, request.receivedAt, arrival.events);
  return { read: { arrival: { ...arrival, events: [] }, seen }, events: apart(events) };
});

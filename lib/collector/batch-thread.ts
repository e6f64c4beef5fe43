/** The thread that reads and checks batches (batch-reader.ts). */
import { type BatchRead, type BatchRequest, readBatch } from './read-batch.ts';
import { answerQuestions } from './thread.ts';

answerQuestions((request: BatchRequest): BatchRead => readBatch(request));

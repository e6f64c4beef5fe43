/** A second thread of this process that answers questions: for work that would keep the first one from taking requests. */
import { parentPort, Worker } from 'node:worker_threads';
import { type Detail, type ErrorCode, Refused } from './errors.ts';

export interface Thread<Question, Answer> {
  /** Rejects with what the thread threw: a `Refused`, or an error with its `code`. `moved` are buffers handed over instead of copied. */
  ask(question: Question, moved?: ArrayBuffer[]): Promise<Answer>;
  end(): Promise<void>;
}

interface Asked<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

type Reply<Answer> =
  | { id: number; answer: Answer }
  | { id: number; refused: { code: ErrorCode; detail: Detail } }
  | { id: number; broke: { message: string; code?: string | undefined; stack?: string | undefined } };

/** Runs `module`, which calls `answerQuestions`, in a thread: from the first question on, and anew after it broke. It keeps no process alive by itself. */
export function createThread<Question, Answer>(module: URL, workerData: object): Thread<Question, Answer> {
  const open = new Map<number, Asked<Answer>>();
  let last = 0;
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(module, { workerData });
    started.unref();
    started.on('message', (reply: Reply<Answer>) => {
      const asked = open.get(reply.id);
      open.delete(reply.id);
      if (open.size === 0) started.unref();
      if ('answer' in reply) asked?.resolve(reply.answer);
      else asked?.reject(errorOf(reply));
    });
    started.on('error', (error) => broke(started, error as Error));
    started.on('exit', () => broke(started, new Error('A thread of the collector ended.')));
    return started;
  }

  function broke(which: Worker, error: Error): void {
    if (worker !== which) return;
    worker = undefined;
    for (const asked of open.values()) asked.reject(error);
    open.clear();
  }

  return {
    ask: (question, moved = []) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        open.set(++last, { resolve, reject });
        worker.postMessage({ id: last, question }, moved);
      }),
    end: async () => {
      await worker?.terminate();
    },
  };
}

function errorOf<Answer>(reply: Exclude<Reply<Answer>, { answer: Answer }>): Error {
  if ('refused' in reply) return new Refused(reply.refused.code, reply.refused.detail);
  const { message, ...rest } = reply.broke;
  return Object.assign(new Error(message), rest);
}

/** In the thread: answers each question with what `answer` gives, in the order they come. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Answer): void {
  parentPort?.on('message', ({ id, question }: { id: number; question: Question }) => {
    parentPort?.postMessage(replyTo(id, () => answer(question)));
  });
}

function replyTo<Answer>(id: number, answer: () => Answer): Reply<Answer> {
  try {
    return { id, answer: answer() };
  } catch (error) {
    if (error instanceof Refused) return { id, refused: { code: error.code, detail: error.detail } };
    const { message, code, stack } = error as NodeJS.ErrnoException;
    return { id, broke: { message, code, stack } };
  }
}

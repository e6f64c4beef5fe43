import type { PageMessage } from '../../wire/page.schema.ts';
import type { DriftAnswer } from '../../wire/page-drift.ts';
import type { Answer, CopyAnswer, FillAnswer, LookAnswer, OpenAnswer, OptionAnswer, Push } from '../../wire/state.ts';
import type { TeachMessage } from '../../wire/teach.schema.ts';
import type { TeachAnswer } from '../../wire/teach.ts';

export interface Gone {
  ok: false;
  code: 'worker.gone';
  sentence: string;
}

type AnswerTo<M extends PageMessage> = M extends { type: 'open' }
  ? OpenAnswer | { ok: false; code: string; sentence: string }
  : M extends { type: 'look' }
    ? LookAnswer | { ok: false; code: string; sentence: string }
    : M extends { type: 'option' }
      ? OptionAnswer | { ok: false; code: string; sentence: string }
      : M extends { type: 'fill.intend' }
        ? FillAnswer
        : M extends { type: 'copy.intend' }
          ? CopyAnswer
          : M extends { type: 'drift.show' }
            ? DriftAnswer | { ok: false; code: string; sentence: string }
            : M extends TeachMessage
              ? TeachAnswer
              : Answer;

/** The two directions between an overlay and the worker. */
export interface WorkerLink {
  /** Sends one message. Resolves with `worker.gone` when the extension was updated or switched off under this tab, or its worker ended before it answered. */
  send<M extends PageMessage>(message: M): Promise<AnswerTo<M> | Gone>;
  onPush(listener: (push: Push) => void, signal: AbortSignal): void;
  /** False once the extension this script came from is gone. */
  alive(): boolean;
}

/** The part of `browser.runtime` a content script needs. */
export interface Runtime {
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: {
    addListener(listener: (message: Push) => void): void;
    removeListener(listener: (message: Push) => void): void;
  };
}

export const GONE: Gone = {
  ok: false,
  code: 'worker.gone',
  sentence:
    'Unswivel was updated. Reload this tab when it suits you: what you typed stays until then, and nothing is filled or logged here before.',
};

export function linkTo(runtime: Runtime): WorkerLink {
  // An id that is still there: only the worker ended in between, and the browser starts it again at the next message.
  const gone = () => (runtime.id ? { ...GONE, sentence: 'Unswivel stopped before it answered. Try again.' } : GONE);
  return {
    alive: () => runtime.id !== undefined,
    async send<M extends PageMessage>(message: M) {
      try {
        return ((await runtime.sendMessage(message)) ?? gone()) as AnswerTo<M> | Gone;
      } catch {
        return gone(); // told to the person by the sentence
      }
    },
    onPush(listener, signal) {
      runtime.onMessage.addListener(listener);
      signal.addEventListener('abort', () => runtime.id && runtime.onMessage.removeListener(listener), { once: true });
    },
  };
}

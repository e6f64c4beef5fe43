import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, Failure, LoggedEvent, RecordAnswer, TabStatus } from '../../lib/wire/own.ts';

interface Values {
  'own.tab': TabStatus;
  'own.status': DeviceStatus;
  'own.record': RecordAnswer;
  'own.events': LoggedEvent[];
  'own.enrol': { technician: string; name: string };
  'own.cover': { until: string };
  'own.code': { code: string; expires: string };
}
/** What the worker answers to one message; messages that only do something answer null. */
export type ValueOf<M extends OwnMessage> = M['type'] extends keyof Values ? Values[M['type']] : null;
export type Reply<T> = { ok: true; value: T } | Failure;
export type Ask = <M extends OwnMessage>(message: M) => Promise<Reply<ValueOf<M>>>;

/** Wraps the page's `runtime.sendMessage`: a worker that cannot be reached is an answer too, with a sentence. */
export function askWith(send: (message: OwnMessage) => Promise<unknown>): Ask {
  return async <M extends OwnMessage>(message: M) => {
    try {
      const reply = (await send(message)) as Reply<ValueOf<M>> | undefined;
      return reply ?? UNREACHED;
    } catch {
      return UNREACHED;
    }
  };
}

const UNREACHED: Failure = {
  ok: false,
  code: 'worker.unreached',
  sentence: 'Unswivel’s background part did not answer. Close this page and open it again.',
};

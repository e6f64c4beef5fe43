import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type {
  AskAnswer,
  CompareAnswer,
  Cover,
  DeviceStatus,
  Failure,
  KnownProfile,
  LoggedEvent,
  LogStatus,
  NamesAnswer,
  OwnAnswer,
  ProofAnswer,
  RecordAnswer,
  SavedPiece,
  SignInOffer,
  TabStatus,
} from '../../lib/wire/own.ts';
import type { RoundState } from '../../lib/wire/round-state.ts';
import type { Draft } from '../../lib/wire/teach.schema.ts';

interface Values {
  'own.tab': TabStatus;
  'own.status': DeviceStatus;
  'own.record': RecordAnswer;
  'own.events': LoggedEvent[];
  'own.enrol': { technician: string; name: string };
  'own.signIn': { technician: string; name: string };
  'own.signInOffer': SignInOffer;
  'own.cover': { until: string };
  'own.covers': Cover[];
  'own.drafts': Draft[];
  'own.log': LogStatus;
  'own.logCompare': CompareAnswer;
  'own.logSave': SavedPiece;
  'own.logFork': { name: string; text: string };
  'own.logRoom': { removed: number };
  'own.ask': AskAnswer;
  'own.prove': ProofAnswer;
  'own.names': NamesAnswer;
  'own.roundStart': RoundState;
  'own.roundState': RoundState;
  'own.roundPause': RoundState;
  'own.roundCancel': RoundState;
  'own.profiles': KnownProfile[];
  'own.emergency': { until: string };
  'own.code': { code: string; expires: string };
}
/** What the worker answers to one message; what only does something answers no more than that it did. */
export type ValueOf<M extends OwnMessage> = M['type'] extends keyof Values ? Values[M['type']] : unknown;
export type Reply<T> = { ok: true; value: T } | Failure;
export type Ask = <M extends OwnMessage>(message: M) => Promise<Reply<ValueOf<M>>>;

/** Wraps the page's `runtime.sendMessage`: a worker that cannot be reached is an answer too, with a sentence. */
export function askWith(send: (message: OwnMessage) => Promise<unknown>): Ask {
  return async <M extends OwnMessage>(message: M): Promise<Reply<ValueOf<M>>> => {
    try {
      const answer = (await send(message)) as OwnAnswer<ValueOf<M>> | undefined;
      if (answer === undefined) return UNREACHED;
      return isFailure(answer) ? answer : { ok: true, value: answer };
    } catch {
      return UNREACHED;
    }
  };
}

function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}

/** The worker gave no answer. */
export const UNREACHED: Failure = {
  ok: false,
  code: 'worker.unreached',
  sentence: 'Unswivel’s background part did not answer. Close this page and open it again.',
};

import { sameControl } from '../../record/lesson.ts';
import type { SaidLesson, TeachMessage } from '../../wire/teach.schema.ts';
import type { ShownLesson, TeachAnswer, TeachState } from '../../wire/teach.ts';
import type { WorkerLink } from '../session/worker-link.ts';

/** What teaching says to the worker. */
export interface Talk {
  /** teaching begins at the address the page is at now */
  open(): Promise<TeachAnswer>;
  /** what the worker last said; only once `open` was answered with it */
  state(): TeachState;
  keep(lesson: SaidLesson, tries: number): Promise<TeachAnswer>;
  forget(lesson: ShownLesson): Promise<TeachAnswer>;
  /** Forgets a lesson just kept, and keeps again what it had replaced: `before` are the lessons there were. */
  takeBack(lesson: ShownLesson, before: readonly ShownLesson[]): Promise<TeachAnswer>;
  /** a press that did not pass the guard */
  refused(code: string): void;
}

export function talkTo(link: WorkerLink): Talk {
  let state: TeachState | null = null;
  const now = (): TeachState => {
    if (!state) throw new Error('Teaching was not opened.');
    return state;
  };

  async function send(message: TeachMessage): Promise<TeachAnswer> {
    const answer = await link.send(message);
    if (answer.ok) state = answer;
    return answer;
  }

  /** Without document ids (old Firefox) each look of the overlay beside ends our nonce: asked for again, once. */
  async function say(message: (nonce: string) => TeachMessage): Promise<TeachAnswer> {
    const answer = await send(message(now().nonce));
    if (answer.ok || answer.code !== 'stale') return answer;
    const again = await talk.open();
    return again.ok ? send(message(again.nonce)) : again;
  }

  const talk: Talk = {
    open: () => send({ type: 'teach.open', url: location.href }),
    state: now,
    keep: (lesson, tries) => say((nonce) => ({ type: 'teach.keep', nonce, lesson, tries })),
    forget: (lesson) => say((nonce) => ({ type: 'teach.forget', nonce, lesson: spoken(lesson) })),
    async takeBack(lesson, before) {
      let answer = await talk.forget(lesson);
      for (const old of before) {
        if (!answer.ok) break;
        if (old.from === 'device' && !answer.lessons.some((one) => JSON.stringify(one) === JSON.stringify(old)))
          answer = await talk.keep(spoken(old), 0);
      }
      return answer;
    },
    refused: (code) => void link.send({ type: 'fill.refused', nonce: now().nonce, code, detail: 'teach.keep' }),
  };
  return talk;
}

/** The lesson of one's own among `lessons` that was not there `before` and says the same. */
export function justKept(
  lessons: readonly ShownLesson[],
  before: readonly ShownLesson[],
  said: SaidLesson,
): ShownLesson | null {
  const mine = lessons.find(
    (one) =>
      one.from === 'device' && !before.includes(one) && one.attribute === said.attribute && sameControl(one, said),
  );
  return mine ?? null;
}

function spoken({ root, at, attribute, control }: ShownLesson): SaidLesson {
  return { ...(root ? { root } : {}), at, attribute, control };
}

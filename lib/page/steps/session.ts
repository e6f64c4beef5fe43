/** The steps of requests in one document: drawn into the overlay's panel whenever that is drawn, each press through its guard. Decides nothing: what is at hand is the worker's word. */
import type { TicketNote } from '../../wire/page-requests.ts';
import type { StepsDeeds, StepsView } from '../../wire/steps-view.ts';
import { writeClipboard } from '../session/copy-value.ts';
import type { Inside } from '../session/session.ts';

export interface Steps {
  /** The overlay shows something else. */
  update(): void;
}

export function startSteps(parts: {
  document: Document;
  inside: Inside;
  /** said once a note is in the clipboard */
  copied: string;
  fill(event: Event): void;
  show(view: StepsView, deeds: StepsDeeds, container: Element): void;
}): Steps {
  const { inside } = parts;

  function update(): void {
    const view = inside.view();
    const container = inside.stage().shadow.querySelector('.steps');
    if (view?.state.requests && container)
      parts.show({ ...view.state.requests, busy: view.busy !== null }, deeds, container);
  }

  /** Nothing counts as noted that the browser did not let into the clipboard. */
  async function copy(event: Event, { text, requests }: TicketNote): Promise<void> {
    if (!event.isTrusted || !(await writeClipboard(parts.document, text))) return;
    await inside.asked(event, (nonce) => ({ type: 'note.copied', nonce, requests }));
    inside.update({ notice: parts.copied });
  }

  const deeds: StepsDeeds = {
    take(event, request, step) {
      if (step === 'fill') parts.fill(event);
      else if (step === 'open') void inside.asked(event, (nonce) => ({ type: 'request.open', nonce, request }));
      else if (step === 'look') void inside.asked(event, (nonce) => ({ type: 'request.look', nonce, request }));
    },
    elsewhere: (event, request) => void inside.asked(event, (nonce) => ({ type: 'request.elsewhere', nonce, request })),
    decide: (event, request, hash, reject) =>
      void inside.asked(event, (nonce) => ({
        type: 'request.decide',
        nonce,
        request,
        hash,
        ...(reject ? { reject } : {}),
      })),
    bind: (event, request) => void inside.asked(event, (nonce) => ({ type: 'request.bind', nonce, request })),
    write: (event) => void inside.asked(event, (nonce) => ({ type: 'note.write', nonce })),
    fill: parts.fill,
    copy: (event, note) => void copy(event, note),
    // Shown before anything is written with it: no press, and no guard.
    time: (event, minutes) =>
      event.isTrusted && void inside.visit()?.tell((nonce) => ({ type: 'note.time', nonce, minutes })),
  };
  return { update };
}

/** What is told of a step that was taken, or was not. */
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { PageRequest } from '../../wire/page-requests.ts';
import type { CollectorRefusal } from '../call-collector.ts';
import type { Offer } from './next-offer.ts';

export type Said = NonNullable<PageRequest['said']>;

export function takenSentence({ path }: Offer, view: RequestView): Said {
  if (path === 'verify') return seenSentence(view);
  const ended = view.object.change === 'rotation' ? 'That it was replaced is told.' : 'That it was ended is told.';
  const what = path === 'implemented' ? 'That it was made is told.' : ended;
  const step = path === 'implemented' ? 'verify' : 'verify-revocation';
  if (view.may.includes(step)) return { tone: 'off', text: `${what} It counts once the account was seen so.` };
  return { tone: 'off', text: `${what} ${otherSentence(view)}` };
}

/** Who may look, where the person who did it may not. */
export function otherSentence({ risk, emergency, names }: RequestView): string {
  const why = emergency
    ? 'It began as an emergency'
    : risk === 'high'
      ? 'Its risk is high'
      : 'You have another part in it';
  return `${why}, so another technician who serves ${names.client} looks at the account and verifies it.`;
}

/** It is to be approved or ended, and does not go on for ever. */
export function emergencySentence({ endsAt, reviewBy }: NonNullable<RequestView['emergency']>): string {
  return `Begun as an emergency. It ends ${clock(endsAt)}, and is reviewed until ${clock(reviewBy)}.`;
}

function seenSentence({ state, repeatAt, ending, object }: RequestView): Said {
  if (repeatAt) return { tone: 'ok', text: `Seen so, and to be seen once more after ${clock(repeatAt)}.` };
  if (object.change === 'rotation')
    return { tone: 'ok', text: `The secret was replaced${state === 'closed' ? '. The request is closed.' : '.'}` };
  if (ending)
    return {
      tone: 'ok',
      text: state === 'closed' ? 'Verified: it has ended. The request is closed.' : 'Verified: it has ended.',
    };
  return { tone: 'ok', text: 'Verified: the account is as it was asked for.' };
}

export function refusedSentence({ code, message }: CollectorRefusal): Said {
  return { tone: code === 'lifecycle.notShown' || code === 'lifecycle.unread' ? 'bad' : 'warn', text: message };
}

/** In the person's own manner, to the minute. */
const clock = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });

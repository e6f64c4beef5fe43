/** A decision as it is sent, and how it is taken back. */
import type { Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';

export const DEEDS = ['acknowledge', 'accept', 'false-alarm', 'reopen'] as const;
export type Deed = (typeof DEEDS)[number];

export interface Decision {
  deed: Deed;
  why: string;
  assign?: string;
  expires?: string;
  owner?: string;
  control?: string;
  reviewBy?: string;
}

/** What is missing, by part; empty where it may be sent. */
export function missing({ deed, why, expires }: Decision, now = Date.now()): { why?: true; expires?: true } {
  return {
    ...(deed !== 'acknowledge' && why.trim().length < 3 ? { why: true } : {}),
    ...(deed === 'accept' && !(expires && Date.parse(expires) > now) ? { expires: true } : {}),
  };
}

/** `places`: some of the item's; all of them where it is empty. */
export async function sendDecision(
  { ask }: Pick<DriftContext, 'ask'>,
  id: string,
  { deed, why, assign, expires, owner, control, reviewBy }: Decision,
  places: readonly string[],
): Promise<Reply<unknown>> {
  const said = why.trim();
  const body = {
    ...(said.length >= 3 ? { why: said } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(deed === 'acknowledge' && assign ? { assign } : {}),
    ...(deed === 'accept'
      ? {
          expires,
          ...(owner ? { owner } : {}),
          ...(control?.trim() ? { control: control.trim() } : {}),
          ...(reviewBy ? { reviewBy } : {}),
        }
      : {}),
  };
  return askRoute(ask, `POST /v1/drift/:id/${deed}`, { id, body });
}

/** What was assigned, or called a false alarm, is open again; an exception is ended where exceptions are kept. */
export const canUndo = (deed: Deed): boolean => deed === 'acknowledge' || deed === 'false-alarm';

export const undone = (): Decision => ({ deed: 'reopen', why: driftText.decide.undoWhy });

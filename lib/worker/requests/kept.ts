/**
 * Requests for access that wait for whoever is signed in here, as this device last heard of them, with what it has to show for each. In the browser session alone: it is gone with the
 * browser, asked anew, and found again in the device's own events.
 */
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { PageRequest } from '../../wire/page-requests.ts';
import { ownSession } from '../own-session.ts';
import type { Deed, Look } from './find-evidence.ts';

export interface Waiting {
  view: RequestView;
  /** number of this device's last event when it first heard of the request as it stands: what came later, came after */
  since: number;
  /** events up to this one were looked through */
  upTo: number;
  deeds: Deed[];
  looks: Look[];
  /** the evidence that was offered last, and not taken: it is not offered again */
  tried?: string;
  said?: PageRequest['said'];
  /** when that was said, ms since 1970 */
  saidAt?: number;
}

export interface Kept {
  identity: string;
  /** ms since 1970; 0: never */
  askedAt: number;
  /** why the collector did not answer the last time */
  away?: string;
  waiting: Waiting[];
  /** what happened last, for an announcement */
  said?: { text: string; console: string; at: number };
}

export const { read: keptRequests, change: changeKept } = ownSession<Kept>('requests', (identity) => ({
  ...{ identity, askedAt: 0, waiting: [] },
}));

/** With the view as it stands now; what was found and said for it before counts only for the same object and the same direction. */
export function withView(before: Waiting | undefined, view: RequestView, head: number): Waiting {
  if (before && phaseOf(before.view) === phaseOf(view)) return { ...before, view };
  return {
    view,
    since: head,
    upTo: 0,
    deeds: [],
    looks: [],
    // What was said of its beginning is no news of its end.
    ...(before?.said && before.view.ending?.at === view.ending?.at ? { said: before.said, saidAt: before.saidAt } : {}),
  };
}

const phaseOf = ({ hash, ending, approvals }: RequestView): string =>
  `${hash} ${ending?.at ?? ''} ${ending ? '' : (approvals.at(-1)?.at ?? '')}`;

/** What this device can show for a request now, and the step that is taken with it. Pure. */
import type { State } from '../../lifecycle/states.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { Look } from './find-evidence.ts';
import type { Waiting } from './kept.ts';

export type Path = 'implemented' | 'revoked' | 'verify';

/** `path`: below the request's address. `needs`: the events that must be in the log before. */
export interface Offer {
  path: Path;
  step: string;
  body: { events: string[]; elsewhere?: true } | { event: string };
  needs: readonly number[];
}

const DOING: Partial<Record<State, { path: Path; step: string }>> = {
  approved: { path: 'implemented', step: 'implement' },
  'emergency-approved': { path: 'implemented', step: 'implement' },
  'revocation-requested': { path: 'revoked', step: 'revoke' },
};
const LOOKING: Partial<Record<State, string>> = {
  implemented: 'verify',
  verified: 'verify',
  revoked: 'verify-revocation',
  'revocation-verified': 'verify-revocation',
};
const MOST_EVENTS = 20;

export const isDoing = ({ state }: Pick<RequestView, 'state'>): boolean => state in DOING;
/** It is to be looked at: for the first time, or once more after the wait. `now`: RFC 3339 */
export const isLooking = ({ state, repeatAt }: Pick<RequestView, 'state' | 'repeatAt'>, now: string): boolean =>
  state in LOOKING && (!/verified$/.test(state) || (repeatAt !== null && repeatAt <= now));

/**
 * Undefined: there is nothing to show, or it is another's to take. `elsewhere`: the person said that it was done past us, and what is seen stands for it. `alone`: nothing else waits to be
 * done about the account; else a form that was saved may have been for the other, and only what is seen tells.
 */
export function nextOffer(
  waiting: Waiting,
  now: string,
  { elsewhere = false, alone = true }: { elsewhere?: boolean; alone?: boolean } = {},
): Offer | undefined {
  const { view } = waiting;
  const doing = DOING[view.state];
  if (doing) return view.may.includes(doing.step) ? done(doing, waiting, { elsewhere, alone }) : undefined;
  const step = LOOKING[view.state];
  if (!step || !isLooking(view, now) || !view.may.includes(step)) return undefined;
  const look = lookFor(waiting);
  return look && { path: 'verify', step, body: { event: look.event }, needs: [look.seq] };
}

function done(
  doing: { path: Path; step: string },
  { view, deeds, looks }: Waiting,
  { elsewhere, alone }: { elsewhere: boolean; alone: boolean },
): Offer | undefined {
  const last = looks.findLast(told);
  if (elsewhere && last?.as === 'wanted' && view.object.change !== 'rotation')
    return { ...doing, body: { events: [last.event], elsewhere: true }, needs: [last.seq] };
  const first =
    deeds.find(({ sure }) => sure && alone) ??
    (last?.as === 'wanted' ? deeds.find(({ seq }) => seq < last.seq) : undefined);
  if (!first) return undefined;
  const events = deeds.slice(-MOST_EVENTS);
  return { ...doing, body: { events: events.map(({ event }) => event) }, needs: events.map(({ seq }) => seq) };
}

/** The last look that tells since it was done, and since the wait where it is looked at once more. */
export function lookFor({ view, looks, deeds }: Waiting): Look | undefined {
  const done = view.ending ? view.revoked : view.done;
  if (!done) return undefined;
  const last = looks.findLast(told);
  if (!last || (view.repeatAt && Date.parse(last.at) < Date.parse(view.repeatAt))) return undefined;
  if (view.repeatAt === null && /verified$/.test(view.state)) return undefined;
  const itself = done.elsewhere && done.events.some(({ event }) => event === last.event);
  const mine = new Set(deeds.map(({ event }) => event));
  const later = done.events.every(
    (one) =>
      (mine.has(one.event) ? one.seq < last.seq : Date.parse(one.at) <= Date.parse(last.at)) && begun(last, one.at),
  );
  return itself || later ? last : undefined;
}

/** A page that shows neither says nothing of what another page showed. */
const told = ({ as }: Look): boolean => as !== 'unread';

const begun = ({ began }: Look, at: string): boolean => began === undefined || Date.parse(began) >= Date.parse(at);

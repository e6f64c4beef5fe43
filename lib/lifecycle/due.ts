/** What the clock does to a request next. */
import type { AccessRequest } from './request.ts';
import { isOpen } from './states.ts';
import type { TransitionName } from './transitions.ts';

export interface Due {
  at: string;
  name: TransitionName;
  why: string;
}

const HOUR_MS = 3_600_000;
/** So long may something that must be done or seen wait, before its owner is called. */
const PATIENCE_HOURS = 24;

const patience = (at: string): string => new Date(Date.parse(at) + PATIENCE_HOURS * HOUR_MS).toISOString();

/** The next thing, or null. By the collector's clock alone. */
export function nextDue(request: AccessRequest): Due | null {
  const all = isOpen(request.state) ? dues(request) : [];
  return all.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function dues(request: AccessRequest): Due[] {
  const { state, lapsesAt, endsAt, emergency, ending, revoked, repeatAt, residual, escalated, done } = request;
  const found: Due[] = [];
  // Each reason is called for once: an earlier call for another one does not stand for it.
  const call = (at: string, why: string) => {
    if (!escalated || escalated.at < at) found.push({ at, name: 'escalate', why });
  };
  if ((state === 'requested' || state === 'approved') && lapsesAt)
    found.push({ at: lapsesAt, name: 'expire', why: 'Nobody went on with it in time.' });
  if (endsAt && ['emergency', 'emergency-approved', 'implemented', 'verified', 'in-use'].includes(state))
    found.push({ at: endsAt, name: 'ask-revocation', why: 'Its time is over.' });
  if (emergency && ['emergency', 'revocation-requested', 'revoked'].includes(state))
    call(emergency.reviewBy, 'The review of this emergency is overdue.');
  if (state === 'implemented' && done) call(patience(done.at), 'Nobody has seen yet that it is so.');
  if (state === 'verified' && repeatAt) call(patience(repeatAt), 'Nobody has looked a second time.');
  if (state === 'revocation-requested' && ending) call(patience(ending.at), 'Nobody has ended it yet.');
  if (state === 'revoked' && revoked) call(patience(revoked.at), 'Nobody has seen yet that it has ended.');
  if (state === 'residual-risk' && residual)
    found.push({
      at: residual.recheckAt,
      name: ending ? 'recheck-ending' : 'recheck',
      why: 'The date of the next look has come.',
    });
  return found;
}

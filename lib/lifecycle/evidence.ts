/** What a step is shown, as facts somebody looked up in the log; and whether that is what its row demands. */
import type { Why } from './may-do.ts';
import { type AccessRequest, type Approval, type Done, isBornEnding, type Seen, type Shown } from './request.ts';
import type { Need } from './transitions.ts';

/** `ends`: whether it shows the end of the access, not the access. `as`: as it should be, otherwise, or it cannot be told. */
export interface Sight extends Omit<Seen, 'witness'> {
  as: 'wanted' | 'otherwise' | 'unread';
  why: string;
}

export interface Evidence {
  ticket?: { console: string; number: string; event: string } | undefined;
  /** the client demands one */
  ticketRequired?: boolean | undefined;
  why?: string | undefined;
  approval?: Approval | undefined;
  done?: Done | undefined;
  sight?: Sight | undefined;
  /** the movement that asked for the end, which was undone since */
  undone?: string | undefined;
  /** of the emergency's beginning */
  began?: Shown | undefined;
}

/** Undefined: it is enough. `at`: the collector's clock. */
export function lacks(need: Need, request: AccessRequest | null, given: Evidence, at: string): Why | undefined {
  switch (need) {
    case 'ticket':
      return ticket(request, given);
    case 'reason':
      return given.why && given.why.trim().length >= 3 ? undefined : { code: 'lifecycle.why' };
    case 'agreement':
      return agreement(request as AccessRequest, given);
    case 'deed':
      return deed(request as AccessRequest, given);
    case 'sight':
      return sight(request as AccessRequest, given, 'wanted');
    case 'other-sight':
      return sight(request as AccessRequest, given, 'otherwise');
    case 'emergency':
      return given.began && given.why ? undefined : { code: 'lifecycle.evidence', detail: { what: 'its beginning' } };
    case 'clock':
      return (request?.lapsesAt ?? at) > at || !request?.lapsesAt ? { code: 'lifecycle.early' } : undefined;
    case 'mistake':
      return mistake(request as AccessRequest, given);
    case 'undone':
      return undone(request as AccessRequest, given);
    case 'settled':
      return request?.repeatAt ? { code: 'lifecycle.repeat', detail: { at: request.repeatAt } } : undefined;
  }
}

/** One is never put in another's place: what was decided rests on it. */
function ticket(request: AccessRequest | null, given: Evidence): Why | undefined {
  if (request?.ticket) return { code: 'lifecycle.bound', detail: { number: request.ticket.number } };
  return given.ticketRequired && !given.ticket ? { code: 'lifecycle.ticket' } : undefined;
}

/** What a movement asked for is called off by undoing the movement, never one by one. */
function mistake(request: AccessRequest, given: Evidence): Why | undefined {
  const { movement } = request;
  if (!isBornEnding(request)) return { code: 'lifecycle.goesOn' };
  if (movement !== null && given.undone !== movement) return { code: 'lifecycle.ofMovement' };
  return lacks('reason', request, given, '');
}

/** Only what had been approved and seen, and nobody set about ending since. */
function undone({ ending, verified, emergency, movement }: AccessRequest, given: Evidence): Why | undefined {
  const of = ending?.movement ?? movement;
  if (!given.undone || given.undone !== of || !verified || emergency) return { code: 'lifecycle.goesOn' };
  return undefined;
}

function agreement({ hash, approvals }: AccessRequest, { approval }: Evidence): Why | undefined {
  if (!approval) return { code: 'lifecycle.evidence', detail: { what: 'an approval' } };
  if (approval.hash !== hash) return { code: 'lifecycle.otherObject' };
  const { by, recordedBy } = approval;
  const again = approvals.some((one) => one.by === by || (recordedBy !== undefined && one.recordedBy === recordedBy));
  return again ? { code: 'lifecycle.approvedTwice' } : undefined;
}

function deed(request: AccessRequest, { done }: Evidence): Why | undefined {
  if (!done || done.events.length === 0)
    return { code: 'lifecycle.evidence', detail: { what: 'what was done in the console' } };
  const allowed = allowedSince(request);
  const early = done.events.find(({ at }) => Date.parse(at) < Date.parse(allowed) - CLOCKS_MS);
  return early ? { code: 'lifecycle.tooEarly', detail: { at: early.at, allowed } } : undefined;
}

/** How far a device's clock may be from the collector's. */
const CLOCKS_MS = 5 * 60_000;

/** When what is done, or ended, was first allowed. */
export function allowedSince({ ending, emergency, approvals, askedAt }: Allowed): string {
  return ending?.at ?? emergency?.begunAt ?? approvals.at(-1)?.at ?? askedAt;
}

interface Allowed extends Pick<AccessRequest, 'askedAt'> {
  ending: { at: string } | null;
  emergency: { begunAt: string } | null;
  approvals: readonly { at: string }[];
}

/** A look from before the deed says nothing about it. On one device its own numbers tell; between two, their clocks and the order of the log. */
function sight(request: AccessRequest, { sight }: Evidence, wanted: 'wanted' | 'otherwise'): Why | undefined {
  if (!sight) return { code: 'lifecycle.evidence', detail: { what: 'a look at the account' } };
  const done = request.ending ? request.revoked : request.done;
  if (!done || !isLater(sight, done))
    return { code: 'lifecycle.tooEarly', detail: { at: sight.at, allowed: done?.at ?? '' } };
  if (sight.as === 'unread') return { code: 'lifecycle.unread', detail: { why: sight.why } };
  return sight.as === wanted ? undefined : { code: 'lifecycle.notShown', detail: { why: sight.why } };
}

function isLater(sight: Shown, { events, elsewhere }: Done): boolean {
  return events.every((one) => {
    // Done past us, the look that told so is itself what was seen.
    if (elsewhere && one.event === sight.event) return true;
    if (one.device === sight.device) return sight.seq > one.seq;
    return sight.index > one.index && Date.parse(sight.at) >= Date.parse(one.at) - CLOCKS_MS;
  });
}

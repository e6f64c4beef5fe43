/** Whether somebody may do a step, by the table: their role, and what they are in this request already. */
import type { Role } from '../record/record.schema.ts';
import type { AccessRequest, Part } from './request.ts';
import { TRANSITIONS, type TransitionName, type Who } from './transitions.ts';

/** Whoever does a step. `serves`: the request's client. `approves`: is of its approver group, or its own person with a link. */
export interface Person {
  /** technician id, or the mail address of somebody of the client's */
  id: string;
  roles: readonly Role[];
  serves: boolean;
  approves: boolean;
}

export const COLLECTOR = 'collector';
/** The collector itself. It never approves but by a rule, and is no witness. */
export const ITSELF: Person = { id: COLLECTOR, roles: [], serves: false, approves: false };

export interface Why {
  code: string;
  detail?: Record<string, string | number>;
}

/** Undefined: they may. */
export function mayNot(name: TransitionName, request: AccessRequest | null, person: Person): Why | undefined {
  const { who, notAs } = TRANSITIONS[name];
  if (!who.some((one) => is(one, person))) return { code: 'lifecycle.role', detail: { who: who.join(' or ') } };
  if (!request || person.id === COLLECTOR) return undefined;
  const held = notAs.find((part) => request.parts[part]?.includes(person.id) && !tolerated(name, part, request));
  return held
    ? { code: 'lifecycle.twoParts', detail: { part: held.replace('-', ' ') } }
    : watched(name, request, person);
}

function is(who: Who, { id, roles, serves, approves }: Person): boolean {
  if (who === 'collector') return id === COLLECTOR;
  if (id === COLLECTOR) return false;
  if (who === 'approver') return approves;
  return roles.includes(who) && (who !== 'technician' || serves);
}

/**
 * Who asks, who it is for, who approves and who does are different people: the table says whom each step is not for. Two exceptions. An emergency was carried out before it was
 * asked for, by whoever began it. And where the client's policy says `ownHands`, a standard pattern, which a rule and a ticket that was seen decided, is carried out by whoever took
 * it from the ticket. In both, somebody else sees it: no request is ever of one person alone.
 */
function tolerated(name: TransitionName, part: Part, { approvals, emergency, ownHands }: AccessRequest): boolean {
  if (name !== 'implement') return false;
  const byRule = approvals.length > 0 && approvals.every(({ way }) => way === 'rule');
  if (part === 'requester') return emergency !== null || (byRule && ownHands === true);
  return part === 'subject' && emergency !== null;
}

/**
 * Whoever did it may be its witness: what is shown is a reading of the console, not their word. But what is of high risk, or began as an emergency, is seen by another, and so is
 * the end that somebody asked for and carried out alone.
 */
function watched(name: TransitionName, request: AccessRequest, { id }: Person): Why | undefined {
  const { risk, emergency, parts, ending } = request;
  const did = name === 'verify' ? 'doer' : name === 'verify-revocation' ? 'revoker' : undefined;
  if (!did || !parts[did]?.includes(id)) return undefined;
  if (risk === 'high' || emergency) return { code: 'lifecycle.otherWitness' };
  return did === 'revoker' && ending?.by === id ? { code: 'lifecycle.ownEnding' } : undefined;
}

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
 * A standard pattern's request was decided by a rule and a ticket somebody else wrote: whoever took it on may carry it out. An emergency was carried out before it was asked
 * for, by whoever began it. Where people decided, whoever asked does not do it.
 */
function tolerated(name: TransitionName, part: Part, { approvals, emergency }: AccessRequest): boolean {
  const byRule = approvals.length > 0 && approvals.every(({ way }) => way === 'rule');
  if (name === 'implement')
    return part === 'requester' ? byRule || emergency !== null : part === 'subject' && emergency !== null;
  return name === 'verify' && part === 'requester' && byRule;
}

/** What is of high risk, or began as an emergency, is seen by another than who did it. */
function watched(name: TransitionName, { risk, emergency, parts }: AccessRequest, { id }: Person): Why | undefined {
  const doer = name === 'verify' ? 'doer' : name === 'verify-revocation' ? 'revoker' : undefined;
  if (!doer || (risk === 'normal' && !emergency) || !parts[doer]?.includes(id)) return undefined;
  return { code: 'lifecycle.otherWitness' };
}

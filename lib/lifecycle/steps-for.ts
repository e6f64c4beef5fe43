import { mayNot, type Person } from './may-do.ts';
import type { AccessRequest } from './request.ts';
import { leadsFrom, TRANSITION_NAMES, TRANSITIONS, type TransitionName } from './transitions.ts';

/** The steps somebody may take now, by the table and what they are in the request; its evidence is still to be shown. */
export function stepsFor(request: AccessRequest, person: Person): TransitionName[] {
  return TRANSITION_NAMES.filter((name) => {
    const { while: during } = TRANSITIONS[name];
    if (!leadsFrom(name, request.state)) return false;
    if (during && (request.ending !== null) !== (during === 'ending')) return false;
    return mayNot(name, request, person) === undefined;
  });
}

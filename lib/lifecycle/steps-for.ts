import { mayNot, type Person } from './may-do.ts';
import type { AccessRequest } from './request.ts';
import { leadsOn, TRANSITION_NAMES, type TransitionName } from './transitions.ts';

/** The steps somebody may take now, by the table and what they are in the request; its evidence is still to be shown. */
export function stepsFor(request: AccessRequest, person: Person): TransitionName[] {
  return TRANSITION_NAMES.filter((name) => leadsOn(name, request) && mayNot(name, request, person) === undefined);
}

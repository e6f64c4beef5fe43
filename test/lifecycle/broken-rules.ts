/** Rules of the table, each broken on purpose: whoever checks paths by the events alone must find what comes of it. For tests; nothing else may load this. */
import { TRANSITIONS, type Transition, type TransitionName } from '../../lib/lifecycle/transitions.ts';

export interface Broken {
  step: TransitionName;
  /** as the row stands then */
  row: Partial<Transition>;
}

const OURS = ['technician', 'lead', 'administrator'] as const;

export const BROKEN_RULES = {
  'anybody approves': { step: 'approve', row: { who: [...OURS, 'approver', 'collector'] } },
  'the requester approves': { step: 'approve', row: { who: [...OURS, 'collector'], notAs: [] } },
  'nobody need approve': { step: 'implement', row: { from: ['requested', 'approved', 'emergency-approved'] } },
  'the requester does it': { step: 'implement', row: { notAs: [] } },
  'what was done before counts': { step: 'implement', row: { need: 'settled' } },
  'any look will do': { step: 'verify', row: { need: 'settled' } },
  'what was not seen to have ended is closed': { step: 'close', row: { from: ['revoked', 'revocation-verified'] } },
  'the doer answers for the risk': { step: 'accept-risk', row: { who: OURS, notAs: [] } },
} as const satisfies Record<string, Broken>;
export type BrokenRule = keyof typeof BROKEN_RULES;

/** Breaks it until the function given back is called. */
export function breakRule(name: BrokenRule): () => void {
  const { step, row } = BROKEN_RULES[name];
  const there = TRANSITIONS[step];
  const before = { ...there };
  Object.assign(there, row);
  return () => void Object.assign(there, before);
}
